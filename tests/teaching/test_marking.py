"""A class from the first page to the last: made, filled in with mistakes, scored, debriefed."""

from __future__ import annotations

import csv
import html
import re
from pathlib import Path

import pytest

from cxsim.errors import InputError
from cxsim.teaching.class_folder import ClassFolder, open_class
from cxsim.teaching.marking import mark_class, write_results
from tests.filled_workbook import fill

pytestmark = pytest.mark.stories

TAG = re.compile(r"<(style|svg)\b.*?</\1>|<[^>]+>", re.DOTALL)
PLANS = {
    1: ("Owls", [("training", None, 2, 12, 0.5), ("remove inhibitor: pieces per day", "workshop", 0, None, 1.0)],
        {"Prediction!B5": 50, "Prediction!B6": 10, "Prediction!B7": 90, "Prediction!B10": "training",
         "Prediction!B11": 1, "Prediction!B12": "Teach, and lift <b>what</b> hinders."}),
    2: ("Hawks & $ons$", [("mandate", None, 0, 20, 1.0), ("kpi measurement", None, 0, 20, 1.0)], {"Prediction!B5": 90}),
    3: ("Late", [("training", None, 40, 12, 0.5)], {}),
}


def words(page: Path) -> str:
    return " ".join(html.unescape(TAG.sub(" ", page.read_text("utf-8"))).split())


@pytest.fixture(scope="module")
def scored(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The class after one lesson."""
    import shutil

    desk = open_class(Path(shutil.copytree(made, tmp_path_factory.mktemp("lesson") / "monday")))
    for number, (name, rows, cells) in PLANS.items():
        fill(desk.teams / f"team_{number}.xlsx", rows, name, cells)
    return write_results(desk, mark_class(desk, 4, workers=1))


def test_everybody_gets_a_page_but_whoever_has_a_mistake(scored: Path) -> None:
    assert {file.name for file in scored.iterdir()} == {
        "scoreboard.html", "class.html", "debrief_team_1.html", "debrief_team_2.html", "scores.csv", "futures.csv",
        "manifest.json"}


def test_the_scoreboard_tells_places_points_the_rule_and_who_is_missing(scored: Path) -> None:
    board = words(scored / "scoreboard.html")
    with (scored / "scores.csv").open(encoding="utf-8", newline="") as stream:
        rows = {row["plan"]: row for row in csv.DictReader(stream)}
    assert list(rows) == ["Hawks & $ons$", "Owls", "Do nothing", "Common advice", "What the evidence says",
                          "Best found"]
    assert board.index("Hawks") < board.index("Owls")
    assert "Not scored: Late" in board and "One point for each of 100 people" in board
    assert "Best found" not in board  # what nobody has seen stays unseen
    owls = {key: float(rows["Owls"][key]) for key in ("points", "points_adopters", "points_cost", "points_leavers",
                                                      "points_trust")}
    assert owls.pop("points") == pytest.approx(sum(owls.values()))
    with (scored / "futures.csv").open(encoding="utf-8", newline="") as stream:
        futures = [float(row["points"]) for row in csv.DictReader(stream) if row["plan"] == "Owls"]
    assert len(futures) == 4
    assert sum(futures) / 4 == pytest.approx(float(rows["Owls"]["points"]))


def test_two_plans_get_different_texts(scored: Path) -> None:
    owls, hawks = (words(scored / f"debrief_team_{number}.html") for number in (1, 2))
    assert "Owls" in owls and "remove inhibitor: pieces per day" in owls
    assert "mandate" in hawks and "measuring use (KPI)" in hawks
    for part in ("Your prediction", "Points it brings", "changes that cost no more were run", "Talk about it"):
        assert part in owls and part in hawks
    told = [set(re.split(r"(?<=[.?!]) ", page)) for page in (owls, hawks)]
    assert len(told[0] & told[1]) < 0.5 * len(told[0])
    assert "Hawks" in owls and "Owls" in hawks  # what another team did


def test_what_a_team_writes_is_shown_as_text(scored: Path) -> None:
    page = (scored / "debrief_team_1.html").read_text("utf-8")
    assert "&lt;b&gt;what&lt;/b&gt;" in page and "<b>what</b>" not in page


def test_the_page_of_the_class_tells_the_unseen_plans_and_every_mistake(scored: Path) -> None:
    page = words(scored / "class.html")
    for part in ("Best found", "Found by hand.", "What the evidence says", "Why is that so?",
                 "team_3.xlsx!Plan!C9: '40' given; allowed: a whole number from 0 to 29"):
        assert part in page


def test_pages_load_nothing(scored: Path) -> None:
    for file in scored.glob("*.html"):
        text = file.read_text("utf-8")
        assert "default-src 'none'" in text
        assert not re.search(r"""(?:src|href)=["']?(?:https?:|//)""", text)


def test_the_same_plans_get_the_same_pages(scored: Path, tmp_path: Path) -> None:
    import shutil

    desk = open_class(Path(shutil.copytree(scored.parent, tmp_path / "again")))
    shutil.rmtree(desk.results)
    again = write_results(desk, mark_class(desk, 4, workers=2))
    for file in scored.glob("*.html"):
        assert file.read_bytes() == (again / file.name).read_bytes()


def test_a_class_without_a_plan_says_what_is_missing(desk: ClassFolder) -> None:
    with pytest.raises(InputError, match="nothing is planned in it yet"):
        mark_class(desk, 4)
    for file in desk.teams.iterdir():
        file.unlink()
    with pytest.raises(InputError, match="no plan was handed in; put the workbooks of the teams into this folder"):
        mark_class(desk, 4)
