"""The fuzz finds what it looks for, and a first few hundred mutants show nothing; `make fuzz` judges thousands."""

import time

import pytest

from tests.fuzz import judge
from tests.fuzz.inputs import cases
from tests.fuzz.judge import verdict
from tests.fuzz.mutations import mutant
from tests.fuzz.runs import judged, written

KINDS = tuple(cases())


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
    assert [one for one in judged(kind, range(20), seed=14) if one[2] == "failure"] == []


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
    monkeypatch.setattr(judge, "MEGABYTES", 1)
    assert unchanged("yaml", tmp_path / "x" / "case")[0] == "failure"


def test_what_is_read_as_something_else_is_a_failure(tmp_path, monkeypatch):
    load = judge.load_scenario
    monkeypatch.setattr(judge, "load_scenario", lambda path: load(path).model_copy(update={"weeks": 5}))
    told = unchanged("yaml", tmp_path / "x" / "case")
    assert told[0] == "failure"
    assert told[1].startswith("accepted and altered: weeks: '6' became")


@pytest.mark.parametrize(("old", "new", "why"), [
    ("9,8,claims", "9,8,sales", "department 'sales' became 'claims'"),
    ("10,8,claims", "10,007,claims", "manager '007' became '8'"),
    ("12,11,", "13,11,", ""),
])
def test_people_who_are_read_as_others_are_a_failure(old, new, why, tmp_path, monkeypatch):
    plain = judge._plain_rows

    def other(content):
        return plain(content.decode().replace(old, new).encode())

    monkeypatch.setattr(judge, "_plain_rows", other)
    what, told = unchanged("people.csv", tmp_path / "x" / "case")
    assert what == "failure"
    assert told.startswith(f"accepted and altered: {why}")
