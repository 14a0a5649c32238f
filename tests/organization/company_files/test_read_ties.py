"""Tie files: any number of layers, direction, weights, thresholds; every mistake with its place."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from cxsim.errors import InputError
from cxsim.organization.build import build
from cxsim.organization.schema.organization_specification import OrganizationSpecification
from cxsim.organization.schema.people_specification import PeopleSpecification
from cxsim.organization.schema.ties_specification import TiesSpecification
from cxsim.organization.structure import Organization

PEOPLE = "id,manager\nanna,\nbert,anna\ncleo,anna\ndora,bert\n"
ADVICE = "source,target\nanna,bert\ndora,anna\n"


def build_with(folder: Path, *ties: TiesSpecification) -> Organization:
    return build(OrganizationSpecification(people=PeopleSpecification(file="people.csv"), ties=ties), folder, 1)


def load(folder: Path, content: str, people: str = PEOPLE, **stated: object) -> Organization:
    (folder / "people.csv").write_text(people, encoding="utf-8")
    (folder / "ties.csv").write_text(content, encoding="utf-8")
    ties = TiesSpecification.model_validate({"file": "ties.csv", **stated})
    return build_with(folder, ties)


def mistakes(folder: Path, content: str, **stated: object) -> list[str]:
    with pytest.raises(InputError) as caught:
        load(folder, content, **stated)
    return [str(finding).split("\n", maxsplit=1)[0] for finding in caught.value.findings]


def ties_of(organization: Organization, layer: str = "informal") -> dict[tuple[str, str], float]:
    """Weight by (source, target) identifiers."""
    found = organization.layers[layer]
    return {
        (organization.ids[s], organization.ids[t]): w
        for s, t, w in zip(found.sources, found.targets, found.weights.tolist(), strict=True)
    }


def test_a_row_says_who_looks_at_whom(tmp_path: Path) -> None:
    organization = load(tmp_path, ADVICE)
    assert ties_of(organization) == {("anna", "bert"): 1.0, ("dora", "anna"): 1.0}
    assert sorted(organization.layers) == ["informal", "reporting"]
    assert "ties.csv: 2 ties in the layer 'informal'." in organization.notes


def test_what_the_files_do_not_state_makes_no_ties_beside_the_stated_ones(tmp_path: Path) -> None:
    organization = load(tmp_path, ADVICE, "id\nanna\nbert\ncleo\ndora\n")
    assert sorted(organization.layers) == ["informal"]
    assert (organization.manager >= 0).sum() == 3
    assert ("The files state no managers and no teams: none are invented for people to see each other by."
            in organization.notes)


def test_only_stated_teams_make_ties_beside_the_stated_ones(tmp_path: Path) -> None:
    organization = load(tmp_path, ADVICE, "id,team\nanna,a\nbert,\ncleo,a\ndora,\neva,b\nfred,a\n")
    assert sorted(ties_of(organization, "team")) == [
        ("anna", "cleo"), ("anna", "fred"), ("cleo", "anna"), ("cleo", "fred"), ("fred", "anna"), ("fred", "cleo")]
    assert "Ties of the layer team are derived from teams." in organization.notes
    blank = load(tmp_path, ADVICE, "id,team\nanna,\nbert,\ndora,\n")
    assert sorted(blank.layers) == ["informal"]


def test_several_layers_stand_in_one_file_with_weight_and_direction(tmp_path: Path) -> None:
    organization = load(
        tmp_path,
        "source,target,layer,weight,directed\nanna,bert,mail,3,1\nanna,bert,lunch,2,0\nbert,anna,mail,0.5,1\n",
        layer={"column": "layer"},
    )
    assert ties_of(organization, "mail") == {("anna", "bert"): 3.0, ("bert", "anna"): 0.5}
    assert ties_of(organization, "lunch") == {("anna", "bert"): 2.0, ("bert", "anna"): 2.0}


def test_only_the_layers_asked_for_are_read(tmp_path: Path) -> None:
    content = "source,target,layer\nanna,bert,mail\nanna,bert,lunch\n"
    organization = load(tmp_path, content, layer={"column": "layer"}, only_layers=["mail"])
    assert sorted(organization.layers) == ["mail", "reporting"]
    assert "ties.csv: 1 rows of other layers were skipped." in organization.notes


@pytest.mark.parametrize(("influence", "expected"), [
    ("target", {("anna", "bert"): 3.0, ("bert", "anna"): 1.0, ("dora", "anna"): 2.0}),
    ("source", {("bert", "anna"): 3.0, ("anna", "bert"): 1.0, ("anna", "dora"): 2.0}),
    ("both", {("anna", "bert"): 4.0, ("bert", "anna"): 4.0, ("anna", "dora"): 2.0, ("dora", "anna"): 2.0}),
])
def test_either_end_may_influence_the_other(
    tmp_path: Path, influence: str, expected: dict[tuple[str, str], float]
) -> None:
    organization = load(
        tmp_path, "source,target,weight\nanna,bert,3\nbert,anna,1\ndora,anna,2\n", influence=influence)
    assert ties_of(organization) == expected


def test_weights_are_combined_then_thresholded_then_scaled(tmp_path: Path) -> None:
    content = "source,target,n\nanna,bert,4\nanna,bert,8\ncleo,bert,9\ndora,anna,0\n"
    organization = load(
        tmp_path, content, on_duplicate="sum", weight={"column": "n", "threshold": 10, "scale": "logarithm"})
    assert ties_of(organization) == {("anna", "bert"): pytest.approx(math.log(13.0))}
    assert "ties.csv: 2 ties of 'informal' were dropped: too weak, or of weight 0." in organization.notes


@pytest.mark.parametrize(("rule", "weight"), [("sum", 12.0), ("mean", 6.0), ("largest", 8.0)])
def test_ties_given_twice_are_combined_as_asked(tmp_path: Path, rule: str, weight: float) -> None:
    organization = load(tmp_path, "source,target,weight\nanna,bert,4\nanna,bert,8\n", on_duplicate=rule)
    assert ties_of(organization) == {("anna", "bert"): weight}


def test_rows_without_weight_are_counted(tmp_path: Path) -> None:
    organization = load(
        tmp_path, "source,target\nanna,bert\nanna,bert\ncleo,anna\n", on_duplicate="sum", weight={"threshold": 2})
    assert ties_of(organization) == {("anna", "bert"): 2.0}


def test_columns_of_any_name_are_mapped(tmp_path: Path) -> None:
    organization = load(
        tmp_path, "von;an;n\nanna;bert;1,5\n", decimal=",", columns={"source": "von", "target": "an"},
        weight={"column": "n"})
    assert ties_of(organization) == {("anna", "bert"): 1.5}


def test_undirected_ties_go_both_ways(tmp_path: Path) -> None:
    organization = load(tmp_path, "source,target\nanna,bert\n", directed=False)
    assert ties_of(organization) == {("anna", "bert"): 1.0, ("bert", "anna"): 1.0}


@pytest.mark.parametrize(("row", "found"), [
    ("anna,emil,1", "ties.csv:3:6: 'emil' is not among the people"),
    ("ana,bert,1", "ties.csv:3:1: 'ana' is not among the people; did you mean 'anna'?"),
    (",bert,1", "ties.csv:3:1: the identifier is empty"),
    ("anna,anna,1", "ties.csv:3:6: a tie of 'anna' to itself; to leave out such ties, state self_ties: drop"),
    ("cleo,dora,1", "ties.csv:3:1: this tie is also in line 2; state on_duplicate: sum, mean or largest"),
    ("anna,bert,-1", "ties.csv:3:11: the weight is -1; allowed: 0 or more"),
    ("anna,bert,nan", "ties.csv:3:11: 'nan' is not a number; a finite number is needed (or leave the cell empty if "
     "allowed)"),
    ("anna,bert,inf", "ties.csv:3:11: 'inf' is not a number; a finite number is needed (or leave the cell empty if "
     "allowed)"),
    ("anna,bert,", "ties.csv:3:11: the cell is empty; a number is needed"),
    ("anna,bert,x", "ties.csv:3:11: 'x' is not a number; write plain digits such as 12 or 0.5"),
    ('anna,bert,"0,5"', "ties.csv:3:11: '0,5' is not a number; write 0.5 (or state decimal: ',')"),
    ("anna,bert,0,5", "ties.csv:3:1: has 4 fields; the header has 3"),
    ("anna,bert", "ties.csv:3:1: has 2 fields; the header has 3"),
])
def test_mistakes_are_found_with_their_place(tmp_path: Path, row: str, found: str) -> None:
    assert mistakes(tmp_path, f"source,target,weight\ncleo,dora,1\n{row}\n") == [found]


def test_an_undirected_tie_given_from_both_ends_is_given_twice(tmp_path: Path) -> None:
    assert len(mistakes(tmp_path, "source,target\nanna,bert\nbert,anna\n", directed=False)) == 1


@pytest.mark.parametrize(("content", "stated", "found"), [
    ("from,target\nanna,bert\n", {}, "there is no column 'source'; allowed: 'from', 'target'"),
    ("source,target,wieght\nanna,bert,1\n", {}, "the column 'wieght' has no meaning here"),
    ("source,target\nanna,bert\n", {"weight": {"column": "n"}}, "there is no column 'n'"),
    ("source,target\nanna,bert\n", {"layer": {"column": "layer"}}, "there is no column 'layer'"),
    ("source,target,directed\nanna,bert,maybe\n", {}, "'maybe' is not 1 (true, yes) or 0 (false, no)"),
    ("source,target,layer\nanna,bert,\n", {"layer": {"column": "layer"}}, "the layer needs a name"),
    ("source,target,layer\nanna,bert,A\nanna,bert,a\n", {"layer": {"column": "layer"}}, "differ only in case"),
    ("source,target,layer\nanna,bert,A\n", {"layer": {"column": "layer"}, "only_layers": ["b"]}, "only_layers names"),
])
def test_columns_and_layers_must_make_sense(
    tmp_path: Path, content: str, stated: dict[str, object], found: str
) -> None:
    assert any(found in message for message in mistakes(tmp_path, content, **stated))


def test_mistakes_in_people_and_ties_come_together(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("id,manager\na,\nb,x\n")
    (tmp_path / "ties.csv").write_text("source,target\na,z\n")
    with pytest.raises(InputError) as caught:
        build_with(tmp_path, TiesSpecification(file="ties.csv"))
    assert [finding.file for finding in caught.value.findings] == ["people.csv", "ties.csv"]


def test_a_layer_is_read_from_one_file_only(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE)
    (tmp_path / "ties.csv").write_text("source,target\nanna,bert\n")
    ties = TiesSpecification(file="ties.csv")
    with pytest.raises(InputError, match="also comes from another file"):
        build_with(tmp_path, ties, ties)


def test_self_ties_may_be_dropped_and_are_counted(tmp_path: Path) -> None:
    organization = load(tmp_path, "source,target\nanna,anna\nanna,bert\n", self_ties="drop")
    assert ties_of(organization) == {("anna", "bert"): 1.0}
    assert "ties.csv: 1 ties of people with themselves were dropped." in organization.notes
