"""The terms of a case: what a class or a player may not change, and what they have to spend.

The company, its weeks, its target and its seed are fixed; so are the money, the hours of the change team and the
interventions on offer. Whoever plans only says what is done, for whom, when and how strongly.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from cxsim.errors import Finding, InputError, there_is_no
from cxsim.interventions.about.registry import intervention_types
from cxsim.interventions.base import Intervention
from cxsim.interventions.strength import StrengthIntervention
from cxsim.scenario.case.case_file import CASE_FILE, COMMON_OFFERS, CaseFile, read_case_file
from cxsim.scenario.loading.load import load_scenario
from cxsim.scenario.loading.shipped import shipped_folder
from cxsim.scenario.schema.identity import scenario_hash
from cxsim.scenario.schema.plan import Plan
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.text.nodes import MapNode, finding_at

BASELINE: Final = "do_nothing"
COMPANY: Final = "company"
PLAIN: Final[Mapping[str, str]] = MappingProxyType({
    "co_design": "co-design", "kpi_measurement": "measuring use (KPI)"})
"""What an intervention is called on offer where the words of its type would not be understood."""
NO_FIELDS: Final[Mapping[str, Any]] = MappingProxyType({})
Kind = type[Intervention]


@dataclass(frozen=True)
class Offer:
    """An intervention that may be bought: its name for people, its type, and the fields that are set already.

    ``told``: what it is, where one type is offered in several forms.
    """

    name: str
    type: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    told: str = ""

    @property
    def kind(self) -> Kind:
        """Its class."""
        return intervention_types()[self.type]

    @property
    def definition(self) -> str:
        """What it is, in a sentence."""
        return self.told or self.kind.about.definition

    @property
    def has_dose(self) -> bool:
        """Whether it can be given more or less strongly, at a price in proportion; others have their usual strength."""
        return issubclass(self.kind, StrengthIntervention) and bool(self.kind.dose_fields())

    def at(self, dose: float, fields: Mapping[str, Any] = NO_FIELDS) -> Intervention:
        """The intervention at a share of its full dose, with further fields (weeks, target, name)."""
        fields_of_dose = self.kind.dose_fields() if self.has_dose else {}
        amounts = {name: round(full * dose, 9) for name, full in fields_of_dose.items()}
        return self.kind.model_validate({"type": self.type, **amounts, **self.fields, **fields})


class Hindrance(NamedTuple):
    """What stands in the way of a behavior, as everybody in the company knows: its name and where it does."""

    name: str
    departments: tuple[str, ...]


@dataclass(frozen=True)
class Terms:
    """What is given in a case.

    ``company``: the organization with a plan that does nothing; it holds weeks, seed, target and costs. ``budget``: in
    its currency, for everything that a plan buys. ``team_hours_per_week``: of the change team; a plan may ask for
    more, then everything reaches people with less fidelity and the team tires. ``plans``: the plans that the case
    ships, by name of their files. ``case``: what its author says.
    """

    key: str
    folder: Path
    company: Scenario
    budget: float
    team_hours_per_week: float
    offers: tuple[Offer, ...]
    plans: Mapping[str, Path]
    case: CaseFile

    @property
    def title(self) -> str:
        """The name of the case."""
        return self.case.title

    @property
    def hindrances(self) -> tuple[Hindrance, ...]:
        """What stands in the way, named as in the offers that remove it."""
        found = self.company.context.known_inhibitors
        return tuple(Hindrance(one.name.replace("_", " "), tuple(one.departments)) for one in found)

    @property
    def weeks(self) -> int:
        """How many weeks are simulated."""
        return self.company.weeks

    @property
    def seed(self) -> int:
        """The seed of the futures that everybody meets."""
        return self.company.seed_or_zero

    @property
    def currency(self) -> str:
        """The currency of budget and costs."""
        return self.company.costs.currency

    @property
    def fingerprint(self) -> str:
        """Sixteen digits that change with the company, the budget, the hours or the offers."""
        offers = [[one.name, one.type, dict(one.fields)] for one in self.offers]
        text = json.dumps([scenario_hash(self.company), self.budget, self.team_hours_per_week, offers], sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    def offer(self, name: str) -> Offer | None:
        """The intervention on offer with this name for people, or with this type if only one has it."""
        wanted = name.casefold().replace("_", " ")
        named = [one for one in self.offers if one.name.casefold() == wanted]
        typed = [one for one in self.offers if one.type.replace("_", " ") == wanted]
        return named[0] if named else typed[0] if len(typed) == 1 else None

    def scenario(self, name: str, interventions: Sequence[Intervention]) -> Scenario:
        """The company with a plan of these interventions, under the terms; without any it does nothing."""
        plan = Plan(budget=self.budget, team_hours_per_week=self.team_hours_per_week,
                    interventions=tuple(interventions)) if interventions else Plan()
        return self.company.model_copy(update={"name": name, "plan": plan})

    def shipped_plan(self, name: str) -> Scenario:
        """A plan that the case ships, under the terms: with the hours of the team and without a limit on money."""
        found = load_scenario(self.plans[name])
        plan = found.plan.model_copy(update={"team_hours_per_week": self.team_hours_per_week, "on_overrun": "tell"})
        return found if found.plan.does_nothing else found.model_copy(update={"plan": plan})


def case_folder(case: str) -> Path:
    """The folder of a case, given by the name of a shipped case or by a path.

    Raises
    ------
    InputError
        If there is none.
    """
    shipped = shipped_folder() / "cases"
    names = sorted(one.name for one in shipped.iterdir() if (one / CASE_FILE).is_file())
    key = case.strip().replace("-", "_").replace(" ", "_").casefold()
    if key in names:
        return shipped / key
    place = Path(case)
    if not place.is_dir():
        told = f"{there_is_no('case', key, names)}, or give the folder of your own"
        raise InputError([Finding("", 0, 0, case, told)])
    missing = [name for name in (f"{BASELINE}.yaml", CASE_FILE) if not (place / name).is_file()]
    if missing:
        raise InputError([Finding(str(place), 0, 0, "", f"this folder is no case: '{name}' is missing")
                          for name in missing])
    return place


def terms_of(case: str | Path) -> Terms:
    """The terms of a case, given by the name of a shipped case or by its folder.

    Raises
    ------
    InputError
        With every finding, each at its place.
    """
    folder = case_folder(str(case))
    stated, tree = read_case_file(folder)
    company = load_scenario(folder / f"{BASELINE}.yaml")
    plans = {file.stem: file for file in sorted(folder.glob("*.yaml"))
             if file.name != CASE_FILE and file.stem not in (COMPANY, BASELINE)}
    findings = list(_mistakes(stated, tree, company, plans))
    if findings:
        raise InputError(findings)
    types = sorted({*COMMON_OFFERS, *stated.more_offers})
    offers = tuple(sorted((offer for one in types for offer in _offers(one, company)), key=_in_list))
    return Terms(folder.resolve().name, folder, company, stated.budget, stated.team_hours_per_week, offers, plans,
                 stated)


def _in_list(offer: Offer) -> tuple[str, str]:
    """Where an offer stands: by its type, whatever it is called."""
    return offer.type.replace("_", " "), offer.name


def _mistakes(stated: CaseFile, tree: MapNode, company: Scenario, plans: Mapping[str, Path]) -> Iterator[Finding]:
    """What a case names that does not exist."""
    if not company.plan.does_nothing:
        yield Finding(company.file or "", 0, 0, "plan", "in a case this file does nothing; leave 'plan' out")
    for place, name in enumerate(stated.more_offers):
        if name not in intervention_types():
            yield finding_at(tree, ("more_offers", place), there_is_no("intervention", name, intervention_types()))
    for key in ("common_advice", "evidence"):
        name = getattr(stated, key)
        if name and name not in plans:
            yield finding_at(tree, (key,), there_is_no("plan", name, plans))


def _offers(type_name: str, company: Scenario) -> Iterator[Offer]:
    """How an intervention is offered: inhibitors one by one, collaboration in both its forms."""
    words = type_name.replace("_", " ")
    if type_name == "remove_inhibitor":
        for inhibitor in company.context.known_inhibitors:
            name = inhibitor.name.replace("_", " ")
            yield Offer(f"{words}: {name}", type_name, {"inhibitors": [inhibitor.name]},
                        f"Change or abolish what stands in the way: {name}.")
    elif type_name == "collaboration":
        yield Offer(f"{words}: single contacts", type_name, {"form": "scattered", "strength": 0.8},
                    "Let people work with colleagues from other departments, each pair by itself.")
        yield Offer(f"{words}: team with team", type_name, {"form": "wide_bridges", "strength": 0.8},
                    "Let several people of one team work with several of a team from another department.")
    else:
        yield Offer(PLAIN.get(type_name, words), type_name)
