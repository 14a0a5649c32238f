"""The page of claims (``docs/model/claims.md``) and the part of every ODD protocol that lists the targets."""

from __future__ import annotations

import math
from collections import Counter

from cxsim.model.parameters import PARAMETERS
from cxsim.report.odd.page import cell, rendered
from experiments.validation.registry import group_names, targets
from experiments.validation.target import Expected


def claims_page() -> str:
    """What the targets amount to: exact, reproduced, a pattern, missed, not validated."""
    every = targets()
    numbers = [one for target in every for one in target.expected]
    missed = [(target, one) for target in every for one in target.expected if one.expected_failure]
    return rendered(
        "claims.md.jinja", "experiments.pages", targets=every, groups=group_names(), numbers=len(numbers),
        missed=missed, held=len(numbers) - len(missed), parameters=PARAMETERS, bounds=bounds,
        kinds=Counter(parameter.evidence for parameter in PARAMETERS.values()),
    )


def bounds(expected: Expected) -> str:
    """The bounds of a number in words."""
    if math.isinf(expected.low):
        return f"at most {expected.high:.4g}"
    if math.isinf(expected.high):
        return f"at least {expected.low:.4g}"
    return f"{expected.low:.4g} to {expected.high:.4g}"


def patterns_part() -> str:
    """Which targets the model is held against: the package ships this text, since it does not ship the targets."""
    groups = [f"{group}, {meaning}" for group, meaning in group_names().items()]
    lines = [
        "**Patterns by which the model is judged.** Stated in code with bounds:", ";\n".join(groups) + ".",
        "`make validate` in the project's repository tells which hold. Default parameters were set by hand while",
        "looking at the patterns of group C: that they hold is calibration, not validation.", "",
        "| target | group | question | source |", "|---|---|---|---|",
        *(f"| {one.id} | {one.group} | {cell(one.question)} | {cell(one.source)} |" for one in targets()),
    ]
    return "\n".join(lines) + "\n"
