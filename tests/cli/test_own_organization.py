"""From a company's own files to a scenario: ``new``, ``check`` and ``org describe``."""

import io

import pytest


def test_new_writes_a_scenario_that_checks_and_runs(desk, call):
    code, out, err = call("new", "--people", "people.csv", "--ties", "ties.csv")
    assert (code, err) == (0, "")
    assert "cxsim check people.yaml" in out
    code, out, err = call("check", "people.yaml")
    assert (code, err) == (0, "")
    assert "people.yaml: OK. 'First plan for people': 6 people" in out
    assert call("run", "people.yaml", "--replicates", "2")[0] == 0


def test_each_file_of_ties_is_a_layer(desk, call):
    (desk / "mails.csv").write_text("from,to\n9,10\n10,9\n9,10\n", "utf-8")
    code, out, err = call("org", "describe", "people.csv", "--ties", "ties.csv", "--ties", "mails.csv")
    assert (code, err) == (0, "")
    rows = [line.split() for line in out.splitlines()]
    layers = {row[0]: row[1] for row in rows if row[:1] in (["ties"], ["mails"])}
    assert layers == {"ties": "2", "mails": "2"}
    assert call("new", "--people", "people.csv", "--ties", "ties.csv", "--ties", "mails.csv")[0] == 0
    assert call("check", "people.yaml")[0] == 0


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


STAFF = "id,manager,department,status\n1,,Top,Active\n2,1,A,Terminated\n3,2,A,Active\n4,3,A,Active\n"


def test_new_says_what_it_repairs_and_what_is_unsure_and_writes_the_proposal(desk, call):
    (desk / "staff.csv").write_text(STAFF, "utf-8")
    code, out, err = call("new", "--people", "staff.csv")
    assert (code, err) == (0, "")
    assert "- 1 row left out, gone by the column 'status': Terminated (1); kept: Active (3)." in out
    assert "Unsure (status): By the column 'status' 1 row of 4 have left" in out
    assert "    --answer status=all: all rows\n" in out
    assert "Taken (status)" in call("new", "--people", "staff.csv", "--force", "--yes")[1]
    code, out, _ = call("org", "describe", "staff.yaml")
    assert "3 people, 2 departments" in out
    assert "people who report to somebody who is not kept: 1" in out


def test_an_answer_settles_a_question(desk, call):
    (desk / "staff.csv").write_text(STAFF, "utf-8")
    code, out, _ = call("new", "--people", "staff.csv", "--answer", "status=all")
    assert code == 0
    assert "Unsure" not in out
    assert "4 people" in call("org", "describe", "staff.yaml")[1]
    for wrong, words in (("status", "write QUESTION=ANSWER"), ("status=al", "did you mean 'all'?"),
                         ("stat=all", "did you mean 'status'?")):
        code, _, err = call("new", "--people", "staff.csv", "--force", "--answer", wrong)
        assert (code, words in err) == (2, True), err


def test_at_a_terminal_everything_unsure_is_asked(desk, call, monkeypatch):
    (desk / "staff.csv").write_text(STAFF, "utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO("7\n2\n"))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    code, out, _ = call("new", "--people", "staff.csv")
    assert code == 0
    assert "  1  here: those who are here: Active (3)" in out
    assert "'7' given; allowed: 1, 2" in out
    assert "#   answered: all (all rows)" in (desk / "staff.yaml").read_text("utf-8")


def test_new_and_describe_are_told_how_files_are_written(desk, call):
    (desk / "staff.csv").write_bytes("Büro;id|x;manager\nA;1;\nA;2;1\n".encode("cp1252"))
    for command in (("new", "--people"), ("org", "describe")):
        code, _, err = call(*command, "staff.csv", "--separator", ";", "--encoding", "cp1252")
        assert (code, err) == (0, "")
        (desk / "staff.yaml").unlink(missing_ok=True)
        code, _, err = call(*command, "staff.csv", "--encoding", "klingon")
        assert code == 2
        assert "klingon" in err


def test_small_departments_are_not_counted_out(desk, call):
    rows = "".join(f"{row},{'big' if row > 1 else 'small'}\n" for row in range(8))
    (desk / "staff.csv").write_text(f"id,department\n{rows}", "utf-8")
    out = call("org", "describe", "staff.csv")[1]
    sizes = {line.split()[0]: line.split()[1:] for line in out.splitlines() if line.split()[:1] in (["big"], ["small"])}
    assert sizes == {"big": ["6"], "small": ["under", "5"]}


def test_a_survey_is_proposed_too(desk, call):
    rows = "".join(f"{row},{'IT' if row < 6 else 'Sales'}\n" for row in range(12))
    (desk / "staff.csv").write_text(f"id,department\n{rows}", "utf-8")
    (desk / "survey.csv").write_text("department,I trust our leaders\n" + "IT,4\n" * 5 + "Sales,2\n" * 6, "utf-8")
    assert call("new", "--people", "staff.csv", "--survey", "survey.csv", "--yes")[0] == 0
    out = call("org", "describe", "staff.yaml")[1]
    assert "How far the trust_set_point of departments is from the usual comes from survey.csv (11 answers)." in out


@pytest.fixture
def named(desk):
    """Files that name people, with a leaver, a column nobody needs and a survey."""
    people = "Name,Reports To,Dept,Status,Salary\nAda Alm,,Top,active,9\n"
    people += "".join(f"Person N{row},\"Alm, Ada\",{'IT' if row % 2 else 'HR'},active,{row}\n" for row in range(12))
    (desk / "staff.csv").write_text(people + "Zoe Gone,Ada Alm,IT,left,1\n", "utf-8")
    (desk / "mails.csv").write_text("from,to,mails\nPerson N1,Person N2,40\nPerson N2,Ada Alm,3\n", "utf-8")
    answers = "IT,4\n" * 6 + "HR,2\n" * 5 + "Top,1\n"
    (desk / "survey.csv").write_text(f"department,I trust our leaders\n{answers}", "utf-8")
    return ("new", "--people", "staff.csv", "--ties", "mails.csv", "--survey", "survey.csv", "--yes")


def test_copies_hold_pseudonyms_and_only_what_is_read(named, desk, call):
    code, out, err = call(*named, "--pseudonymize", "key.txt")
    assert (code, err) == (0, ""), err
    assert "Wrote a new secret to key.txt." in out
    names = ["staff-pseudonymized.csv", "mails-pseudonymized.csv", "survey-pseudonymized.csv", "staff.yaml"]
    for name in names:
        text = (desk / name).read_text("utf-8")
        assert not any(word in text for word in ("Ada", "Alm", "Person", "Zoe", "Salary", "Top,1"))
    lines = (desk / names[0]).read_text("utf-8").splitlines()
    assert lines[0] == "id,manager,department"
    assert len(lines) == 14
    assert (desk / names[2]).read_text("utf-8").count("\n") == 12
    plain = call("org", "describe", "staff.csv", "--ties", "mails.csv")[1]
    copied = call("org", "describe", "staff.yaml")[1]
    for line in ("13 people, 3 departments", "1 manager with 12.0 reports on average"):
        assert line in plain
        assert line in copied
    assert call("check", "staff.yaml")[0] == 0
    assert "How far the trust_set_point of departments is from the usual" in copied


def test_the_same_secret_gives_the_same_pseudonyms_and_another_one_others(named, desk, call):
    texts = []
    for secret in ("0123456789abcdef", "0123456789abcdef", "another secret of some length"):
        (desk / "key.txt").write_text(secret, "utf-8")
        assert call(*named, "--pseudonymize", "key.txt", "--force")[0] == 0
        texts.append((desk / "staff-pseudonymized.csv").read_text("utf-8"))
    assert texts[0] == texts[1] != texts[2]
    (desk / "key.txt").write_text("short", "utf-8")
    code, _, err = call(*named, "--pseudonymize", "key.txt", "--force")
    assert (code, "has 5 characters; at least 16" in err) == (2, True)


def test_results_do_not_tell_who_was_written_differently_left_out_or_unknown(desk, call):
    rows = [f"{number},Name{number} Alm,{'Name1 Alm' if number == 2 else ''},sales,here" for number in range(1, 9)]
    rows += ["9,Name9 Alm,Zoe Nobody,sales,here", "10,Zacharias Alm,,sales,gone"]
    (desk / "staff.csv").write_text("id,name,manager,department,status\n" + "\n".join(rows) + "\n", "utf-8")
    (desk / "mails.csv").write_text("source,target\n01.0,2\n1,3\n2,Xaver\n", "utf-8")
    (desk / "own.yaml").write_text((desk / "train.yaml").read_text("utf-8").split("organization:")[0] + """
organization:
  people: {file: staff.csv, columns: {manager: manager}, manager_by: name, unknown_managers: none,
           keep: {column: name, values: [EVERYBODY]}}
  ties: [{file: mails.csv, outsiders: drop}]
""".replace("EVERYBODY", ", ".join(f"Name{number} alm" for number in range(1, 10))), "utf-8")
    code, out, err = call("org", "describe", "own.yaml")
    assert (code, err) == (0, "")
    told = " ".join(out.split())
    for name in ("'Zacharias Alm'", "'Zoe Nobody'", "'Xaver'", "'01.0', who is '1'"):
        assert name in told
    assert call("run", "own.yaml", "--replicates", "2", "--out", "kept")[0] == 0
    assert call("odd", "own.yaml", "--out", "odd.md")[0] == 0
    stored = "".join(path.read_text("utf-8", "replace") for path in [*(desk / "kept").iterdir(), desk / "odd.md"])
    assert "people whose manager is not in the file, so that they have none: 1." in stored
    for name in ("Zacharias", "Zoe", "Xaver", "01.0"):
        assert name not in stored
