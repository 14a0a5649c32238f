"""The reference page of parameters, written from the registry, so that it cannot say anything else than the model."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

from cxsim.model import mechanisms, parameter_tables
from cxsim.model.law import Law
from cxsim.model.parameter import Parameter
from cxsim.model.parameters import PARAMETERS

_HEAD = """# Parameters

<!-- Written by `make pages`; change the tables in cxsim/model/parameter_tables, not this page. -->

Every number of the model. A scenario overrides by name, within the range:

```yaml
parameters: {{habit_gain: 0.3}}
```

The range is also the prior of uncertainty runs ([uncertainty](uncertainty.md)), drawn uniformly or, where the
distribution is *loguniform*, uniformly in the logarithm.

Evidence: **empirical** = measured in a study; **derived** = computed from a measured figure; **assumption** = a default
that nobody measured. *Verified* means that the source was read, *recalled* that it was not; an assumption has nothing
to verify. Of {count} parameters {empirical} are empirical, {derived} derived and {assumption} assumptions.
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
    """Title and parameters of every table, in the order of the registry."""
    first = {name: number for number, name in enumerate(PARAMETERS)}
    found = []
    for module in pkgutil.iter_modules(parameter_tables.__path__):
        themed = importlib.import_module(f"{parameter_tables.__name__}.{module.name}")
        title = (themed.__doc__ or module.name).strip().partition("\n")[0].rstrip(".")
        found.append((first[themed.TABLE[0].name], title, themed.TABLE))
    for _, title, table in sorted(found):
        yield title, table


def _readers() -> dict[str, list[str]]:
    """The laws that read each parameter."""
    readers: dict[str, list[str]] = {}
    for module in pkgutil.iter_modules(mechanisms.__path__):
        for value in vars(importlib.import_module(f"{mechanisms.__name__}.{module.name}")).values():
            if isinstance(value, Law):
                for name in value.reads:
                    if name in PARAMETERS and value.name not in readers.setdefault(name, []):
                        readers[name].append(value.name)
    return readers


def _row(parameter: Parameter, readers: list[str]) -> list[str]:
    """What the registry says about one parameter."""
    known = "" if parameter.evidence == "assumption" else ", verified" if parameter.verified else ", recalled"
    return [
        f"`{parameter.name}`", parameter.symbol, parameter.meaning, parameter.unit, f"{parameter.default:g}",
        f"{parameter.low:g} to {parameter.high:g}", parameter.distribution, parameter.evidence + known,
        parameter.source, ", ".join(sorted(readers)) or "people, ties or record",
    ]


def _line(cells: list[str] | tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
