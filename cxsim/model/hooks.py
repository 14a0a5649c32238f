"""Where mechanisms join the week: sums and products that are neutral unless a mechanism contributes.

Each hook is one quantity. Some hooks are brought by a mechanism, so that other mechanisms can join it.
"""

from __future__ import annotations

from collections.abc import Mapping

from cxsim.model.phases import Total

_ALL = (
    Total("added_load", meaning="load beyond the reference week, in shares of capacity"),
    Total("credibility_factor", product=True, neutral=1.0, meaning="what mechanisms leave of credibility"),
    Total("added_dose", meaning="dose of awareness beyond the messages of the reference week"),
    Total("represented", ("representation",),
          meaning="how far a person is represented in the committee: as the department is, unless a mechanism says"),
    Total("added_evaluation", meaning="what mechanisms add to the own evaluation, in logits"),
    Total("opportunity_factor", by_behavior=True, product=True, neutral=1.0,
          meaning="what mechanisms make of opportunity"),
    Total("added_motives", by_behavior=True, meaning="what mechanisms add to motivation, in logits"),
    Total("added_skill", by_behavior=True, meaning="what mechanisms add to skill in a week"),
    Total("added_benefit", meaning="what mechanisms add to the expected benefit in a week"),
    Total("added_control", meaning="control beyond the reward and the order of the reference week, in full doses"),
    Total("added_trust", meaning="what mechanisms add to trust in a week"),
    Total("added_quitting", meaning="what mechanisms add to the log hazard of quitting"),
    Total("added_cynicism", meaning="what mechanisms add to cynicism in a week (brought by cynicism)"),
    Total("detracting", by_behavior=True, meaning="use that customers suffer from (brought by customers)"),
)

HOOKS: Mapping[str, Total] = {hook.name: hook for hook in _ALL}
