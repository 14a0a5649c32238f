"""Mechanisms about what reaches people, in a small company: each changes an outcome, and its interventions win and
lose.
"""

import numpy as np
import pytest

COMMUNICATION = {"type": "communication", "need": 0.8, "vision": 0.8}
RELEVANCE = {"type": "personal_relevance", "strength": 0.8}
TRAINING = {"type": "training", "hours_per_week": 4.8, "weeks": 26}
TOOLS = {"type": "tool_rollout", "strength": 0.8}
RECOGNITION = {"type": "recognition", "strength": 0.5}
SPONSOR = {"type": "sponsorship", "level": 0.9}
SUPPORT = (COMMUNICATION, RELEVANCE, TRAINING, TOOLS, RECOGNITION, SPONSOR)
INHIBITOR = {"inhibitors": [{"name": "targets", "strength": 0.5}]}


def intervention(name, **given):
    return {"type": name, **given}


EVIDENCE = intervention("evidence_of_need", strength=0.8, measured=1.0, measuring_weeks=0)
COACHING = intervention("manager_coaching", strength=1.0)
EXPERT = intervention("external_expert", presence=1.0)
PEERS = intervention("peer_learning", strength=1.0)
COURSES = intervention("external_training", hours_per_week=4.8, weeks=26)
RELIEF = intervention("workload_relief", hours_per_week=4)
REMOVAL = intervention("remove_inhibitor", thoroughness=1.0, takes_weeks=4)
LATE, LATEST = slice(20, 40), slice(60, 80)

ABLATION = {
    # mechanism: (interventions beside the support, context, what it raises, what it lowers)
    "evidence": ((EVIDENCE,), {}, "awareness", None),
    "cascade": ((), {"manager_attitudes": {"claims": 0.1, "sales": 0.1}}, None, "attitude"),
    "team_rewards": ((intervention("incentive", strength=0.8, basis="team"),), {}, "use", None),
    "coached_managers": ((COACHING,), {}, "skill", None),
    "outside_expert": ((EXPERT,), {}, None, "trust"),
    "outside_training": ((COURSES,), {"manager_attitudes": {"claims": 0.05, "sales": 0.05}}, None, "skill"),
    "peer_learning": ((PEERS,), {}, "change_load", None),
}


@pytest.mark.parametrize("mechanism", ABLATION)
def test_a_mechanism_changes_the_outcome(mean, mechanism):
    interventions, context, raised, lowered = ABLATION[mechanism]
    off, on = (mean((*SUPPORT, *interventions), mechanisms, context=context) for mechanisms in ((), (mechanism,)))
    assert raised is None or on[raised][LATE].mean() > off[raised][LATE].mean() + 0.005
    assert lowered is None or on[lowered][LATE].mean() < off[lowered][LATE].mean() - 0.005
    assert on["use"].tobytes() != off["use"].tobytes()


# Intervention and mechanisms; where it helps and where it harms: measure, interventions beside it, context, parameters,
# weeks looked at.
WINS_AND_LOSES = {
    "evidence_of_need": (EVIDENCE, ["evidence"], ("attitude", (COMMUNICATION,), {"customer_index": 30}, {}, LATE),
                         ("attitude", (COMMUNICATION,), {"customer_index": 95}, {}, LATE)),
    "unmeasured evidence": ({**EVIDENCE, "measured": 0.0}, ["evidence"], None, ("trust", SUPPORT, {}, {}, LATE)),
    "manager_coaching": (COACHING, ["coached_managers"], ("use", SUPPORT, {}, {}, LATE),
                         ("use", (COMMUNICATION, RELEVANCE), {}, {"coached_use": 0.2}, LATE)),
    "external_expert": (EXPERT, ["outside_expert"], ("attitude", SUPPORT[:4], {}, {}, LATE),
                        ("attitude", (*SUPPORT[:5], intervention("sponsorship", level=1.0)), {}, {}, LATE)),
    "peer_learning": (PEERS, ["peer_learning"], ("skill", SUPPORT, {}, {}, LATEST),
                      ("awareness", (COMMUNICATION,), {}, {"base_load_mean": 1.0}, LATE)),
    "workload_relief": (RELIEF, [], ("use", SUPPORT, {}, {}, LATE), None),
    "remove_inhibitor": (REMOVAL, [], ("use", SUPPORT, INHIBITOR, {}, LATE), None),
}


@pytest.mark.parametrize("name", WINS_AND_LOSES)
def test_a_intervention_can_win_and_can_lose(mean, name):
    given, mechanisms, winning, losing = WINS_AND_LOSES[name]
    for case, sign in ((winning, 1.0), (losing, -1.0)):
        if case is not None:
            measure, plan, context, parameters, at = case
            without, with_it = (
                mean(interventions, mechanisms, weeks=at.stop, context=context,
                     parameters=parameters)[measure][at].mean()
                for interventions in (plan, (*plan, given)))
            assert sign * (with_it - without) > 0.001, (case, with_it, without)


@pytest.mark.parametrize(("given", "plan"), [(REMOVAL, SUPPORT), (RELIEF, (COMMUNICATION,))])
def test_where_nothing_is_in_the_way_nothing_is_won(mean, given, plan):
    light = {"base_load_mean": 0.7, "base_load_sd": 0.02}
    without, with_it = (mean(interventions, parameters=light) for interventions in (plan, (*plan, given)))
    assert with_it["use"].tobytes() == without["use"].tobytes()


@pytest.mark.parametrize(("managers", "sign"), [(0.9, 1.0), (0.1, -1.0)])
def test_courses_outside_hang_on_the_managers(mean, managers, sign):
    context = {"manager_attitudes": {"claims": managers, "sales": managers}}
    plan = (COMMUNICATION, RELEVANCE, TOOLS, RECOGNITION, SPONSOR)
    inside, outside = (mean((*plan, course), ["outside_training"], context=context) for course in (TRAINING, COURSES))
    assert sign * (outside["skill"][LATE].mean() - inside["skill"][LATE].mean()) > 0.02


def test_a_team_reward_starts_slower_and_is_felt_less_as_control(mean):
    plan = (TRAINING, TOOLS)
    alone, team = (mean((*plan, intervention("incentive", strength=0.8, basis=basis)), ["team_rewards"])
                   for basis in ("individual", "team"))
    assert team["use"][LATE].mean() < alone["use"][LATE].mean() - 0.02
    assert team["controlled_motivation"][-1] < alone["controlled_motivation"][-1] - 0.1


def test_free_riders_cost_a_team_reward(mean):
    plan = (*SUPPORT, intervention("incentive", strength=0.8, basis="team"))
    free, bound = (mean(plan, ["team_rewards"], parameters={"team_free_riding": riding})["use"][LATE].mean()
                   for riding in (3.0, 0.5))
    assert free < bound - 0.01


def test_a_message_goes_down_one_level_a_week(laboratory):
    scenario = laboratory.scenario(plan={"interventions": [COMMUNICATION]}, only=["cascade"], turnover=False)
    simulation = laboratory.begin(scenario, 4)
    organization, engine = simulation.world.organization, simulation.engine
    start = np.array(engine.column("message_reach"))
    depth = np.array([0] * organization.size)
    for _ in range(organization.size):
        depth = np.where(organization.manager < 0, 0, depth[organization.manager] + 1)
    for level in range(int(depth.max()) + 1):
        assert start[depth == level] == pytest.approx(0.4 ** level, abs=1e-5)
    changed = []
    for _ in range(4):
        simulation.step()
        moved = np.abs(engine.column("message_reach") - start).max(axis=1) > 1e-4
        changed.append(int(depth[moved].max(initial=0)))
    assert changed == sorted(changed)
    assert changed[0] == 0 and changed[-1] == depth.max()
    assert np.array_equal(engine.column("message_reach")[depth == 0], start[depth == 0])


def test_coached_managers_carry_a_message_further(mean):
    plan = SUPPORT[:4]
    without, with_it = (mean(interventions, ["cascade", "coached_managers"])
                        for interventions in (plan, (*plan, COACHING)))
    assert with_it["message_reach"][LATE].mean() > without["message_reach"][LATE].mean() + 0.02


def test_evidence_outlasts_messages(mean):
    told, shown = (mean(({**one, "weeks": 20},), ["evidence"], weeks=60) for one in (COMMUNICATION, EVIDENCE))
    left = [run["awareness"][59] / run["awareness"][19] for run in (told, shown)]
    assert left[1] > left[0] + 0.1
    assert shown["evidence_seen"][59] > 0.5 * shown["evidence_seen"][19]


def test_an_expert_leaves_less_behind_than_there_was(mean):
    expert = {**EXPERT, "weeks": 20}
    without, with_it = (mean(interventions, ["outside_expert"], weeks=60)
                        for interventions in (SUPPORT[:1], (*SUPPORT[:1], expert)))
    assert with_it["awareness"][19] > without["awareness"][19]
    assert with_it["trust"][59] < without["trust"][59]
    assert with_it["awareness"][59] < without["awareness"][59] + 0.02


def test_catalysts_help_where_there_is_something_to_help(mean):
    def use(context, plan=SUPPORT):
        return mean(plan, context=context)["use"][LATE].mean()

    opening, drawing = ({"catalysts": [{"name": "it", "strength": 0.5, "raises": raised}]}
                        for raised in ("opportunity", "motivation"))
    assert use({**INHIBITOR, **opening}) > use(INHIBITOR) + 0.01
    assert use(drawing) > use({}) + 0.02
    assert use(drawing, ()) == pytest.approx(use({}, ()), abs=1e-3)


def test_with_catalysts_existing_use_stays_about_as_it_was(mean):
    behaviors = [{"name": "begun", "existing": {"claims": 0.3}}]
    context = {**INHIBITOR, "catalysts": [{"name": "case_file", "strength": 0.5}]}
    run = mean((), weeks=53, replicates=20, turnover=False, behaviors=behaviors, context=context)
    for measure in ("attitude", "trust", "use", "skill"):
        assert abs(run[measure][-1] - run[measure][0]) < 0.03, measure
