"""The pictures of files are drawn from the files that the documentation reads."""

from pathlib import Path

from matplotlib.image import imread

from experiments.pages.pictures import FOLDER
from experiments.pages.spreadsheets import NAMES, draw_files

ROOT = Path(__file__).resolve().parents[3]


def test_pictures_of_files_are_small_and_those_of_the_documentation(tmp_path):
    draw_files(ROOT, tmp_path)
    for name in NAMES:
        drawn, shown = imread(tmp_path / name), imread(ROOT / FOLDER / name)
        assert drawn.shape == shown.shape
        assert abs(drawn - shown).mean() < 0.02  # other fonts change edges of letters only
        assert (ROOT / FOLDER / name).stat().st_size < 80_000
