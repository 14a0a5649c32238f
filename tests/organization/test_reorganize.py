"""Changing places: teams and reporting lines follow, everything else stays."""

import numpy as np

from cxsim.organization.generation.generate import generate
from cxsim.organization.reorganize import exchanged
from cxsim.organization.schema.specification import GenerateSpecification

NOBODY = np.zeros((0, 2), dtype=np.int64)
ORGANIZATION = generate(
    GenerateSpecification(departments=({"name": "claims", "size": 40}, {"name": "sales", "size": 30})), 1
)


def ties(layer):
    return set(zip(layer.sources.tolist(), layer.targets.tolist(), strict=True))


def staff(department):
    found = np.flatnonzero(ORGANIZATION.department == department)
    return found[~np.isin(found, ORGANIZATION.manager)]


def front_line(department):
    above = np.unique(ORGANIZATION.manager[staff(department)])
    return above[ORGANIZATION.department[above] == department]


def test_two_people_change_team_and_manager():
    one, other = int(staff(0)[0]), int(staff(1)[0])
    after = exchanged(ORGANIZATION, np.array([[one, other]]), NOBODY, 1)
    assert (after.team[one], after.manager[one]) == (ORGANIZATION.team[other], ORGANIZATION.manager[other])
    assert (after.team[other], after.manager[other]) == (ORGANIZATION.team[one], ORGANIZATION.manager[one])
    changed = np.flatnonzero((after.team != ORGANIZATION.team) | (after.manager != ORGANIZATION.manager))
    assert changed.tolist() == sorted([one, other])
    mates = {target for source, target in ties(after.layers["team"]) if source == one}
    assert mates == set(np.flatnonzero(after.team == after.team[one]).tolist()) - {one}
    assert (one, int(after.manager[one])) in ties(after.layers["reporting"])
    assert (one, int(ORGANIZATION.manager[one])) not in ties(after.layers["reporting"])


def test_who_is_not_touched_keeps_every_tie():
    one, other = int(staff(0)[0]), int(staff(1)[0])
    after = exchanged(ORGANIZATION, np.array([[one, other]]), NOBODY, 1)
    touched = np.isin(ORGANIZATION.team, ORGANIZATION.team[[one, other]])
    before = {pair for pair in ties(ORGANIZATION.layers["team"]) if not touched[pair[0]]}
    assert before == {pair for pair in ties(after.layers["team"]) if not touched[pair[0]]}
    assert after.layers["informal"] is ORGANIZATION.layers["informal"]
    assert after.department is ORGANIZATION.department


def test_changing_back_restores_the_ties():
    pairs = np.stack([staff(0)[:5], staff(1)[:5]], axis=1)
    back = exchanged(exchanged(ORGANIZATION, pairs, NOBODY, 1), pairs, NOBODY, 1)
    for name in ("team", "reporting"):
        assert ties(back.layers[name]) == ties(ORGANIZATION.layers[name])
        assert np.array_equal(back.layers[name].sources, ORGANIZATION.layers[name].sources)
    assert np.array_equal(back.manager, ORGANIZATION.manager)


def test_managers_exchange_whom_they_lead():
    one, other = int(front_line(0)[0]), int(front_line(1)[0])
    after = exchanged(ORGANIZATION, NOBODY, np.array([[one, other]]), 1)
    assert np.array_equal(after.manager == one, ORGANIZATION.manager == other)
    assert np.array_equal(after.manager == other, ORGANIZATION.manager == one)
    assert after.manager[one] == ORGANIZATION.manager[one]
    assert np.array_equal(after.team, ORGANIZATION.team)
    assert ties(after.layers["team"]) == ties(ORGANIZATION.layers["team"])


def test_nobody_ends_up_as_their_own_manager():
    boss = int(ORGANIZATION.manager[front_line(0)[0]])
    report = int(front_line(0)[0])
    after = exchanged(ORGANIZATION, NOBODY, np.array([[boss, report]]), 1)
    assert not (after.manager == np.arange(ORGANIZATION.size)).any()
