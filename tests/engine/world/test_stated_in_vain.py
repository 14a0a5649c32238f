"""What a scenario states about its files in vain is told at its place in the scenario file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cxsim.engine.world.build import held_against
from cxsim.engine.world.organizations import organization_of
from cxsim.scenario.loading.load import load_scenario

PEOPLE = "id,boss,grade,status,department\n1,CEO,Head,here,A\n2,1,Clerk,here,A\n3,1,Clerk,gone,B\n"
TIES = "source,target,how\n1,2,daily\n2,1,weekly\n"
ANSWERS = "department,q\n" + "A,yes\n" * 5 + "B,no\n" * 5


def told(folder: Path, organization: str) -> list[str]:
    """The remarks about the organization; each stands at the value of the key that it names."""
    for name, text in (("people.csv", PEOPLE), ("ties.csv", TIES), ("answers.csv", ANSWERS)):
        (folder / name).write_text(text, "utf-8")
    file = folder / "plan.yaml"
    file.write_text("schema: 1\nname: s\nweeks: 10\ncosts: {weekly_wage: {1: 3, 2: 2, 3: 1}}\n"
                    f"behaviors: [{{name: use}}]\norganization:\n{organization}", "utf-8")
    scenario = load_scenario(file)
    people, mistakes, remarks = held_against(scenario, organization_of(scenario, 1), 1)
    assert people.size >= 2
    assert mistakes == []
    lines, found = file.read_text("utf-8").splitlines(), []
    for remark in remarks:
        place = re.fullmatch(r".*plan\.yaml:(\d+):(\d+): (organization\.[\w.]*?(\w+): .*)", remark)
        if place is not None:
            before = lines[int(place[1]) - 1][:int(place[2]) - 1]
            assert before.endswith(f"{place[4]}: ")
            found.append(place[3])
    return found


COLUMNS = "columns: {id: id, manager: boss, level: grade}, level_words: {Head: 1, Clerk: 2}, no_manager: [ceo]"


@pytest.mark.parametrize(("keys", "remarks"), [
    (f"{COLUMNS}, missing: [], span_of_control: 5", [
        "organization.people.span_of_control: has no effect: the file states who reports to whom"]),
    ("columns: {manager: boss}, no_manager: [CEO, NOBODY, n/a]", [
        "organization.people.no_manager: no cell that is read says 'NOBODY', 'n/a'"]),
    ("columns: {manager: boss, level: grade}, no_manager: [CEO], level_words: {Head: 1, Clerk: 2, Clark: 2}", [
        "organization.people.level_words: no cell that is read says 'Clark'; the nearest to 'Clark' is 'Clerk'"]),
    ("columns: {manager: null}, no_manager: [CEO], manager_by: id, own_manager: none", [
        "organization.people.no_manager: has no effect: no column of managers is read",
        "organization.people.manager_by: has no effect: no column of managers is read",
        "organization.people.own_manager: has no effect: no column of managers is read"]),
    ("columns: {manager: null}, level_order: bottom_up", [
        "organization.people.level_order: has no effect: no column of levels is read"]),
    ("columns: {manager: null}, repeats: {keep: first}", [
        "organization.people.repeats: has no effect: nobody has several rows"]),
    ("columns: {manager: null}, keep: {column: status, values: [HERE, hear, gone]}", [
        "organization.people.keep.values: no cell that is read says 'hear'; the nearest to 'hear' is 'here'"]),
    ("columns: {manager: null}, keep: [{column: id, values: ['1', '2']}, {column: status, values: [here, away]}]", [
        "organization.people.keep.1.values: no cell that is read says 'away'"]),
    ("columns: {manager: null}, leave_out: {column: id, values: ['3', Total]}", [
        "organization.people.leave_out.values: no cell that is read says 'Total'"]),
    ("columns: {manager: null}, missing: [N/A, none]", [
        "organization.people.missing: no cell that is read says 'N/A', 'none'"]),
    ("columns: {manager: null}, missing: [N/A, A]", []),
])
def test_words_and_keys_of_people_that_do_nothing(tmp_path: Path, keys: str, remarks: list[str]) -> None:
    assert told(tmp_path, f"  people: {{file: people.csv, {keys}}}\n") == remarks


PLAIN = "  people: {file: people.csv, columns: {manager: null}}\n"


@pytest.mark.parametrize(("keys", "remarks"), [
    ("weight: {column: how, words: {daily: 20, weekly: 4}}", []),
    ("weight: {column: how, words: {daily: 20, weekly: 4, montly: 1}}", [
        "organization.ties.0.weight.words: no cell that is read says 'montly'"]),
    ("list_separator: ';', ignore_columns: [how]", [
        "organization.ties.0.list_separator: has no effect: no cell names several people with ';' between them"]),
    ("weight: {column: how, words: {daily: 2, weekly: 1}, threshold: 3}", [
        "organization.ties.0.weight.threshold: leaves no tie: every weight is below it"]),
    ("weight: {column: how, words: {daily: 2, weekly: 1}, threshold: 2}", []),
    ("ignore_columns: [how], keep: {column: source, values: ['1', '2', '4']}", [
        "organization.ties.0.keep.values: no cell that is read says '4'"]),
])
def test_words_and_keys_of_ties_that_do_nothing(tmp_path: Path, keys: str, remarks: list[str]) -> None:
    assert told(tmp_path, f"{PLAIN}  ties: [{{file: ties.csv, {keys}}}]\n") == remarks


def test_words_of_a_survey_that_nobody_answered(tmp_path: Path) -> None:
    words = "words: {yes: 1, no: 0, maybe: 0.5}, missing: [none]"
    assert told(tmp_path, f"{PLAIN}  traits: {{resistance: {{from: answers.csv, column: q, {words}}}}}\n") == [
        "organization.traits.resistance.words: no cell that is read says 'maybe'",
        "organization.traits.resistance.missing: no cell that is read says 'none'"]


def test_the_shape_of_generated_ties_beside_others(tmp_path: Path) -> None:
    ties = "  ties: [{file: ties.csv, ignore_columns: [how]}]\n  generated_ties: {mean_ties: 4}\n"
    assert told(tmp_path, PLAIN + ties) == [
        "organization.generated_ties: has no effect: the ties come from files"]
    generated = "  generate: {departments: [{name: A, size: 9}]}\n  generated_ties: {mean_ties: 4}\n"
    assert told(tmp_path, generated) == [
        "organization.generated_ties: has no effect: 'generate' holds the shape of its ties itself"]
