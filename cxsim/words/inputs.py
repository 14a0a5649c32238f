"""Sentences about the numbers that a company stated: that they are uncertain, and which of them decide."""

from __future__ import annotations

from collections.abc import Sequence

from cxsim.analysis.assumptions import Swing, shared_parameters, swings
from cxsim.analysis.compare import Comparison
from cxsim.results.inputs import is_input, plain_name
from cxsim.results.result import Result
from cxsim.words.differences import amount

MOST_LISTED = 8
MOST_DECIDING = 3


def stated_words(results: Sequence[Result]) -> str:
    """Which stated numbers differ from future to future, and within what; empty if all are exact."""
    stated = {name: one for result in results for name, one in result.manifest.get("inputs", {}).items()}
    if not stated:
        return ""
    told = [f"{plain_name(name)} {one['stated']:.3g} ({one['low']:.3g} to {one['high']:.3g})"
            for name, one in list(stated.items())[:MOST_LISTED]]
    more = f" and {len(stated) - MOST_LISTED} more" if len(stated) > MOST_LISTED else ""
    return (f"What you stated is uncertain too and differs from future to future: {', '.join(told)}{more}. The ranges "
            "hold nine of ten futures; state your own with {value, low, high}, or 'inputs: exact'.")


def deciding_words(comparison: Comparison, plan: str) -> list[str]:
    """The two or three stated numbers on which it depends most how far a plan gets; nothing if none clearly does."""
    inputs = {name: values for name, values in shared_parameters(comparison).items() if is_input(name)}
    bars = swings(inputs, comparison[plan].measures["adoption_end"])[:MOST_DECIDING] if inputs else []
    if not bars:
        return []
    told = "; ".join(_bar_words(bar, comparison) for bar in bars)
    return [f"How far '{plan}' gets depends on what you stated. Adopters at the end: {told}."]


def input_words(comparison: Comparison, name: str) -> str:
    """What was stated of an input, as a remark in brackets; empty for a parameter of the model."""
    one = comparison.results[0].manifest.get("inputs", {}).get(name)
    return "" if one is None else f"you stated {one['stated']:.3g}"


def _bar_words(bar: Swing, comparison: Comparison) -> str:
    low, high = (amount(value, "adoption_end", "") for value in (bar.at_low, bar.at_high))
    return (f"{low} where {plain_name(bar.assumption)} is about {bar.low_setting:.2g}, {high} where it is about "
            f"{bar.high_setting:.2g} ({input_words(comparison, bar.assumption)})")
