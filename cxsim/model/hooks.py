"""Hooks: the places where mechanisms join the week, sums and products that are neutral unless one contributes.

Each hook is one quantity. Some hooks belong to a mechanism, so that others can build on it.
"""

from __future__ import annotations

from collections.abc import Mapping

from cxsim.model.phases import Total

_ALL = (
    Total("added_load", meaning="load that mechanisms add, in shares of capacity"),
    Total("credibility_factor", product=True, neutral=1.0, meaning="factor of mechanisms on credibility"),
    Total("carried_out", meaning="what has become of a say: ideas in use, inhibitors removed, in shares"),
    Total("added_dose", meaning="dose of awareness that mechanisms add to messages"),
    Total("represented", ("representation",),
          meaning="how far a person is represented in the committee: like the department, unless a mechanism sets it"),
    Total("added_evaluation", meaning="what mechanisms add to the own evaluation, in logits"),
    Total("opportunity_factor", by_behavior=True, product=True, neutral=1.0,
          meaning="factor of mechanisms on opportunity"),
    Total("added_motives", by_behavior=True, meaning="what mechanisms add to motivation, in logits"),
    Total("added_skill", by_behavior=True, meaning="what mechanisms add to skill in a week"),
    Total("added_benefit", meaning="what mechanisms add to the expected benefit in a week"),
    Total("added_control", meaning="control that mechanisms add to rewards and orders, in full doses"),
    Total("added_trust", meaning="what mechanisms add to trust in a week"),
    Total("output_factor", product=True, neutral=1.0, meaning="factor of mechanisms on output"),
    Total("added_quitting", meaning="what mechanisms add to the log hazard of quitting"),
    Total("setbacks", by_behavior=True, meaning="efficacy lost to what mechanisms put in people's way, per week "
          "(part of efficacy)"),
    Total("added_cynicism", meaning="what mechanisms add to cynicism in a week (part of cynicism)"),
    Total("detracting", by_behavior=True, meaning="use that harms customers (part of customers)"),
)

HOOKS: Mapping[str, Total] = {hook.name: hook for hook in _ALL}
