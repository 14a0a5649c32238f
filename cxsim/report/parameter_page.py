"""The reference page of parameters, generated from the registry so that it always agrees with the model."""

from __future__ import annotations

from collections.abc import Iterator

from cxsim.model.parameter import Parameter
from cxsim.model.parameters import PARAMETERS, THEMES
from cxsim.model.registry import MECHANISMS, every_equation

_HEAD = """# Parameters

<!-- Written by `make pages`; change the tables in cxsim/model, not this page. -->

Every number of the model. A scenario overrides one by name, within its range:

```yaml
parameters: {{habit_gain: 0.3}}
```

The range is also the prior of uncertainty runs ([uncertainty](uncertainty.md)), drawn uniformly or, where the
distribution is *loguniform*, uniformly in the logarithm.

Evidence: **empirical** = measured in a study; **derived** = computed from a measured figure; **assumption** = a default
that has not been measured. *Verified* means that the source was read, *recalled* that it was not; an assumption has
nothing to verify. Of {count} parameters {empirical} are empirical, {derived} derived and {assumption} assumptions.
"""
_COLUMNS = ("parameter", "symbol", "meaning", "unit", "default", "range", "distribution", "evidence", "source",
            "read by")


def parameter_page() -> str:
    """The page as Markdown."""
    evidence = [parameter.evidence for parameter in PARAMETERS.values()]
    parts = [_HEAD.format(count=len(evidence), empirical=evidence.count("empirical"),
                          derived=evidence.count("derived"), assumption=evidence.count("assumption"))]
    readers = _readers()
    for title, table in _themes():
        rows = [_row(parameter, readers.get(parameter.name, [])) for parameter in table]
        head = [f"## {title}\n", _line(_COLUMNS), _line(["---"] * len(_COLUMNS))]
        parts.append("\n".join([*head, *map(_line, rows)]) + "\n")
    return "\n".join(parts)


def _themes() -> Iterator[tuple[str, tuple[Parameter, ...]]]:
    """Title and parameters of every theme, then of every mechanism."""
    for theme in THEMES:
        yield (theme.__doc__ or "").strip().partition("\n")[0].rstrip("."), theme.TABLE
    for mechanism in MECHANISMS.values():
        if mechanism.parameters:
            yield f"`{mechanism.name}`: {mechanism.meaning}", mechanism.parameters


def _readers() -> dict[str, list[str]]:
    """The mechanisms that read each parameter."""
    readers: dict[str, list[str]] = {}
    for mechanism in every_equation():
        for name in mechanism.reads:
            if name in PARAMETERS and mechanism.name not in readers.setdefault(name, []):
                readers[name].append(mechanism.name)
    return readers


def _row(parameter: Parameter, readers: list[str]) -> list[str]:
    """The row of one parameter."""
    known = "" if parameter.evidence == "assumption" else ", verified" if parameter.verified else ", recalled"
    return [
        f"`{parameter.name}`", parameter.symbol, parameter.meaning, parameter.unit, f"{parameter.default:g}",
        f"{parameter.low:g} to {parameter.high:g}", parameter.distribution, parameter.evidence + known,
        parameter.source, ", ".join(sorted(readers)) or "people, ties or record",
    ]


def _line(cells: list[str] | tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
