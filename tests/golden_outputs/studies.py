"""Studies that no command shows in full: narrowing, overlays, random ties, the state of a run, and a search."""

from __future__ import annotations

from pathlib import Path

import numpy as np

import cxsim
from cxsim.cli.screen import standard_output
from cxsim.cli.tables.search_table import show_answer
from cxsim.model.plausible import PlausibleSet
from cxsim.plots.search_front import front_figure
from cxsim.studies.narrowing.narrow import narrow
from cxsim.studies.narrowing.observation import observed
from cxsim.studies.narrowing.rows import Play
from cxsim.studies.overlays import overlays
from experiments.plausible_set.draws import candidates
from tests.golden_outputs.commands import printed
from tests.golden_outputs.company import scenario
from tests.golden_outputs.golden import Theme, number
from tests.golden_outputs.pictures import drawn
from tests.sweeps.search.office import found, stated

_PLAN = "plan: {interventions: [{type: training, hours_per_week: 5}, {type: communication, need: 0.8}]}\n"


def _narrow(folder: Path) -> str:
    (folder / "own.csv").write_text(PlausibleSet(candidates(2, 0, 32)).text(), "utf-8")
    own = scenario(folder, "Own", "uncertainty: {set: own.csv}\n" + _PLAN)
    seen = [observed("adoption", 6, 0.6, error=0.5), observed("customer_score", 9, 0.5, error=0.19),
            observed("turnover", None, 0.15, error=0.5)]
    lines = narrow(own, seen, how=Play(workers=1)).after().text().splitlines()
    return "\n".join([lines[0][:300], *(line[:120] for line in lines[1:])])


def _overlays(folder: Path) -> str:
    standing = overlays(scenario(folder, "Standing", _PLAN), replicates=3)
    frameworks = ("skill_will", "stages", "kelman", "lewin", "rogers")
    return "\n".join(f"{name}: {category} {number(share)}" for name in frameworks
                     for category, share in standing.shares(name).items())


def _state(folder: Path) -> str:
    model = cxsim.ChangeModel(scenario(folder, "State", _PLAN))
    lines = []
    for week in (1, 6):
        while model.simulation.week < week:
            model.step()
        engine, layout = model.simulation.engine, model.simulation.world.layout
        for name in sorted({slot.name for slot in layout.state}):
            behavior = layout.slot(name, 0).behavior  # None for a column that does not differ by behavior
            values = np.asarray(engine.column(name) if behavior is None else engine.column(name, behavior))
            lines.append(f"week {week} {name}: {number(values.mean())} {number(values.std())}")
    return "\n".join(lines)


def _search(folder: Path) -> str:
    answer = found(stated(folder, generations=2, size=3, confirm={"plans": 2, "replicates": 4}), folder / "out")
    return printed(lambda: show_answer(answer, standard_output())) + drawn(front_figure(answer))


STUDIES: Theme = {"narrowed uncertainty": _narrow, "overlays": _overlays, "columns of the state": _state,
                  "search": _search}
