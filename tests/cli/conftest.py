"""A small company for the tests of the command line, and a way to call the program."""

import contextlib
import io

import pytest

from cxsim.cli.app import main

COMPANY = """\
schema: 1
weeks: 12
seed: 3
replicates: 3
organization:
  generate:
    departments: [{name: claims, size: 16}, {name: sales, size: 12}]
costs: {currency: EUR, weekly_wage: {1: 3000}}
"""
PEOPLE = """\
emp_no,boss,unit
007,,board
8,007,claims
9,8,claims
10,8,claims
11,007,sales
12,11,sales
"""
TIES = """\
source,target
9,10
10,12
"""
FILES = {
    "idle.yaml": f"name: Do nothing\n{COMPANY}",
    "train.yaml": f"name: Train\n{COMPANY}plan:\n  interventions: [{{type: training, weeks: 10}}]\n",
    "people.csv": PEOPLE,
    "ties.csv": TIES,
}


def fill(folder):
    for name, text in FILES.items():
        (folder / name).write_text(text, "utf-8")


@pytest.fixture(autouse=True)
def wide_screen(monkeypatch):
    """No line is folded, whatever the terminal of whoever runs the tests."""
    monkeypatch.setenv("COLUMNS", "200")


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with two scenarios and a company's own files, which is the current one."""
    fill(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def made_once(tmp_path_factory, drawn_once):
    """``made_once("run", "train.yaml")``: the results of a command at a desk, made once with their own pictures; tests
    change copies."""
    known = {}

    def made(*command):
        if command not in known:
            place = tmp_path_factory.mktemp("made")
            fill(place)
            with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(io.StringIO()):
                patch.chdir(place)
                patch.setattr(drawn_once, "any", False)
                with pytest.raises(SystemExit) as left:
                    main([*command, "--out", "first"])
            assert left.value.code == 0
            known[command] = place / "first"
        return known[command]

    return made


@pytest.fixture
def call(capsys):
    """Exit code, standard output and standard error of one call of the program."""

    def called(*arguments):
        with pytest.raises(SystemExit) as left:
            main([str(argument) for argument in arguments])
        shown = capsys.readouterr()
        return left.value.code, shown.out, shown.err

    return called


@pytest.fixture(autouse=True, scope="module")
def no_picture_is_looked_at(any_picture):
    """The program is called for its files, words and codes; pictures are looked at in tests of plots and reports."""
