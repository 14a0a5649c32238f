"""Positions that open later: their managers and ties, and that existing people do not change."""

import numpy as np
import pytest

from cxsim.organization.build import build
from cxsim.organization.schema.organization_specification import OrganizationSpecification
from cxsim.organization.schema.specification import GrowthSpecification

DEPARTMENTS = [{"name": "claims", "size": 40}, {"name": "sales", "size": 30}]


def grown(*growth):
    given = {"generate": {"departments": DEPARTMENTS}, "growth": growth}
    return build(OrganizationSpecification.model_validate(given), ".", 1)


def named_ties(organization, layer, names):
    found = organization.layers[layer]
    pairs = zip(found.sources.tolist(), found.targets.tolist(), strict=True)
    return {(organization.ids[a], organization.ids[b]) for a, b in pairs
            if organization.ids[a] in names and organization.ids[b] in names}


TODAY = grown()
LARGER = grown({"department": "sales", "people": 20, "from_week": 6, "over_weeks": 4},
               {"department": "digital", "people": 9, "from_week": 30})


def test_positions_open_evenly_over_their_weeks():
    item = GrowthSpecification(department="sales", people=6, from_week=4, over_weeks=3)
    assert item.opens().tolist() == [4, 4, 5, 5, 6, 6]
    assert GrowthSpecification(department="sales", people=2, from_week=4, over_weeks=8).opens().tolist() == [4, 8]


def test_who_is_there_keeps_everything():
    names = set(TODAY.ids)
    assert TODAY.opens is None
    assert {name for name, opens in zip(LARGER.ids, LARGER.opens, strict=True) if opens == 0} == names
    for layer in TODAY.layers:
        assert named_ties(LARGER, layer, names) == named_ties(TODAY, layer, names)
    for row, name in enumerate(TODAY.ids):
        later = LARGER.ids.index(name)
        assert TODAY.level[row] == LARGER.level[later]
        assert TODAY.teams[TODAY.team[row]] == LARGER.teams[LARGER.team[later]]
        boss = TODAY.manager[row]
        assert boss < 0 or TODAY.ids[boss] == LARGER.ids[LARGER.manager[later]]


def test_the_order_stays_canonical():
    key = [(LARGER.departments[d], LARGER.teams[t], name) for d, t, name in zip(
        LARGER.department.tolist(), LARGER.team.tolist(), LARGER.ids, strict=True)]
    assert key == sorted(key)
    assert LARGER.departments == ("claims", "digital", "sales")
    for layer in LARGER.layers.values():
        code = layer.sources.astype(np.int64) * LARGER.size + layer.targets
        assert (np.diff(code) > 0).all()


def test_newcomers_form_teams_whose_leads_report_to_the_head():
    new = np.flatnonzero((LARGER.opens > 0) & (LARGER.department == 2))
    teams = np.unique(LARGER.team[new], return_counts=True)[1]
    assert sorted(teams.tolist()) == [10, 10]
    leads = [row for row in new if (LARGER.manager == row).any()]
    assert len(leads) == 2
    [head] = {int(LARGER.manager[row]) for row in leads}
    sales = LARGER.department == 2
    assert LARGER.level[head] == LARGER.level[sales & (LARGER.opens == 0)].min()


def test_a_new_department_is_led_by_its_first_newcomer():
    digital = np.flatnonzero(LARGER.department == 1)
    head = LARGER.ids.index("digital-growth2-0001")
    assert LARGER.level[head] == 2
    assert LARGER.level[LARGER.manager[head]] == 1
    assert set(LARGER.opens[digital]) == {30}


def test_a_few_join_teams_that_are_there():
    few = grown({"department": "claims", "people": 2, "from_week": 5})
    new = np.flatnonzero(few.opens > 0)
    assert len(few.teams) == len(TODAY.teams)
    assert all((few.team == few.team[row]).sum() > 2 for row in new)
    assert not (few.manager[:, None] == new).any()
    assert all(few.manager[row] >= 0 for row in new)


def test_newcomers_know_their_team_their_manager_and_three_colleagues_or_more():
    new = np.flatnonzero(LARGER.opens > 0)
    for name, fewest in (("team", 1), ("reporting", 1), ("informal", 2)):
        looked_at = np.bincount(LARGER.layers[name].sources, minlength=LARGER.size)[new]
        assert looked_at.min() >= (0 if name == "team" else fewest), name


def test_newcomers_know_everybody_in_a_small_team_also_the_first_of_all_people():
    small = build(OrganizationSpecification.model_validate({
        "generate": {"departments": [{"name": "claims", "size": 5}]},
        "growth": [{"department": "claims", "people": 1, "from_week": 2}]}), ".", 1)
    (new,) = np.flatnonzero(small.opens == 2)
    mates = np.flatnonzero((small.team == small.team[new]) & (np.arange(small.size) != new))
    assert mates[0] == 0
    team = small.layers["team"]
    assert set(team.targets[team.sources == new]) == set(team.sources[team.targets == new]) == set(mates)


def test_it_is_told_and_counted():
    assert LARGER.notes[-2:] == (
        "20 positions of 'sales' open in weeks 6 to 9; empty until then.",
        "9 positions of 'digital' open in week 30; empty until then.",
    )
    assert LARGER.headcount() == {"claims": 40, "digital": 9, "sales": 50}
    assert LARGER.open_in(5).sum() == 70
    assert LARGER.open_in(6).sum() == 75


@pytest.mark.parametrize("wrong", [{"people": 0}, {"from_week": 0}, {"over_weeks": 0}])
def test_impossible_growth_is_refused(wrong):
    with pytest.raises(ValueError, match="greater than or equal to 1"):
        GrowthSpecification(**{"department": "x", "people": 1, "from_week": 1, **wrong})
