"""From a company's own files to a scenario: ``new``, ``check`` and ``org describe``."""

import pytest


def test_new_writes_a_scenario_that_checks_and_runs(desk, call):
    code, out, err = call("new", "--people", "people.csv", "--ties", "ties.csv")
    assert (code, err) == (0, "")
    assert "cxsim check people.yaml" in out
    code, out, err = call("check", "people.yaml")
    assert (code, err) == (0, "")
    assert "people.yaml: OK. 'First plan for people': 6 people" in out
    assert call("run", "people.yaml", "--replicates", "2")[0] == 0


def test_new_never_replaces_a_scenario_unasked(desk, call):
    (desk / "people.yaml").write_text("mine", "utf-8")
    code, _, err = call("new", "--people", "people.csv")
    assert code == 2
    assert "--force" in err
    assert (desk / "people.yaml").read_text("utf-8") == "mine"
    assert call("new", "--people", "people.csv", "--force")[0] == 0
    assert "emp_no" in (desk / "people.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--people", "nobody.csv"], "nobody.csv"),
        (["--people", "people.csv", "--out", "people.csv"], "ends in .yaml"),
        (["--people", "people.csv", "--out", "nowhere/plan.yaml"], "there is no folder 'nowhere'"),
        (["--people", "people.csv", "--ties", "none.csv"], "none.csv"),
    ],
)
def test_new_tells_what_is_wrong_and_writes_nothing(arguments, expected, desk, call):
    before = {path.name for path in desk.iterdir()}
    code, out, err = call("new", *arguments)
    assert (code, out) == (2, "")
    assert expected in err
    assert {path.name for path in desk.iterdir()} == before


def test_check_finds_what_only_the_organization_tells(desk, call):
    text = (desk / "train.yaml").read_text("utf-8")
    wrong = "{type: training, weeks: 10, target: {departments: [clams]}}"
    (desk / "train.yaml").write_text(text.replace("{type: training, weeks: 10}", wrong), "utf-8")
    code, out, err = call("check", "idle.yaml", "train.yaml")
    assert code == 2
    assert out.startswith("idle.yaml: OK.")
    assert "train.yaml:11:" in err
    assert "there is no department 'clams'; did you mean 'claims'?" in err


def test_check_finds_the_mistakes_in_the_files_of_a_scenario(desk, call):
    assert call("new", "--people", "people.csv", "--ties", "ties.csv")[0] == 0
    (desk / "ties.csv").write_text("source,target\n9,10\n9,99\n", "utf-8")
    code, _, err = call("check", "people.yaml")
    assert code == 2
    assert "ties.csv:3:3: '99' is not among the people" in err


def test_describe_shows_the_shape_of_ones_own_organization(desk, call):
    code, out, err = call("org", "describe", "people.csv", "--ties", "ties.csv")
    assert (code, err) == (0, "")
    assert "6 people, 3 departments" in out
    assert "without a manager: 1" in out
    informal = next(line for line in out.splitlines() if line.split()[:1] == ["informal"])
    assert informal.split()[1] == "2"
    assert "What people see of others: informal ties" in out


def test_describe_takes_a_scenario_too(desk, call):
    code, out, _ = call("org", "describe", "train.yaml")
    assert code == 0
    assert "28 people, 2 departments" in out
    assert "What people see of others: informal ties" in out
    code, _, err = call("org", "describe", "train.yaml", "--ties", "ties.csv")
    assert code == 2
    assert "--ties" in err
