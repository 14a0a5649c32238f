"""Mechanisms about departments in a small company: each changes an outcome, and what leaders do with it wins and loses.
"""


import numpy as np
import pytest

SUPPORT = (
    {"type": "communication", "need": 0.8, "vision": 0.8},
    {"type": "personal_relevance", "strength": 0.8},
    {"type": "training", "hours_per_week": 4.8, "weeks": 26},
    {"type": "tool_rollout", "strength": 0.8},
    {"type": "recognition", "strength": 0.5},
    {"type": "sponsorship", "level": 0.9},
)
TAUGHT, TOLD = SUPPORT[2:5], (*SUPPORT[:2], SUPPORT[4])
INHIBITORS = {"inhibitors": [{"name": "targets", "strength": 0.4}]}
BUSY = {"base_load_mean": 1.0}
WEEKS, LAST = 52, slice(-8, None)


def intervention(kind, **given):
    return {"type": kind, **given}


@pytest.fixture(scope="module")
def end(laboratory):
    """``end(plan, only)[measure]``: mean of the last weeks over people (or departments) and replicates."""

    known = {}

    def run(plan=(), only=(), hours=None, weeks=WEEKS, replicates=8, **given):
        key = repr((plan, only, hours, weeks, replicates, sorted(given.items())))
        if key not in known:
            known[key] = simulated(plan, only, hours, weeks, replicates, given)
        return known[key]

    def simulated(plan, only, hours, weeks, replicates, given):
        stated = {"interventions": list(plan), **({} if hours is None else {"team_hours_per_week": hours})}
        scenario = laboratory.scenario(plan=stated, only=only, weeks=weeks, **given)
        simulation = laboratory.run(scenario, replicates)
        sums, number = np.array(simulation.sums).sum(axis=1), simulation.world.layout.week.number
        found = {name: (sums[LAST, at] / sums[LAST, number["people"]]).mean() for name, at in number.items()}
        by_department = {name: values[LAST].mean(axis=(0, 2)) for name, values in simulation.series.items()}
        return {**found, **by_department, "score": simulation.customer_index[LAST].mean()}

    return run


# The committee through ties ------------------------------------------------------------------------------------

TIES = ["committee_through_ties"]


def test_a_committee_that_works_inhibitors_off_helps_where_there_are_any(end):
    committee = intervention("governing_committee", seats_per_department=3)
    flat, tied = (end((*SUPPORT, committee), mechanisms, context=INHIBITORS) for mechanisms in ([], TIES))
    assert tied["use"] > flat["use"] + 0.02
    assert tied["inhibitors_removed"].min() > 0.2
    assert tied["committee_tools"].min() > 0.025


def test_who_sits_there_decides_who_is_reached(laboratory, end):
    view = laboratory.world(laboratory.scenario()).view
    seen = np.argsort(view.in_degree + 0.001 * np.arange(view.size))
    least, most = ([view.ids[number] for number in chosen] for chosen in (seen[:4], seen[-4:]))
    hidden, seen_by_many = (
        end((intervention("governing_committee", select=members),), TIES, weeks=16)["represented"]
        for members in (least, most)
    )
    assert hidden < seen_by_many - 0.1


def test_a_committee_of_everybody_is_busy_with_itself(end):
    parameters = {"committee_hours": 6.0}
    few, all_of_them = (
        end((*SUPPORT, intervention("governing_committee", seats=seats)), TIES, parameters=parameters)
        for seats in (4, 40)
    )
    nobody = end(SUPPORT, TIES)
    assert all_of_them["use"] < nobody["use"] < few["use"]


def test_members_who_do_not_use_are_a_bad_example(end):
    committee = intervention("governing_committee", seats_per_department=4)
    weak, strong = (
        end((*TOLD, committee), TIES, parameters={"member_weight": weight})["willingness"] for weight in (0.1, 1.0)
    )
    assert strong < weak - 0.02


# The sponsor ---------------------------------------------------------------------------------------------------

SPONSOR = ["responsive_sponsorship"]


def test_results_win_the_sponsor_from_below_and_their_absence_loses_him(end):
    won, lost = (end(plan, SPONSOR, hours=10, weeks=70)["sponsor_level"] for plan in (SUPPORT[:5], TOLD))
    assert won > 0.5
    assert lost < 0.25


def test_a_crisis_draws_the_sponsor_away(end):
    calm, crisis = (
        end(SUPPORT[:5], SPONSOR, context={"shocks": shocks})["trust"]
        for shocks in ([], [{"week": 8, "strength": 0.8, "weeks": 40}])
    )
    assert crisis < calm - 0.01


def test_doing_nothing_leaves_the_sponsor_as_he_was(end):
    assert end((), SPONSOR, context=INHIBITORS)["sponsor_level"] == pytest.approx(0.3, abs=0.02)


def test_business_outcomes_win_him_too(end):
    rate = {"outcomes": [{"name": "payment rate", "today": 60, "at_100": 90, "lag_weeks": 4}]}
    without, with_it = (end(SUPPORT[:5], SPONSOR, context=context)["sponsor_level"] for context in ({}, rate))
    assert with_it > without + 0.02


# Advocates of the customer -------------------------------------------------------------------------------------

ADVOCATES = ["advocates_trust"]
VOICE = intervention("customer_voice", presence=1.0)


def test_advocates_are_heard_where_results_follow(end):
    without, with_them = (end(plan, ADVOCATES) for plan in (SUPPORT, (*SUPPORT, VOICE)))
    assert with_them["advocates_trust"].min() > 0.5
    assert with_them["attitude"] > without["attitude"] + 0.01


def test_advocates_become_a_nuisance_where_nothing_follows(end):
    plan, parameters = TOLD[:2], {"advocates_nuisance": 0.5}
    without, with_them = (end(interventions, ADVOCATES, weeks=70, parameters=parameters)
                          for interventions in (plan, (*plan, VOICE)))
    assert with_them["advocates_trust"].max() < without["advocates_trust"].min()
    assert with_them["attitude"] < without["attitude"] - 0.02


def test_without_the_mechanism_they_only_take_time(end):
    without, with_them = (end(plan) for plan in (SUPPORT, (*SUPPORT, VOICE)))
    assert with_them["change_load"] > without["change_load"]
    assert with_them["attitude"] <= without["attitude"]


def test_trusted_advocates_win_the_sponsor(end):
    plan = (*SUPPORT[:5], VOICE)
    deaf, hears = (
        end(plan, ADVOCATES, parameters={"advocates_to_sponsor": size})["trust"] for size in (0.0, 0.6)
    )
    assert hears > deaf + 0.005


# Ideas ---------------------------------------------------------------------------------------------------------

IDEAS = ["ideas"]
WORKSHOPS = intervention("co_design", strength=1.0)


def test_ideas_that_are_carried_out_help(end):
    without, with_them = (end(plan, IDEAS, context=INHIBITORS) for plan in (TAUGHT, (*TAUGHT, WORKSHOPS)))
    assert with_them["ideas_in_use"].min() > 0.5
    assert with_them["expected_benefit"] > without["expected_benefit"] + 0.03
    assert with_them["use"] > without["use"]


def test_ideas_that_nobody_carries_out_cost_trust(end):
    given = {"hours": 30, "parameters": {**BUSY, "co_design_load": 0.1}, "context": INHIBITORS}
    asked, heard = (end((*SUPPORT, WORKSHOPS), mechanisms, **given) for mechanisms in (IDEAS, []))
    never = end(SUPPORT, IDEAS, **given)
    assert asked["ideas_in_use"].max() < 0.1
    assert asked["trust"] < never["trust"] < heard["trust"]
    assert asked["use"] < heard["use"]


def test_ideas_that_are_given_up_feed_cynicism_where_it_is_a_mechanism(end):
    given = {"hours": 30, "parameters": BUSY}
    without, with_ideas = (
        end((*SUPPORT, WORKSHOPS), mechanisms, **given)["cynicism"]
        for mechanisms in (["cynicism"], ["cynicism", "ideas"])
    )
    assert with_ideas > without + 0.05


def test_workshops_make_a_department_the_owner_slowly(end):
    early, late = (
        end((intervention("co_design", strength=1.0, say=0.0),), ["ownership"], weeks=weeks)["ownership"].mean()
        for weeks in (9, 40)
    )
    assert early < 0.25
    assert late > 0.5


# Customers -----------------------------------------------------------------------------------------------------

CUSTOMERS = ["customers"]
ONE_DEPARTMENT = tuple({**one, "target": {"departments": ["claims"]}} for one in SUPPORT)
CHAIN = {"service_chain": [{"department": "claims"}, {"department": "sales"}]}


def test_every_department_has_a_score_of_its_own(end):
    claims, sales = end(ONE_DEPARTMENT, CUSTOMERS, weeks=78)["customer_index"]
    assert claims > sales + 8.0


def test_a_chain_is_held_back_by_the_department_that_was_left_out(end):
    alone, chain, strict = (
        end(ONE_DEPARTMENT, CUSTOMERS, weeks=78, context=context, parameters={"chain_complementarity": size})["score"]
        for context, size in (({}, 1.0), (CHAIN, 1.0), (CHAIN, 4.0))
    )
    assert strict < chain - 0.5 < alone - 1.0


def test_saturation_and_fatigue_cost_what_use_earns(end):
    plan = (intervention("mandate", strength=1.0), SUPPORT[2])
    reference, felt = (end(plan, mechanisms, parameters=BUSY)["score"] for mechanisms in ([], CUSTOMERS))
    assert reference > 60.0
    assert felt < reference - 8.0


def test_news_of_the_score_comes_back_bad_at_first_and_good_later(end):
    """While people learn they are saturated, and customers feel it."""
    sizes = ((0.5, 0.02), (3.0, 0.15))
    early, late = (
        [end(SUPPORT, CUSTOMERS, weeks=weeks, parameters={"news_meaning": size, "news_benefit": rate})
         for size, rate in sizes] for weeks in (26, 78)
    )
    assert early[1]["attitude"] < early[0]["attitude"] - 0.005
    assert late[1]["attitude"] > late[0]["attitude"] + 0.02
    assert late[1]["expected_benefit"] > late[0]["expected_benefit"] + 0.005


def test_customers_are_glad_of_an_old_habit_that_is_gone(end):
    without, with_it = (
        end(SUPPORT, [*CUSTOMERS, "old_habit"], parameters={"detracting_points": size})["score"] for size in (5.0, 40.0)
    )
    assert with_it > without + 5.0


def test_where_nothing_happens_scores_rest(end):
    quiet = end((), CUSTOMERS, context=INHIBITORS, replicates=16)
    assert quiet["customer_index"] == pytest.approx(50.0, abs=1.5)
    assert quiet["score"] == pytest.approx(50.0, abs=1.0)


# Handing over --------------------------------------------------------------------------------------------------

HAND_OVER = intervention("hand_over", share=0.8, start_week=8)


def test_handing_over_helps_a_team_of_few_hours_and_costs_one_of_many(end):
    few, handed = (end(plan, ["ownership"], hours=8) for plan in (SUPPORT, (*SUPPORT, HAND_OVER)))
    assert handed["delivery"].min() > few["delivery"].max() + 0.3
    assert handed["use"] > few["use"] + 0.05
    many, wasted = (end(plan, ["ownership"], hours=100) for plan in (SUPPORT, (*SUPPORT, HAND_OVER)))
    assert wasted["use"] < many["use"] - 0.02


def test_an_unwilling_department_lets_it_lie(end):
    given = {"hours": 100, "parameters": {"initial_attitude_mean": 0.2}}
    willing = end((*SUPPORT, HAND_OVER), ["ownership"], hours=100)["delivery"].mean()
    assert end((*SUPPORT, HAND_OVER), ["ownership"], **given)["delivery"].mean() < willing - 0.1


# All of them ---------------------------------------------------------------------------------------------------

ALL = ["ownership", *TIES, *SPONSOR, *ADVOCATES, *IDEAS, *CUSTOMERS]


def test_they_run_beside_one_another_and_the_order_of_the_list_does_not_matter(laboratory):
    plan = {"interventions": [*SUPPORT, VOICE, WORKSHOPS, HAND_OVER, intervention("governing_committee")],
            "team_hours_per_week": 20}
    given = {"plan": plan, "context": {**INHIBITORS, **CHAIN}, "weeks": 8}
    one, other = (laboratory.run(laboratory.scenario(only=mechanisms, **given), 2)
                  for mechanisms in (ALL, ALL[::-1]))
    assert one.sums.tobytes() == other.sums.tobytes()
    assert one.customer_index.tobytes() == other.customer_index.tobytes()


def test_replicates_do_not_depend_on_their_batch(laboratory):
    interventions = [*SUPPORT, WORKSHOPS, intervention("governing_committee", refill=True)]
    plan = {"interventions": interventions, "team_hours_per_week": 20}
    scenario = laboratory.scenario(only=ALL, plan=plan, context=CHAIN, weeks=8)
    whole, second = laboratory.run(scenario, 3), laboratory.run(scenario, [1])
    assert whole.sums[..., 1:2].tobytes() == second.sums.tobytes()
    assert whole.customer_index[:, 1].tobytes() == second.customer_index[:, 0].tobytes()
