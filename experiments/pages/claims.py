"""The page of claims (``docs/model/claims.md``) and the list of targets in every ODD protocol."""

from __future__ import annotations

import math
from collections import Counter

from cxsim.model.parameters import PARAMETERS
from cxsim.report.odd.page import cell, rendered
from experiments.validation.registry import group_names, targets
from experiments.validation.target import Expected


def claims_page() -> str:
    """The page: which targets are exact, reproduced, a pattern, missed, or not validated."""
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
    """The list of targets for ODD protocols: the package ships this text instead of the targets."""
    groups = [f"{group}, {meaning}" for group, meaning in group_names().items()]
    lines = [
        "**Targets for judging the model.** Stated in code with bounds:", ";\n".join(groups) + ".",
        "`make validate` in the project's repository shows which are met. Default parameters were set by hand while",
        "looking at the patterns of group C: meeting them is calibration, not validation.", "",
        "| target | group | question | source |", "|---|---|---|---|",
        *(f"| {one.id} | {one.group} | {cell(one.question)} | {cell(one.source)} |" for one in targets()),
    ]
    return "\n".join(lines) + "\n"
