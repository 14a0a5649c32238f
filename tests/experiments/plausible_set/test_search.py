"""The search for plausible sets: what is asked of a set, and how sets are tried side by side."""

import numpy as np
import pytest

from experiments.plausible_set import findings
from experiments.plausible_set import search as search_module
from experiments.plausible_set.draws import candidates, varied
from experiments.plausible_set.requirements import (
    CONSTRAINTS,
    HELD_OUT,
    IDLE_YEAR,
    MANDATE_YEAR,
    NOTHING,
    PATTERNS,
    constraints,
    mandate_quits,
    points_the_right_way,
    quits_per_year,
)
from experiments.plausible_set.search import Judge, Search, Tally, search
from experiments.plausible_set.trial import Ground, Sets, Trial
from experiments.validation.paired import more
from experiments.validation.session import ArmRun
from experiments.validation.target import Expected


class Told:
    """A session whose arms do as they are told: weekly use and quits per position, for two replicates."""

    def __init__(self, **arms):
        self.arms = arms

    def run(self, arm):
        use, quits = self.arms[arm.name]
        weeks = (arm.scenario.weeks, 2)
        return ArmRun({"use": np.full(weeks, use), "quits": np.full(weeks, quits), "staffed": np.full(weeks, 0.8)})


def idle(use=0.01, quits=0.8 * 0.15 / 52, mandate_quits=0.8 * 0.15 / 52):
    arms = {NOTHING.name: (use, quits), IDLE_YEAR.name: (use, quits), MANDATE_YEAR.name: (use, mandate_quits)}
    return Told(**arms)


def test_every_third_pattern_is_held_out():
    assert [one.name for one in HELD_OUT] == ["C3", "C6", "C9", "C12", "C15", "C20"]
    assert [one.name for one in PATTERNS] == [
        "C1", "C2", "C4", "C5", "C7", "C8", "C10", "C11", "C13", "C14", "C16", "C19",
        "resistance under a programme", "knowing", "small say", "committee, nothing carried out", "empty promise",
        "training alone", "champions", "rest"]


def test_quits_are_counted_per_head_and_year():
    assert quits_per_year(idle(), NOTHING) == pytest.approx(0.15)
    assert mandate_quits(idle(mandate_quits=0.8 * 0.3 / 52)) == pytest.approx(2.0)
    assert mandate_quits(idle(quits=0.0)) == np.inf


@pytest.mark.parametrize(("company", "met"), [
    (idle(), [True, True, True]),
    (idle(use=0.06), [False, True, True]),
    (idle(quits=0.8 * 0.05 / 52, mandate_quits=0.8 * 0.05 / 52), [True, False, True]),
    (idle(quits=0.8 * 0.27 / 52, mandate_quits=0.8 * 0.27 / 52), [True, False, True]),
    (idle(mandate_quits=0.8 * 0.25 / 52), [True, True, False]),
])
def test_a_plausible_company_neither_changes_nor_empties_by_itself(company, met):
    assert [one.met(company) for one in CONSTRAINTS] == met


def test_a_screen_is_wider_than_the_constraint():
    company = idle(use=0.055, quits=0.8 * 0.27 / 52, mandate_quits=0.8 * 0.27 * 1.7 / 52)
    assert not any(one.met(company) for one in CONSTRAINTS)
    assert all(one.met(company) for one in constraints(0.15))


def test_a_pattern_is_about_direction_and_a_level_about_its_bounds():
    difference, level = more("first above second", "found", 0.3), Expected("use", "low", high=0.05)
    assert points_the_right_way(0.001, difference)
    assert not points_the_right_way(0.0, difference)
    assert not points_the_right_way(np.nan, difference)
    assert points_the_right_way(0.05, level)
    assert not points_the_right_way(0.051, level)


def sets_of(*numbers):
    values = candidates(1, 0, len(numbers))
    return Sets(np.array(numbers), values)


def test_sets_keep_their_order_and_their_organization():
    sets = sets_of(3, 8, 11, 0, 19, 27)
    seen = Judge(5, workers=2).of_each(
        sets, 4, lambda one: (one.trials[0].draw, int(one.trials[0].sets.numbers[one.lanes.start // 4])))
    assert seen == [(3, 3), (0, 8), (3, 11), (0, 0), (3, 19), (3, 27)]


def test_lanes_of_a_set_lie_side_by_side_and_other_series_have_other_chance():
    trial = Trial(Ground(5), 0, sets_of(8, 16), 4)
    assert (trial.of(1).lanes.start, trial.of(1).lanes.stop) == (4, 8)
    more_chance = trial.of(1).larger(3).trials
    assert [one.series for one in more_chance] == [0, 1, 2]
    assert more_chance[0] is trial
    assert trial.of(0).anew().trials[0].series not in (0, 1, 2)


def test_a_batch_holds_no_more_than_its_lanes():
    with pytest.raises(ValueError, match="9 sets with 4 replicates do not fit into 32 lanes"):
        Trial(Ground(5), 0, sets_of(*range(9)), 4)


def test_acceptance_is_told_by_step():
    state = Search()
    state.add(sets_of(), {f"constraint: {one.name}": [2, met] for one, met in zip(CONSTRAINTS, (2, 1, 0), strict=True)})
    table = findings.acceptance(state)
    assert [row[:2] + row[3:] for row in table.rows] == [
        ("constraint", "idle use", 2, 2, 1.0), ("constraint", "idle quits", 2, 1, 0.5),
        ("constraint", "mandate quits", 2, 0, 0.0), ("all", "everything", 1024, 0, 0.0)]


def test_a_search_goes_on_where_it_stopped(tmp_path, monkeypatch):
    asked = []

    def tried(judge, sets):
        asked.append(int(sets.numbers[0]))
        return sets.some(np.array([3, 7])), {"constraint: idle use": [len(sets), 2]}

    monkeypatch.setattr(search_module, "tried", tried)
    search(1, 3, 1, tmp_path, lambda state: None)
    found = search(1, 5, 1, tmp_path, lambda state: None)
    assert asked == [0, 1024, 2048]
    assert [sets.numbers.tolist() for sets in found.accepted] == [[3, 7], [1027, 1031], [2051, 2055]]
    assert found.tallies["constraint: idle use"] == Tally(3 * 1024, 6)


def test_correlations_are_those_of_ranks():
    values = {name: np.arange(8.0) for name in ("habit_gain", "habit_decay", "quit_rate")}
    values["habit_decay"] = -np.exp(values["habit_gain"])
    values["quit_rate"] = np.array([4.0, 1, 6, 3, 3.5, 5, 0, 2])
    table = findings.correlations(Sets(np.arange(8), values))
    assert table.rows[0] == ("habit_gain", "habit_decay", -1.0)


def test_shifts_are_told_in_quantiles_of_the_prior():
    middle = {name: np.full(4, float(_middle(name))) for name in varied()}
    moved = findings.shifts(Sets(np.arange(4), {**middle, "susceptibility": np.full(4, 0.8)}))
    assert moved.rows[0][:2] == ("susceptibility", 1.0)
    assert all(row[1] == pytest.approx(0.5, abs=0.01) for row in moved.rows[1:])


def _middle(name):
    from cxsim.model.parameters import PARAMETERS

    return PARAMETERS[name].quantile(0.5)
