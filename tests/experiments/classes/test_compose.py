"""Plans composed of what won elsewhere: all can be paid, and what is printed is what a case reads."""

from __future__ import annotations

import shutil
from pathlib import Path

from cxsim.scenario.case.terms import case_folder, terms_of
from cxsim.teaching.changes import cost_of
from cxsim.teaching.ground import Ground
from experiments.classes.compose import compositions
from experiments.classes.find import block_of


def test_every_composed_plan_can_be_paid_and_none_comes_twice() -> None:
    ground = Ground.of(terms_of("siloed_company"))
    plans = list(compositions(ground))
    assert len(plans) == 16
    assert all(cost_of(steps, ground) <= ground.terms.budget for steps in plans)
    assert len({tuple((one.name, one.first_week, one.dose) for one in steps) for steps in plans}) == 16
    assert all({"training", "tool rollout", "remove inhibitor: own figures"} <= {one.name for one in steps}
               for steps in plans)


def test_what_is_printed_is_what_a_case_reads(tmp_path: Path) -> None:
    ground = Ground.of(terms_of("siloed_company"))
    steps = next(compositions(ground))
    folder = Path(shutil.copytree(case_folder("siloed_company"), tmp_path / "silos"))
    text = (folder / "class.yaml").read_text("utf-8")
    before, _, rest = text.partition("best_found:")
    after = rest[rest.index("traps:"):]
    (folder / "class.yaml").write_text(f"{before}{block_of(steps, 'Composed.')}\n{after}", "utf-8")
    stored = terms_of(folder).case.best_found
    assert stored is not None and stored.how == "Composed."
    assert [one.model_dump() for one in stored.interventions] == [one.intervention.model_dump() for one in steps]
