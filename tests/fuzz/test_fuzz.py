"""The fuzz finds what it looks for, and a first few hundred mutants show nothing; `make fuzz` judges thousands."""

import time
from dataclasses import replace

import pytest

from tests.fuzz import accepted, copies, judge
from tests.fuzz.inputs import PSEUDONYMS, cases
from tests.fuzz.judge import verdict
from tests.fuzz.mutations import mutant
from tests.fuzz.runs import judged, written

KINDS = tuple(cases())
PEOPLE = ("people.csv", "keep.csv", "people.xlsx", "graphml", "gexf", "json", "ties.csv", "ties.xlsx", "sheet.csv",
          "new people.csv")
TIES = ("ties.csv", "ties.xlsx", "pajek", "gml", "graphml", "gexf", "json", "new ties.csv")
PLANS = ("sheet.csv", "sheet.xlsx")


def unchanged(kind, folder):
    case = cases()[kind]
    written(case, case.files[case.mutated], folder)
    return verdict(kind, folder)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_not_mutated_is_accepted_and_runs(kind, tmp_path):
    assert unchanged(kind, tmp_path / "x" / "case") == ("accepted", "")


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_number_gives_the_same_mutant(kind):
    case = cases()[kind]
    of_table = kind.endswith("xlsx")  # archives hold the time at which they were made
    some = [mutant(kind, case, number, 5) for number in range(12)]
    assert of_table or some == [mutant(kind, case, number, 5) for number in range(12)]
    assert len(set(some)) > 8


@pytest.mark.parametrize("kind", KINDS)
def test_a_few_mutants_of_every_kind(kind):
    few = range(2 if kind.startswith("new ") else 10)  # a proposal is also checked and run
    assert [one for one in judged(kind, few, seed=14) if one[2] == "failure"] == []


@pytest.mark.parametrize(("broken", "why"), [
    (lambda path: 1 / 0, "ZeroDivisionError"),
    (lambda path: time.sleep(9), "took more than 0.2 seconds"),
])
def test_errors_and_hangs_are_failures(broken, why, tmp_path, monkeypatch):
    monkeypatch.setattr(judge, "load_scenario", broken)
    monkeypatch.setattr(judge, "SECONDS", 0.2)
    what, told = unchanged("yaml", tmp_path / "x" / "case")
    assert (what, told[: len(why)]) == ("failure", why)


def test_memory_is_watched(tmp_path, monkeypatch):
    load = judge.load_scenario
    monkeypatch.setattr(judge, "load_scenario", lambda path: load(path) if len(b"x" * (64 << 20)) else None)
    assert unchanged("yaml", tmp_path / "x" / "case")[0] == "accepted"
    monkeypatch.setattr(judge, "MEGABYTES", 32)
    assert unchanged("yaml", tmp_path / "y" / "case")[0] == "failure"


def test_what_is_read_as_something_else_is_a_failure(tmp_path, monkeypatch):
    load = judge.load_scenario
    monkeypatch.setattr(judge, "load_scenario", lambda path: load(path).model_copy(update={"weeks": 5}))
    told = unchanged("yaml", tmp_path / "x" / "case")
    assert told[0] == "failure"
    assert told[1].startswith("accepted and altered: weeks: '6' became")


def test_copies_of_another_organization_are_a_failure(tmp_path, monkeypatch):
    made = copies.pseudonymized

    def other(*given):
        found = made(*given)
        return replace(found, files={name: text.replace("claims", "clams") for name, text in found.files.items()})

    monkeypatch.setattr(copies, "pseudonymized", other)
    assert unchanged(PSEUDONYMS, tmp_path / "x" / "case") == ("failure", "the copies differ: departments")


def test_a_column_is_known_by_what_is_seen_of_its_name(tmp_path):
    (tmp_path / "t.csv").write_text("source,target,w\ufeffEight\n9,10,2.5\n", "utf-8")
    assert accepted.ties_in(tmp_path / "t.csv") == [{"source": "9", "target": "10", "weight": "2.5"}]


@pytest.mark.parametrize("kind", ["ties.csv", "new ties.csv", "matrix.csv", "json"])
def test_ties_of_which_none_is_read_are_a_failure(kind, tmp_path, monkeypatch):
    read = judge.organization_of

    def without(*given):
        found = read(*given)
        return replace(found, layers={name: layer for name, layer in found.layers.items() if name != "informal"})

    monkeypatch.setattr(judge, "organization_of", without)
    assert unchanged(kind, tmp_path / "x" / "case") == (
        "failure", "accepted and altered: the tie 10 to 12, 2.5, became None")


@pytest.mark.parametrize(("manager", "told"), [("8", "failure"), ("007", "accepted"), ("Bo", "failure")])
def test_a_note_on_own_chiefs_excuses_no_other_manager(manager, told, tmp_path, monkeypatch):
    read, people = judge.organization_of, accepted.people_in
    note = "'007' is listed as their own manager and treated as the top."

    def noted(*given):
        return replace(found := read(*given), notes=(*found.notes, note))

    def other(file):
        first, *rest = people(file)
        return [first | {"manager": manager}, *rest]

    monkeypatch.setattr(judge, "organization_of", noted)
    monkeypatch.setattr(accepted, "people_in", other)
    assert unchanged("people.csv", tmp_path / "x" / "case")[0] == told


@pytest.mark.parametrize(("part", "kinds", "change", "why"), [
    ("people_in", PEOPLE, {"department": "sales"}, "department 'sales' became 'board'"),
    ("people_in", PEOPLE, {"manager": "8"}, "manager '8' became ''"),
    ("people_in", PEOPLE, {"team": "north"}, "team 'north' became 'top'"),
    ("people_in", PEOPLE, {"resistance": "0.41"}, "resistance '0.41' became 0.4"),
    ("people_in", PEOPLE, {"id": "7"}, "7 people in the file, 7 in the organization"),
    ("ties_in", TIES, {"target": "11"}, "the tie 9 to 10, None, became 1.0"),
    ("ties_in", TIES, {"weight": "1.5"}, "the tie 9 to 10, 1.5, became 1.0"),
    ("ties_in", ["matrix.csv"], {"weight": "1.5"}, "the tie 8 to 11, 1.5, became 1.0"),
    ("plan_in", PLANS, {"type": "mandate"}, "type 'mandate' became 'training'"),
    ("plan_in", PLANS, {"departments": "Sales, EMEA"}, "departments 'Sales, EMEA' became 'claims'"),
    ("plan_in", PLANS, {"first": "1"}, "first '1' became 0"),
    ("plan_in", PLANS, {"hours_per_week": "3.5"}, "hours_per_week '3.5' became 3.0"),
    ("ties_in", TIES, {"directed": "false"}, "the tie 10 to 9, 1.0, became None"),
])
def test_people_ties_and_plans_that_are_read_as_others_are_a_failure(part, kinds, change, why, tmp_path, monkeypatch):
    read = getattr(accepted, part)

    def other(file):
        first, *rest = read(file)
        return [first | change, *rest]

    monkeypatch.setattr(accepted, part, other)
    for kind in kinds:
        assert unchanged(kind, tmp_path / kind / "case") == ("failure", f"accepted and altered: {why}")
