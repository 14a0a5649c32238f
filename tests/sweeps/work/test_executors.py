"""A Dask scheduler that does not answer is told before anything is done."""

import logging
import socket
import threading

import pytest

from cxsim.errors import InputError
from cxsim.sweeps.search.search import PlanSearch
from cxsim.sweeps.sweep import sweep
from cxsim.sweeps.work import executors
from tests.sweeps.search.office import read_text

EXPERIMENT = {"name": "x", "scenario": "company.yaml", "factors": {"weeks": [8, 10]}}
SEARCH = """\
name: x
scenario: office.yaml
choices: {training: {vary: {weeks: {low: 1, high: 6}}}}
objectives: [adoption_end]
"""


@pytest.fixture
def silent(monkeypatch):
    """The address of a port that nobody listens at."""
    pytest.importorskip("distributed")
    monkeypatch.setattr(executors, "SHORT_SECONDS", 1)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"tcp://127.0.0.1:{free.getsockname()[1]}"


def test_nobody_at_the_address_is_told_before_a_folder_is_made(desk, silent):
    with pytest.raises(InputError, match=rf"no Dask scheduler answers at '{silent}': tried for up to 1 second .*start "
                                         r"one with 'dask scheduler' and give the address .* or use 'local'"):
        sweep(EXPERIMENT, "out", dask=silent)
    with pytest.raises(InputError, match="no Dask scheduler answers"):
        sweep({**EXPERIMENT, "run": {"executor": "dask", "dask": silent}}, "out")
    assert not (desk / "out").exists()


def test_an_address_without_a_port_is_told(desk, silent):
    with pytest.raises(InputError, match=r"no Dask scheduler answers at 'cluster'.*missing port number"):
        sweep(EXPERIMENT, "out", dask="cluster")
    assert not (desk / "out").exists()


def test_another_server_at_the_address_is_no_scheduler(desk, silent):
    with socket.create_server(("127.0.0.1", 0)) as server:
        def answer():
            with server.accept()[0] as visitor:
                visitor.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

        threading.Thread(target=answer, daemon=True).start()
        address = f"tcp://127.0.0.1:{server.getsockname()[1]}"
        with pytest.raises(InputError, match=f"no Dask scheduler answers at '{address}'"):
            sweep(EXPERIMENT, "out", dask=address)


def test_a_search_tells_it_before_its_folder_is_made(tmp_path, silent):
    stated = read_text(tmp_path, SEARCH + f"run: {{dask: '{silent}'}}\n")
    with pytest.raises(InputError, match="no Dask scheduler answers"):
        PlanSearch(stated, tmp_path / "out")
    assert not (tmp_path / "out").exists()


class Told(logging.Handler):
    """Keeps what is logged. On the logger itself: Dask's library stops what is logged from reaching the root."""

    def __init__(self):
        super().__init__()
        self.errors = []

    def emit(self, record):
        self.errors.append(record.exc_info[1].args)


def test_a_closed_connection_is_not_logged_with_a_traceback_and_other_errors_are(silent, monkeypatch):
    with pytest.raises(InputError):
        executors.refuse_unreachable(silent)
    log, told = logging.getLogger("tornado.application"), Told()
    monkeypatch.setattr(log, "handlers", [told])
    monkeypatch.setattr(log, "disabled", False)
    for error in (OSError("Stream is closed"), ValueError("something else")):
        log.error("Exception in callback", exc_info=error)
    assert told.errors == [("something else",)]
