"""The program around the pages: its link, a used port, and Ctrl-C."""

import os
import re
import signal
import socket
import subprocess
import sys
import time

import pytest

pytestmark = [pytest.mark.stories,
              pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C reaches a group of processes otherwise")]


@pytest.fixture
def running(tmp_path):
    """The program on a free port, in a group of its own as at a terminal, with its link."""
    with subprocess.Popen([sys.executable, "-m", "cxsim.web", "0", str(tmp_path / "projects")], text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as program:
        lines = [program.stdout.readline() for _ in range(3)]
        yield program, re.search(r"http://127\.0\.0\.1:(\d+)/enter\?token=\S+", lines[1])
        if program.poll() is None:
            os.killpg(program.pid, signal.SIGKILL)


def test_ctrl_c_ends_within_a_second_while_somebody_sends_and_tells_no_traceback(running):
    program, link = running
    with socket.create_connection(("127.0.0.1", int(link[1]))) as slow:
        slow.sendall(b"POST /own HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\nhalf")
        time.sleep(0.2)
        began = time.monotonic()
        os.killpg(program.pid, signal.SIGINT)
        out, err = program.communicate(timeout=10)
    assert time.monotonic() - began < 1.0
    assert "The workbench is closed." in out
    assert (err, program.returncode) == ("", 0)


def test_only_this_computer_is_listened_to(running):
    _, link = running
    with pytest.raises(OSError), socket.create_connection(("127.0.0.2", int(link[1])), timeout=2):
        pass


def test_a_used_port_is_told_with_another_one(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run([sys.executable, "-m", "cxsim", "app", "--port", str(port), "--folder", str(tmp_path)],
                              capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2
    assert f"port {port} is used by another program" in done.stderr
    assert f"cxsim app --port {port + 1}" in done.stderr
    assert "Traceback" not in done.stderr
