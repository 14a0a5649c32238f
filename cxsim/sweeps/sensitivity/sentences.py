"""What the indices say, in plain sentences that claim no more than their intervals do."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence

from cxsim.sweeps.sensitivity.index import CHANCE, NO_FACTOR, Index, Sensitivity
from cxsim.words.differences import amount, span
from cxsim.words.measures import spoken

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
    leaders, mixed = leading(found), together(found)
    told = {one.factor for one in (*leaders, *mixed)}
    rest = [one for name, one in factors_of(found, "total").items() if name not in told]
    small, unclear = parted(rest, names, lambda one: one.high < NEGLIGIBLE)
    spread = f"the spread of {spoken(found.measure)}"
    if not told:
        lines = [f"It cannot be told which factor {spread} comes from: every interval holds 0. Run more cells."]
        return [*lines, *chance_words(found), *small_words(small)]
    lines = [*leading_words(leaders, names, spread), *mixed_words(mixed, names)]
    return [*lines, *chance_words(found), *small_words(small), *unclear_words(unclear)]


def leading(found: Sensitivity) -> list[Index]:
    """The factors that alone surely explain something, the largest first."""
    return descending(one for one in factors_of(found, "first_order").values() if one.low > 0.0)


def together(found: Sensitivity) -> list[Index]:
    """The totals that surely exceed what their factors do alone, or what is negligible; the largest first."""
    ends = {one.factor: one.high for one in leading(found)}
    return descending(one for name, one in factors_of(found, "total").items() if one.low > ends.get(name, NEGLIGIBLE))


def factors_of(found: Sensitivity, index: str) -> dict[str, Index]:
    """The index of every factor, without chance and the made-up one."""
    return {name: one for name, one in found.of(index).items() if name not in {CHANCE, NO_FACTOR}}


def parted(
    indices: Iterable[Index], names: Mapping[str, str], is_first: Callable[[Index], bool]
) -> tuple[list[str], list[str]]:
    """The names of the factors for which it holds, and of the others."""
    parts: tuple[list[str], list[str]] = [], []
    for one in indices:
        parts[not is_first(one)].append(names[one.factor])
    return parts


def small_words(names: Sequence[str]) -> list[str]:
    """Which factors may be fixed anywhere."""
    if not names:
        return []
    verb, has = ("hardly matters", "it has") if len(names) == 1 else ("each hardly matter", "they have")
    return [f"{listed(names)} {verb}: surely less than {percent(NEGLIGIBLE)} of the spread, even with all else that "
            f"{has} a part in."]


def unclear_words(names: Sequence[str]) -> list[str]:
    """Of which factors nothing can be told."""
    return [f"Whether {listed(names)} matter{'s' if len(names) == 1 else ''} cannot be told."] if names else []


def leading_words(leaders: Sequence[Index], names: Mapping[str, str], spread: str) -> list[str]:
    """Which factors alone explain the spread."""
    if not leaders:
        return []
    first, *rest = leaders
    portion = next((word for low, high, word in PORTIONS if low <= first.value <= high), percent(first.value))
    text = f"{portion} of {spread} comes from '{names[first.factor]}' alone ({interval_words(first)})"
    if rest:
        text += ", then " + ", ".join(f"{percent(one.value)} from '{names[one.factor]}' ({interval_words(one)})"
                                      for one in rest[:MOST_NAMED - 1])
    return [f"{text}{more(leaders)}."]


def mixed_words(mixed: Sequence[Index], names: Mapping[str, str]) -> list[str]:
    """Which factors work together with others."""
    if not mixed:
        return []
    told = ", ".join(f"'{names[one.factor]}' {within(one)}" for one in mixed[:MOST_NAMED])
    return [f"With what they do together with other factors or with chance: {told}{more(mixed)}."]


def chance_words(found: Sensitivity) -> list[str]:
    """How much of the spread is chance; nothing for one replicate."""
    if CHANCE not in found.of("first_order"):
        return []
    alone, total = found.of("first_order")[CHANCE], found.of("total")[CHANCE]
    text = f"Chance alone makes {within(alone)} of the spread"
    if total.value - alone.value > NEGLIGIBLE:
        text += f"; with what chance does differently from cell to cell, it is {within(total)}"
    return [text + "."]


def effect_words(found: Sensitivity, names: Mapping[str, str], currency: str) -> list[str]:
    """What moving each factor over its range does."""
    measure, bends = spoken(found.measure), found.of("sigma")
    noise = {name: one.value for name, one in found.of("mu_star_by_chance").items()}
    sizes = descending(found.of("mu_star").values())
    clear = [one for one in sizes if one.low > noise.get(one.factor, 0.0)]
    if clear:
        told = "; ".join(f"'{names[one.factor]}' {effect_size(one, found.measure, currency)}"
                         for one in clear[:MOST_NAMED])
        lines = [f"Moved over its whole range, a factor changes {measure} on average by: {told}{more(clear)}."]
        uneven, _ = parted(clear, names, lambda one: bends[one.factor].low > one.high)
        unclear, _ = parted(sizes, names, lambda one: one not in clear)
        lines += [f"The effect of {listed(uneven)} depends on other factors, or bends."] if uneven else []
        lines += [f"The effect of {listed(unclear)} cannot be told from chance."] if unclear else []
    else:
        lines = [f"No factor's effect on {measure} can be told from chance. Run more replicates or trajectories."]
    return [*lines, *(f"Within one cell, single futures differ by {unsigned(one.value, found.measure, currency)} "
                      "(standard deviation)." for one in found.of("deviation").values())]


def effect_size(one: Index, measure: str, currency: str) -> str:
    """The size of an effect with its interval."""
    between = span(one.low, one.high, measure, currency, signed=True).replace("+", "")
    return f"{unsigned(one.value, measure, currency)} ({between})"


def unsigned(value: float, measure: str, currency: str) -> str:
    """A difference without its sign."""
    return amount(value, measure, currency, signed=True).lstrip("+")


def unlike_nothing_words(found: Sensitivity, names: Mapping[str, str]) -> list[str]:
    """Which factors do not exceed a factor that nothing reads, by any distance between distributions."""
    tables = [found.of(index) for index in ("delta", "pawn")]
    if not all(tables):
        return []
    silent = [names[factor] for factor in factors_of(found, "delta")
              if all(table[factor].low <= table[NO_FACTOR].high for table in tables)]
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


def listed(names: Sequence[str]) -> str:
    """Names in quotation marks; of many, the first few."""
    quoted = [f"'{name}'" for name in names[:MOST_NAMED]]
    if len(names) > MOST_NAMED:
        return ", ".join(quoted) + f" and {len(names) - MOST_NAMED} more"
    return quoted[0] if len(quoted) == 1 else ", ".join(quoted[:-1]) + " and " + quoted[-1]
