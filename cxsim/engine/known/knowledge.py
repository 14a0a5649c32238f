"""What leaders believe about individuals and ties in each replicate.

An estimate is the true value at the time of asking plus an error. It lasts until the next question, and is dropped when
another person takes the position. For people who were not asked, leaders assume the mean of those asked in the
department, or else of all. Errors are random numbers keyed by (person, week, intervention).
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from cxsim.arithmetic import clip, round_trait
from cxsim.engine.known.answers import Answers
from cxsim.engine.week.running import Running
from cxsim.interventions.moment import Act
from cxsim.interventions.people.estimates import ESTIMATES, REQUIRED_SKILL
from cxsim.model.view import PeopleView
from cxsim.streams import draw_counter, normals, pair_keys, uniforms

Mask = NDArray[np.bool_]
Values = NDArray[np.float64]


class Knowledge:
    """Estimates and maps of one batch. ``hidden``: whether ties are unknown until mapped (mechanism knowledge)."""

    def __init__(self, running: Running, hidden: bool):
        self.running, self.world = running, running.world
        self.answers = Answers(self.world.scenario, self.world.layout, running.engine)
        self.hidden = hidden
        shape = running.initial.shape
        self.believed = {name: np.full(shape, np.nan) for name in ESTIMATES}
        self.of_whom = {name: np.full(shape, -1.0) for name in ESTIMATES}
        self.asked_in = {name: np.full(shape, -1) for name in ESTIMATES}
        self._ties = self._seen_from_the_start() if hidden else np.zeros((0, shape[1]), dtype=np.bool_)

    # Asking ------------------------------------------------------------------------------------------------

    def learn(self, acts: tuple[Act, ...], week: int, where: Mask) -> None:
        """Record, at the start of a week, the answers to the acts of last week in the replicates of the mask."""
        for act in acts:
            if act.question is None:
                continue
            if act.kind == "interview":
                self._interview(act, week, where)
            elif act.kind == "map" and self.hidden:
                self._map(act, where)

    def _interview(self, act: Act, week: int, where: Mask) -> None:
        assert act.question is not None
        asked = np.zeros(self.world.view.size, dtype=np.bool_)
        asked[act.people] = True
        present = self.running.engine.column("present") > 0.0
        generation = self.running.engine.column("generation")
        met = asked[:, None] & where[None, :] & present
        for name in act.question.measures:
            if not self.answers.known(name):
                continue
            drawn = normals(
                self.world.seed, f"interview:{act.intervention}:{name}", self.world.organization.keys[:, None],
                draw_counter(week, generation), self.running.initial.batch.chance[None, :],
            )
            heard = clip(self.truth(name) + act.question.error * round_trait(drawn), 0.0, 1.0)
            self.believed[name] = np.where(met, heard, self.believed[name])
            self.of_whom[name] = np.where(met, generation, self.of_whom[name])
            self.asked_in[name] = np.where(met, week, self.asked_in[name])

    def truth(self, name: str) -> Values:
        """The true value of everybody now, shape (people, replicates)."""
        return np.asarray(self.answers.of(name)) + np.zeros(self.running.initial.shape)

    # Ties --------------------------------------------------------------------------------------------------

    def _seen_from_the_start(self) -> Mask:
        """Which ties leaders see before anybody maps them, shape (ties, replicates)."""
        share = self.running.initial.parameters[self.world.layout.week.known_ties]
        return np.asarray(self._chance_of_ties("known tie") < share)

    def _chance_of_ties(self, purpose: str) -> Values:
        ties, keys = self.world.view.ties, self.world.view.keys
        pairs = pair_keys(keys[ties[:, 0]], keys[ties[:, 1]])[:, None]
        return uniforms(self.world.seed, purpose, pairs, 0, self.running.initial.batch.people[None, :])

    def _map(self, act: Act, where: Mask) -> None:
        assert act.question is not None
        looking = self.world.view.ties[:, 0]
        answers = uniforms(
            self.world.seed, f"{act.intervention}:answers", self.world.view.keys[:, None], 0,
            self.running.initial.batch.people[None, :],
        ) < act.question.share
        asked = np.zeros(self.world.view.size, dtype=np.bool_)
        asked[act.people] = True
        named = self._chance_of_ties(f"{act.intervention}:names") >= act.question.missed
        self._ties = self._ties | (named & (asked[:, None] & answers)[looking] & where[None, :])

    def ties_seen(self, replicate: int) -> Mask:
        """Which ties leaders know in a replicate, shape (ties,)."""
        return self._ties[:, replicate] if self.hidden else np.ones(len(self.world.view.ties), dtype=np.bool_)

    # What leaders see --------------------------------------------------------------------------------------

    def view(self, replicate: int) -> PeopleView:
        """People as leaders know them now in one replicate."""
        seen = self.world.view
        if self.hidden:
            ties = seen.ties[self.ties_seen(replicate)]
            degree = np.bincount(ties[:, 1], minlength=seen.size).astype(np.float64)
            seen = replace(seen, ties=ties, in_degree=degree)
        estimates = {name: self.estimate(name, replicate) for name in ESTIMATES}
        return replace(seen, estimates={**estimates, **self._needed()})

    def true_view(self, replicate: int) -> PeopleView:
        """People as they really are now in one replicate; leaders do not know this."""
        known = {name: self.truth(name)[:, replicate] for name in ESTIMATES if self.answers.known(name)}
        return replace(self.world.view, estimates={**known, **self._needed()})

    def _needed(self) -> dict[str, Values]:
        """The skill that the behaviors require from each person, weighted by effort."""
        scenario, view = self.world.scenario, self.world.view
        required = np.zeros(view.size)
        for behavior, effort in zip(scenario.behaviors, scenario.effort_shares, strict=True):
            by_department = np.array([behavior.required_skill_in(name) for name in view.departments])
            required += effort * by_department[view.department]
        return {REQUIRED_SKILL: required}

    def estimate(self, name: str, replicate: int) -> Values:
        """What leaders believe about everybody now, shape (people,); nan if nobody was asked."""
        believed = self.believed[name][:, replicate]
        if np.isnan(believed).all():
            return believed.copy()
        # An estimate belongs to a person: another generation in the position means that the person has left.
        same = self.of_whom[name][:, replicate] == self.running.engine.column("generation")[:, replicate]
        own = np.where(same, believed, np.nan)
        asked = ~np.isnan(own)
        if not asked.any():
            return own
        department = self.world.view.department
        sums = np.bincount(department, weights=np.where(asked, own, 0.0), minlength=len(self.world.view.departments))
        heads = np.bincount(department[asked], minlength=len(sums))
        means = np.where(heads > 0, sums / np.maximum(heads, 1), own[asked].mean())
        return np.where(asked, own, means[department])
