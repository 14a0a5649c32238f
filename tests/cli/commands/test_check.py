"""What was read, in one sentence."""

import pytest

from cxsim.cli.commands.check import MOST_NAMED, summary_of
from cxsim.scenario.loading.load import from_mapping


def read(interventions):
    plan = [{"type": "recognition", "name": f"r{number}", "start_week": number} for number in range(interventions)]
    return summary_of(from_mapping({
        "name": "A", "weeks": 20, "replicates": 1, "plan": {"interventions": plan},
        "organization": {"generate": {"departments": [{"name": "x", "size": 5}]}}}), 1)


@pytest.mark.parametrize(("count", "plan"), [
    (0, "no plan"), (1, "1 intervention (r0)"), (2, "2 interventions (r0, r1)"),
    (MOST_NAMED, f"{MOST_NAMED} interventions ({', '.join(f'r{number}' for number in range(MOST_NAMED))})"),
    (MOST_NAMED + 1, f"{MOST_NAMED + 1} interventions ({', '.join(f'r{number}' for number in range(MOST_NAMED))} and 1 "
                     "more)"),
])
def test_interventions_are_named_up_to_a_number(count, plan):
    assert read(count) == f"'A': 1 person, 20 weeks, 1 replicate, {plan}."
