"""Mutants are small, compile, and are judged by the tests of their room."""

import pytest

from tests.mutants import trials as runs
from tests.mutants.changes import compiles, mutants_of
from tests.mutants.trials import judges_of, sample, told

SOURCE = '''\
"""A docstring with 1 < 2 and not x."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    LIMIT = 3


def kept(é: float = 2.0, whole: int = 5) -> bool:
    """Whether it is kept."""
    total = é + whole * 0.5
    if not total < 7 or whole in (1, 2):
        log("é", min(total, 1))
    return True and total >= 0
'''


def changed(old, new):
    found = [one for one in mutants_of("x.py", SOURCE) if (one.old, one.new) == (old, new)]
    return [one.applied(SOURCE) for one in found]


@pytest.mark.parametrize(("old", "new", "line"), [
    ("<", "<=", "if not total <= 7 or"), ("or", "and", "< 7 and whole in"), ("in", "not in", "whole not in (1, 2)"),
    ("*", "/", "é + whole / 0.5"), ("+", "-", "é - whole"), ("True", "False", "return False and"),
    ("7", "8", "total < 8 or"), ("0.5", "0.75", "whole * 0.75"), ("min", "max", "max(total, 1)"),
    ("not total < 7", "(total < 7)", "if (total < 7) or"),
    ('log("é", min(total, 1))', "pass", "        pass\n"), ("2.0", "3.0", "é: float = 3.0"),
])
def test_a_mutant_changes_one_thing(old, new, line):
    [source] = changed(old, new)
    assert line in source
    assert len(source.split("\n")) == len(SOURCE.split("\n"))


def test_words_and_what_only_types_need_stay():
    found = mutants_of("x.py", SOURCE)
    assert all(one.line > 8 for one in found)
    assert not [one for one in found if "docstring" in one.old or one.old == "3"]


def test_what_only_guards_a_class_stays():
    source = "@dataclass(frozen=True, order=True)\nclass One:\n    pass\n"
    assert [one.applied(source).split("\n")[0] for one in mutants_of("x.py", source)] == [
        "@dataclass(frozen=True, order=False)"]


def test_a_sample_is_seeded_and_touches_every_room(tmp_path):
    for name in ("a", "b"):
        (tmp_path / "pack" / name).mkdir(parents=True)
        (tmp_path / "pack" / name / "x.py").write_text(SOURCE, "utf-8")
    (tmp_path / "pack" / "c.py").write_text("LIMIT = 3\n", "utf-8")
    found = sample(10, 1, tmp_path / "pack")
    assert found == sample(10, 1, tmp_path / "pack") != sample(10, 2, tmp_path / "pack")
    assert {one.file for one in found} == {"pack/a/x.py", "pack/b/x.py", "pack/c.py"}
    assert [one.file for one in found] != sorted(one.file for one in found)
    assert all(compiles(one.applied((tmp_path / one.file).read_text("utf-8"))) for one in found)


def test_the_tests_that_judge_a_file():
    [(_, own), (_, users), (_, golden), _, _, _, (_, room)] = judges_of("cxsim/results/store.py")
    assert own == ["tests/results/test_store.py"]
    assert "tests/analysis/test_compare.py" in users
    assert golden == ["tests/golden"]
    assert "tests/results/test_store.py" not in room
    assert all(path.startswith("tests/results/") for path in room)
    *_, (name, [first, *_]) = judges_of("cxsim/cli/commands/new.py")
    assert (name, first) == ("its room", "tests/cli/test_own_organization.py")
    *_, (_, room) = judges_of("cxsim/scenario/proposal/groups.py")
    assert all(path.startswith("tests/scenario/proposal/") for path in room[:4])
    assert [name for name, _ in judges_of("cxsim/arithmetic.py")] == [
        "own tests", "tests of its users", "golden stories", "shipped numbers", "golden outputs", "generated pages"]


def test_the_outcome_is_told_by_room():
    one, other = mutants_of("cxsim/words/x.py", SOURCE)[:2]
    assert told([(one, "smoke run"), (other, "")]) == [
        "words               1 of    2", f"survived: {other}", "1 of 2 killed (50 %): 1 by smoke run"]


@pytest.fixture
def trials(tmp_path, monkeypatch):
    """Trials in a copy that is a single file, with programs that end as a test says."""
    (tmp_path / "copy" / "cxsim" / "words").mkdir(parents=True)
    place = tmp_path / "copy" / "cxsim" / "words" / "differences.py"
    place.write_text(SOURCE, "utf-8")
    seen, ends = [], []
    monkeypatch.setattr(runs, "copy_of_the_repository", lambda place: None)
    monkeypatch.setattr(runs, "judges_of", lambda file, strongest: [("own tests", ["a"]), ("its room", ["b"])])

    def run(self, *given):
        seen.append((given[-1], place.read_text("utf-8")))
        return ends.pop(0)

    monkeypatch.setattr(runs.Trials, "_run", run)

    def tried(*given):
        ends[:] = [(0, "usual"), *given]
        [mutant, *_] = mutants_of("cxsim/words/differences.py", SOURCE)
        found = runs.Trials(tmp_path / "copy").killer(mutant)
        assert place.read_text("utf-8") == SOURCE
        assert all(source == mutant.applied(SOURCE) for _, source in seen[1:])
        return found

    return tried


@pytest.mark.parametrize(("ends", "killer"), [
    ([(0, "other")], "smoke run"), ([None], "smoke run"),
    ([(0, "usual"), (1, "")], "own tests"),
    ([(0, "usual"), (0, ""), (1, "")], "its room"),
    ([(0, "usual"), (0, ""), (0, "")], ""),
    ([(0, "usual"), None, (5, "")], ""),  # tests without an end say nothing
])
def test_a_mutant_is_killed_by_the_first_that_notices_it(ends, killer, trials):
    assert trials(*ends) == killer
