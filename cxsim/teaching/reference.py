"""The plans that a class is held against: doing nothing, what is usually advised, what the evidence says, the best
found. Teams do not see them before the debrief."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cxsim.interventions.about.registry import read_intervention
from cxsim.interventions.base import Intervention
from cxsim.interventions.kinds.remove_inhibitor import RemoveInhibitor
from cxsim.scenario.schema.schema import Scenario
from cxsim.teaching.ground import Ground
from cxsim.teaching.playing import NOTHING
from cxsim.teaching.search import SHORT, Tell, climb
from cxsim.words.groups import listed, said

ADVICE, EVIDENCE, BEST = "Common advice", "What the evidence says", "Best found"


@dataclass(frozen=True)
class Reference:
    """One plan of the reference set: its name on every page, where it comes from, and what is simulated."""

    name: str
    origin: str
    scenario: Scenario

    @property
    def parts(self) -> tuple[str, ...]:
        """Its interventions in words."""
        return tuple(step_words(one) for one in self.scenario.plan.interventions)


@dataclass(frozen=True)
class Best:
    """A plan that was found, and how."""

    how: str
    interventions: tuple[Intervention, ...]


def reference_set(
    ground: Ground, tell: Tell = lambda words: None, best: Best | None = None
) -> tuple[Reference, ...]:
    """The reference set of a case; ``best``: the plan found before. Without it and without a stored one a short search
    looks for one."""
    terms, case = ground.terms, ground.terms.case
    found = [Reference(NOTHING, "The company without any plan.", terms.scenario(NOTHING, ()))]
    for name, plan in ((ADVICE, case.common_advice), (EVIDENCE, case.evidence)):
        if plan:
            scenario = terms.shipped_plan(plan).model_copy(update={"name": name})
            found.append(Reference(name, f"The plan “{said(plan)}” of the case.", scenario))
    shown = best or _best(ground, tell)
    found.append(Reference(BEST, shown.how, terms.scenario(BEST, shown.interventions)))
    return tuple(found)


def stored_best(file: Path) -> Best | None:
    """The best plan that was kept with a class; None if the file is gone or cannot be read."""
    try:
        stated = json.loads(file.read_text(encoding="utf-8"))["best"]
        return Best(str(stated["how"]), tuple(read_intervention(one) for one in stated["interventions"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _best(ground: Ground, tell: Tell) -> Best:
    stored = ground.terms.case.best_found
    if stored is not None:
        return Best(stored.how, tuple(stored.interventions))
    climbed = climb(ground, SHORT, ground.terms.seed, tell)
    how = f"{climbed.how(SHORT, ground.terms.seed)} The search was short, because the case has no stored plan."
    return Best(how, tuple(step.intervention for step in climbed.steps))


END: Final = "to the end"


def step_words(one: Intervention) -> str:
    """An intervention in words: "training, weeks 4 to 29, for sales (hours per week 3.2)"."""
    last = END if one.weeks is None else f"to {one.start_week + one.weeks - 1}"
    whom = one.target.describe()
    doses = ", ".join(f"{said(name)} {getattr(one, name):.3g}" for name in one.dose_fields())
    group = "" if whom in ("", "everyone") else f", for {said(whom)}"
    what = said(one.label)
    if isinstance(one, RemoveInhibitor) and ":" not in what:
        what = f"{what}: {listed(one.inhibitors) if one.inhibitors else 'all of them'}"
    return f"{what}, from week {one.start_week} {last}{group}{f' ({doses})' if doses else ''}"
