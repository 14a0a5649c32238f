"""Tools: they stay unless they are taken away."""

from __future__ import annotations

from cxsim.interventions.kinds.tool_rollout import ToolRollout
from cxsim.interventions.plan.plan import collect
from cxsim.testing.intervention_conformance import InterventionConformance


class TestToolRollout(InterventionConformance):
    def example(self) -> ToolRollout:
        return ToolRollout(strength=0.6)

    def neutral(self) -> ToolRollout:
        return ToolRollout(strength=0.0)

    def test_tools_stay_to_the_end_of_the_run(self) -> None:
        tools = ToolRollout(strength=0.6, start_week=4)
        assert not tools.active(3)
        assert tools.active(4)
        assert tools.active(519)

    def test_helps_with_the_named_behaviors(self) -> None:
        pushes, _ = collect([ToolRollout(strength=0.6, behaviors=("share_insight",))], 0, self.view())
        assert [(push.force, push.behavior, push.value) for push in pushes] == [("tools", 0, 0.6)]
