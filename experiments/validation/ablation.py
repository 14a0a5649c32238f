"""Ablation: the patterns with one mechanism switched off, to see which patterns it carries."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from cxsim.studies.work import Engine
from experiments.validation.registry import targets
from experiments.validation.session import SEED, Session
from experiments.validation.target import Row, evaluate

# Not part of the table: C17 runs single mechanisms, and the null patterns hold whatever the mechanisms.
_LEFT_OUT = ("C17", "N1", "N2", "N3")


def switches() -> dict[str, dict[str, float]]:
    """Mechanism -> the parameter values that switch it off (possibly outside the ranges allowed in scenarios)."""
    return {
        "talk about the change": {"awareness_peer_share": 0.0},
        "forgetting of messages": {"awareness_forgetting": 0.0},
        "influence on attitude": {"susceptibility": 0.0},
        "social proof": {"identification_weight": 0.0},
        "memory of the norm": {"norm_memory_weeks": 1.0},
        "manager's example": {"manager_weight": 0.0},
        "manager's credibility": {"credibility_manager_floor": 1.0},
        "sponsor's credibility": {"credibility_sponsor_floor": 1.0},
        "sponsor and trust": {"trust_sponsor_gain": 0.0},
        "internalization": {"internalization_weight": 0.0},
        "compliance": {"compliance_weight": 0.0},
        "crowding-out": {"crowding_loss": 0.0},
        "recognition": {"recognition_weight": 0.0},
        "reinforcement": {"recognition_reinforcement": 0.0, "reinforcement_habit_gain": 0.0},
        "habit": {"habit_gain": 0.0},
        "habit decay": {"habit_decay": 0.0},
        "veto of habits": {"veto_attitude": -10.0},
        "weaker habit by compliance": {"compliance_habit_floor": 1.0},
        "ability by skill": {"ability_softness": 1e6},
        "tools": {"tool_relief": 0.0},
        "training": {"training_gain": 0.0},
        "transfer of training": {"base_transfer": 1.0},
        "learning by doing": {"learning_by_doing": 0.0},
        "decay of skill": {"skill_decay": 0.0},
        "benefit by experience": {"benefit_learning": 0.0},
        "benefit seen in others": {"benefit_vicarious": 0.0},
        "benefit promised": {"benefit_promise_gain": 0.0},
        "fading of expectations": {"benefit_fading": 0.0},
        "celebration": {"celebration_gain": 0.0},
        "benefit and attitude": {"anchor_benefit": 0.0},
        "awareness and attitude": {"anchor_awareness": 0.0},
        "values and attitude": {"anchor_values": 0.0},
        "trust and attitude": {"anchor_trust": 0.0},
        "say and attitude": {"anchor_voice": 0.0},
        "resistance and attitude": {"anchor_resistance": 0.0},
        "trust by a say": {"trust_voice_gain": 0.0},
        "distrust by orders": {"trust_pressure_loss": 0.0},
        "broken promises": {"trust_broken_promise_loss": 0.0},
        "shock of partings": {"exit_shock_loss": 0.0},
        "saturation": {"attention_saturation_loss": 0.0, "saturation_opportunity_loss": 0.0,
                       "fatigue_saturation_gain": 0.0},
        "fatigue by dissonance": {"fatigue_dissonance": 0.0},
        "fatigue by orders": {"fatigue_mandate": 0.0},
        "fatigue and motivation": {"fatigue_weight": 0.0, "anchor_fatigue": 0.0},
        "inhibitors": {"inhibition_opportunity_loss": 0.0, "inhibition_weight": 0.0, "anchor_inhibition": 0.0},
        "champions' weight": {"champion_weight": 0.0},
        "committee": {"committee_credibility": 0.0, "committee_voice": 0.0},
        "quits by misfit": {"quit_misfit": 0.0},
        "quits by attitude": {"quit_attitude": 0.0},
        "quits by fatigue": {"quit_fatigue": 0.0},
        "quits by distrust": {"quit_trust": 0.0},
        "dip of output": {"output_dip": 0.0},
        "gain of output": {"output_gain": 0.0},
        "output and fatigue": {"output_fatigue": 0.0},
        "newcomers' ramp": {"newcomer_loss": 0.0},
    }


@dataclass(frozen=True)
class Ablation:
    """The result without one mechanism: the rows lost, which the whole model passes, and the number moved most."""

    mechanism: str
    switch: Mapping[str, float]
    lost: tuple[str, ...]
    most_moved: str
    moved_by: float


def _rows(engine: Engine, switched_off: Mapping[str, float], seed: int) -> list[Row]:
    session = Session(engine=engine, seed=seed, switched_off=switched_off, may_enlarge=False)
    return [row for target in targets("C") if target.id not in _LEFT_OUT for row in evaluate(target, session)]


def ablate(
    *, engine: Engine = "compiled", workers: int = 1, seed: int = SEED, mechanisms: Sequence[str] | None = None,
    progress: Callable[[int, int, str], None] | None = None,
) -> list[Ablation]:
    """Switch off each mechanism in turn and judge the patterns again."""
    chosen = {name: off for name, off in switches().items() if mechanisms is None or name in mechanisms}
    whole = _rows(engine, {}, seed)
    done = 0

    def one(name: str) -> Ablation:
        nonlocal done
        ablation = _compared(name, chosen[name], whole, _rows(engine, chosen[name], seed))
        done += 1
        if progress is not None:
            progress(done, len(chosen), name)
        return ablation

    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(one, chosen))


def _compared(name: str, switch: Mapping[str, float], whole: list[Row], without: list[Row]) -> Ablation:
    pairs = list(zip(whole, without, strict=True))
    lost = tuple(row.target for row, after in pairs if row.verdict == "passed" and after.verdict != "passed")
    moved = {row.target: abs(after.simulated - row.simulated) / max(abs(row.simulated), 1e-6) for row, after in pairs}
    most = max(moved, key=lambda target: moved[target])
    return Ablation(name, switch, lost, most, moved[most])


def csv_text(ablations: Sequence[Ablation]) -> str:
    """The table as comma-separated values."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("mechanism", "switched_off_by", "patterns_lost", "lost", "most_moved", "moved_by_share"))
    for one in ablations:
        switch = "; ".join(f"{name} = {value:g}" for name, value in one.switch.items())
        row = (one.mechanism, switch, len(one.lost), "; ".join(one.lost), one.most_moved, f"{one.moved_by:.3g}")
        writer.writerow(row)
    return text.getvalue()


def write(ablations: Sequence[Ablation], folder: Path) -> Path:
    """Write ``ablation.csv`` into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "ablation.csv"
    path.write_text(csv_text(ablations), encoding="utf-8")
    return path
