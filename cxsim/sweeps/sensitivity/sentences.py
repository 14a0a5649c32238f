"""What the indices say, in plain sentences that claim no more than their intervals do."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence

from cxsim.sweeps.sensitivity.index import CHANCE, NO_FACTOR, Index, Sensitivity
from cxsim.words.decision import spoken
from cxsim.words.differences import amount, span

MOST_NAMED = 5
NEGLIGIBLE = 0.05
"""A total index that surely lies below this: the factor may be fixed anywhere."""
PORTIONS = ((0.9, 1.01, "Nearly all"), (0.47, 0.53, "Half"), (0.31, 0.36, "A third"), (0.235, 0.265, "A quarter"))


def factor_names(factors: Iterable[str]) -> dict[str, str]:
    """A short name for each factor: as much of the end of its path as tells it from the others."""
    paths = {factor: factor.split(".") for factor in factors}
    names = {}
    for factor, parts in paths.items():
        others = [other for name, other in paths.items() if name != factor]
        length = next((n for n in range(1, len(parts)) if all(other[-n:] != parts[-n:] for other in others)),
                      len(parts))
        names[factor] = ": ".join(parts[-length:]).replace("_", " ")
    return names


def sensitivity_words(found: Sensitivity, currency: str) -> list[str]:
    """The answer: which factors matter, how much is chance, what hardly matters, what cannot be told."""
    names = factor_names(dict.fromkeys(one.factor for one in found.indices if one.factor not in {CHANCE, NO_FACTOR}))
    names |= {CHANCE: CHANCE}
    lines = effect_words(found, names, currency) if found.of("mu_star") else share_words(found, names)
    return [*lines, *unlike_nothing_words(found, names), *found.notes]


def share_words(found: Sensitivity, names: Mapping[str, str]) -> list[str]:
    """What the spread of a measure comes from."""
    alone, total = found.of("first_order"), found.of("total")
    chance = alone.pop(CHANCE, None)
    leaders = descending(one for one in alone.values() if one.low > 0.0)
    spread = f"the spread of {spoken(found.measure)}"
    lines = [leading_words(leaders, names, spread)] if leaders else []
    leading = {one.factor: one.high for one in leaders}
    mixed = descending(one for name, one in total.items() if name in alone and one.low > leading.get(name, NEGLIGIBLE))
    if mixed:
        told = ", ".join(f"'{names[one.factor]}' {within(one)}" for one in mixed[:MOST_NAMED])
        lines.append(f"With what they do together with other factors or with chance: {told}{more(mixed)}.")
    if not lines:
        lines = [f"It cannot be told which factor {spread} comes from: every interval holds 0. Run more cells."]
    if chance is not None:
        lines.append(chance_words(chance, total[CHANCE]))
    return [*lines, *rest_words(found, names, {one.factor for one in (*leaders, *mixed)})]


def rest_words(found: Sensitivity, names: Mapping[str, str], told: Collection[str]) -> list[str]:
    """Which factors surely hardly matter, and of which nothing can be told; nothing without total indices."""
    rest = [one for name, one in found.of("total").items() if name not in {CHANCE, *told}]
    small, unclear = ([names[one.factor] for one in rest if (one.high < NEGLIGIBLE) == is_small]
                      for is_small in (True, False))
    lines = []
    if small:
        each = "" if len(small) == 1 else "each "
        lines.append(f"{listed(small)} {each}hardly matter{'' if each else 's'}: surely less than "
                     f"{percent(NEGLIGIBLE)} of the spread, even with all else that {'they have' if each else 'it has'}"
                     " a part in.")
    if unclear and told:
        lines.append(f"Whether {listed(unclear)} matter{'s' if len(unclear) == 1 else ''} cannot be told.")
    return lines


def leading_words(leaders: Sequence[Index], names: Mapping[str, str], spread: str) -> str:
    """Which factors alone explain the spread, the largest first."""
    first, *rest = leaders
    portion = next((word for low, high, word in PORTIONS if low <= first.value <= high), percent(first.value))
    text = (f"{portion} of {spread} comes from '{names[first.factor]}' alone "
            f"({interval_words(first)})")
    if rest:
        text += ", then " + ", ".join(f"{percent(one.value)} from '{names[one.factor]}' ({interval_words(one)})"
                                      for one in rest[:MOST_NAMED - 1])
        text += more(leaders)
    return text + "."


def chance_words(alone: Index, total: Index) -> str:
    """How much of the spread is chance."""
    text = f"Chance alone makes {within(alone)} of the spread"
    if total.value - alone.value > NEGLIGIBLE:
        text += f"; with what chance does differently from cell to cell, it is {within(total)}"
    return text + "."


def effect_words(found: Sensitivity, names: Mapping[str, str], currency: str) -> list[str]:
    """What moving each factor over its range does."""
    measure, sizes, bends = found.measure, found.of("mu_star"), found.of("sigma")
    noise, deviation = found.of("mu_star_by_chance"), found.of("deviation").get(CHANCE)
    clear = descending(one for name, one in sizes.items() if one.low > (noise[name].value if name in noise else 0.0))
    lines = []
    if clear:
        told = "; ".join(f"'{names[one.factor]}' {amount(one.value, measure, currency, signed=True).lstrip('+')}"
                         f" ({unsigned(one.low, one.high, measure, currency)})" for one in clear[:MOST_NAMED])
        lines.append(f"Moved over its whole range, a factor changes {spoken(measure)} on average by: {told}"
                     f"{more(clear)}.")
    else:
        lines.append(f"No factor's effect on {spoken(measure)} can be told from chance. Run more replicates or "
                     "trajectories.")
    uneven = [names[one.factor] for one in clear if bends[one.factor].low > one.high]
    if uneven:
        lines.append(f"The effect of {listed(uneven)} depends on other factors, or bends.")
    unclear = [names[name] for name in sizes if all(one.factor != name for one in clear)]
    if clear and unclear:
        lines.append(f"The effect of {listed(unclear)} cannot be told from chance.")
    if deviation is not None:
        lines.append("Within one cell, single futures differ by "
                     f"{amount(deviation.value, measure, currency, signed=True).lstrip('+')} (standard deviation).")
    return lines


def unlike_nothing_words(found: Sensitivity, names: Mapping[str, str]) -> list[str]:
    """Which factors do not exceed a factor that nothing reads."""
    silent = []
    for factor, name in names.items():
        pairs = [(found.of(index).get(factor), found.of(index).get(NO_FACTOR)) for index in ("delta", "pawn")]
        if any(own and other for own, other in pairs) and all(
                own is None or other is None or own.low <= other.high for own, other in pairs):
            silent.append(name)
    return [f"{listed(silent)} cannot be told from a factor that nothing reads."] if silent else []


def descending(indices: Iterable[Index]) -> list[Index]:
    """The largest value first."""
    return sorted(indices, key=lambda one: -one.value)


def more(told: Sequence[Index]) -> str:
    """How many were not named."""
    return f", and {len(told) - MOST_NAMED} more" if len(told) > MOST_NAMED else ""


def percent(share: float) -> str:
    """A share in whole percent; a small one with a digit more."""
    return f"{share * 100.0:.{1 if 0.0 < abs(share) < 0.0095 else 0}f} %"


def interval_words(one: Index) -> str:
    """The interval of a share, inside 0 to 100 %."""
    if math.isnan(one.low):
        return "interval unknown"
    return f"{max(one.low, 0.0) * 100.0:.0f} to {min(one.high, 1.0) * 100.0:.0f} %"


def within(one: Index) -> str:
    """A share with its interval."""
    return f"{percent(max(one.value, 0.0))} ({interval_words(one)})"


def unsigned(low: float, high: float, measure: str, currency: str) -> str:
    """The interval of the size of an effect."""
    return span(low, high, measure, currency, signed=True).replace("+", "")


def listed(names: Sequence[str]) -> str:
    """Names in quotation marks; of many, the first few."""
    quoted = [f"'{name}'" for name in names[:MOST_NAMED]]
    if len(names) > MOST_NAMED:
        return ", ".join(quoted) + f" and {len(names) - MOST_NAMED} more"
    return quoted[0] if len(quoted) == 1 else ", ".join(quoted[:-1]) + " and " + quoted[-1]
