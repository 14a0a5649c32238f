"""Search a good plan for a shipped case and print it as the block ``best_found`` of its ``class.yaml``.

Run: python -m experiments.classes.find CASE
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from cxsim.interventions.base import Intervention
from cxsim.scenario.case.terms import terms_of
from cxsim.teaching.ground import Ground
from cxsim.teaching.plan_lines import Step
from cxsim.teaching.search import LONG, climb


def block_of(steps: Sequence[Step], how: str) -> str:
    """The block as it stands in the file."""
    lines = [f"    - {{{_inside(step.intervention)}}}" for step in steps]
    return "\n".join(["best_found:", f'  how: "{how}"', "  interventions:", *lines])


def _inside(intervention: Intervention) -> str:
    stated = intervention.model_dump(mode="json", exclude_unset=True)
    target = stated.pop("target", None)
    told = {"type": stated.pop("type"), **stated, **({"target": _target(target)} if _target(target) else {})}
    return ", ".join(f"{key}: {_value(value)}" for key, value in told.items())


def _target(target: object) -> dict[str, object]:
    return {key: value for key, value in target.items() if value is not None} if isinstance(target, dict) else {}


def _value(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_value(one)}" for key, one in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) and ":" in value else str(value)


if __name__ == "__main__":
    ground = Ground.of(terms_of(sys.argv[1]))
    seed = ground.terms.seed
    found = climb(ground, LONG, seed, lambda words: print(f"# {words}", file=sys.stderr))
    print(block_of(found.steps, found.how(LONG, seed)))
