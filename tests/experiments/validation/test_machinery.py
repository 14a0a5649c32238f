"""The machinery of targets: verdicts, tables, floors, networks, arms and what is done directly."""

from __future__ import annotations

import csv
import io
import math

import numpy as np
import pytest

from cxsim.engine.world.organizations import organization_of
from experiments.validation.arms import FULL, arm
from experiments.validation.direct_acts import champions, part_with_misfits, scattered_ties, wide_bridges
from experiments.validation.network_patterns import doubled, relabeled
from experiments.validation.networks import complete, lattice, organization_of_ties, poisson, regular, ring
from experiments.validation.paired import difference, floor_for, more
from experiments.validation.reduced import THRESHOLD_WEEK, ReducedRun
from experiments.validation.registry import group_names, targets
from experiments.validation.session import Arm, Session, Switch
from experiments.validation.target import DataAbsent, Expected, Measured, Target, evaluate, exactly
from experiments.validation.verdicts import COLUMNS, counted, csv_text, page, write


def verdicts(expected: Expected, measured: Measured) -> str:
    target = Target("T1", "A", "?", "nobody", (expected,), lambda session: [measured])
    return evaluate(target, None)[0].verdict


def test_a_number_inside_its_bounds_passes_and_the_bounds_are_inclusive():
    assert verdicts(Expected("", "", 1.0, 2.0), Measured(1.0)) == "passed"
    assert verdicts(Expected("", "", 1.0, 2.0), Measured(2.0)) == "passed"
    assert verdicts(Expected("", "", 1.0, 2.0), Measured(2.0000001)) == "failed"
    assert verdicts(Expected("", "", 1.0, 2.0), Measured(math.nan)) == "failed"


def test_noise_widens_exact_bounds_and_raises_the_bar_of_patterns():
    assert verdicts(exactly("", 1.0, 0.0), Measured(1.1, tolerance=0.2)) == "passed"
    assert verdicts(exactly("", 1.0, 0.0), Measured(1.3, tolerance=0.2)) == "failed"
    assert verdicts(more("", ""), Measured(0.03, at_least=0.01)) == "passed"
    assert verdicts(more("", ""), Measured(0.03, at_least=0.04)) == "failed"


def test_a_declared_miss_is_told_with_its_reason_and_a_hit_stays_a_hit():
    declared = Expected("", "", low=1.0, expected_failure="too coarse")
    assert verdicts(declared, Measured(0.0)) == "expected_failure(too coarse)"
    assert verdicts(declared, Measured(2.0)) == "passed"


def test_missing_data_skip_every_number_of_a_target():
    def absent(session: object) -> list[Measured]:
        raise DataAbsent("the data set is not at hand")

    two = (Expected("one", ""), Expected("two", ""))
    rows = evaluate(Target("T1", "B", "?", "nobody", two, absent), None)
    assert [row.verdict for row in rows] == ["skipped(the data set is not at hand)"] * 2
    assert [row.target for row in rows] == ["T1 one", "T1 two"]


def test_the_floor_is_half_of_what_was_found_and_never_more_than_two_hundredths():
    assert [floor_for(found) for found in (None, 0.5, 0.04, 0.01)] == [0.02, 0.02, 0.02, 0.005]


def test_a_paired_difference_must_exceed_two_standard_errors():
    measured = difference(np.array([0.2, 0.4, 0.6, 0.8]), np.array([0.1, 0.1, 0.1, 0.1]))
    assert measured.value == pytest.approx(0.4)
    assert measured.at_least == pytest.approx(2.0 * np.std([0.1, 0.3, 0.5, 0.7], ddof=1) / 2.0)


def test_the_table_has_the_promised_columns_and_the_page_counts(tmp_path):
    target = Target("T1", "A", "?", "somebody, 1999", (Expected("x", "1 | 2", 0.0), Expected("y", "3", 5.0)),
                    lambda session: [Measured(1.0), Measured(1.0)])
    rows = evaluate(target, None)
    read = list(csv.DictReader(io.StringIO(csv_text(rows))))
    assert csv_text(rows).splitlines()[0] == "target,group,source,published,simulated,low,high,verdict"
    assert tuple(read[0]) == COLUMNS
    assert (read[0]["high"], read[0]["simulated"], read[1]["verdict"]) == ("", "1", "failed")
    assert counted(rows) == {"passed": 1, "expected_failure": 0, "failed": 1, "skipped": 0}
    assert "2 numbers: 1 met" in page(rows, 32)
    assert "1 \\| 2" in page(rows, 32)
    table, text = write(rows, tmp_path / "new", 32)
    assert table.read_text().startswith("target,group") and text.read_text().startswith("# ")


def test_targets_run_without_uncertainty():
    """Their numbers are about the default parameters; the plausible set is told under uncertainty."""
    assert arm("any", FULL).uncertainty == "none"
    alone = ReducedRun(THRESHOLD_WEEK, organization_of_ties(12, ring(12, 2))).initial.parameters
    assert all(np.ndim(value) == 0 for value in alone.values())


def test_every_target_has_a_group_a_source_and_bounds_that_can_be_missed():
    every = targets()
    assert len({target.id for target in every}) == len(every)
    assert {target.group for target in every} == set(group_names())
    for target in every:
        assert target.source and target.question.endswith("?")
        for expected in target.expected:
            assert math.isfinite(expected.low) or math.isfinite(expected.high), target.id


@pytest.mark.parametrize(("ties", "people", "each"), [
    (ring(12, 2), 12, 4), (lattice(5, 6, 8), 30, 8), (lattice(5, 6, 6), 30, 6), (complete(7), 7, 6),
    (regular(60, 8, 3), 60, 8),
])
def test_textbook_networks_give_everybody_the_same_number_of_ties(ties, people, each):
    sources, targets_of = ties
    assert np.bincount(sources, minlength=people).tolist() == [each] * people
    assert not np.any(sources == targets_of)
    assert len(set(zip(sources.tolist(), targets_of.tolist(), strict=True))) == len(sources)


def test_a_poisson_network_has_the_mean_and_the_variance_of_its_name():
    ties = np.bincount(poisson(20_000, 4.0, 1)[0], minlength=20_000)
    assert ties.mean() == pytest.approx(4.0, abs=0.02)
    assert ties.var() == pytest.approx(4.0, abs=0.15)


def few(**about: object) -> Session:
    return Session(replicates=2, engine="numpy", **about)  # type: ignore[arg-type]


def test_arms_share_the_past_unless_people_are_used_to_something_else():
    """What the context is in the first week is part of the past; what is done, and a later shock, is not."""
    session = few()

    def past(name: str, **context: object) -> object:
        scenario = arm(name, {"training": 0.5} if context.pop("plan", False) else {}, weeks=2)
        changed = scenario.context.model_copy(update=context)
        return session.simulation(Arm(scenario.model_copy(update={"context": changed}))).initial

    usual = past("usual")
    assert past("plan", plan=True) is usual
    assert past("sponsor", sponsorship=0.9) is not usual
    assert past("initiatives", other_initiatives=2.0) is not usual


def test_champions_are_appointed_once_the_most_looked_at_or_anew_by_replicate():
    session = few()
    for popular in (True, False):
        champions_arm = Arm(arm(f"popular {popular}", {}, weeks=2), act=champions(20, popular=popular))
        simulation = session.simulation(champions_arm)
        session.step(simulation, champions_arm)
        chosen = simulation.engine.column("champion") > 0.0
        left = simulation.engine.column("left") > 0.0
        assert np.all(chosen.sum(axis=0) + left.sum(axis=0) >= 20)
        assert np.all(chosen.sum(axis=0) <= 20)
        assert np.array_equal(chosen[:, 0] & ~left[:, 1], chosen[:, 1] & ~left[:, 0]) is popular


def test_misfits_leave_in_their_week_and_nobody_after_it():
    session = few()
    parting = Arm(arm("parting", {}, weeks=4), act=part_with_misfits(0.08, 1))
    run = session.run(parting)
    assert (run.weekly["planned_exits"] * 400).round().tolist() == [[0, 0], [32, 32], [0, 0], [0, 0]]


def test_added_ties_leave_the_old_ones_as_they_are():
    organization = organization_of(arm("x", {}), 3)
    old = organization.layers["informal"]
    before = dict(zip(zip(old.sources.tolist(), old.targets.tolist(), strict=True), old.weights, strict=True))
    for changed in (scattered_ties(organization, 100, 3), wide_bridges(organization, 5, 4, 3)):
        layer = changed.layers["informal"]
        after = dict(zip(zip(layer.sources.tolist(), layer.targets.tolist(), strict=True), layer.weights, strict=True))
        assert before.items() <= after.items()
        new = set(after) - set(before)
        assert new and all((second, first) in after for first, second in new)
        assert all(organization.department[first] != organization.department[second] for first, second in new)


def test_relabeling_keeps_people_and_ties_and_doubling_adds_a_disjoint_copy():
    organization = organization_of(arm("x", {}), 3)
    for changed, times in ((relabeled(organization), 1), (doubled(organization), 2)):
        assert changed.size == times * organization.size
        names = {
            name: {(changed.ids[s], changed.ids[t]) for s, t in zip(layer.sources, layer.targets, strict=True)}
            for name, layer in changed.layers.items()
        }
        for name, layer in organization.layers.items():
            pairs = {(organization.ids[s], organization.ids[t])
                     for s, t in zip(layer.sources, layer.targets, strict=True)}
            assert pairs <= names[name]
            assert len(names[name]) == times * len(pairs)


def test_an_arm_runs_once_and_a_switch_changes_it():
    session = few()
    short = Arm(arm("short", FULL, weeks=8))
    assert session.run(short) is session.run(short)
    without = few(switched_off=Switch({"training_gain": 0.0})).run(short)
    assert without.weekly["skill"][-1].mean() < session.run(short).weekly["skill"][-1].mean() - 0.01
    assert "reported_use" in session.run(short).weekly
    assert "reported_use" not in few(switched_off=Switch(without=("gaming",))).run(short).weekly


def test_a_session_grows_for_rare_events_unless_it_may_not():
    assert few().larger(4).replicates == 8
    fixed = few(may_enlarge=False)
    assert fixed.larger(4) is fixed
