"""The search for plausible sets: what is asked of a set, and how sets are tried side by side."""

import contextlib
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from cxsim.model.compact_set import packed
from cxsim.sweeps.work.executors import Serial
from experiments.plausible_set import findings
from experiments.plausible_set import search as search_module
from experiments.plausible_set.draws import candidates, varied
from experiments.plausible_set.requirements import (
    CONSTRAINTS,
    HELD_OUT,
    MANDATE_ARM,
    NOTHING,
    PATTERNS,
    constraints,
    mandate_quits,
    points_the_right_way,
    quits_per_year,
)
from experiments.plausible_set.rounds import OtherRoundsError
from experiments.plausible_set.search import (
    ORGANIZATIONS,
    ROUND,
    Judge,
    Search,
    Tally,
    joined,
    of_round,
    search,
    steps,
)
from experiments.plausible_set.trial import Ground, Sets, Trial
from experiments.validation.paired import more
from experiments.validation.session import Arm, ArmRun
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
    return Told(**{NOTHING.name: (use, quits), MANDATE_ARM.name: (use, mandate_quits)})


def test_every_third_pattern_and_what_every_set_meets_are_held_out():
    assert [one.name for one in HELD_OUT] == [
        "C3", "C6", "C9", "C12", "C15", "C20", "C8", "C13", "resistance under a programme", "knowing", "champions"]
    assert [one.name for one in PATTERNS] == [
        "C1", "C2", "C4", "C5", "C7", "C10", "C11", "C14", "C16", "C19", "small say",
        "committee, nothing carried out", "empty promise", "training alone", "rest"]


def test_every_requirement_has_its_step():
    names = [(step, one.name) for step, requirements, _ in steps() for one in requirements]
    assert sorted(names) == sorted([
        *(("screen", one.name) for one in CONSTRAINTS), *(("constraint", one.name) for one in CONSTRAINTS),
        *(("pattern", one.name) for one in PATTERNS)])


def test_quits_are_counted_per_head_and_year():
    assert quits_per_year(idle(), NOTHING, 104) == pytest.approx(0.15)
    assert quits_per_year(idle(), NOTHING, 26) == pytest.approx(0.15)
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
    tally = {f"constraint: {one.name}": [2, met] for one, met in zip(CONSTRAINTS, (2, 1, 0), strict=True)}
    state.add(sets_of(), tally, 3.0)
    table = findings.acceptance(state)
    assert [row[:2] + row[3:] for row in table.rows] == [
        ("constraint", "idle use", 2, 2, 1.0), ("constraint", "idle quits", 2, 1, 0.5),
        ("constraint", "mandate quits", 2, 0, 0.0), ("all", "everything", 1024, 0, 0.0)]


@pytest.fixture
def asked(monkeypatch):
    """The rounds that are tried, of 16 candidates; two sets of each are accepted."""
    rounds = []
    monkeypatch.setattr(search_module, "ROUND", 16)

    def tried(judge, sets):
        rounds.append(int(sets.numbers[0]))
        return sets.some(np.array([3, 7])), {"constraint: idle use": [len(sets), 2]}

    monkeypatch.setattr(search_module, "tried", tried)
    return rounds


def searched(wanted, folder, pool=None, workers=1):
    folder.mkdir(exist_ok=True)
    return search(1, wanted, pool or Serial(), workers, folder / "rounds.jsonl", lambda state: None)


def test_a_search_goes_on_where_it_stopped(tmp_path, asked):
    searched(3, tmp_path)
    assert asked == [0, 1]
    found = searched(5, tmp_path)
    assert asked == [0, 1, 2]
    assert [sets.numbers.tolist() for sets in found.accepted] == [[24, 56], [25, 57], [26, 58]]
    assert found.tallies["constraint: idle use"] == Tally(3 * 16, 6)


@pytest.mark.parametrize("broken_off_after", [0, 1, 2, 3])
def test_a_search_that_was_broken_off_gives_the_same_file(tmp_path, asked, broken_off_after):
    def told(state):
        if len(state.accepted) == broken_off_after:
            raise KeyboardInterrupt

    whole = joined(searched(8, tmp_path / "whole").accepted)
    (tmp_path / "broken").mkdir()
    with contextlib.suppress(KeyboardInterrupt):
        search(1, 8, Serial(), 1, tmp_path / "broken" / "rounds.jsonl", told)
    with (tmp_path / "broken" / "rounds.jsonl").open("a") as file:
        file.write('{"accepted": [27')
    again = joined(searched(8, tmp_path / "broken").accepted)
    assert packed(again.values) == packed(whole.values)
    assert again.numbers.tolist() == whole.numbers.tolist()


def test_the_rounds_of_another_search_are_refused(tmp_path, asked):
    searched(3, tmp_path)
    with pytest.raises(OtherRoundsError, match="another search"):
        search(2, 3, Serial(), 1, tmp_path / "rounds.jsonl", lambda state: None)


def test_rounds_side_by_side_find_the_same_sets(tmp_path, asked):
    with ThreadPoolExecutor(3) as pool:
        many = searched(7, tmp_path / "many", pool, 3)
    one = searched(7, tmp_path / "one")
    assert [sets.numbers.tolist() for sets in many.accepted] == [sets.numbers.tolist() for sets in one.accepted]
    assert many.candidates == one.candidates == 4 * 16


def test_rounds_take_turns_on_organizations_and_no_number_comes_twice():
    rounds = [of_round(1, number) for number in range(ORGANIZATIONS + 1)]
    assert [set((sets.numbers % ORGANIZATIONS).tolist()) for sets in rounds] == [*({home} for home in range(8)), {0}]
    numbers = np.concatenate([sets.numbers for sets in rounds])
    assert len(set(numbers.tolist())) == 9 * ROUND
    assert sorted(numbers[: 8 * ROUND].tolist()) == list(range(8 * ROUND))
    whole = candidates(1, 0, 9)["quit_rate"]
    assert [sets.values["quit_rate"][0] for sets in rounds[:8]] == whole[:8].tolist()
    assert rounds[0].values["quit_rate"][1] == whole[8]


def test_an_arm_runs_no_further_than_the_last_week_that_somebody_asks_for():
    trial = Trial(Ground(5), 0, sets_of(8, 16), 2)
    asked = trial.of(1).run(NOTHING).mean("use", 0, 4)
    course = trial.course(NOTHING)
    assert len(course.until(4)["use"]) == 4
    assert asked.tolist() == course.until(0)["use"][:4, 2:].mean(axis=0).tolist()
    whole = Trial(Ground(5), 0, sets_of(8, 16), 2).run(NOTHING).weekly
    assert whole["quits"].shape == (104, 4)
    weekly = trial.of(1).run(NOTHING).weekly
    assert set(weekly) == set(whole)
    assert len(weekly) == len(whole)
    assert all(np.array_equal(weekly[name], whole[name][:, 2:]) for name in whole)
    assert trial.of(0).run(NOTHING).total("quits", 0, 52).tolist() == whole["quits"][:52, :2].sum(axis=0).tolist()


def test_what_an_arm_states_holds_for_every_set():
    trial, forbidden = Trial(Ground(5), 0, sets_of(8, 16), 1), {"ideas_hours": 1.0e9}
    stated = Arm(NOTHING.scenario.model_copy(update={"name": "never"}), parameters=forbidden)
    world = trial.ground.world(stated, 0)
    assert trial.simulation(stated).initial.batch.parameters["ideas_hours"] == 1.0e9
    assert world.parameters["ideas_hours"] == 1.0e9
    free = trial.simulation(NOTHING).initial.batch.parameters["ideas_hours"]
    assert free.tolist() == trial.sets.values["ideas_hours"].tolist()


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
