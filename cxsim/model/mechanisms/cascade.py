"""Cascade: what the top says goes down the line from week to week, and loses and changes content at every level.

A manager passes on as much as he knows, and more if he practises himself; and each colors it with his own attitude. So
people hear the top as far as the whole chain above them carries, one level a week. Credibility in the reference week
already holds a usual chain, so only the difference counts.
Reads: awareness, attitude, practice and what arrived at one's manager, awareness. Writes: message_reach, message_tone,
cascade_credibility, cascade_evaluation.
Source: Larkin & Larkin (1996, recalled) for the line as the channel; vendor surveys name supervisors as preferred
senders of personal messages. Evidence is mixed: Galunic & Hermreck (2012, recalled) find that leaders who speak
directly reach people better than the line. Form and sizes are assumptions.
Known limits: what a colleague or the top itself tells directly bypasses the line only as the reference week has it;
where a manager's position is vacant, people go by what reached them last.
"""

from __future__ import annotations

from typing import Any

from cxsim.model.law import law


@law(writes=("message_reach", "message_tone"))
def next_message(
    message_reach: Any, message_tone: Any, has_manager: Any, manager_awareness: Any, manager_attitude: Any,
    manager_practice_mean: Any, manager_message_reach: Any, manager_message_tone: Any, cascade_floor: Any,
    cascade_color: Any,
) -> Any:
    """reach = reach_m (c_0 + (1 - c_0) A_m (1/2 + y_m/2)); tone = (1 - c) tone_m + c a_m."""
    carried = cascade_floor + (1.0 - cascade_floor) * manager_awareness * (0.5 + 0.5 * manager_practice_mean)
    colored = (1.0 - cascade_color) * manager_message_tone + cascade_color * manager_attitude
    reach = has_manager * carried * manager_message_reach + (1.0 - has_manager) * message_reach
    return reach, has_manager * colored + (1.0 - has_manager) * message_tone


@law(writes="cascade_credibility")
def cascade_credibility(message_reach: Any, cascade_credit: Any, cascade_usual: Any) -> Any:
    """Factor on credibility: 1 + k (reach - usual)."""
    return 1.0 + cascade_credit * (message_reach - cascade_usual)


@law(writes="cascade_evaluation")
def cascade_evaluation(awareness: Any, message_tone: Any, cascade_tone: Any, cascade_tone_usual: Any) -> Any:
    """b A (tone - usual), in logits: what one knows of the change sounds as it sounded on arrival."""
    return cascade_tone * awareness * (message_tone - cascade_tone_usual)
