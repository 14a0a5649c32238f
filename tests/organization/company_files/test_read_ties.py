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
OUTSIDERS = "4 of 5 ties have ends outside the people file, 2 different: 'x@y' (3), 'ana' (2)"
ADVICE = "source,target\nanna,bert\ndora,anna\n"


def build_with(folder: Path, *ties: TiesSpecification, people: PeopleSpecification | None = None) -> Organization:
    people = people or PeopleSpecification(file="people.csv")
    return build(OrganizationSpecification(people=people, ties=ties), folder, 1)


def load(folder: Path, content: str, people: str = PEOPLE, **stated: object) -> Organization:
    (folder / "people.csv").write_text(people, encoding="utf-8")
    (folder / "ties.csv").write_text(content, encoding="utf-8")
    ties = TiesSpecification.model_validate({"file": "ties.csv", **stated})
    return build_with(folder, ties)


def mistakes(folder: Path, content: str, people: str = PEOPLE, **stated: object) -> list[str]:
    with pytest.raises(InputError) as caught:
        load(folder, content, people, **stated)
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
    assert "ties.csv: 1 row of other layers was skipped." in organization.notes


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


def test_thousands_are_read_where_the_file_states_their_sign(tmp_path: Path) -> None:
    content = 'source,target,weight\nanna,bert,"1,204"\nbert,cleo,37\n'
    assert ties_of(load(tmp_path, content, thousands=",")) == {("anna", "bert"): 1204.0, ("bert", "cleo"): 37.0}


def test_undirected_ties_go_both_ways(tmp_path: Path) -> None:
    organization = load(tmp_path, "source,target\nanna,bert\n", directed=False)
    assert ties_of(organization) == {("anna", "bert"): 1.0, ("bert", "anna"): 1.0}


@pytest.mark.parametrize(("row", "found"), [
    (",bert,1", "ties.csv:3:1: the identifier is empty; to leave out such rows, state blank_ends: drop"),
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


def test_ends_that_are_nobody_are_named_and_counted_with_the_way_to_leave_them_out(tmp_path: Path) -> None:
    content = "source,target\nanna,bert\nana,bert\nbert,x@y\nx@y,ana\ncleo,x@y\n"
    assert mistakes(tmp_path, content) == [
        f"ties.csv: {OUTSIDERS}; to leave such ties out, state outsiders: drop",
        "ties.csv:3:1: 'ana' is not among the people; did you mean 'anna'?",
        "ties.csv:4:6: 'x@y' is not among the people",
        "ties.csv:5:1: 'x@y' is not among the people",
        "ties.csv:5:5: 'ana' is not among the people; did you mean 'anna'?",
        "ties.csv:6:6: 'x@y' is not among the people",
    ]
    organization = load(tmp_path, content, outsiders="drop")
    assert ties_of(organization) == {("anna", "bert"): 1.0}
    assert f"ties.csv: {OUTSIDERS}. They were left out." in organization.notes


def test_rows_with_a_blank_end_are_left_out_on_request_and_counted(tmp_path: Path) -> None:
    organization = load(tmp_path, "source,target\nanna,bert\n,bert\nbert,\n", blank_ends="drop")
    assert ties_of(organization) == {("anna", "bert"): 1.0}
    assert "ties.csv: rows with a blank end, which make no tie: 2." in organization.notes


def test_a_blank_source_may_stand_for_the_one_above_which_is_counted(tmp_path: Path) -> None:
    organization = load(tmp_path, "source,target\nanna,bert\n,cleo\nbert,\n", blank_ends="above")
    assert ties_of(organization) == {("anna", "bert"): 1.0, ("anna", "cleo"): 1.0}
    assert "ties.csv: ties whose blank source is that of the row above: 1." in organization.notes


def test_a_second_manager_in_the_people_file_is_a_layer_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("id,manager,dotted_line,weight\na,,,61\nb,a,,62\nc,b,a,63\n", "utf-8")
    people = PeopleSpecification.model_validate({"file": "people.csv", "columns": {"id": "id"}})
    stated = {"file": "people.csv", "layer": "dotted", "columns": {"source": "id", "target": "dotted_line"}}
    organization = build_with(tmp_path, TiesSpecification.model_validate(stated), people=people)
    assert ties_of(organization, "dotted") == {("c", "a"): 1.0}
    assert "people.csv: rows with a blank end, which make no tie: 2." in organization.notes
    assert [note for note in organization.notes if "not used" in note] == ["people.csv: columns not used: 'weight'."]
    with pytest.raises(InputError, match="the identifier is empty; to leave out such rows, state blank_ends: drop"):
        build_with(tmp_path, TiesSpecification.model_validate({**stated, "blank_ends": "error"}), people=people)


def test_ends_may_be_named_by_another_column_of_the_people_file(tmp_path: Path) -> None:
    people = "id,email,x_name\n1,a@x,Ada\n2,b@x,Bo\n3,,Bo\n"
    organization = load(tmp_path, "source,target\na@x,b@x\n", people, key="Email")
    assert ties_of(organization) == {("1", "2"): 1.0}
    organization = load(tmp_path, "source,target\n3,Ada\n", "id,x_name\n1,Ada\n3,Bo\n", target_key="x_name")
    assert ties_of(organization) == {("3", "1"): 1.0}
    people = people.replace("email", "x_mail")
    assert mistakes(tmp_path, "source,target\n1,2\n", people=people, key="mail") == [
        "ties.csv: key names 'mail', which is no column of people.csv; did you mean 'x_mail'?"]
    assert mistakes(tmp_path, "source,target\n3,Bo\n", people=people, target_key="x_name") == [
        "ties.csv:2:3: 'Bo' may be '2', '3'; name people by something that only one of them has (key)"]


@pytest.mark.parametrize(("given", "known"), [
    ("ANNA", "anna"), ("7.0", "0007"), ("rene\u0301", "ren\u00e9"), ("Doe, Jane", "Jane Doe"), ("Jane Doe (12)", "12"),
])
def test_ends_are_found_however_they_are_written(tmp_path: Path, given: str, known: str) -> None:
    organization = load(tmp_path, f'source,target\nzoe,"{given}"\n', f"id\nzoe\n{known}\n")
    assert ties_of(organization) == {("zoe", known): 1.0}
    assert (f"ties.csv: ends written differently and found all the same: 1, such as '{given}', who is '{known}'."
            in organization.notes)


@pytest.mark.parametrize(("word", "expected"), [
    ("Directed", {("anna", "bert")}), ("one-way", {("anna", "bert")}), ("gerichtet", {("anna", "bert")}),
    ("Undirected", {("anna", "bert"), ("bert", "anna")}), ("mutual", {("anna", "bert"), ("bert", "anna")}),
    ("gegenseitig", {("anna", "bert"), ("bert", "anna")}), ("Non dirigé", {("anna", "bert"), ("bert", "anna")}),
    ("recíproco", {("anna", "bert"), ("bert", "anna")}), ("<->", {("anna", "bert"), ("bert", "anna")}),
    ("backward", {("bert", "anna")}),
])
def test_words_state_the_direction(tmp_path: Path, word: str, expected: set[tuple[str, str]]) -> None:
    organization = load(tmp_path, f"Source,Target,Type\nanna,bert,{word}\n", columns={"directed": "Type"})
    assert set(ties_of(organization)) == expected


@pytest.mark.parametrize(("columns", "fits"), [
    ({"mutual": "both", "directed": "way"}, False), ({"mutual": "both", "directed": None}, True),
    ({"mutual": None, "directed": "way"}, True),
])
def test_one_column_says_whether_ties_are_mutual(columns: dict[str, str | None], fits: bool) -> None:
    if fits:
        assert TiesSpecification.model_validate({"file": "ties.csv", "columns": columns}).columns.target == "target"
    else:
        with pytest.raises(ValueError, match="state 'directed' or 'mutual' under columns, not both"):
            TiesSpecification.model_validate({"file": "ties.csv", "columns": columns})


def test_a_column_of_mutual_ties_is_the_other_way_round(tmp_path: Path) -> None:
    content = "source,target,mutual\nanna,bert,yes\ncleo,dora,no\n"
    organization = load(tmp_path, content, columns={"mutual": "mutual"})
    assert set(ties_of(organization)) == {("anna", "bert"), ("bert", "anna"), ("cleo", "dora")}


def test_words_weigh_what_the_scenario_says_and_never_is_no_tie(tmp_path: Path) -> None:
    words = {"never": 0, "weekly": 4, "daily": 20}
    content = "source,target,often\nanna,bert,Daily\ncleo,bert,weekly\nbert,dora,never\ndora,anna,daily\n"
    organization = load(tmp_path, content, weight={"column": "often", "words": words})
    assert ties_of(organization) == {("anna", "bert"): 20.0, ("cleo", "bert"): 4.0, ("dora", "anna"): 20.0}
    assert "ties.csv: weights of words: daily = 20 (2), weekly = 4 (1), never = 0 (1)." in organization.notes
    assert "ties.csv: 1 tie of 'informal' was dropped: of weight 0." in organization.notes
    assert mistakes(tmp_path, "source,target,often\nanna,bert,hourly\nbert,anna,5\n",
                    weight={"column": "often", "words": words}) == [
        "ties.csv:2:11: 'hourly' is not among the words of the weight ('never', 'weekly', 'daily'); add it to words",
        "ties.csv:3:11: '5' is not among the words of the weight ('never', 'weekly', 'daily'); add it to words"]


def test_blank_weights_weigh_what_the_scenario_says(tmp_path: Path) -> None:
    organization = load(tmp_path, "source,target,n\nanna,bert,3\nbert,anna,\n", weight={"column": "n", "blank": 1})
    assert ties_of(organization) == {("anna", "bert"): 3.0, ("bert", "anna"): 1.0}
    assert "ties.csv: weights of words: blank = 1 (1)." in organization.notes


def test_a_row_may_name_several_others_in_columns_of_their_own(tmp_path: Path) -> None:
    content = "who,c1,c2\nanna,bert,cleo\nbert,dora,\ncleo,,\n"
    columns = {"source": "who", "targets": ["c1", "c2"]}
    organization = load(tmp_path, content, columns=columns)
    assert set(ties_of(organization)) == {("anna", "bert"), ("anna", "cleo"), ("bert", "dora")}
    assert mistakes(tmp_path, "who,c1,c2\nanna,bert,cloe\n", columns=columns)[1:] == [
        "ties.csv:2:11: 'cloe' is not among the people; did you mean 'cleo'?"]
    with pytest.raises(ValueError, match="state 'target' or 'targets' under columns, not both"):
        load(tmp_path, content, columns={**columns, "target": "c1"})


def test_every_other_named_in_a_row_may_have_a_weight(tmp_path: Path) -> None:
    content = "who,c1,w1,c2,w2\nanna,bert,5,cleo,1\nbert,dora,2,,\n"
    columns = {"source": "who", "targets": ["c1", "c2"]}
    organization = load(tmp_path, content, columns=columns, weight={"columns": ["w1", "w2"]})
    assert ties_of(organization) == {("anna", "bert"): 5.0, ("anna", "cleo"): 1.0, ("bert", "dora"): 2.0}
    with pytest.raises(ValueError, match="one for each of the targets"):
        load(tmp_path, content, columns=columns, weight={"columns": ["w1"]})


def test_a_cell_may_name_several_others(tmp_path: Path) -> None:
    content = "source,target\nanna,bert; cleo\nbert,dora\ncleo,\n"
    organization = load(tmp_path, content, separator=",", list_separator=";")
    assert set(ties_of(organization)) == {("anna", "bert"), ("anna", "cleo"), ("bert", "dora")}


def test_a_square_table_has_people_on_both_sides(tmp_path: Path) -> None:
    content = "who,anna,bert,cleo,sum\nanna,0,3,,3\nbert,1,0,0,1\ncleo,0.5,,0,0.5\n"
    organization = load(tmp_path, content, matrix=True, ignore_columns=["sum"])
    assert ties_of(organization) == {("anna", "bert"): 3.0, ("bert", "anna"): 1.0, ("cleo", "anna"): 0.5}
    content = "who,anna,berd,cleo\nanna,0,3,\nbert,1,0,\ncleo,x,0,\n"
    assert mistakes(tmp_path, content, matrix=True)[1:] == [
        "ties.csv:1:10: 'berd' is not among the people; did you mean 'bert'?",
        "ties.csv:4:6: 'x' is not a number; write plain digits such as 12 or 0.5"]
    with pytest.raises(ValueError, match="'matrix' leaves no columns to state"):
        load(tmp_path, content, matrix=True, columns={"source": "who"})


def test_one_wave_of_several_is_read(tmp_path: Path) -> None:
    content = "source,target,wave\nanna,bert,1\nanna,bert,2\nbert,cleo,2\n"
    organization = load(tmp_path, content, columns={}, keep={"column": "wave", "values": ["2"]})
    assert set(ties_of(organization)) == {("anna", "bert"), ("bert", "cleo")}
    assert "ties.csv: rows left out because of wave: 1 of 3 ('1')." in organization.notes


def test_an_undirected_tie_given_from_both_ends_is_given_twice(tmp_path: Path) -> None:
    assert len(mistakes(tmp_path, "source,target\nanna,bert\nbert,anna\n", directed=False)) == 1


@pytest.mark.parametrize(("content", "stated", "found"), [
    ("from,target\nanna,bert\n", {}, "there is no column 'source'; allowed: 'from', 'target'"),
    ("source,target,wieght\nanna,bert,1\n", {}, "the column 'wieght' has no meaning here"),
    ("source,target\nanna,bert\n", {"weight": {"column": "n"}}, "there is no column 'n'"),
    ("source,target\nanna,bert\n", {"layer": {"column": "layer"}}, "there is no column 'layer'"),
    ("source,target,directed\nanna,bert,maybe\n", {}, "'maybe' is not 1 (true, yes) or 0 (false, no), nor"),
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
    assert [finding.file for finding in caught.value.findings] == ["people.csv", "ties.csv", "ties.csv"]


def test_a_layer_is_read_from_one_file_only(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE)
    (tmp_path / "ties.csv").write_text("source,target\nanna,bert\n")
    ties = TiesSpecification(file="ties.csv")
    with pytest.raises(InputError, match="also comes from another file"):
        build_with(tmp_path, ties, ties)


def test_self_ties_may_be_dropped_and_are_counted(tmp_path: Path) -> None:
    organization = load(tmp_path, "source,target\nanna,anna\nanna,bert\n", self_ties="drop")
    assert ties_of(organization) == {("anna", "bert"): 1.0}
    assert "ties.csv: 1 tie of people with themselves was dropped." in organization.notes
