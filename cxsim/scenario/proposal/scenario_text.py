"""What a first scenario says besides the organization: its head, context, behaviors, plan and costs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cxsim.scenario.proposal.people_section import department_lines
from cxsim.scenario.text.yaml_writer import written


def head(name: str) -> Iterator[str]:
    """The lines before the organization."""
    yield from (
        "# A first scenario for your own organization. Lines that begin with # are comments.",
        "# Go through it from top to bottom; guesses are marked. Then run: cxsim check THIS_FILE",
        "",
        "schema: 1",
        f"name: {written(name)}",
        "weeks: 104               # how long to look ahead",
        "# start_date: 2027-01-04 # the day on which it begins, year-month-day; results then show dates",
        "seed: 1                  # the same seed gives the same random numbers",
        "replicates: 100          # how many simulated futures, with different random numbers",
        "uncertainty: full        # uncertain parameters differ between them too; none: they stay fixed",
        "",
    )


def rest(departments: Counter[str]) -> Iterator[str]:
    """The lines after the organization."""
    yield from department_lines(departments)
    example = written(departments.most_common(1)[0][0]) if departments else "NAME"
    yield f"""
context:
  customer_index: 50       # your customer score today, 0 to 100
  past_changes: mixed      # how past changes went: poor, mixed or good
  sponsorship: 0.3         # visible support from the sponsor, 0 to 1
  inhibitors: []           # what hinders the change, for example:
  #  - {{name: call_time_target, departments: [{example}], strength: 0.3}}
  catalysts: []            # what helps the change, for example:
  #  - {{name: shared_case_file, departments: [{example}], strength: 0.3, raises: opportunity}}

behaviors:                 # what people should do; name something you could watch a person do
  - name: customer_focus
    description: "?"       # what people do when they use it
    old_behavior: ""       # what it replaces

plan:                      # cxsim interventions lists all types and their risks
  interventions:
    - {{type: communication, start_week: 2, weeks: 40, need: 0.6, vision: 0.5}}
    - {{type: training, start_week: 6, weeks: 20, hours_per_week: 3}}
    # - {{type: governing_committee, start_week: 2, weeks: 80, seats_per_department: 2}}

target: {{adoption: 0.5, by_week: 78}}

costs:
  currency: EUR
  weekly_wage: {{1: 3000, 2: 2000, 3: 1200}}    # assumed; by level, 1 = top; lower levels are paid like the last"""
