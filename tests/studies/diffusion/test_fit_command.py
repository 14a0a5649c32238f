"""``cxsim fit`` from files to tables, picture and words."""

import csv
import json
from dataclasses import replace

import pytest

from cxsim.cli.app import main
from cxsim.cli.tables.fit_table import legend, verdict
from cxsim.errors import InputError
from cxsim.studies.diffusion.own_contacts import ShuffledContacts
from cxsim.studies.diffusion.study import fit_diffusion
from tests.studies.diffusion.drawn import villages


@pytest.fixture(scope="module")
def drawn():
    """Five villages of 20 people whose contacts weigh 1.5."""
    return villages(2, contacts=1.5, groups=5, size=20)


@pytest.fixture(scope="module")
def found(drawn):
    return fit_diffusion(drawn, shuffles=19, futures=20)


@pytest.fixture
def folder(tmp_path, drawn):
    """The files of these villages."""
    ties = drawn.contacts
    adoption = [f"{name},{drawn.groups[group]},{time or ''}" for name, group, time in
                zip(drawn.ids, drawn.group_of, drawn.adopted_in, strict=True)]
    edges = [f"{drawn.ids[source]},{drawn.ids[target]},advice" for source, target in
             zip(ties.sources, ties.targets, strict=True)]
    for name, lines in (("adoption", ["id,group,time", *adoption]), ("edges", ["source,target,layer", *edges])):
        (tmp_path / f"{name}.csv").write_text("\n".join(lines), "utf-8")
    return tmp_path


@pytest.fixture
def call(capsys, folder, monkeypatch):
    monkeypatch.setenv("COLUMNS", "2000")
    monkeypatch.chdir(folder.parent)

    def called(*arguments):
        with pytest.raises(SystemExit) as left:
            main(["fit", *(str(argument) for argument in arguments)])
        shown = capsys.readouterr()
        return left.value.code, shown.out, shown.err

    return called


def rows(path):
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_folder_becomes_tables_and_a_picture(call, folder, tmp_path_factory):
    out = tmp_path_factory.mktemp("results") / "fit"
    code, shown, said = call(folder, "--out", out, "--shuffles", "19")
    assert code == 0
    assert "100 people in 5 groups, 8 periods; " in shown
    assert "over 5 groups left out" in shown
    assert "of 19 networks gain as much in the sample: p = 0." in shown
    assert "Rule bass of the simulator, per period: external push 0." in shown
    assert "ties in the layer 'advice'" in said
    fit = rows(out / "fit.csv")
    assert list(fit[0]) == ["model", "parameter", "estimate", "low", "high", "standard_error"]
    assert [(row["model"], row["parameter"]) for row in fit] == [
        *[("pooled_curve", name) for name in ("log_likelihood", "log_likelihood_left_out")],
        *[("group", name) for name in ("group_share", "degree", "log_likelihood", "log_likelihood_left_out")],
        *[("contacts", name) for name in ("group_share", "degree", "contacts_over_group", "log_likelihood",
                                          "log_likelihood_left_out", "gain_left_out", "gain_in_sample",
                                          "shuffled_contacts_p")],
        *[("bass_rule", name) for name in ("external_push", "social_influence", "degree_effect", "log_likelihood")],
        *[("bass", name) for name in ("external_push", "social_influence", "log_likelihood")],
    ]
    for row in fit:
        if row["low"]:
            assert float(row["low"]) <= float(row["estimate"]) <= float(row["high"])
    assert [len(rows(out / f"{name}.csv")) for name in ("left_out", "final_share", "shuffles", "curves")] == [
        3 * 5, 4 * 5, 20, 5 * 8]
    assert (out / "diffusion_fit.png").read_bytes().startswith(b"\x89PNG")
    manifest = json.loads((out / "manifest.json").read_text("utf-8"))
    assert (manifest["layers"], manifest["influence"], manifest["left_out"], manifest["shuffles"]) == (
        ["advice"], "target", "group", 19)


def test_the_same_files_give_the_same_bytes(call, folder, tmp_path_factory):
    place = tmp_path_factory.mktemp("results")
    for name in ("first", "second"):
        assert call(folder, "--out", place / name, "--quiet", "--shuffles", "19")[0] == 0
    first = sorted(path.name for path in (place / "first").iterdir())
    assert first == sorted(path.name for path in (place / "second").iterdir())
    for name in first:
        assert (place / "first" / name).read_bytes() == (place / "second" / name).read_bytes()


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--layer", "advise"], "there is no layer 'advise'; did you mean 'advice'?"),
        (["--edges", "nowhere.csv"], "there is no such file"),
        (["--influence", "sideways"], "sideways"),
        (["--shuffles", "5"], "19"),
        (["--out", "."], "give another folder"),
    ],
)
def test_a_mistake_is_told_and_nothing_is_written(call, folder, arguments, expected):
    before = {path.name for path in folder.parent.iterdir()}
    code, shown, said = call(folder, *arguments)
    assert (code, shown) == (2, "")
    assert expected in said
    assert "Traceback" not in said
    assert {path.name for path in folder.parent.iterdir()} == before


def test_ties_along_which_nothing_could_spread_are_refused(drawn):
    lonely = replace(drawn, contacts=replace(drawn.contacts, targets=drawn.contacts.targets * 0 + int(
        (drawn.adopted_in == 0).argmax())))
    with pytest.raises(InputError, match="in an earlier period, so social influence cannot be estimated"):
        fit_diffusion(lonely)


def test_without_times_there_are_no_final_shares_and_no_rule_and_it_says_so(call, folder, tmp_path_factory):
    text = (folder / "adoption.csv").read_text("utf-8").splitlines()
    final = ["id,group,adopted", *(f"{line.rsplit(',', 1)[0]},{int(not line.endswith(','))}" for line in text[1:])]
    (folder / "adoption.csv").write_text("\n".join(final), "utf-8")
    out = tmp_path_factory.mktemp("results") / "fit"
    code, shown, _ = call(folder, "--out", out, "--shuffles", "19")
    assert code == 0
    assert "100 people in 5 groups, final adoption only; " in shown
    assert "to the group and number of contacts over 5 groups left out" in shown
    assert "Only final adoption is known, not who came first." in shown
    assert "Rule bass" not in shown
    assert {path.name for path in out.iterdir()} == {"fit.csv", "left_out.csv", "shuffles.csv", "manifest.json"}


def test_of_one_group_tenths_of_the_people_are_left_out():
    one = fit_diffusion(villages(2, contacts=1.5, groups=1, size=100), shuffles=19, futures=5)
    assert "over 10 tenths of the people left out" in verdict(one)
    assert "Left out: each tenth of the people under the model fitted to the others, summed over 10." in legend(one)
    assert "Groups are left out only where there are 4 or more." in legend(one)
    assert (one.shares, len(one.curves)) == ((), 1)


@pytest.mark.parametrize(
    ("own", "shuffled", "expected"),
    [
        (3.0, [0.0] * 19, "So it matters which contacts a person has"),
        (3.0, [3.0, 4.0, *[0.0] * 17], "do not show that it matters which contacts"),
        (3.0, [3.0] * 19, "No contacts could be traded"),
    ],
)
def test_the_words_say_what_shuffled_contacts_say(found, own, shuffled, expected):
    assert expected in verdict(replace(found, shuffled=ShuffledContacts(own, tuple(shuffled))))


@pytest.mark.parametrize(
    ("by_part", "expected"),
    [
        ([3.0, 4.0, 5.0], ["+12.0 log-likelihood", "better in 3", "knowing them predicts better"]),
        ([9.0, -1.0, 4.0], ["+12.0 log-likelihood", "better in 2", "how much knowing them helps to predict others is"]),
    ],
)
def test_the_words_say_how_sure_the_gain_is(found, by_part, expected):
    scores = tuple(
        replace(score, left_out={"pooled_curve": 0.0, "group": 0.0, "contacts": gain})
        for score, gain in zip(found.scores[:3], by_part, strict=True)
    )
    words = verdict(replace(found, scores=scores, shuffled=ShuffledContacts(3.0, (0.0,) * 19)))
    assert all(part in words for part in expected), words


def test_shared_periods_are_told():
    assert "so these share one constant: " in legend(fit_diffusion(
        villages(1, contacts=0.0, groups=4, size=10), shuffles=19, futures=5))
