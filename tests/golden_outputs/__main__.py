"""``python -m tests.golden_outputs --renew [THEME ...]``: store anew what the golden cases come to."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.golden_outputs.golden import found, write
from tests.golden_outputs.themes import THEMES, steady

if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--renew", nargs="*", choices=sorted(THEMES), metavar="THEME", required=True)
    for theme in asked.parse_args().renew or sorted(THEMES):
        texts = {}
        for name, case in THEMES[theme].items():
            with tempfile.TemporaryDirectory() as folder, steady():
                texts[name] = found(case, Path(folder))
        write(theme, texts)
        sys.stdout.write(f"{theme}: {len(texts)} cases\n")
