"""The program as a whole: exit codes, words for mistakes, and what starting it costs."""

import errno
import os
import subprocess
import sys

import pytest

from cxsim import __version__
from cxsim.cli import app
from cxsim.cli.app import main
from cxsim.errors import Finding, InputError, ModelError, OutputError

HEAVY = {"pandas", "numpy", "pydantic", "mesa", "llvmlite", "matplotlib", "networkx", "scipy", "pyarrow", "yaml"}
COMMANDS = ("run", "compare", "branch", "check", "interventions", "schema", "new", "org", "demo")


def failing(error):
    def build_program():
        def program(arguments, prog_name):
            raise error

        return program

    return build_program


def test_help_names_every_command_and_loads_nothing_heavy():
    code = (
        "import sys\nfrom cxsim.cli.app import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit as left:\n    assert left.code == 0\n"
        "print('loaded:', *sorted({name.split('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    shown, _, loaded = done.stdout.partition("loaded:")
    assert all(f" {command} " in shown for command in COMMANDS)
    assert "cxsim" in loaded.split()
    assert HEAVY.isdisjoint(loaded.split())


@pytest.mark.parametrize("command", [*COMMANDS, "org describe", "sweep", "sweep run", "sweep status", "search"])
def test_every_command_has_help(command, call):
    code, out, _ = call(*command.split(), "--help")
    assert code == 0
    assert "Usage: cxsim" in out


def test_the_version(call):
    assert call("--version") == (0, f"cxsim {__version__}\n", "")


def test_an_unknown_command_is_told_with_the_nearest_one(call):
    code, out, err = call("comapre")
    assert (code, out) == (2, "")
    assert "Did you mean 'compare'?" in err


def test_every_finding_is_shown_and_counted(monkeypatch, call):
    findings = [Finding("b.yaml", 3, 5, "weeks", "2 given"), Finding("a.yaml", 1, 0, "", "empty")]
    monkeypatch.setattr(app, "build_program", failing(InputError(findings)))
    assert call() == (2, "", "a.yaml:1: empty\nb.yaml:3:5: weeks: 2 given\n\n2 problems found.\n")


def test_a_result_that_cannot_be_written_is_one_sentence(monkeypatch, call):
    monkeypatch.setattr(app, "build_program", failing(OutputError("the disk is full")))
    assert call() == (2, "", "cxsim: the disk is full\n")


@pytest.mark.parametrize("reason", [errno.ENOSPC, errno.ENAMETOOLONG, errno.EROFS])
def test_what_the_disk_refuses_is_no_defect(reason, monkeypatch, call):
    monkeypatch.setattr(app, "build_program", failing(OSError(reason, os.strerror(reason), "out/a.csv")))
    assert call() == (2, "", f"cxsim: cannot write or read 'out/a.csv': {os.strerror(reason)}; "
                             "free some space or give another place\n")


def test_too_little_memory_is_no_defect(monkeypatch, call):
    monkeypatch.setattr(app, "build_program", failing(MemoryError()))
    assert call() == (2, "", "cxsim: there is not enough memory; simulate fewer replicates, people or plans at once\n")


def test_a_folder_with_a_name_that_is_too_long_is_told(desk, call):
    code, _, err = call("run", "idle.yaml", "--out", "x" * 300)
    assert code == 2
    assert "name too long" in err
    assert "bug" not in err


@pytest.mark.parametrize(("signal", "code"), [("SIGTERM", 143), ("SIGINT", 130)])
def test_a_run_that_is_stopped_leaves_nothing(signal, code, desk):
    text = (desk / "train.yaml").read_text("utf-8").replace("weeks: 12", "weeks: 1040")
    (desk / "long.yaml").write_text(text, "utf-8")
    before = sorted(path.name for path in desk.iterdir())
    program = ("import os, signal, threading\n"
               "from cxsim.cli.app import main\n"
               "from cxsim.studies.ensemble import Ensemble\n"
               "simulate = Ensemble.simulate\n"
               "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # ignored in the background of a script
               "def begun(*given, **more):\n"
               f"    threading.Timer(1, os.kill, (os.getpid(), signal.{signal})).start()\n"
               "    simulate(*given, **more)\n"
               "Ensemble.simulate = begun\n"
               "main(['run', 'long.yaml', '--replicates', '5000', '--engine', 'numpy'])")
    stopped = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert stopped.returncode == code
    assert "Stopped (simulating); no file was left half-written." in stopped.stderr
    assert sorted(path.name for path in desk.iterdir()) == before


@pytest.mark.parametrize("error",
                         [ValueError("boom " * 100), ModelError("two mechanisms write 'habit'"), KeyError("x")])
def test_a_defect_is_a_short_message_without_a_traceback(error, monkeypatch, call):
    monkeypatch.setattr(app, "build_program", failing(error))
    code, out, err = call("run", "a.yaml")
    assert (code, out) == (1, "")
    assert err.startswith(f"cxsim: unexpected {type(error).__name__}: ")
    assert "--debug" in err
    assert "Traceback" not in err
    assert len(err) < 700


def test_debug_shows_where_a_defect_arose(monkeypatch):
    monkeypatch.setattr(app, "build_program", failing(ValueError("boom")))
    with pytest.raises(ValueError, match="boom"):
        main(["run", "a.yaml", "--debug"])


def test_an_interrupt_leaves_with_130(monkeypatch, call):
    def stopped(files):
        raise KeyboardInterrupt

    monkeypatch.setattr("cxsim.cli.commands.check.read_scenarios", stopped)
    assert call("check", "a.yaml")[0] == 130


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["run"], "Missing argument 'FILE'"),
        (["run", "a.yaml", "--replicates", "0"], "'0' given; allowed: a whole number from 1 to 1,000,000"),
        (["run", "a.yaml", "--replicates", "1.5"], "'1.5' given; allowed: a whole number"),
        (["compare", "a.yaml", "b.yaml", "--workers", "0"], "'0' given; allowed: a whole number from 1 to 1,024"),
        (["compare", "a.yaml", "b.yaml", "--workers", "-1"], "'-1' given; allowed: a whole number from 1 to 1,024"),
        (["demo", "--workers", "two"], "'two' given; allowed: a whole number from 1 to 1,024"),
        (["demo", "--workers", "1000000"], "'1000000' given; allowed: a whole number from 1 to 1,024"),
        (["run", "a.yaml", "--seed", "-1"], "'-1' given; allowed: a whole number from 0"),
        (["run", "a.yaml", "--seed", "9" * 40], "allowed: a whole number from 0"),
        (["run", "a.yaml", "--engine", "fast"], "'fast' is not one of 'auto', 'numpy', 'compiled'"),
        (["interventions", "--format", "xml"], "'xml' is not one of 'table', 'json'"),
        (["run", "a.yaml", "--fast"], "No such option: --fast"),
    ],
)
def test_options_say_what_was_given_and_what_is_allowed(arguments, expected, call):
    code, out, err = call(*arguments)
    assert (code, out) == (2, "")
    assert expected in " ".join(err.replace("│", " ").split())


def test_a_terminal_that_knows_few_letters_does_not_stop_the_program():
    code = "from cxsim.cli.app import main; main(['interventions', 'mandate'])"
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment, check=False)
    assert done.returncode == 0
    assert done.stdout.startswith(b"mandate: ")


def test_the_largest_seed_is_that_of_scenario_files():
    from cxsim.cli.options import LARGEST_SEED
    from cxsim.scenario.schema.block import LARGEST_SEED as IN_FILES

    assert LARGEST_SEED == IN_FILES
