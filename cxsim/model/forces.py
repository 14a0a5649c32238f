"""The forces: what leaders and the context push, and how several pushes combine.

Interventions and the context reach people only through forces (Lewin's force field). A push never overwrites
another. ``add`` sums all pushes and keeps the sum inside [low, high]; ``largest`` takes the largest push;
``multiply`` multiplies. A push of the neutral element (0, or 1 for ``multiply``) changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Combination = Literal["add", "largest", "multiply"]


@dataclass(frozen=True)
class Force:
    """One force. ``by_behavior``: exists once per target behavior."""

    name: str
    meaning: str
    unit: str = "share of a full dose"
    neutral: float = 0.0
    combine: Combination = "add"
    low: float = 0.0
    high: float = 1.0
    by_behavior: bool = False


_ALL = (
    Force("need_message", "how strongly the need for the change is communicated", high=4.0),
    Force("vision_message", "how clearly the vision of the future is communicated"),
    Force("personal_relevance", "personal benefit promised to this person (what is in it for me)"),
    Force("promise", "size of the benefit that messages promise", unit="expected benefit", neutral=0.75,
          combine="largest"),
    Force("training", "training received", unit="share of a full training week", by_behavior=True),
    Force("tools", "available tools that make the behavior easier", by_behavior=True),
    Force("monitoring", "how closely use is measured and watched", by_behavior=True),
    Force("incentive", "reward that depends on use", by_behavior=True),
    Force("mandate", "order to use the behavior", by_behavior=True),
    Force("inhibition", "inhibitors: conflicting targets, pay plan, silo, policy", by_behavior=True),
    Force("recognition", "recognition by manager or peers"),
    Force("celebration", "visible celebration of results"),
    Force("reinforcement", "reinforcement of the use that has begun"),
    Force("feedback", "individual feedback; its effect differs between people and is harmful for about a third"),
    Force("autonomy", "freedom to decide how"),
    Force("voice", "say in the change"),
    Force("sponsorship", "visible support of the sponsor", unit="level 0-1", combine="largest"),
    Force("crisis", "pressure of a crisis"),
    Force("other_initiatives", "unrelated initiatives that compete for attention", unit="initiatives", high=20.0),
    Force("collaboration", "time spent in collaboration across departments"),
    Force("relief", "daily work taken off people", unit="share of capacity"),
    Force("values_dialogue", "conversation about what the change means for people's values"),
    Force("leader_use", "leaders' own visible use"),
    Force("threat", "threat of consequences for people who do not use the behavior"),
    Force("confrontation", "confronting people about their resistance"),
    Force("lobbying", "lobbying behind people's backs"),
    Force("goal", "specific goal with a date"),
    Force("small_steps", "how far the change is divided into small steps", unit="share of the distance",
          by_behavior=True),
    Force("story", "success story told"),
    Force("public_recognition", "public recognition of users"),
    Force("misplaced_recognition", "public recognition of people who do not use the behavior"),
    Force("novelty", "unfamiliar formats and precedents from elsewhere"),
    Force("public_exchange", "open discussion in front of everyone"),
    Force("customer_voice", "customer advocates in a department's planning sessions",
          unit="share of sessions"),
    Force("co_design", "workshops in which people shape the tools and steps of the change"),
    Force("hand_over", "part of the steering that the change team hands over to a department",
          unit="share of what can be handed over"),
    Force("exit_shock", "planned exits that colleagues witnessed last week"),
    Force("evidence", "facts that show the need"),
    Force("measured", "how well these facts were measured", unit="share", combine="largest"),
    Force("facilitation", "catalysts: conditions that make the behavior easier", unit="strength 0-1",
          by_behavior=True),
    Force("attraction", "catalysts: conditions that attract people to the behavior", unit="strength 0-1",
          by_behavior=True),
    Force("team_incentive", "reward that depends on everyone's use", by_behavior=True),
    Force("coaching", "coaching that a manager receives"),
    Force("outside_expert", "presence of an outside expert"),
    Force("outside_training", "part of the training that takes place outside", unit="share of a full training week",
          by_behavior=True),
    Force("questions", "questions that people are asked about the change", unit="share of a full questionnaire"),
    Force("peer_learning", "time set aside for learning from colleagues", by_behavior=True),
    Force("upheaval", "new team or manager: settling in after a reorganization"),
    Force("hire_selection", "how much better new hires fit than the average applicant",
          unit="standard deviations of values fit", combine="largest", high=3.0),
    Force("search_weeks", "additional weeks until a new vacancy is filled", unit="weeks",
          combine="largest", high=52.0),
)

FORCES: dict[str, Force] = {force.name: force for force in _ALL}
