"""The scenarios of one call, doing nothing beside them, and their organizations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from cxsim.engine.world.build import build_world, refuse_misfit
from cxsim.engine.world.organizations import organization_hash, organization_of
from cxsim.engine.world.world import World
from cxsim.errors import ResultError
from cxsim.organization.structure import Organization
from cxsim.scenario.schema.identity import CALENDAR
from cxsim.scenario.schema.plan import Plan
from cxsim.scenario.schema.schema import Scenario
from cxsim.streams import fresh_seed
from cxsim.units import counted

DO_NOTHING = "do nothing (reference)"

Reorganize = Callable[[Organization], Organization]
Organizations = dict[tuple[str, int], Organization]


class Worlds:
    """Scenarios by number, and their worlds by number and organization draw, each built when first needed.

    The first ``shown`` scenarios were requested; they are followed by those that do nothing on the same past, unless a
    requested one does; not if they are not ``compared_with_nothing``. ``reference[n]``: number of the scenario that
    does nothing on the past of scenario n; ``pasts[n]``: everything that determines its past; ``notes[n]``: what has
    no effect in its organization. ``reorganize``: what is changed about every organization, such as its ties.
    ``organizations``: those built before, and room for further ones. ``whole``: the plan that all of them are parts of;
    it is not run. Parts of a plan that was checked are not checked again, and share its machine code.

    Raises
    ------
    InputError
        If a plan names something that its organization does not have.
    """

    def __init__(
        self, scenarios: Sequence[Scenario], seed: int | None, *, compared_with_nothing: bool = True,
        reorganize: Reorganize | None = None, organizations: Organizations | None = None,
        whole: Scenario | None = None,
    ):
        self.reorganize, self.whole = reorganize, whole
        self._organizations = {} if organizations is None else organizations
        self._stated_seeds = {one.name: one.seed for one in scenarios if one.seed is not None} if seed is None else {}
        self.seed = seed_of(scenarios, seed)
        self.shown = len(scenarios)
        self.scenarios = list(scenarios)
        self.pasts = [_past(scenario) for scenario in self.scenarios]
        self.reference = self._idle() if compared_with_nothing else []
        self._built: dict[tuple[int, int], World] = {}
        self._wholes: dict[int, World] = {}
        self.notes = [self._check(number) for number in range(len(self.scenarios) if whole is None else 0)]

    def _idle(self) -> list[int]:
        """For each scenario, the one that does nothing on the same past; appended if there is none."""
        idle: dict[str, int] = {}
        for number, scenario in enumerate(self.scenarios):
            if scenario.plan.does_nothing:
                idle.setdefault(self.pasts[number], number)
        for scenario, past in zip(self.scenarios[:], self.pasts[:], strict=True):
            if past not in idle:
                idle[past] = len(self.scenarios)
                self.scenarios.append(scenario.model_copy(update={"name": DO_NOTHING, "plan": Plan()}))
                self.pasts.append(past)
        return [idle[past] for past in self.pasts[: self.shown]]

    def of(self, number: int, draw: int = 0) -> World:
        """The world of a scenario and organization draw; equal organizations are built once."""
        if (number, draw) not in self._built:
            scenario = self.scenarios[number]
            world = build_world(scenario, self._organization(scenario, draw), self.seed)
            self._built[number, draw] = replace(world, whole=self._whole(draw))
        return self._built[number, draw]

    def _organization(self, scenario: Scenario, draw: int) -> Organization:
        # The folder belongs to the key, because equal file names in two folders are different organizations.
        key = (scenario.organization.model_dump_json() + scenario.folder, draw)
        if key not in self._organizations:
            organization = organization_of(scenario, self.seed, draw)
            self._organizations[key] = organization if self.reorganize is None else self.reorganize(organization)
        return self._organizations[key]

    def _whole(self, draw: int) -> World | None:
        """The plan that these are parts of, on an organization draw."""
        if self.whole is not None and draw not in self._wholes:
            self._wholes[draw] = build_world(self.whole, self._organization(self.whole, draw), self.seed)
        return self._wholes.get(draw)

    def _check(self, number: int) -> list[str]:
        """Names that the organization does not have are refused; what has no effect is told in the result."""
        return refuse_misfit(self.scenarios[number], self.of(number).organization, self.seed)

    def refuse_unequal(self) -> None:
        """Raise ResultError, before anything runs, if the scenarios cannot be compared in pairs."""
        first = self.scenarios[0]
        if len(set(self._stated_seeds.values())) > 1:
            told = ", ".join(f"'{name}' says {seed}" for name, seed in self._stated_seeds.items())
            raise ResultError(f"different seeds ({told}): only plans with the same random events can be compared; "
                              "state the same seed, or give one for all (--seed)")
        for number, other in enumerate(self.scenarios[1 : self.shown], start=1):
            if other.weeks != first.weeks:
                raise ResultError(
                    f"'{first.name}' runs {counted(first.weeks, 'week')}, '{other.name}' {other.weeks}: only scenarios "
                    "with the same horizon can be compared; set the same 'weeks'"
                )
            if organization_hash(self.of(number).organization) != organization_hash(self.of(0).organization):
                raise ResultError(
                    f"'{first.name}' and '{other.name}' have different organizations: only plans for the same "
                    "people and ties can be compared; let both extend the same file or repeat the 'organization' block"
                )


def seed_of(scenarios: Sequence[Scenario], seed: int | None) -> int:
    """The seed of a call: the one given, or the first one stated, or a fresh one."""
    stated = (one.seed for one in scenarios if one.seed is not None)
    given = next(stated, None) if seed is None else seed
    return fresh_seed() if given is None else given


def _past(scenario: Scenario) -> str:
    """Everything that determines the past of a scenario; the plan, and how leaders observe it, is not part of it."""
    told_only = {"name", "description", "plan", "replicates", "survey", "target", "value", *CALENDAR}
    return scenario.folder + scenario.model_dump_json(exclude=told_only)
