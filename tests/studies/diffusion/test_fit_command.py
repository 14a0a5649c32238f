"""``cxsim fit`` from files to tables, picture and words."""

import csv
import json

import numpy as np
import pytest

from cxsim.cli.app import main
from cxsim.cli.tables.fit_table import verdict
from cxsim.studies.diffusion.crossvalidation import Score
from cxsim.studies.diffusion.maximum_likelihood import ParameterEstimate
from cxsim.studies.diffusion.models import FittedModel
from cxsim.studies.diffusion.study import DiffusionFit, fit_diffusion


@pytest.fixture
def call(capsys, village, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.chdir(village.parent)

    def called(*arguments):
        with pytest.raises(SystemExit) as left:
            main(["fit", *(str(argument) for argument in arguments)])
        shown = capsys.readouterr()
        return left.value.code, shown.out, shown.err

    return called


def rows(path):
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_folder_becomes_tables_and_a_picture(call, village, tmp_path_factory):
    out = tmp_path_factory.mktemp("results") / "fit"
    code, shown, said = call(village, "--out", out)
    assert code == 0
    assert "6 people in 2 groups, 3 periods; 3 adopted (50 %). 5 ties (advice, friendship); 2 people without" in shown
    assert "better in" in shown
    assert "columns not used" not in said
    assert "ties in the layer 'advice'" in said
    fit = rows(out / "fit.csv")
    assert list(fit[0]) == ["model", "parameter", "estimate", "low", "high", "standard_error"]
    assert [(row["model"], row["parameter"]) for row in fit][:4] == [
        ("network", "external_push"), ("network", "social_influence"), ("network", "degree_effect"),
        ("network", "log_likelihood"),
    ]
    assert {row["model"] for row in fit} == {"network", "network_free", "bass", "pooled_curve"}
    for row in fit:
        if row["low"]:
            assert float(row["low"]) <= float(row["estimate"]) <= float(row["high"])
    scores = rows(out / "crossvalidation.csv")
    assert list(scores[0]) == ["model", "group", "log_likelihood", "people", "periods"]
    assert len(scores) == 4 * 2
    assert len(rows(out / "curves.csv")) == 3 * 3
    assert (out / "diffusion_fit.png").read_bytes().startswith(b"\x89PNG")
    manifest = json.loads((out / "manifest.json").read_text("utf-8"))
    assert (manifest["layers"], manifest["influence"], manifest["ties"]) == (["advice", "friendship"], "target", 5)


def test_the_same_files_give_the_same_bytes(call, village, tmp_path_factory):
    place = tmp_path_factory.mktemp("results")
    for name in ("first", "second"):
        assert call(village, "--out", place / name, "--quiet", "--layer", "advice")[0] == 0
    for name in ("fit.csv", "crossvalidation.csv", "curves.csv", "diffusion_fit.png", "manifest.json"):
        assert (place / "first" / name).read_bytes() == (place / "second" / name).read_bytes()


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--layer", "advise"], "there is no layer 'advise'; did you mean 'advice'?"),
        (["--edges", "nowhere.csv"], "there is no such file"),
        (["--layer", "friendship", "--influence", "sideways"], "sideways"),
        (["--out", "."], "give another folder"),
    ],
)
def test_a_mistake_is_told_and_nothing_is_written(call, village, arguments, expected):
    before = {path.name for path in village.parent.iterdir()}
    code, shown, said = call(village, *arguments)
    assert (code, shown) == (2, "")
    assert expected in said
    assert "Traceback" not in said
    assert {path.name for path in village.parent.iterdir()} == before


def test_ties_along_which_nothing_could_spread_are_refused(call, village):
    (village / "edges.csv").write_text("source,target\nann,cat\n", "utf-8")
    code, _, said = call(village)
    assert code == 2
    assert "social influence cannot be estimated" in said


def test_one_group_is_fitted_but_not_predicted(read):
    found = fit_diffusion(read(adoption=("west", "east")), futures=5)
    assert found.scores == ()
    assert "none can be left out" in verdict(found)


def fit_with(observations, low, by_group):
    """A fit whose social influence has this lower end, and whose network is ahead by these differences."""
    model = FittedModel("network", np.zeros(3), 0.0, (ParameterEstimate("social_influence", 0.1, low, 0.2, 0.05),))
    scores = [Score("network", str(number), value, 1, 1) for number, value in enumerate(by_group)]
    scores += [Score("network_free", str(number), 0.0, 1, 1) for number in range(len(by_group))]
    return DiffusionFit(observations, (model,), tuple(scores), ())


@pytest.mark.parametrize(
    ("low", "by_group", "expected"),
    [
        (0.0, [1.0, -1.0, 0.5], ["do not show that contacts matter", "cannot be told from chance (+0.5", "in 2 of 3"]),
        (0.05, [3.0, 4.0, 5.0], ["its interval excludes 0", "predicts better than knowing the group's share (+12.0"]),
        (0.05, [-3.0, -4.0, -5.0], ["predicts worse than knowing the group's share", "in 0 of 3"]),
    ],
)
def test_the_words_say_what_the_network_adds(read, low, by_group, expected):
    words = verdict(fit_with(read(), low, by_group))
    assert all(part in words for part in expected), words
