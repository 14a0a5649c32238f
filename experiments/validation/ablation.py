"""Ablation: patterns and further plans without one mechanism, to see what it carries and what it moves."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from cxsim.model.registry import BUILT_IN
from cxsim.studies.work import Engine
from experiments.validation.further_plans import Values, outcomes
from experiments.validation.paired import difference
from experiments.validation.registry import patterns
from experiments.validation.session import SEED, Session, Switch
from experiments.validation.target import Row, evaluate

# Mechanism -> the parameter values that switch it off (possibly outside the ranges allowed in scenarios).
TERMS: Mapping[str, Mapping[str, float]] = {
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
    "knowing what is asked": {"asked_weight": 0.0},
    "told by orders, rewards and a say": {"asked_dose": 0.0},
    "told by a vision": {"vision_dose": 0.0},
    "compliance": {"compliance_weight": 0.0},
    "strong situation": {"strong_situation": 0.0},
    "feedback": {"feedback_weight": 0.0},
    "freedom": {"autonomy_weight": 0.0, "autonomy_load_relief": 0.0},
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
    "values imagined": {"values_imagined": 0.0},
    "trust and attitude": {"anchor_trust": 0.0},
    "say and attitude": {"anchor_voice": 0.0},
    "say by what follows": {"say_floor": 1.0},
    "response by resistance": {"resistance_response": 0.0},
    "fear of what is asked": {"fear_weight": 0.0},
    "own stake": {"personal_stake_sd": 0.0},
    "promises fall": {"unfulfilled_fall": 0.0},
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
    "committee stance": {"stance_weight": 0.0},
    "committee members' example": {"member_weight": 0.0},
    "sponsor protection": {"sponsor_protection": 0.0},
    "deeds earn trust": {"deeds_trust_gain": 0.0},
    "empty words and trust": {"gap_trust_loss": 0.0},
    "empty words and credibility": {"gap_credibility_loss": 0.0},
    "leaders' example": {"leader_example": 0.0},
    "crisis as a message": {"crisis_dose": 0.0},
    "crisis and load": {"load_crisis": 0.0},
    "crisis pushes the new aside": {"crisis_distraction": 0.0},
    "fatigue by a crisis": {"fatigue_crisis": 0.0},
    "upheaval": {"load_upheaval": 0.0, "upheaval_trust_loss": 0.0},
    "learning from users in everyday work": {"peer_usual": 0.0},
    "ideas by recognition": {"ideas_by_recognition": 0.0},
    "ideas by collaboration": {"ideas_by_collaboration": 0.0},
    "borrowed practice": {"ideas_by_novelty": 0.0},
    "ideas by customers": {"ideas_by_customers": 0.0},
    "evidence and attitude": {"evidence_weight": 0.0},
    "load of new tools": {"struggle_load_share": 0.0},
    "output and new tools": {"struggle_output_loss": 0.0},
    "confidence and new tools": {"struggle_efficacy_loss": 0.0},
    "quits by misfit": {"quit_misfit": 0.0},
    "quits by attitude": {"quit_attitude": 0.0},
    "quits by fatigue": {"quit_fatigue": 0.0},
    "quits by distrust": {"quit_trust": 0.0},
    "dip of output": {"output_dip": 0.0},
    "gain of output": {"output_gain": 0.0},
    "service by rote": {"served_by_rote": 1.0},
    "output and fatigue": {"output_fatigue": 0.0},
    "newcomers' ramp": {"newcomer_loss": 0.0},
}


def switches() -> dict[str, Switch]:
    """Mechanism -> what takes it away: a term of every week by its parameters, the others by name."""
    terms = {name: Switch(parameters) for name, parameters in TERMS.items()}
    return {**terms, **{name: Switch(without=(name,)) for name in BUILT_IN}}


@dataclass(frozen=True)
class Moved:
    """The outcome of a further plan that a mechanism moves most: with it minus without it, in points.

    Quits are per hundred positions. Only differences above two standard errors count; empty names if there is none.
    """

    plan: str = ""
    outcome: str = ""
    points: float = 0.0


@dataclass(frozen=True)
class Ablation:
    """The result without one mechanism: the rows lost, which the whole model passes, and the numbers moved most."""

    mechanism: str
    switch: Switch
    lost: tuple[str, ...]
    most_moved: str
    moved_by: float
    moved: Moved


@dataclass(frozen=True)
class _Results:
    rows: list[Row]
    outcomes: Mapping[tuple[str, str], Values]


def _results(engine: Engine, switched_off: Switch, seed: int) -> _Results:
    session = Session(engine=engine, seed=seed, switched_off=switched_off, may_enlarge=False)
    rows = [row for pattern in patterns() for row in evaluate(pattern, session)]
    return _Results(rows, outcomes(session))


def ablate(
    *, engine: Engine = "compiled", workers: int = 1, seed: int = SEED, mechanisms: Sequence[str] | None = None,
    progress: Callable[[int, int, str], None] | None = None,
) -> list[Ablation]:
    """Take away each mechanism in turn, and judge the patterns and run the further plans again."""
    chosen = {name: off for name, off in switches().items() if mechanisms is None or name in mechanisms}
    whole = _results(engine, Switch(), seed)
    done = 0

    def one(name: str) -> Ablation:
        nonlocal done
        ablation = _compared(name, chosen[name], whole, _results(engine, chosen[name], seed))
        done += 1
        if progress is not None:
            progress(done, len(chosen), name)
        return ablation

    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(one, chosen))


def _compared(name: str, switch: Switch, whole: _Results, without: _Results) -> Ablation:
    pairs = list(zip(whole.rows, without.rows, strict=True))
    lost = tuple(row.target for row, after in pairs if row.passed and not after.passed)
    moved = {row.target: abs(after.simulated - row.simulated) / max(abs(row.simulated), 1e-6) for row, after in pairs}
    most = max(moved, key=lambda target: moved[target])
    return Ablation(name, switch, lost, most, moved[most], most_moved(whole.outcomes, without.outcomes))


def most_moved(whole: Mapping[tuple[str, str], Values], without: Mapping[tuple[str, str], Values]) -> Moved:
    """The outcome with the largest certain difference; outcomes are named by plan and measure."""
    best = Moved()
    for (plan, outcome), values in whole.items():
        found = difference(values, without[plan, outcome])
        certain = abs(found.value) > found.at_least
        if certain and 100.0 * abs(found.value) > abs(best.points):
            best = Moved(plan, outcome, 100.0 * found.value)
    return best


_COLUMNS = ("mechanism", "switched_off_by", "patterns_lost", "lost", "most_moved", "moved_by_share", "plan", "outcome",
            "points")


def csv_text(ablations: Sequence[Ablation]) -> str:
    """The table as comma-separated values."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for one in ablations:
        lost, moved = "; ".join(one.lost), one.moved
        writer.writerow((one.mechanism, one.switch, len(one.lost), lost, one.most_moved, f"{one.moved_by:.3g}",
                         moved.plan, moved.outcome, f"{moved.points:.3g}"))
    return text.getvalue()


def write(ablations: Sequence[Ablation], folder: Path) -> Path:
    """Write ``ablation.csv`` into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "ablation.csv"
    path.write_text(csv_text(ablations), encoding="utf-8")
    return path
