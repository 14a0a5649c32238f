"""A quick look has the numbers of a full run in its first futures, and is no surer than they allow."""

import numpy as np
import pytest

from cxsim.analysis.compare import Comparison
from cxsim.analysis.load import group_loads
from cxsim.analysis.milestones import milestones_of, missed
from cxsim.errors import InputError
from cxsim.scenario.loading.load import from_mapping
from cxsim.studies.ensemble import run
from cxsim.studies.quick_look import FUTURES, QuickLooker

ORGANIZATION = {"generate": {"departments": [{"name": "claims", "size": 30}, {"name": "sales", "size": 20}]}}


def scenario(**more):
    return from_mapping({
        "schema": 1, "name": "Train", "weeks": 30, "seed": 5, "uncertainty": "full", "organization": ORGANIZATION,
        "target": {"adoption": 0.3, "by_week": 26}, "costs": {"weekly_wage": {1: 3000}},
        "plan": {"interventions": [{"type": "training", "weeks": 20}, {"type": "mandate"}]}, **more})


def test_the_first_futures_of_a_full_run_have_the_same_numbers():
    looker = QuickLooker()
    full = run(scenario(), replicates=FUTURES + 5)
    for look in (looker.look(scenario()), looker.look(scenario())):  # the second runs the plan alone
        assert look.futures == FUTURES
        assert np.array_equal(np.array(look.curves).T, full.recording.of_all("adoption")[:, :FUTURES])
        short = missed(full, milestones_of([full])[0]).happened[:FUTURES]
        assert look.reached == np.count_nonzero(short == 0.0)
        assert 0 < look.reached < FUTURES


def test_the_command_line_simulates_the_same():
    one = run(scenario(), replicates=FUTURES)
    look = QuickLooker().look(scenario())
    assert np.array_equal(np.array(look.mean), one.recording.of_all("adoption").mean(axis=1))
    loads = group_loads(Comparison.of([one]), "Train")
    assert [load.group for load in look.loads] == [load.group for load in loads]
    assert all(np.array_equal(mine.middle, theirs.middle) for mine, theirs in zip(look.loads, loads, strict=True))


def test_a_plan_that_does_not_fit_its_people_is_refused():
    wrong = scenario(plan={"interventions": [{"type": "mandate", "target": {"departments": ["nowhere"]}}]})
    with pytest.raises(InputError, match="there is no department 'nowhere'"):
        QuickLooker().look(wrong)


def test_progress_may_end_it():
    class Newer(Exception):
        pass

    def progress(done, total):
        raise Newer

    with pytest.raises(Newer):
        QuickLooker().look(scenario(), progress)


def test_where_doing_nothing_spreads_the_behaviors_every_look_asks_as_a_full_run_does():
    restless = from_mapping({
        "name": "Experts", "weeks": 80, "seed": 5, "plan": {"interventions": [{"type": "mandate"}]},
        "context": {"sponsorship": 0.5, "catalysts": [{"name": "customers who ask", "strength": 0.6}]},
        "organization": {"generate": {"departments": [{"name": "sales", "size": 20}, {"name": "service", "size": 16}]},
                         "traits": {"initial_skill": {"sales": 0.85, "service": 0.8},
                                    "initial_attitude": {"sales": 0.6, "service": 0.6}}}})
    looker = QuickLooker()
    for _ in range(2):
        with pytest.raises(InputError, match="although nobody does anything"):
            looker.look(restless)
