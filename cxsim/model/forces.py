"""Every force declared once: what leaders and the context push, and how several pushes combine.

Forces are the only way in which interventions and the context reach people (the waist; Lewin's force field).
A push never overwrites. ``add`` sums all pushes and keeps the sum inside [low, high]; ``largest`` takes the
largest push; ``multiply`` multiplies. A push of the neutral element (0, or 1 for ``multiply``) changes nothing.
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
    Force("need_message", "how strongly the need for the change is told", high=4.0),
    Force("vision_message", "how clearly the picture of the future is told"),
    Force("personal_relevance", "what is in it for me: benefit promised to this person"),
    Force("promise", "size of the benefit that messages promise", unit="expected benefit", neutral=0.75,
          combine="largest"),
    Force("training", "training received", unit="share of a full training week", by_behavior=True),
    Force("tools", "tools at hand that make the behavior easier", by_behavior=True),
    Force("monitoring", "how closely use is measured and watched", by_behavior=True),
    Force("incentive", "reward that depends on use", by_behavior=True),
    Force("mandate", "order to use it", by_behavior=True),
    Force("inhibition", "inhibitors: conflicting targets, pay plan, silo, policy", by_behavior=True),
    Force("recognition", "recognition by manager or peers"),
    Force("celebration", "visible celebration of results"),
    Force("reinforcement", "reinforcement of what has begun"),
    Force("feedback", "individual feedback; the effect differs between people and harms about a third"),
    Force("autonomy", "freedom to decide how"),
    Force("voice", "say in the change"),
    Force("sponsorship", "visible support of the sponsor", unit="level 0-1", combine="largest"),
    Force("crisis", "pressure of a crisis"),
    Force("other_initiatives", "unrelated initiatives that claim attention", unit="initiatives", high=20.0),
    Force("collaboration", "time spent in collaboration across departments"),
    Force("relief", "work taken off people", unit="share of capacity"),
    Force("values_dialogue", "conversation about what the change means for people's values"),
    Force("leader_use", "use that leaders show themselves"),
    Force("threat", "consequences threatened to those who do not use it"),
    Force("confrontation", "arguing with people about their resistance"),
    Force("lobbying", "lobbying behind the backs of those concerned"),
    Force("goal", "specific goal with a date"),
    Force("small_steps", "how far the change is cut into small steps", unit="share of the distance", by_behavior=True),
    Force("story", "success story told"),
    Force("public_recognition", "public recognition of those who use it"),
    Force("misplaced_recognition", "public recognition of those who do not use it"),
    Force("novelty", "unfamiliar formats and precedents from elsewhere"),
    Force("public_exchange", "everybody speaks before everybody"),
    Force("customer_voice", "advocates of the customer in the planning sessions of a department",
          unit="share of sessions"),
    Force("co_design", "workshops in which people shape tools and steps of the change"),
    Force("hand_over", "part of the steering that the change team hands to a department",
          unit="share of what can be handed over"),
    Force("exit_shock", "planned exits that colleagues saw last week"),
    Force("evidence", "facts about the need that are shown"),
    Force("measured", "how well those facts were measured", unit="share", combine="largest"),
    Force("facilitation", "what in the surroundings opens the way to the behavior", unit="strength 0-1",
          by_behavior=True),
    Force("attraction", "what in the surroundings draws people to the behavior", unit="strength 0-1", by_behavior=True),
    Force("team_incentive", "reward that depends on the use of all", by_behavior=True),
    Force("coaching", "coaching that a manager gets"),
    Force("outside_expert", "presence of an expert from outside"),
    Force("outside_training", "part of the training that is given outside", unit="share of a full training week",
          by_behavior=True),
    Force("questions", "questions that people are asked about the change", unit="share of a full questionnaire"),
    Force("peer_learning", "time set aside for learning from colleagues", by_behavior=True),
    Force("upheaval", "new team or manager: finding one's way after a reorganization"),
    Force("hire_selection", "how much better those hired now fit than applicants at large",
          unit="standard deviations of values fit", combine="largest", high=3.0),
    Force("search_weeks", "further weeks until a position that falls vacant now is filled", unit="weeks",
          combine="largest", high=52.0),
)

FORCES: dict[str, Force] = {force.name: force for force in _ALL}
