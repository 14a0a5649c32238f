"""Interventions that change who is where, or who takes part, say in one sentence whom they reached."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxsim.interventions.kinds.champions import Champions
from cxsim.interventions.kinds.collaboration import Collaboration
from cxsim.interventions.kinds.governing_committee import GoverningCommittee
from cxsim.interventions.kinds.redeployment import Redeployment
from cxsim.interventions.kinds.remove_inhibitor import RemoveInhibitor
from cxsim.interventions.kinds.restructure import Restructure
from cxsim.interventions.kinds.supported_exit import SupportedExit
from cxsim.interventions.plan.plan import bind
from cxsim.model.view import KnownFactor
from cxsim.testing.people import example_view

VIEW = replace(example_view(), inhibitors=(KnownFactor("pay plan", 0.5, levels=(3,)),))


def logged(intervention):
    [bound] = bind([intervention], VIEW).interventions
    return [[entry.text for entry in bound.act(week, VIEW).entries] for week in range(2)]


@pytest.mark.parametrize(("intervention", "told"), [
    (Champions(count=3), "3 of 3 champions start"),
    (Collaboration(strength=1.0), "60 pairs of people from different departments start to work together"),
    (GoverningCommittee(seats_per_department=2), "6 of 6 members take their seats"),
    (Redeployment(count=2), "2 of 2 change positions with someone in another department"),
    (RemoveInhibitor(thoroughness=0.8, takes_weeks=1), "80% of 'pay plan' has been removed for 21 people"),
    (Restructure(mix_teams=0.5, new_managers=1.0, weeks=1), "12 people change places (2 of them managers)"),
    (SupportedExit(count=2), "2 of 2 leave"),
], ids=lambda one: getattr(one, "type", ""))
def test_it_says_once_whom_it_reached(intervention, told):
    assert logged(intervention) == [[told], []]


def test_what_comes_step_by_step_is_logged_step_by_step():
    assert logged(Redeployment(count=2, ramp_weeks=1)) == [
        ["1 of 2 changes positions with someone in another department"]] * 2


def test_who_reaches_nobody_says_nothing():
    assert logged(Redeployment(count=0)) == logged(RemoveInhibitor(takes_weeks=8)) == [[], []]
