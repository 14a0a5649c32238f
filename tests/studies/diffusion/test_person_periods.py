"""Exposure counts what others did in earlier periods, and only while a person is at risk."""

import numpy as np
import pytest

from cxsim.studies.diffusion.person_periods import person_periods, share_by_period


@pytest.fixture
def rows(read):
    observations = read()
    table = person_periods(observations)
    names = [observations.ids[person] for person in table.person]
    return {(name, int(period)): index for index, (name, period) in enumerate(zip(names, table.period, strict=True))}, \
        table


def test_people_are_at_risk_until_they_adopt_or_are_no_longer_watched(rows):
    place, table = rows
    assert len(table.person) == 1 + 2 + 3 + 2 + 3 + 3
    assert {key for key, row in place.items() if table.adopts[row]} == {("ann", 1), ("bea", 2), ("eva", 3)}
    assert ("dee", 3) not in place


def test_contacts_count_from_the_period_after_their_adoption(rows):
    place, table = rows
    seen = {key: float(table.contacts_share[row]) for key, row in place.items()}
    assert [seen["bea", 1], seen["bea", 2]] == [0.0, 1.0]
    assert [seen["cat", 1], seen["cat", 2], seen["cat", 3]] == [0.0, 0.5, 1.0]
    assert [seen["dee", 1], seen["dee", 2]] == [0.0, 0.0]
    assert [seen["eva", 3], seen["fay", 3]] == [0.0, 0.0]


def test_people_without_contacts_see_their_group(read):
    observations = read(edges=("cat,ann,advice\ncat,bea,advice\n", ""))
    table = person_periods(observations)
    cat = table.person == observations.ids.index("cat")
    assert table.contacts_share[cat].tolist() == table.group_share[cat].tolist() == [0.0, 1 / 3, 2 / 3]


def test_without_times_everybody_sees_what_became_of_the_others(read, village):
    text = "id,group,adopted\nann,east,1\nbea,east,1\ncat,east,0\ndee,east,0\neva,west,1\nfay,west,0\n"
    (village / "adoption.csv").write_text(text, "utf-8")
    table = person_periods(read())
    assert table.period.tolist() == [1] * 6
    assert table.adopts.tolist() == [1.0, 1.0, 0.0, 0.0, 1.0, 0.0]
    assert table.contacts_share.tolist() == [1 / 3, 1.0, 1.0, 1.0, 0.0, 1.0]
    assert table.group_share.tolist() == [1 / 3, 1 / 3, 2 / 3, 2 / 3, 0.0, 1.0]


def test_the_share_of_the_group_is_that_of_the_others(rows):
    place, table = rows
    share = {key: float(table.group_share[row]) for key, row in place.items()}
    assert [share["cat", 1], share["cat", 2], share["cat", 3]] == [0.0, 1 / 3, 2 / 3]
    assert share["fay", 3] == 0.0


def test_degree_is_the_centered_logarithm(rows):
    place, table = rows
    logs = np.log([1, 2, 3, 2, 1, 2])
    assert table.log_degree[place["cat", 1]] == pytest.approx(np.log(3) - logs.mean(), abs=1e-15)


def test_heavier_ties_count_more(read, village):
    (village / "edges.csv").write_text("source,target,weight\ncat,ann,3\ncat,bea,1\n", "utf-8")
    observations = read()
    table = person_periods(observations)
    row = np.flatnonzero((table.person == observations.ids.index("cat")) & (table.period == 2))
    assert table.contacts_share[row].tolist() == [0.75]


def test_the_mean_field_share_is_that_of_the_chosen_people(read):
    observations = read()
    assert share_by_period(observations, np.ones(6, dtype=bool)).tolist() == [0.0, 1 / 6, 2 / 6]
    assert share_by_period(observations, observations.group_of == 1).tolist() == [0.0, 0.0, 0.0]
