"""Cells with several names, some of which have commas of their own."""

import pytest

from cxsim.scenario.loading.load import load_scenario

COMMAS = """\
schema: 1
name: With a sheet
weeks: 40
organization:
  generate:
    departments:
      [{name: "Sales, EMEA", size: 20}, {name: Sales, size: 10}, {name: EMEA, size: 10}, {name: HR, size: 10}]
plan:
  sheet: SHEET
"""


@pytest.fixture
def with_commas(tmp_path):
    """The departments that a cell names, in an organization in which one has a comma of its own; and the remarks."""

    def reading(cell, scenario=COMMAS):
        (tmp_path / "plan.csv").write_text(f'type,departments,w0\ntraining,"{cell}",x\n', "utf-8")
        (tmp_path / "s.yaml").write_text(scenario.replace("SHEET", "{file: plan.csv}"), "utf-8")
        found = load_scenario(tmp_path / "s.yaml")
        [training] = found.plan.interventions
        return training.target, found._origin.remarks

    return reading


def test_a_department_with_a_comma_is_one_department(with_commas):
    target, [remark] = with_commas("Sales, EMEA")
    assert target.departments == ("Sales, EMEA",)
    assert target.describe() == "department 'Sales, EMEA'"
    assert remark == ("plan.csv:2:10: 'Sales, EMEA' is read as one name; if 'Sales', 'EMEA' are meant, write ';' "
                      "between them")


@pytest.mark.parametrize(("cell", "departments"), [
    ("HR, Sales, EMEA", ("HR", "Sales, EMEA")),
    ("Sales,EMEA, HR", ("Sales, EMEA", "HR")),
    ("Sales; EMEA", ("Sales", "EMEA")),
    ("HR, Sales", ("HR", "Sales")),
    ("Sales, EMEA; HR", ("Sales, EMEA", "HR")),
])
def test_known_names_decide_where_a_cell_is_split(with_commas, cell, departments):
    assert with_commas(cell)[0].departments == departments


def test_there_is_no_doubt_where_only_one_reading_exists(with_commas):
    target, remarks = with_commas("Sales, EMEA", COMMAS.replace("{name: EMEA, size: 10}, ", ""))
    assert (target.departments, remarks) == (("Sales, EMEA",), ())
