"""``cxsim new``: a first scenario for a company's own files, which loads, fits and marks its guesses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cxsim.engine.world.build import people_view
from cxsim.errors import InputError
from cxsim.organization.build import build
from cxsim.scenario.checks.check_against import check_against
from cxsim.scenario.loading.load import load_scenario
from cxsim.scenario.proposal.proposal import Options
from cxsim.scenario.proposal.propose import propose_scenario

DATA = Path(__file__).resolve().parents[3] / ".." / "shared" / "data" / "organizations"
PEOPLE = """\
emp_no;Full name;Boss;Org unit;Grade;Resistance;Shoe size
007;Ada;;service;1;0.4;40
7;Bo;007;service;2;0.5;41
1E5;Cy;007;claims: new;2;;42
9;Di;7;service;3;0.6;43
"""
TIES = """\
sender,recipient,mails,kind
7,9,12,mail
9,9,1,mail
9,7,3,mail
9,7,2,mail
007,1E5,1,advice
"""


def scenario_template(people: Path, ties: Path | None = None, **options: Any) -> str:
    """The text that is proposed where nobody answers."""
    return propose_scenario(people, ties, options=Options(**options)).text


def checked(text: str, file: Path) -> Any:
    """The scenario of a template, built and checked."""
    file.write_text(text, "utf-8")
    scenario = load_scenario(file)
    organization = build(scenario.organization, file.parent, 1)
    findings, _ = check_against(scenario, people_view(organization, scenario.behavior_names, 1))
    assert findings == []
    return scenario, organization


def test_columns_are_guessed_by_name_and_content_and_the_guess_is_said(bench: Any) -> None:
    people = bench.save(PEOPLE, "people.csv")
    text = scenario_template(people)
    scenario, organization = checked(text, bench.folder / "new.yaml")
    columns = scenario.organization.people.columns
    assert (columns.id, columns.manager, columns.department, columns.level, columns.resistance) == (
        "emp_no", "Boss", "Org unit", "Grade", "Resistance")
    assert sorted(organization.ids) == ["007", "1E5", "7", "9"]
    assert "manager: Boss    # guessed: its name suggests it; 3 of 3 cells found among emp_no" in text
    assert "# Columns not used: Full name, Shoe size" in text
    assert "# Departments: service (under 5), claims: new (under 5)" in text
    assert "# team: ...    # no column seems to hold this" in text


def test_ties_are_guessed_too_with_what_the_reader_must_be_told(bench: Any) -> None:
    people = bench.save(PEOPLE, "people.csv")
    ties = bench.save(TIES, "data/mail.csv")
    text = scenario_template(people, ties, name="Own: first")
    scenario, organization = checked(text, bench.folder / "new.yaml")
    assert scenario.name == "Own: first"
    (stated,) = scenario.organization.ties
    assert stated.file == "data/mail.csv"
    assert (stated.columns.source, stated.columns.target, stated.weight.column) == ("sender", "recipient", "mails")
    assert (stated.weight.scale, stated.on_duplicate, stated.self_ties) == ("logarithm", "sum", "drop")
    assert "found: mail (4), advice (1)" in text
    assert {"advice", "mail"} <= set(organization.layers)


def test_a_column_whose_content_cannot_be_it_is_not_taken(bench: Any) -> None:
    people = bench.save("id,manager,level,department\na,Smith,senior,x\nb,Jones,junior,x\nc,Smith,junior,y\n", "p.csv")
    text = scenario_template(people)
    assert "\n      manager: null    # the column 'manager' seems to name managers, but none of its 2" in text
    assert "\n      level: null    # 'level' holds no whole numbers from 1 to 99, such as 'senior'" in text
    assert "\n      department: department" in text


def test_the_first_column_with_different_values_identifies_people(bench: Any) -> None:
    people = bench.save("unit,badge\nx,a\nx,b\ny,c\n", "p.csv")
    assert "id: badge    # guessed: the first column with a different value in every row" in scenario_template(people)
    with pytest.raises(InputError, match="no column has a different value in every row"):
        scenario_template(bench.save("unit,badge\nx,a\nx,a\n", "q.csv"))


def test_ties_between_strangers_are_refused(bench: Any) -> None:
    people = bench.save("id\na\nb\n", "p.csv")
    told = r"no two columns name people of p.csv.*source: 0% of 1 cell \(not: 'x' \(1\)\)"
    with pytest.raises(InputError, match=told):
        scenario_template(people, bench.save("source,target\nx,y\n", "t.csv"))


def test_a_file_that_the_scenario_could_not_name_is_refused(bench: Any) -> None:
    people = bench.save("id\na\nb\n", "p.csv")
    (bench.folder / "a/b").mkdir(parents=True)
    with pytest.raises(InputError, match="is outside"):
        scenario_template(people, folder=bench.folder / "a/b")
    assert 'file: "../p.csv"' in scenario_template(people, folder=bench.folder / "a")
    with pytest.raises(InputError, match=r"did you mean 'p.csv'\?"):
        scenario_template(bench.folder / "pp.csv")


@pytest.mark.parametrize("header", ["id: x", "id # y", '"i""d"', "- id", "null", "0x1", "x{id}", "ü", "id ,"])
def test_any_header_is_written_so_that_it_is_read_back(bench: Any, header: str) -> None:
    name = header.strip(",").replace('"i""d"', 'i"d').strip()
    people = bench.save(f"{header.strip(',')}\na\nb\n", "p.csv")
    scenario, _ = checked(scenario_template(people), bench.folder / "new.yaml")
    assert scenario.organization.people.columns.id == name


@pytest.mark.skipif(not DATA.is_dir(), reason="the public organizations lie beside the repository")
@pytest.mark.parametrize("name", ["email_eu_core", "krackhardt_hightech", "lazega_lawfirm", "manufacturing_emails"])
def test_real_organizations_get_a_scenario_that_fits_them(name: str, tmp_path: Path) -> None:
    for file in ("nodes.csv", "edges.csv"):
        (tmp_path / file).write_bytes((DATA / name / file).read_bytes())
    text = scenario_template(tmp_path / "nodes.csv", tmp_path / "edges.csv")
    _, organization = checked(text, tmp_path / "new.yaml")
    counts = {"email_eu_core": 1005, "krackhardt_hightech": 21, "lazega_lawfirm": 71, "manufacturing_emails": 167}
    assert organization.size == counts[name]


def test_how_text_is_written_is_left_out_for_a_graph_beside_it(bench: Any) -> None:
    people = bench.save("id;department\n1;A\n2;A\n3;A\n", "p.csv")
    graph = bench.save(
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph edgedefault="directed"><node id="1"/>'
        '<node id="2"/><edge source="1" target="2"/></graph></graphml>', "t.graphml")
    text = propose_scenario(people, graph, options=Options(reading={"separator": ";"})).text
    assert text.count('separator: ";"') == 1
