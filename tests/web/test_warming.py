"""Libraries are loaded ahead, and not for an app that has ended."""

import subprocess
import sys

import pytest

from cxsim.web.warming import SLOW, warming

pytestmark = pytest.mark.stories


def test_what_results_need_is_loaded_after_the_first_page_and_not_before():
    code = ("import sys, cxsim.web.app as app, cxsim.web.warming as warming\n"
            "app.found_pages()\n"
            "before = [name in sys.modules for name in warming.SLOW]\n"
            "warming.AFTER = 0.0\n"
            "class Desk:\n    projects = type('', (), {'all': list})\n"
            "    class questions:\n        def warm():\n"
            "            print(before, [name in sys.modules for name in warming.SLOW])\n"
            "with warming.warming(Desk) as timer:\n    timer.join()\n")
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told.strip() == f"{[False] * len(SLOW)} {[True] * len(SLOW)}"


def test_an_app_that_ends_at_once_loads_nothing():
    with warming(None) as timer:
        pass
    timer.join(5)
    assert timer.finished.is_set()
    assert not timer.is_alive()
