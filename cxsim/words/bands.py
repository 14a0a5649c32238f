"""Which uncertainty a band reflects, in words: chance, people, and parameters that differ between futures."""

from __future__ import annotations

from collections.abc import Sequence

from cxsim.results.result import Result
from cxsim.words.inputs import stated_words

CHANCE = "chance (who is ready when, who meets whom, who leaves)"
PEOPLE = "the people who happen to work there"
NUMBERS = "the model's parameters (how fast habits form, how much colleagues matter, and so on)"
MOST_NAMED = 5


def band_holds(results: Sequence[Result]) -> str:
    """What makes the futures of these plans differ, and which stated numbers do."""
    return " ".join(filter(None, (_of_model(results), stated_words(results))))


def _of_model(results: Sequence[Result]) -> str:
    stated = {result.scenario_name: _stated(result) for result in results}
    if len(set(stated.values())) > 1:
        told = "; ".join(f"'{name}': {_briefly(one)}" for name, one in stated.items())
        return (f"The plans do not share the same uncertainty about {NUMBERS}, so neither their bands nor the "
                f"differences between them compare like with like: {told}.")
    one = next(iter(stated.values()))
    if one == "none":
        return (f"They reflect {CHANCE} and {PEOPLE}; {NUMBERS} are fixed at their default or stated values, so the "
                "bands do not show what we do not know about them.")
    if isinstance(one, tuple):
        return (f"They reflect {CHANCE}, {PEOPLE}, and what we do not know about {_listed(one)}; the rest of {NUMBERS} "
                "are fixed at default or stated values.")
    within = "plausible combinations" if one == "full" else f"the set '{one}'"
    return (f"They reflect {CHANCE}, {PEOPLE}, and what we do not know about people in general: {NUMBERS} differ "
            f"from future to future, within {within}.")


def band_sources(results: Sequence[Result]) -> str:
    """The same for a caption: "chance, people and parameters", "stated numbers, chance, people and parameters"."""
    drawn = any(result.manifest.get("inputs") for result in results)
    return f"{'stated numbers, ' if drawn else ''}{_sources_of_model(results)}"


def _sources_of_model(results: Sequence[Result]) -> str:
    stated = {_stated(result) for result in results}
    if stated == {"none"}:
        return "chance and people"
    if len(stated) > 1:
        return "chance, people and, in some plans, parameters"
    (one,) = stated
    return "chance, people and some parameters" if isinstance(one, tuple) else "chance, people and parameters"


def _stated(result: Result) -> str | tuple[str, ...]:
    """What the scenario chose, as the manifest stores it: a word, names of parameters, or the name of a file."""
    stated = result.manifest.get("uncertainty") or "none"
    return stated if isinstance(stated, str) else tuple(stated)


def _briefly(stated: str | tuple[str, ...]) -> str:
    if isinstance(stated, tuple):
        return f"about {_listed(stated)}"
    return {"none": "none", "full": "about all"}.get(stated, f"as in '{stated}'")


def _listed(names: tuple[str, ...]) -> str:
    shown = [name.replace("_", " ") for name in names[:MOST_NAMED]]
    more = len(names) - MOST_NAMED
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")
