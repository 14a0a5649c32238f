"""The registry of mechanisms: those in ``mechanisms/`` and those of installed packages.

A package registers its own by an entry point of the group ``cxsim.mechanisms`` whose value is the ``Mechanism``.
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
FULL = "full"

# Files with equations of the reference week, of rules that may replace some, and of what several mechanisms share.
OF_THE_REFERENCE_WEEK = (
    "attitude", "awareness", "barriers", "bass", "before", "benefit", "bounded_confidence", "control", "credibility",
    "degroot", "example", "fatigue", "habit", "load", "motivation", "norm", "outcome", "own_motive",
    "simple_contagion", "skill", "staffing", "threshold", "trust",
)
# Files with a mechanism that has a switch. What several contribute to one hook is added up in this order, and their
# columns and parameters follow it, so it decides bytes. Files that are not named here come last, by name.
_IN_ORDER = (
    "old_habit", "values_reality", "efficacy", "cynicism", "words_and_deeds", "reactance", "gaming",
    "public_recognition", "wear_out", "public_mood",
    "evidence", "cascade", "catalysts", "team_rewards", "coached_managers", "outside_expert", "outside_training",
    "peer_learning",
    "ownership", "committee_ties", "responsive_sponsor", "advocates", "ideas", "customers",
    "asked",
)  # fmt: skip
_FILES = {one.name for one in iter_modules([str(Path(__file__).with_name("mechanisms"))])}
WITH_A_SWITCH: tuple[str, ...] = (*_IN_ORDER, *sorted(_FILES - {*_IN_ORDER, *OF_THE_REFERENCE_WEEK}))


def module_of(name: str) -> ModuleType:
    """A file of ``mechanisms/`` by its name."""
    return import_module(f"cxsim.model.mechanisms.{name}")


def _built_in() -> Mapping[str, Mechanism]:
    mechanisms: list[Mechanism] = [module_of(name).MECHANISM for name in WITH_A_SWITCH]
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
    files = sorted((*OF_THE_REFERENCE_WEEK, *WITH_A_SWITCH))
    equations = [value for name in files for value in vars(module_of(name)).values() if isinstance(value, Equation)]
    offered = [one for name, one in MECHANISMS.items() if name not in BUILT_IN]
    return [*equations, *(equation for one in offered for equation in one.equations)]


def readers_of(force: str) -> list[str]:
    """The names of the mechanisms that read a force."""
    names = {force, f"{force}_mean"}
    return [one.name for one in MECHANISMS.values() if any(names & set(equation.reads) for equation in one.equations)]


def chosen(names: Iterable[str]) -> list[Mechanism]:
    """The mechanisms with these names, in the order of the registry; ``full`` = all built-in ones.

    Raises
    ------
    InputError
        For an unknown name, with the nearest match.
    """
    wanted = set(names)
    findings = [
        Finding("", 0, 0, "mechanisms", f"there is no optional mechanism '{name}'; "
                                       f"{did_you_mean(name, [*MECHANISMS, FULL])}")
        for name in sorted(wanted - {*MECHANISMS, FULL})
    ]
    if findings:
        raise InputError(findings)
    if FULL in wanted:
        wanted |= set(BUILT_IN)
    return [one for one in MECHANISMS.values() if one.name in wanted]
