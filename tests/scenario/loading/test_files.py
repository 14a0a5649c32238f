"""Files that a scenario names exist in its folder, beside it or below it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cxsim.errors import InputError
from cxsim.scenario.loading.load import from_mapping, load_scenario

PEOPLE = "id,department\na,x\nb,x\n"


def scenario_on(file: str) -> str:
    return f"name: Own\norganization:\n  people:\n    file: {file}\n"


@pytest.mark.parametrize("file", ["people.csv", "data/people.csv", "../company/people.csv", "./people.csv"])
def test_a_file_beside_or_below_is_accepted(bench: Any, file: str) -> None:
    bench.save(PEOPLE, "plans/people.csv")
    bench.save(PEOPLE, "plans/data/people.csv")
    bench.save(PEOPLE, "company/people.csv")
    scenario = load_scenario(bench.save(scenario_on(file), "plans/s.yaml"))
    assert scenario.organization.people is not None
    assert scenario.organization.people.file == file
    assert scenario.folder == str(bench.folder / "plans")


@pytest.mark.parametrize(("file", "part"), [
    ("peopel.csv", "there is no file 'peopel.csv' in"),
    ("peopel.csv", "did you mean 'people.csv'?"),
    ("People.csv", "did you mean 'people.csv'?"),
    ("data", "'data' is a folder; a file is expected"),
    ("nowhere/people.csv", "and no folder"),
    ("../../people.csv", "is outside"),
    ("data/../../../people.csv", "is outside"),
    ("link.csv", "is outside"),
    ("/etc/passwd", "is not a relative path"),
    ("~/people.csv", "is not a relative path"),
    ("C:/people.csv", "is not a relative path"),
    ("'\\\\host\\share\\people.csv'", "is not a relative path"),
    ("'data\\people.csv'", "contains a backslash"),
    ('"data\\\\people.csv"', "contains a backslash"),
    ('"data\\new\\team.csv"', "'data\\new\\team.csv' contains a backslash; write '/' between folders"),
    ("https://example.org/people.csv", "is a URL"),
    ("file:///etc/passwd", "is a URL"),
    ("x" * 5000 + ".csv", "cannot be used as a path"),
])
def test_a_file_elsewhere_or_nowhere_is_refused_at_its_place(bench: Any, file: str, part: str) -> None:
    bench.save(PEOPLE, "a/b/people.csv")
    bench.save(PEOPLE, "a/b/data/x.csv")
    bench.save(PEOPLE, "people.csv")
    (bench.folder / "a/b/link.csv").symlink_to(bench.folder / "people.csv")
    with pytest.raises(InputError) as caught:
        load_scenario(bench.save(scenario_on(file), "a/b/s.yaml"))
    (finding,) = caught.value.findings
    assert (finding.line, finding.column, finding.path) == (4, 11, "organization.people.file")
    assert part in finding.message


def test_every_file_of_the_organization_is_looked_for(bench: Any) -> None:
    bench.save(PEOPLE, "people.csv")
    text = scenario_on("people.csv") + (
        "  ties: [{file: mail.csv}, {file: advice.csv}]\n  traits: {resistance: {from: survey.csv}}\n")
    assert [finding.path for finding in bench.findings(text)] == [
        "organization.ties.0.file", "organization.ties.1.file", "organization.traits.resistance.from"]


def test_whoever_says_so_may_look_further(bench: Any) -> None:
    bench.save(PEOPLE, "people.csv")
    file = bench.save(scenario_on("../../people.csv"), "a/b/s.yaml")
    assert load_scenario(file, root=bench.folder).folder == str(bench.folder / "a/b")


def test_python_users_may_name_any_file_that_is_there(bench: Any) -> None:
    people = bench.save(PEOPLE, "people.csv")
    scenario = from_mapping({"name": "Own", "organization": {"people": {"file": people}}})
    assert scenario.organization.people is not None
    assert Path(scenario.organization.people.file) == people
    with pytest.raises(InputError, match="there is no file"):
        from_mapping({"name": "Own", "organization": {"people": {"file": str(people) + "x"}}})


def test_an_escape_that_means_what_it_says_is_read(bench: Any) -> None:
    bench.save(PEOPLE, "M\u00fcller.csv")
    assert load_scenario(bench.save(scenario_on('"M\\u00fcller.csv"'))).organization.people is not None
