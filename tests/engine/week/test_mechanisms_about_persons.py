"""Mechanisms about persons in a small company: leaving one out changes an outcome, and its interventions win and
lose.
"""

import pytest

SUPPORT = (
    {"type": "communication", "need": 0.8, "vision": 0.8},
    {"type": "personal_relevance", "strength": 0.8},
    {"type": "training", "hours_per_week": 4.8, "weeks": 26},
    {"type": "tool_rollout", "strength": 0.8},
    {"type": "recognition", "strength": 0.5},
    {"type": "sponsorship", "level": 0.9},
)
WEEKS = 40

ABLATION = {
    # mechanism: (interventions beside the support, what the mechanism lowers in the end)
    "values_before_and_after": ((), "attitude"),
    "cynicism": ((), "awareness"),
    "words_and_deeds": ((), "trust"),
    "reactance": (({"type": "mandate", "strength": 1.0},), "attitude"),
    "gaming": (({"type": "incentive", "strength": 0.8}, {"type": "kpi_measurement", "strength": 0.8}), "trust"),
    "wear_out": ((), "awareness"),
    "public_recognition": (({"type": "public_recognition", "strength": 1.0, "accuracy": 0.0},), "trust"),
    "public_mood": (({"type": "town_hall", "strength": 1.0},), "attitude"),
}


@pytest.mark.parametrize("mechanism", ABLATION)
def test_a_mechanism_changes_the_outcome(mean, mechanism):
    interventions, lowered = ABLATION[mechanism]
    context = {"past_changes": "poor"} if mechanism == "cynicism" else {}
    plan = interventions if mechanism == "public_mood" else (*SUPPORT, *interventions)
    off, on = mean(plan, context=context, without=[mechanism]), mean(plan, context=context)
    early = {"public_mood": 8}.get(mechanism, WEEKS - 1)
    assert on[lowered][early] < off[lowered][early]
    assert on["use"].tobytes() != off["use"].tobytes()


def test_efficacy_changes_the_outcome_for_better_and_for_worse(mean):
    easy = [{"name": "solve", "required_skill": 0.2}]
    succeeding = mean(SUPPORT, behaviors=easy)
    assert succeeding["efficacy"][-1] > 0.6
    assert succeeding["use"][-1] > mean(SUPPORT, behaviors=easy, without=["efficacy"])["use"][-1] + 0.02
    pressed = ({"type": "mandate", "strength": 1.0, "monitoring": 1.0},)
    failing = mean(pressed)
    assert failing["efficacy"][-1] < 0.48
    assert failing["use"][-1] < mean(pressed, without=["efficacy"])["use"][-1] - 0.01


def test_it_spills_over_between_behaviors(mean):
    behaviors = ({"name": "small", "required_skill": 0.1}, {"name": "large", "required_skill": 0.42})
    given = {"plan": SUPPORT[:2], "only": ["efficacy"], "behaviors": behaviors}
    with_spill, without = (mean(**given, parameters={"efficacy_spill": spill}) for spill in (0.1, 0.0))
    assert with_spill["use"].tobytes() != without["use"].tobytes()


def test_where_nothing_happens_all_mechanisms_together_leave_people_at_rest(mean):
    for past in ("poor", "mixed", "good"):
        quiet = mean((), weeks=53, replicates=20, context={"past_changes": past})
        for measure in ("attitude", "trust", "use", "fatigue", "efficacy"):
            assert abs(quiet[measure][-1] - quiet[measure][0]) < 0.03, (past, measure)


def test_existing_use_stays_about_as_it_was(mean):
    behaviors = [{"name": "begun", "existing": {"claims": 0.3}}]
    off, on = (mean((), only, weeks=53, replicates=20, behaviors=behaviors) for only in ((), None))
    for measure in ("attitude", "trust", "use", "fatigue"):
        assert abs(on[measure][-1] - off[measure][-1]) < 0.02, measure
    alone = mean((), ["efficacy"], weeks=53, replicates=20, behaviors=behaviors)
    assert alone["efficacy"][0] > 0.55
    assert abs(alone["efficacy"][-1] - alone["efficacy"][0]) < 0.02


def test_cynicism_starts_from_past_changes(mean):
    start = [mean((), ["cynicism"], weeks=1, context={"past_changes": past})["cynicism"][0]
             for past in ("poor", "mixed", "good")]
    assert start == pytest.approx([0.45, 0.25, 0.05], abs=0.005)


def test_misfits_leave_late(mean):
    clash = {"values_before_mean": 0.8, "values_fit_mean": 0.3}
    off, on = (mean(SUPPORT, mechanisms, weeks=78, replicates=16, parameters=clash)
               for mechanisms in ((), ["values_before_and_after"]))
    assert on["quits"][:13].sum() <= off["quits"][:13].sum() * 1.1
    assert on["quits"][52:].sum() > off["quits"][52:].sum()
    assert on["change_reality"][4] < 0.2 < on["change_reality"][-1]


def test_dashboards_see_what_customers_do_not(mean):
    interventions = ({"type": "incentive", "strength": 0.8}, {"type": "kpi_measurement", "strength": 0.8})
    gamed = mean((*SUPPORT[2:4], *interventions), ["gaming"])
    assert gamed["reported_use"][20] > gamed["use"][20] + 0.05
    assert gamed["use"][20] < mean((*SUPPORT[2:4], *interventions), ())["use"][20] - 0.02
    honest = mean(SUPPORT, ["gaming"])
    assert honest["reported_use"] == pytest.approx(honest["use"], abs=1e-8)


def intervention(name, **given):
    return {"type": name, **given}


MANDATE = (intervention("mandate", strength=0.8),)
CLASH, MATCH = ({"values_before_mean": before, "values_fit_mean": after} for before, after in ((0.8, 0.3), (0.4, 0.8)))
# Intervention and mechanisms; where it helps and where it harms: measure, interventions beside it, parameters, weeks
# that are looked at.
LATE, LATEST = slice(20, 40), slice(60, 80)
WINS_AND_LOSES = {
    "walk_the_talk": (intervention("walk_the_talk", strength=0.8), ["words_and_deeds"],
                      ("trust", SUPPORT, {}, LATE), None),
    "success_story": (intervention("success_story", strength=0.8), ["efficacy", "cynicism"],
                      ("use", SUPPORT, {}, LATE), ("attitude", SUPPORT[:2], {}, LATE)),
    "celebration": (intervention("celebration", strength=1.0), [],
                    ("expected_benefit", SUPPORT[2:], {}, LATE),
                    ("expected_benefit", SUPPORT[:2], {"benefit_gain": 0.45}, LATE)),
    "confrontation": (intervention("confrontation", strength=0.8, weeks=8), ["reactance"],
                      ("attitude", (), {"trust_set_point_mean": 0.8}, slice(3, 8)),
                      ("attitude", (), {"trust_set_point_mean": 0.2}, LATE)),
    "covert_lobbying": (intervention("covert_lobbying", strength=1.0), ["reactance"],
                        ("use", SUPPORT[:5], {"trust_set_point_mean": 0.8, "lobbying_trust_loss": 0.01}, LATE),
                        ("attitude", (SUPPORT[0], SUPPORT[-1]), {}, LATE)),
    "dialogue_on_values": (intervention("dialogue_on_values", strength=1.0, say=0.0), ["values_before_and_after"],
                           ("attitude", SUPPORT, CLASH, LATEST), ("attitude", SUPPORT, MATCH, LATEST)),
    "town_hall": (intervention("town_hall", strength=0.6, say=0.0), ["public_mood"],
                  ("attitude", (), {"initial_attitude_mean": 0.65}, LATE),
                  ("attitude", (), {"initial_attitude_mean": 0.2, "anchor_awareness": 0.9}, LATE)),
    "goals_and_deadlines": (intervention("goals_and_deadlines", strength=1.0), ["efficacy"],
                            ("use", SUPPORT, {}, LATE), ("efficacy", MANDATE, {}, LATE)),
    "autonomy": (intervention("autonomy", strength=1.0), ["efficacy"],
                 ("efficacy", SUPPORT, {}, LATEST), ("efficacy", MANDATE, {"autonomy_weight": 0.15}, LATE)),
    "small_changes": (intervention("small_changes", strength=1.0), ["efficacy"],
                      ("use", MANDATE, {}, LATEST),
                      ("efficacy", SUPPORT, {"fear_weight": 1.0, "small_step_lesson": 0.9}, LATEST)),
    "creative": (intervention("creative", strength=1.0), ["wear_out"],
                 ("attitude", SUPPORT, {}, LATE), ("attitude", SUPPORT[5:], {"base_load_mean": 1.0}, LATE)),
    "public_recognition": (intervention("public_recognition", strength=1.0), ["public_recognition"],
                           ("use", SUPPORT, {}, LATE), ("trust", SUPPORT, {}, LATE)),
    "continuous_reinforcement": (intervention("continuous_reinforcement", strength=1.0), ["wear_out"],
                                 ("habit", SUPPORT, {}, LATE), None),
    "kpi_measurement": (intervention("kpi_measurement", strength=1.0), ["gaming"],
                        ("use", (*SUPPORT, *MANDATE), {}, LATE), ("trust", (*SUPPORT, *MANDATE), {}, LATE)),
}


@pytest.mark.parametrize("name", WINS_AND_LOSES)
def test_a_intervention_can_win_and_can_lose(mean, name):
    given, mechanisms, winning, losing = WINS_AND_LOSES[name]
    for case, sign in ((winning, 1.0), (losing, -1.0)):
        if case is not None:
            measure, plan, parameters, at = case
            without, with_it = (mean(interventions, mechanisms, weeks=at.stop,
                                     parameters=parameters)[measure][at].mean()
                                for interventions in (plan, (*plan, given)))
            assert sign * (with_it - without) > 0.002, (case, with_it, without)


def test_leaders_who_show_what_nobody_asks_for_win_trust_and_no_use(mean):
    show = WINS_AND_LOSES["walk_the_talk"][0]
    without, with_it = (mean(plan, ["words_and_deeds"]) for plan in ((), (show,)))
    assert with_it["trust"][-1] > without["trust"][-1] + 0.03
    assert with_it["use"][-1] < 0.01


def test_honors_for_the_wrong_people_drive_the_right_ones_away(mean):
    honored, missed = (mean((*SUPPORT, intervention("public_recognition", strength=1.0, accuracy=accuracy)),
                            ["public_recognition"]) for accuracy in (0.9, 0.1))
    assert missed["use"][-1] < honored["use"][-1]
    assert missed["trust"][-1] < honored["trust"][-1]


def test_novelty_is_only_load_where_nothing_is_worn(mean):
    without, with_it = mean((), ["wear_out"]), mean((intervention("creative", strength=1.0),), ["wear_out"])
    assert with_it["change_load"][-1] > without["change_load"][-1] + 0.04
    assert with_it["awareness"].tobytes() == without["awareness"].tobytes()


def test_a_directive_leaves_people_below_where_they_began(mean):
    order = intervention("directive", strength=1.0, threat=1.0, weeks=20)
    never, once = mean(SUPPORT[3:4], ["reactance"]), mean((*SUPPORT[3:4], order), ["reactance"])
    assert once["use"][19] > never["use"][19]
    assert once["attitude"][-1] < never["attitude"][-1] - 0.02
    assert once["reactance"][-1] > 0.1


def test_those_who_react_speak_for_others(mean):
    plan = (intervention("mandate", strength=1.0),)
    given = {"trust_set_point_mean": 0.2, "reactance_gain": 0.3}
    silent, heard = (mean(plan, ["reactance"], parameters={**given, "spokesman_weight": weight})
                     for weight in (0.0, 6.0))
    assert heard["attitude"][-1] < silent["attitude"][-1] - 0.002
