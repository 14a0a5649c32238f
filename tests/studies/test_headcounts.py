"""The people of a scenario by department, and what plans name that is not there."""

from cxsim.scenario.loading.load import from_mapping
from cxsim.studies.headcounts import headcounts, headcounts_and_misfits

COMPANY = {"weeks": 10, "organization": {"generate": {"departments": [
    {"name": "sales", "size": 12}, {"name": "claims", "size": 16}]}}}
REMOVAL = {"type": "remove_inhibitor", "inhibitors": ["call_time"]}


def test_people_are_counted_by_department():
    assert headcounts(from_mapping({"name": "A", **COMPANY})) == {"claims": 16, "sales": 12}


def test_a_plan_that_removes_what_is_not_there_is_a_misfit():
    plans = [from_mapping({"name": "A", **COMPANY}),
             from_mapping({"name": "B", **COMPANY, "plan": {"interventions": [REMOVAL]}})]
    people, found = headcounts_and_misfits(plans)
    assert people == {"claims": 16, "sales": 12}
    assert [one.path for one in found] == ["plan.interventions.0.inhibitors.0"]
