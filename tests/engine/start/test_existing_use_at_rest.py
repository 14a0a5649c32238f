"""Existing use in balance: in a mean week, in which everybody uses as often as usual, no equation moves anything."""

import numpy as np
import pytest

from cxsim.arithmetic import logistic
from cxsim.model.mechanisms.attitude import evaluation_drive
from cxsim.model.mechanisms.benefit import next_expected_benefit, realized_benefit
from cxsim.model.mechanisms.efficacy import efficacy_evaluated, efficacy_motive, next_efficacy
from cxsim.model.mechanisms.fatigue import next_fatigue
from cxsim.model.mechanisms.habit import next_habit
from cxsim.model.mechanisms.load import attention
from cxsim.model.mechanisms.motivation import ability, motivation, opportunity, use_probability, willingness
from cxsim.model.mechanisms.norm import social_proof
from cxsim.model.mechanisms.old_habit import next_old_habit, old_habit_pull
from cxsim.model.mechanisms.peer_learning import peer_skill
from cxsim.model.mechanisms.skill import next_skill
from cxsim.model.mechanisms.values_reality import next_reality, values_evaluation
from cxsim.model.rest import saturation_of, unskilled_at, usual_load

TRAIT = 2.0**-19  # twice the grain of what is stored


class MeanWeek:
    """A company in which some use a behavior, on one busy day of the year: forces at rest, use at its usual rate."""

    def __init__(self, initial):
        self.initial, self.rate = initial, initial.rates[0]
        self.norm, self.skills = initial.surroundings.norms[0], initial.surroundings.skills[0]
        self.users = self.rate > 0.0
        load = usual_load(initial, initial.column("base_load"), unskilled_at(initial, initial.rates))
        self.saturation = saturation_of(load)
        self.attention = self.said(attention, change_load=load)[2]
        self.can = self.said(ability)
        self.may = self.said(opportunity, saturation=self.saturation,
                             opportunity_factor=initial.hook_at_rest("opportunity_factor", 0))

    def said(self, equation, **given):
        """What an equation says of columns, forces and parameters at rest, and of what else it reads."""
        return equation(**{name: given.get(name, self.read(name)) for name in equation.reads})

    def read(self, name):
        if self.initial.layout.has(name):
            return self.initial.column(name, 0)
        place = self.initial.layout.find(name, 0)
        if place is not None and place.kind == "profile":
            return self.initial.at_rest(name, 0)
        return self.initial.parameters.get(name, 0.0)

    def moves(self, column, after):
        return np.abs(after - self.initial.column(column, 0))


@pytest.fixture(scope="module")
def week(laboratory):
    context = {"inhibitors": [{"name": "targets", "strength": 0.2}], "other_initiatives": 1.5, "sponsorship": 0.8,
               "catalysts": [{"name": "lists", "strength": 0.3, "raises": "opportunity"}]}
    behaviors = [{"name": "solve", "required_skill": 0.3, "existing": {"claims": 0.4, "sales": 0.1}}]
    scenario = laboratory.scenario(context=context, behaviors=behaviors)
    return MeanWeek(laboratory.begin(scenario, 20).initial)


def test_some_use_and_some_bear_more_than_they_can(week):
    assert 0.15 < week.users.mean() < 0.4
    assert 0.3 < (week.saturation > 0.0).mean() < 0.95


def test_skill_and_habit_stay(week):
    learned = week.said(peer_skill, seen_shown_skill=week.skills, seen_use=week.norm, attention=week.attention)
    alone = week.said(next_skill, use=week.rate, manager_attitude=0.5)
    assert week.moves("skill", alone)[week.users].max() < TRAIT
    # Those who use do not learn from colleagues what use has taught them; others keep what they see.
    kept = ~week.users & (week.initial.column("initial_skill", 0) > 0.0)
    assert kept.mean() > 0.5
    assert week.moves("skill", alone + learned)[kept].max() < TRAIT
    assert week.moves("habit", week.said(next_habit, use=week.rate, intrinsic_weight=1.0)).max() < TRAIT


def test_the_expected_benefit_stays(week):
    benefit, seen = week.said(realized_benefit), week.initial.seen(week.initial.column("expected_benefit"))
    after = week.said(next_expected_benefit, use_mean=week.rate, benefit_of_use=benefit, seen_use_mean=week.norm,
                      seen_expected_benefit=seen)
    assert week.moves("expected_benefit", after).max() < 1e-4


def test_fatigue_stays(week):
    after = week.said(next_fatigue, saturation=week.saturation, use_mean=week.rate)
    assert week.moves("fatigue", after).max() < TRAIT
    rested = (week.saturation == 0.0) & ~week.users
    assert np.all(week.initial.column("fatigue")[rested] == 0.15)


def test_efficacy_and_the_old_habit_of_users_stay(week):
    initial, p = week.initial, week.initial.parameters
    usual = saturation_of(usual_load(initial, initial.column("base_load")))
    busy = usual_load(initial, initial.column("base_load"), 1.0 - initial.column("skill", 0))
    # Strain in weeks of use, by the share of these weeks.
    strain = week.rate * (saturation_of(busy) - usual)
    able = week.can * week.may
    after = week.said(next_efficacy, efficacy_mean=initial.column("efficacy", 0), use=week.rate, strain=strain,
                      ability=week.can, opportunity=week.may, seen_use=week.norm,
                      willingness=np.minimum(week.rate / able, 1.0))
    assert week.moves("efficacy", after).max() < 2.0 * TRAIT
    fades = week.said(next_old_habit, use=week.rate)
    assert week.moves("old_habit", fades)[week.users].max() < TRAIT
    assert p["old_habit_usual"] * 0.1 > initial.column("old_habit", 0)[week.users].max()


def test_users_use_as_often_as_usual(week):
    initial = week.initial
    motives = week.said(efficacy_motive) + week.said(old_habit_pull)
    proof = week.said(social_proof)
    motive = week.said(motivation, intrinsic_weight=1.0, social_proof=proof, has_manager=initial.surroundings.led,
                       manager_use=initial.surroundings.manager_rates[0],
                       sponsorship=initial.at_rest("usual_sponsorship"), added_motives=motives)
    wants = week.said(willingness, motivation=motive)
    chance = week.said(use_probability, ability=week.can, opportunity=week.may, willingness=wants)
    off = np.abs(chance - week.rate)[week.users]
    # A very strong habit alone brings some to a little more than nine weeks in ten.
    assert np.mean(off < 1e-6) > 0.95
    assert off.max() < 0.05
    assert chance[~week.users].mean() < 0.005


def test_attitudes_stay(week):
    initial = week.initial
    used, unused = (week.said(next_reality, seen_use_mean=week.norm, use_mean=use)[0] for use in (1.0, 0.0))
    reality = week.rate * used + (1.0 - week.rate) * unused
    assert week.moves("change_reality", reality).max() < TRAIT
    efficacy = initial.column("efficacy", 0)
    added = week.said(efficacy_evaluated, efficacy_mean=efficacy) + week.said(values_evaluation)
    own = logistic(initial.column("attitude_anchor") + week.said(evaluation_drive) + added)
    openness = initial.parameters["susceptibility"]
    aim = openness * initial.seen(initial.column("initial_attitude")) + (1.0 - openness) * own
    inside = (own > 0.031) & (own < 0.969)
    assert inside.mean() > 0.9
    assert week.moves("attitude", aim)[inside].max() < 4.0 * TRAIT


def test_who_is_usually_an_adopter_has_long_been_one(week):
    often = (week.rate >= 0.5) & (week.initial.column("present") > 0.0)
    assert 0.1 < often.mean() < 0.4
    assert week.initial.column("weeks_as_adopter").tolist() == np.where(often, 13.0, 0.0).tolist()
