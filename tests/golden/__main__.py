"""Tells every story anew; with ``--renew``, what the program says now is approved. Read the difference before commit.

    python -m tests.golden --renew [THEME ...]
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from tests.golden.stories import FOLDER, read, renewed
from tests.golden.tellers import said

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.golden", description=__doc__.partition("\n")[0])
    parser.add_argument("--renew", action="store_true", help="write the files of stories anew")
    parser.add_argument("themes", nargs="*", help="names of files of stories; all if none is given")
    given = parser.parse_args()
    os.environ["COLUMNS"] = "140"
    for file in sorted(FOLDER.glob("*.txt")):
        if not given.themes or file.stem in given.themes:
            stories, told = read(file), []
            for story in stories.stories:
                with tempfile.TemporaryDirectory() as folder:
                    told.append(said(stories, story, Path(folder).resolve()))
            changed = sum(now != story.approved for now, story in zip(told, stories.stories, strict=True))
            sys.stdout.write(f"{file.stem}: {len(told)} stories, {changed} told otherwise than approved\n")
            if given.renew:
                file.write_text(renewed(file, told), "utf-8")
