"""The registry of mechanisms: those in ``mechanisms/`` and those of installed packages.

All built-in mechanisms are in force unless a scenario leaves them out. A package offers its own by an entry point of
the group ``cxsim.mechanisms`` whose value is the ``Mechanism``. It is in force where a scenario names it, so a result
never depends on what else is installed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from pkgutil import iter_modules
from types import MappingProxyType, ModuleType

from cxsim.errors import Finding, InputError, did_you_mean
from cxsim.model.mechanism import Mechanism
from cxsim.model.phases import Equation

ENTRY_POINT_GROUP = "cxsim.mechanisms"

# Files with equations that every week has, of rules that may replace some, and of what several mechanisms share.
OF_EVERY_WEEK = (
    "attitude", "awareness", "bass", "before", "benefit", "bounded_confidence", "control", "credibility",
    "degroot", "example", "fatigue", "habit", "load", "motivation", "norm", "outcome", "own_motive",
    "simple_contagion", "skill", "staffing", "stages", "threshold", "trust",
)
# Files with a mechanism that a scenario can leave out. What several contribute to one hook is added up in this order,
# and their columns and parameters follow it, so it decides bytes. Files that are not named here come last, by name.
_IN_ORDER = (
    "old_habit", "values_reality", "efficacy", "cynicism", "words_and_deeds", "reactance", "gaming",
    "public_recognition", "wear_out", "public_mood",
    "evidence", "cascade", "catalysts", "team_rewards", "coached_managers", "outside_expert", "outside_training",
    "peer_learning", "new_tools",
    "ownership", "committee_ties", "responsive_sponsor", "advocates", "ideas", "customers",
    "asked",
)  # fmt: skip
_FILES = {one.name for one in iter_modules([str(Path(__file__).with_name("mechanisms"))])}
WITH_A_NAME: tuple[str, ...] = (*_IN_ORDER, *sorted(_FILES - {*_IN_ORDER, *OF_EVERY_WEEK}))


def module_of(name: str) -> ModuleType:
    """A file of ``mechanisms/`` by its name."""
    return import_module(f"cxsim.model.mechanisms.{name}")


def _built_in() -> Mapping[str, Mechanism]:
    mechanisms: list[Mechanism] = [module_of(name).MECHANISM for name in WITH_A_NAME]
    return MappingProxyType({one.name: one for one in mechanisms})


def gather(offers: Iterable[EntryPoint]) -> Mapping[str, Mechanism]:
    """The built-in mechanisms, then those of packages by name; every unusable entry point is one finding."""
    mechanisms, findings = dict(BUILT_IN), []
    for offer in sorted(offers, key=lambda one: (one.name, one.value)):
        try:
            mechanism = offer.load()
            if not isinstance(mechanism, Mechanism):
                raise TypeError("is not a Mechanism")
            if mechanism.name in mechanisms:
                raise ValueError(f"the mechanism '{mechanism.name}' exists already")
        except Exception as error:  # whatever a foreign package raises while it is imported
            findings.append(Finding("", 0, 0, f"entry point '{offer.name} = {offer.value}'", str(error)))
        else:
            mechanisms[mechanism.name] = mechanism
    if findings:
        raise InputError(findings)
    return MappingProxyType(mechanisms)


BUILT_IN: Mapping[str, Mechanism] = _built_in()
MECHANISMS: Mapping[str, Mechanism] = gather(entry_points(group=ENTRY_POINT_GROUP))


def every_equation() -> list[Equation]:
    """Every equation, whether or not some week contains it: by file, then those of mechanisms from packages."""
    files = sorted((*OF_EVERY_WEEK, *WITH_A_NAME))
    equations = [value for name in files for value in vars(module_of(name)).values() if isinstance(value, Equation)]
    offered = [one for name, one in MECHANISMS.items() if name not in BUILT_IN]
    return [*equations, *(equation for one in offered for equation in one.equations)]


def why_not_left_out(name: str) -> str:
    """Why a scenario cannot leave out a mechanism of this name; empty if it can."""
    if name in BUILT_IN:
        return ""
    if name in MECHANISMS:
        return f"the mechanism '{name}' comes from a package and is in force only where also: [{name}] names it"
    return f"there is no mechanism '{name}' to leave out; {did_you_mean(name, BUILT_IN)}"


def why_not_added(name: str) -> str:
    """Why a scenario cannot add a mechanism of this name; empty if it can."""
    offered = [one for one in MECHANISMS if one not in BUILT_IN]
    if name in offered:
        return ""
    if name in BUILT_IN:
        return f"the mechanism '{name}' is part of the model and in force already; delete it here"
    hint = did_you_mean(name, offered) if offered else "no installed package offers any; delete it here"
    return f"there is no mechanism '{name}' to add; {hint}"


def chosen(without: Iterable[str] = (), also: Iterable[str] = ()) -> list[Mechanism]:
    """The built-in mechanisms except those left out, and those of packages that are added, in the registry's order.

    Raises
    ------
    InputError
        For every name that cannot be left out or added, with the nearest match.
    """
    without, also = set(without), set(also)
    told = [("without", why_not_left_out(name)) for name in sorted(without)]
    told += [("also", why_not_added(name)) for name in sorted(also)]
    findings = [Finding("", 0, 0, key, why) for key, why in told if why]
    if findings:
        raise InputError(findings)
    in_force = ({*BUILT_IN} - without) | also
    return [one for one in MECHANISMS.values() if one.name in in_force]
