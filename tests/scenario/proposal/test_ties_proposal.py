"""What is proposed for ties as surveys, mail logs and tools write them; each scenario is built, as a run would."""

from __future__ import annotations

import math
import random
from typing import Any

import pytest

from cxsim.errors import InputError
from cxsim.organization.build import build
from cxsim.organization.structure import Organization
from cxsim.scenario.loading.load import load_scenario
from cxsim.scenario.proposal.proposal import Options, Proposal
from cxsim.scenario.proposal.propose import propose_scenario

PEOPLE = """\
id,manager,department,email,full_name
1,,Board,ada@firm.example,Ada Bo
2,1,Sales,bo@firm.example,Bo Cy
3,1,IT,cy@firm.example,Cy Di
4,2,Sales,di@firm.example,Di Eva
5,2,Sales,eva@firm.example,Eva Fox
6,3,IT,fox@firm.example,Fox Gil
"""
HEADERS = ("source", "target", "from", "to", "sender", "weight", "Type", "directed", "mutual", "wave", "date",
           "frequency", "contact_1", "contact_2", "freq_1", "freq_2", "advice", "id", "1", "2", "3", "layer",
           "Q3_1", "Q3_2", "x y")
CELLS = ("1", "2", "3", "4", "5", "6", "bo@firm.example", "Ada Bo", "Cy, Bo", "1;2", "", "never", "daily", "Undirected",
         "directed", "yes", "no", "TRUE", "0", "1.204", "1,204", "2,5", "n/a", "-1", "zzz", "2024-01-01", "nein", "002")


def proposed(bench: Any, ties: str, people: str = PEOPLE, file: str = "ties.csv", **answers: str) -> Proposal:
    answered = {f"ties.{key}": answer for key, answer in answers.items()}
    return propose_scenario(bench.save(people, "people.csv"), bench.save(ties, file), choices=answered)


def read(bench: Any, proposal: Proposal) -> Organization:
    file = bench.folder / "new.yaml"
    file.write_text(proposal.text, "utf-8")
    return build(load_scenario(file).organization, bench.folder, 1)


def ties(bench: Any, proposal: Proposal, layer: str = "informal") -> dict[tuple[str, str], float]:
    """Weight by who looks at whom."""
    organization = read(bench, proposal)
    found = organization.layers[layer]
    return {(organization.ids[source], organization.ids[target]): round(weight, 3) for source, target, weight in zip(
        found.sources, found.targets, found.weights.tolist(), strict=True)}


def asked(proposal: Proposal) -> dict[str, list[str]]:
    """The choices of every question about ties, the proposed one first."""
    return {question.key.removeprefix("ties."): [choice.answer for choice in question.choices]
            for question in proposal.questions if question.key.startswith("ties.")}


def test_a_column_of_direction_words_is_the_direction_and_no_layer(bench: Any) -> None:
    content = "Source,Target,Type,Id,Label,timeset,Weight\n1,2,Undirected,0,,,1.0\n2,3,Directed,1,,,3\n"
    proposal = proposed(bench, content)
    assert ties(bench, proposal) == {("1", "2"): 1.0, ("2", "1"): 1.0, ("2", "3"): 3.0}
    assert "directed: Type    # direction; found: Undirected (1), Directed (1)" in proposal.text
    assert "      # - Label: blank" in proposal.text


def test_a_tie_listed_from_both_ends_counts_once(bench: Any) -> None:
    proposal = proposed(bench, "source,target,weight,directed\n1,2,1,0\n2,1,1,0\n3,4,2,0\n")
    assert ties(bench, proposal) == {("1", "2"): 1.0, ("2", "1"): 1.0, ("3", "4"): 2.0, ("4", "3"): 2.0}
    told = "ties.csv: of ties that are listed again the largest counts (1 tie listed from both ends; each counts once)"
    assert told in proposal.repairs


def test_which_weight_counts_if_both_ends_give_another_is_asked(bench: Any) -> None:
    content = "a,b,weight,type\n1,2,1,mutual\n2,1,3,mutual\n"
    proposal = proposed(bench, content)
    assert asked(proposal) == {"repeats": ["mean", "largest", "sum"]}
    assert ties(bench, proposal) == {("1", "2"): 2.0, ("2", "1"): 2.0}
    assert ties(bench, proposed(bench, content, repeats="largest"))["1", "2"] == 3.0


def test_a_mail_log_is_counted_on_the_scale_of_counts(bench: Any) -> None:
    log = "sender,recipient,sent_at\n" + "1,2,2024-01-01\n" * 40 + "1,3,2024-01-02\n"
    proposal = proposed(bench, log)
    assert ties(bench, proposal) == {("2", "1"): round(math.log1p(40), 3), ("3", "1"): round(math.log1p(1), 3)}
    assert "weight: {scale: logarithm}    # the largest weight is 40" in proposal.text
    assert ("ties.csv: weights are their logarithm (the largest weight is 40, whose logarithm keeps a few ties from "
            "dominating all others)") in proposal.repairs
    assert "on_duplicate: sum    # 39 rows with a tie that an earlier row has" in proposal.text
    assert "# - sent_at: when a tie was; all rows count" in proposal.text
    assert asked(proposal)["influence"][0] == "source"


def test_days_of_a_log_may_be_waves_which_is_asked(bench: Any) -> None:
    log = "from,to,date\n1,2,2024-01-01\n1,2,2024-01-02\n2,3,2024-01-02\n"
    assert ties(bench, proposed(bench, log)) == {("2", "1"): 2.0, ("3", "2"): 1.0}
    assert asked(proposed(bench, log))["wave"] == ["all", "2024-01-02", "2024-01-01"]
    assert ties(bench, proposed(bench, log, wave="2024-01-01")) == {("2", "1"): 1.0}


@pytest.mark.parametrize(("header", "values"), [
    ("wave", ("1", "2")), ("Welle", ("T1", "T2")), ("year", ("2023", "2024")),
])
def test_of_several_waves_one_is_read_and_none_is_a_layer(bench: Any, header: str, values: tuple[str, str]) -> None:
    early, late = values
    rows = f"1,2,{early}\n1,3,{early}\n1,2,{late}\n1,4,{late}\n1,5,{late}\n"
    proposal = proposed(bench, f"source,target,{header}\n{rows}")
    assert ties(bench, proposal) == {("1", "2"): 1.0, ("1", "4"): 1.0, ("1", "5"): 1.0}
    assert asked(proposal)["wave"] == [late, early, "all"]
    assert f"found: {early} (2), {late} (3)" in proposal.text


@pytest.mark.parametrize(("words", "weights"), [
    (("never", "monthly", "daily"), (1, 20)), (("nie", "mehrmals pro Woche", "täglich"), (10, 20)),
    (("jamais", "une fois par mois", "tous les jours"), (1, 20)), (("nunca", "a veces", "siempre"), (2, 8)),
])
def test_words_for_how_often_get_weights_and_never_is_no_tie(
    bench: Any, words: tuple[str, str, str], weights: tuple[int, int]
) -> None:
    never, some, much = words
    content = f"source,target,frequency\n1,2,{never}\n1,3,{some}\n1,4,{much}\n"
    proposal = proposed(bench, content)
    assert ties(bench, proposal) == {
        ("1", "3"): round(math.log1p(weights[0]), 3), ("1", "4"): round(math.log1p(weights[1]), 3)}
    assert asked(proposal)["words"] == ["yes", "equal"]
    assert ties(bench, proposed(bench, content, words="equal")) == {("1", "3"): 1.0, ("1", "4"): 1.0}


def test_a_column_of_few_words_is_the_layer_unless_a_cell_is_blank(bench: Any) -> None:
    content = "source,target,layer\n1,2,advice\n1,3,help\n"
    assert {"advice", "help"} <= set(read(bench, proposed(bench, content)).layers)
    blank = proposed(bench, content + "1,4,\n")
    assert "informal" in read(bench, blank).layers
    assert "1 of 3 cells is blank, and every tie of a layer needs its name" in blank.text


def test_words_of_unknown_weight_are_told_and_not_read(bench: Any) -> None:
    proposal = proposed(bench, "source,target,closeness\n1,2,pal\n2,3,buddy\n")
    told = ("2 of 2 cells are neither numbers nor words that tell how often, such as 'pal'; say what they weigh under "
            "weight: {column: closeness, words: {pal: 1, ...}}")
    assert f"ties.csv: closeness is not read: {told}" in proposal.repairs
    assert f"      # - closeness: {told}" in proposal.text
    assert set(ties(bench, proposal)) == {("1", "2"), ("2", "3")}


def test_rows_that_say_never_are_no_ties_even_beside_words_of_unknown_weight(bench: Any) -> None:
    proposal = proposed(bench, "source,target,frequency\n1,2,never\n1,3,by and by\n2,3,now and again\n")
    assert set(ties(bench, proposal)) == {("1", "3"), ("2", "3")}
    assert ("ties.csv: keep: {column: frequency, values: [by and by, now and again]} (1 row where it says never)"
            in proposal.repairs)


def test_labelled_codes_weigh_what_they_count_where_their_words_say_nothing(bench: Any) -> None:
    content = "source,target,closeness\n1,2,1 - not at all\n1,3,2 - a bit\n2,3,4 - a lot\n"
    assert ties(bench, proposed(bench, content)) == {("1", "3"): 2.0, ("2", "3"): 4.0}


@pytest.mark.parametrize("code", ["99", "-1", "-99"])
def test_codes_for_no_answer_are_no_weights(bench: Any, code: str) -> None:
    rows = "1,2,3\n1,3,2\n2,3,1\n3,1,4\n2,1,5\n"
    proposal = proposed(bench, f"source,target,rating\n{rows}3,2,{code}\n")
    assert ties(bench, proposal)["3", "2"] == 1.0
    assert f'ties.csv: missing: ["{code}"] (read as blank in the column rating)' in proposal.repairs
    amounts = proposed(bench, f"source,target,messages\n{rows}3,2,99\n")
    assert ties(bench, amounts)["3", "2"] == round(math.log1p(99), 3)


def test_of_weights_by_year_the_last_is_read_and_the_others_are_told(bench: Any) -> None:
    proposal = proposed(bench, "ego,alter,weight_2024,weight_2026\n1,2,1,3\n2,3,4,2\n")
    assert ties(bench, proposal) == {("1", "2"): 3.0, ("2", "3"): 2.0}
    assert "ties.csv: weight_2024 is not read: weight_2026 is used" in proposal.repairs


def test_names_of_both_ends_in_parts_are_refused_with_the_way_out(bench: Any) -> None:
    rows = "From First Name,From Last Name,To First Name,To Last Name\nZoe,Alm,Yan,Berg\nYan,Berg,Xu,Cole\n"
    with pytest.raises(InputError, match="such as 'From First Name', 'From Last Name', must stand in one column"):
        proposed(bench, rows)


def test_a_file_of_people_is_no_file_of_ties(bench: Any) -> None:
    with pytest.raises(InputError, match="no two columns name people"):
        proposed(bench, PEOPLE.replace("manager", "grade").replace(",1,", ",A,").replace(",2,", ",B,"))


@pytest.mark.parametrize("words", ["Non orientato", "Bidirezionale", "ongericht", "wederzijds"])
def test_direction_words_of_six_languages_are_known(bench: Any, words: str) -> None:
    assert len(ties(bench, proposed(bench, f"source,target,type\n1,2,{words}\n"))) == 2


def test_mails_from_and_to_several_people_go_from_the_sender(bench: Any) -> None:
    content = "Subject,From: (Address),To: (Address)\nHi,bo@firm.example,cy@firm.example; di@firm.example\n"
    assert set(ties(bench, proposed(bench, content))) == {("3", "2"), ("4", "2")}


def test_small_codes_may_begin_with_never(bench: Any) -> None:
    content = "source,target,frequency\n1,2,1\n1,3,2\n1,4,4\n"
    assert asked(proposed(bench, content))["codes"] == ["weight", "never"]
    assert ties(bench, proposed(bench, content)) == {("1", "2"): 1.0, ("1", "3"): 2.0, ("1", "4"): 4.0}
    assert ties(bench, proposed(bench, content, codes="never")) == {("1", "3"): 2.0, ("1", "4"): 4.0}


@pytest.mark.parametrize(("content", "first", "second"), [
    ("von;an;gewicht\n1;2;0,5\n2;3;2,75\n", 0.5, 2.75),
    ('source,target,messages\n1,2,"1,204"\n2,3,37\n', math.log1p(1204), math.log1p(37)),
    ("source;target;messages\n1;2;1.204\n2;3;37\n", math.log1p(1204), math.log1p(37)),
    ("source;cible;nombre\n1;2;1 204\n2;3;37\n", math.log1p(1204), math.log1p(37)),
])
def test_weights_are_read_by_their_own_signs(bench: Any, content: str, first: float, second: float) -> None:
    assert ties(bench, proposed(bench, content)) == {("1", "2"): round(first, 3), ("2", "3"): round(second, 3)}


def test_what_a_point_or_comma_means_is_asked_where_it_may_be_either(bench: Any) -> None:
    content = "source,target,messages\n1,2,1.204\n2,3,37\n"
    assert asked(proposed(bench, content))["thousands"] == ["thousands", "decimals"]
    assert ties(bench, proposed(bench, content, thousands="decimals"))["1", "2"] == round(math.log1p(1.204), 3)


def test_words_for_weights_stand_beside_whatever_signs_the_file_has(bench: Any) -> None:
    proposal = proposed(bench, "source;target;often;pay\n1;2;daily;2.000,50\n2;3;weekly;3.500\n3;4;never;2,5\n")
    assert set(ties(bench, proposal)) == {("1", "2"), ("2", "3")}


@pytest.mark.parametrize("decimal", [".", ","])
def test_signs_that_are_given_but_do_not_fit_the_weights_give_way(bench: Any, decimal: str) -> None:
    reading = {"decimal": decimal, "thousands": "." if decimal == "," else ","}
    people, file = bench.save(PEOPLE, "people.csv"), bench.save("source;target;weight\n1;2;0.5\n2;3;1.5\n", "ties.csv")
    proposal = propose_scenario(people, file, options=Options(reading=reading))
    assert ties(bench, proposal) == {("1", "2"): 0.5, ("2", "3"): 1.5}


def test_blank_weights_are_asked(bench: Any) -> None:
    content = "source,target,weight\n1,2,3\n2,3,\n"
    assert asked(proposed(bench, content))["blank_weights"] == ["1", "0"]
    assert ties(bench, proposed(bench, content)) == {("1", "2"): 3.0, ("2", "3"): 1.0}
    assert ties(bench, proposed(bench, content, blank_weights="0")) == {("1", "2"): 3.0}


@pytest.mark.parametrize("content", [
    "respondent,advice_1,advice_2,advice_3\n1,2,3,\n2,3,,\n",
    "who,best friend,second friend\n1,2,3\n2,3,\n",
    'person,contacts\n1,"2; 3"\n2,3\n',
    "Full name,Kontakte\nAda Bo,Bo Cy | Cy Di\nBo Cy,Cy Di\n",
    "who,1,2,3\n1,0,1,1\n2,0,0,1\n3,0,0,0\n",
])
def test_nominations_in_any_form_are_ties(bench: Any, content: str) -> None:
    assert set(ties(bench, proposed(bench, content))) >= {("1", "2"), ("1", "3"), ("2", "3")}


def test_numbers_beside_nominations_weigh_each_of_them(bench: Any) -> None:
    proposal = proposed(bench, "id,contact_1,freq_1,contact_2,freq_2\n1,2,5,3,1\n2,3,4,,\n")
    assert ties(bench, proposal) == {("1", "2"): 5.0, ("1", "3"): 1.0, ("2", "3"): 4.0}
    assert "weight: {columns: [freq_1, freq_2]}" in proposal.text
    glued = proposed(bench, "id,Contact1,Strength1,Contact2,Strength2\n1,2,5,3,1\n2,3,4,,\n")
    assert ties(bench, glued) == {("1", "2"): 5.0, ("1", "3"): 1.0, ("2", "3"): 4.0}


def test_columns_of_several_relations_are_layers_of_their_own(bench: Any) -> None:
    content = "ego,alter,advice,friendship\n1,2,3,0\n1,3,0,2\n2,3,,1\n3,1,5,1\n"
    proposal = proposed(bench, content)
    assert asked(proposal)["relations"] == ["layers", "none"]
    assert ties(bench, proposal, "advice") == {("1", "2"): 3.0, ("3", "1"): 5.0}
    assert ties(bench, proposal, "friendship") == {("1", "3"): 2.0, ("2", "3"): 1.0, ("3", "1"): 1.0}
    assert len(ties(bench, proposed(bench, content, relations="none"))) == 4


def test_a_number_of_unknown_meaning_may_be_the_weight_which_is_asked(bench: Any) -> None:
    content = "source,target,points\n1,2,3\n1,3,0\n2,3,2\n"
    assert asked(proposed(bench, content))["weight_column"] == ["points", "none"]
    assert ties(bench, proposed(bench, content)) == {("1", "2"): 3.0, ("2", "3"): 2.0}
    assert len(ties(bench, proposed(bench, content, weight_column="none"))) == 3


def test_nominations_of_several_kinds_are_layers_of_their_own(bench: Any) -> None:
    proposal = proposed(bench, "id,advice_1,advice_2,friend_1,friend_2\n1,2,3,4,\n2,3,,1,5\n")
    assert set(ties(bench, proposal, "advice")) == {("1", "2"), ("1", "3"), ("2", "3")}
    assert set(ties(bench, proposal, "friend")) == {("1", "4"), ("2", "1"), ("2", "5")}


@pytest.mark.parametrize(("cells", "weight"), [(("x", ""), 1.0), (("weekly", "never"), 4.0)])
def test_words_in_a_square_are_weights(bench: Any, cells: tuple[str, str], weight: float) -> None:
    tie, none = cells
    content = f"who,1,2,3\n1,,{tie},{none}\n2,{none},,{tie}\n3,{tie},{none},\n"
    assert ties(bench, proposed(bench, content)) == dict.fromkeys(
        [("1", "2"), ("2", "3"), ("3", "1")], weight)


def test_yes_and_no_of_other_languages_are_directions(bench: Any) -> None:
    assert set(ties(bench, proposed(bench, "Von;An;gerichtet\n1;2;ja\n2;3;nein\n"))) == {
        ("1", "2"), ("2", "3"), ("3", "2")}


def test_columns_whose_names_do_not_tell_are_asked(bench: Any) -> None:
    content = "foo,bar\nada@firm.example,bo@firm.example\nbo@firm.example,cy@firm.example\n"
    assert asked(proposed(bench, content))["ends"] == ["yes", "no"]
    assert set(ties(bench, proposed(bench, content))) == {("1", "2"), ("2", "3")}
    with pytest.raises(InputError, match="name the columns with the two people of a tie source and target"):
        proposed(bench, content, ends="no")


def test_questions_of_survey_tools_are_kinds_of_ties(bench: Any) -> None:
    header = "ResponseId,Name,Q3_1,Q3_2,Q4_1,Q4_2\n"
    proposal = proposed(bench, header + "r1,Ada Bo,Bo Cy,Cy Di,Di Eva,\nr2,Bo Cy,Cy Di,,,\n")
    assert set(ties(bench, proposal, "q3")) == {("1", "2"), ("1", "3"), ("2", "3")}
    assert set(ties(bench, proposal, "q4")) == {("1", "4")}


def test_words_for_missing_among_weights_are_blank_weights(bench: Any) -> None:
    proposal = proposed(bench, "source,target,weight\n1,2,3\n2,3,n/a\n3,4,2\n")
    assert 'ties.csv: missing: ["n/a"] (read as blank in the column weight)' in proposal.repairs
    assert asked(proposal)["blank_weights"] == ["1", "0"]
    assert ties(bench, proposal) == {("1", "2"): 3.0, ("2", "3"): 1.0, ("3", "4"): 2.0}


def test_a_blank_source_may_stand_for_the_one_above(bench: Any) -> None:
    content = "source,target\n1,2\n,3\n,4\n2,3\n"
    assert asked(proposed(bench, content))["blank_ends"] == ["above", "drop"]
    assert set(ties(bench, proposed(bench, content))) == {("1", "2"), ("1", "3"), ("1", "4"), ("2", "3")}
    assert set(ties(bench, proposed(bench, content, blank_ends="drop"))) == {("1", "2"), ("2", "3")}


def test_a_mail_to_several_people_is_counted_for_each(bench: Any) -> None:
    log = "sender,recipients\n" + '1,"2; 3"\n' * 8
    assert ties(bench, proposed(bench, log)) == {("2", "1"): 2.197, ("3", "1"): 2.197}


def test_people_asked_about_in_a_column_each_are_the_header_of_a_square(bench: Any) -> None:
    content = ("Started,Your mail,How often? - Ada Bo,How often? - Bo Cy,How often? - Cy Di\n"
               "2026-10-01,bo@firm.example,3,,1\n2026-10-02,fox@firm.example,,2,\n")
    proposal = proposed(bench, content)
    assert ties(bench, proposal) == {("2", "1"): 3.0, ("2", "3"): 1.0, ("6", "2"): 2.0}
    assert "ties.csv: ignore_columns: [Started] (these are not named after people)" in proposal.repairs
    told = "the others are looked up in the column full_name (the others are named by this column of people.csv)"
    assert f"ties.csv: {told}" in proposal.repairs


def test_half_a_square_is_read_both_ways(bench: Any) -> None:
    proposal = proposed(bench, ",1,2,3,4\n1,,1,2,\n2,,,1,\n3,,,,1\n4,,,,\n")
    assert ties(bench, proposal)["3", "1"] == 2.0
    assert "directed: false    # only one half of the square is filled" in proposal.text


def test_ends_may_be_mail_addresses_or_names_beside_numbers(bench: Any) -> None:
    proposal = proposed(bench, "Sender E-Mail,Recipient Name\nAda@firm.example,\"Cy, Bo\"\nbo@firm.example,Cy Di\n")
    assert set(ties(bench, proposal)) == {("2", "1"), ("3", "2")}
    assert "key: email    # people are named by this column of people.csv" in proposal.text
    assert "target_key: full_name" in proposal.text
    assert "# Columns not used: full_name" not in proposal.text


def test_outsiders_are_dropped_with_a_count_and_many_are_asked(bench: Any) -> None:
    content = "source,target\n1,2\n2,3\n3,4\n4,5\n5,6\n6,x@out\n1,y@out\n"
    proposal = proposed(bench, content)
    assert len(ties(bench, proposal)) == 5
    why = "2 of 7 ties name 2 others outside the people file: 'x@out' (1), 'y@out' (1)"
    assert f"ties.csv: ties with people outside the list are left out ({why})" in proposal.repairs
    assert asked(proposal)["outsiders"] == ["drop", "error"]
    with pytest.raises(InputError, match="to leave such ties out, state outsiders: drop"):
        read(bench, proposed(bench, content, outsiders="error"))


def test_rows_that_are_no_ties_are_left_out_with_a_count(bench: Any) -> None:
    proposal = proposed(bench, "source,target\n1,2\n2,2\n3,\n")
    assert ties(bench, proposal) == {("1", "2"): 1.0}
    assert [repair for repair in proposal.repairs if repair.startswith("ties.csv")] == [
        "ties.csv: ties with a blank end are left out (1 row with a blank end: no tie)",
        "ties.csv: ties of people with themselves are left out (1 row with the same person at both ends)"]


def test_whether_pairs_are_one_way_is_asked_if_nothing_tells(bench: Any) -> None:
    alike = "person_1,person_2\n1,2\n2,3\n3,4\n"
    assert asked(proposed(bench, alike))["directed"] == ["both_ways", "one_way"]
    assert len(ties(bench, proposed(bench, alike))) == 6
    assert len(ties(bench, proposed(bench, alike, directed="one_way"))) == 3
    assert asked(proposed(bench, "source,target\n1,2\n2,3\n3,4\n4,5\n"))["directed"] == ["one_way", "both_ways"]
    assert "directed" not in asked(proposed(bench, "source,target\n1,2\n2,1\n3,4\n4,5\n"))


def test_a_column_that_says_mutual_is_the_direction(bench: Any) -> None:
    assert set(ties(bench, proposed(bench, "person_1,person_2,mutual\n1,2,yes\n2,3,no\n"))) == {
        ("1", "2"), ("2", "1"), ("2", "3")}


def test_rows_that_stand_twice_with_a_weight_are_asked(bench: Any) -> None:
    content = "source,target,weight\n1,2,2\n1,2,2\n2,3,1\n"
    assert asked(proposed(bench, content))["repeats"] == ["largest", "sum"]
    assert ties(bench, proposed(bench, content))["1", "2"] == 2.0
    assert ties(bench, proposed(bench, content, repeats="sum"))["1", "2"] == 4.0


def test_a_graph_gives_its_edges_by_number_or_label(bench: Any) -> None:
    graph = """<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="l" for="node" attr.name="label"
        attr.type="string"/><graph edgedefault="undirected"><node id="1"><data key="l">Cy Di</data></node>
        <node id="9"><data key="l">Ada Bo</data></node><edge source="1" target="9"/></graph></graphml>"""
    proposal = proposed(bench, graph, file="ties.graphml")
    assert set(ties(bench, proposal)) == {("1", "3"), ("3", "1")}
    assert "source: source label" in proposal.text
    assert asked(proposal) == {}


def test_the_numbers_of_a_graph_are_not_taken_for_those_of_other_people(bench: Any) -> None:
    graph = """<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="l" for="node" attr.name="label"
        attr.type="string"/><graph edgedefault="directed"><node id="1"><data key="l">Bo Cy</data></node>
        <node id="2"><data key="l">Cy Di</data></node><edge source="1" target="2"/></graph></graphml>"""
    assert set(ties(bench, proposed(bench, graph, file="ties.graphml"))) == {("2", "3")}


def test_an_edge_without_an_end_has_no_edge_above_it(bench: Any) -> None:
    graph = """<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph edgedefault="directed"><node id="1"/>
        <node id="2"/><edge source="1" target="2"/><edge source="" target="1"/></graph></graphml>"""
    proposal = proposed(bench, graph, file="ties.graphml")
    assert ties(bench, proposal) == {("1", "2"): 1.0}
    assert "ties.graphml: ties with a blank end are left out (1 row with a blank end: no tie)" in proposal.repairs


def test_second_managers_are_layers_beside_other_ties_and_else_comments(bench: Any) -> None:
    extra = ("dotted_line", "", "1", "5", "", "3", "")
    people = "".join(f"{line},{more}\n" for line, more in zip(PEOPLE.splitlines(), extra, strict=True))
    assert ties(bench, proposed(bench, "source,target\n1,2\n", people), "dotted_line") == {
        ("2", "1"): 1.0, ("3", "5"): 1.0, ("5", "3"): 1.0}
    alone = propose_scenario(bench.save(people, "people.csv"))
    assert "  #     layer: dotted_line" in alone.text
    assert ("people.csv: dotted_line is not read: ties stated by it alone would replace the generated informal ones"
            in alone.repairs)
    assert sorted(read(bench, alone).layers) == ["informal", "reporting", "team"]


@pytest.mark.parametrize("header", ["Dotted Line Manager ID", "Matrix Manager", "Fachliche Führungskraft"])
def test_second_managers_are_known_by_their_words_and_may_be_marked_as_none(bench: Any, header: str) -> None:
    people = "".join(f"{line},{more}\n" for line, more in zip(
        PEOPLE.splitlines(), (header, "N/A", "Ada Bo", "N/A", "", "N/A", "N/A"), strict=True))
    proposal = proposed(bench, "source,target\n1,2\n", people)
    layers = read(bench, proposal).layers
    assert [len(layers[name]) for name in layers if name not in ("informal", "reporting", "team")] == [1]


def test_why_no_columns_can_be_the_ends_is_told_for_each(bench: Any) -> None:
    with pytest.raises(InputError, match=(
            r"no two columns name people of people.csv, .*; von: 0% of 2 cells \(not: 'x' \(1\), 'y' \(1\)\); "
            r"n: 50% of 2 cells \(not: '70' \(1\)\)")):
        proposed(bench, "von,n\nx,1\ny,70\n")


@pytest.mark.parametrize("column", ["weight", "directed"])
def test_a_default_column_that_does_not_fit_is_not_read_all_the_same(bench: Any, column: str) -> None:
    proposal = proposed(bench, f"source,target,{column}\n1,2,dear\n2,3,near\n")
    assert ties(bench, proposal) == {("1", "2"): 1.0, ("2", "3"): 1.0}
    assert f"# - {column}: " in proposal.text


def _network(seed: int) -> dict[str, list[str]]:
    """Whom each of six people names: one to three others."""
    draw = random.Random(seed)
    people = "123456"
    return {one: sorted(draw.sample([other for other in people if other != one], draw.randint(1, 3))) for one in people}


def _forms(named: dict[str, list[str]]) -> dict[str, str]:
    """The same network as a row per tie, a row per person, lists in cells, and a square; by number, mail and name."""
    rows = [line.split(",") for line in PEOPLE.splitlines()[1:]]
    mail, name = {row[0]: row[3] for row in rows}, {row[0]: row[4] for row in rows}
    pairs = [(one, other) for one, others in named.items() for other in others]
    padded = {one: [*others, *[""] * (3 - len(others))] for one, others in named.items()}
    ones = {one: ["1" if other in others else "0" for other in named] for one, others in named.items()}
    return {
        "rows": "source,target\n" + "".join(f"{one},{other}\n" for one, other in pairs),
        "mail": "Cible;Répondant\n" + "".join(f"{mail[other].upper()};{mail[one]}\n" for one, other in reversed(pairs)),
        "wide": "Befragte Person,Kontakt 1,Kontakt 2,Kontakt 3\n" + "".join(
            f"{name[one]},{','.join(name.get(other, '') for other in others)}\n" for one, others in padded.items()),
        "list": "respondent,contacts\n" + "".join(f'{one},"{"; ".join(others)}"\n' for one, others in named.items()),
        "square": f"who,{','.join(named)}\n" + "".join(f"{one},{','.join(cells)}\n" for one, cells in ones.items()),
    }


@pytest.mark.parametrize("seed", range(6))
def test_a_network_is_the_same_in_every_form(bench: Any, seed: int) -> None:
    named = _network(seed)
    wanted = {(one, other): 1.0 for one, others in named.items() for other in others}
    answers = {"influence": "target", "directed": "one_way"}
    for form, content in _forms(named).items():
        proposal = proposed(bench, content)
        stated = {key: answer for key, answer in answers.items() if key in asked(proposal)}
        assert ties(bench, proposed(bench, content, **stated)) == wanted, form


def test_whatever_stands_in_a_file_is_read_as_told_or_refused(bench: Any) -> None:
    """A proposal that a run would refuse says so; nothing else may happen but that the file is refused at once."""
    read_as_told = 0
    for seed in range(80):
        draw = random.Random(seed)
        columns = draw.sample(HEADERS, draw.randint(2, 5))
        cells = [draw.sample(CELLS, draw.randint(1, 5)) if draw.random() < 0.7 else list("123456") for _ in columns]
        rows = [[draw.choice(choices) for choices in cells] for _ in range(draw.randint(1, 8))]
        content = "".join(",".join(f'"{cell}"' for cell in row) + "\n" for row in [columns, *rows])
        try:
            proposal = proposed(bench, content)
        except InputError:
            continue
        try:
            read(bench, proposal)
            read_as_told += 1
        except InputError:
            assert any("must be corrected" in repair for repair in proposal.repairs), content
    assert read_as_told > 20


def test_each_of_several_files_is_a_layer_with_questions_of_its_own(bench: Any) -> None:
    files = [bench.save("source,target\n1,2\n2,3\n", "Advice 2026.csv"),
             bench.save("person_a,person_b\n1,3\n4,5\n5,6\n3,2\n", "team.csv")]
    people = bench.save(PEOPLE, "people.csv")
    answers = {"ties.advice_2026.influence": "source", "ties.team_ties.directed": "both_ways"}
    proposal = propose_scenario(people, files, choices=answers)
    assert ties(bench, proposal, "advice_2026") == {("2", "1"): 1.0, ("3", "2"): 1.0}
    assert len(ties(bench, proposal, "team_ties")) == 8
    assert sorted(read(bench, proposal).layers) == ["advice_2026", "reporting", "team_ties"]
    assert propose_scenario(people, [files[0]]).text == propose_scenario(people, files[0]).text


MAILS = "from,to,cc,sent\n1,2,3;4,2026-01-05\n2,1,,2026-01-06\n4,5,6,2026-01-07\n"


def test_copies_of_mails_are_no_ties_unless_the_user_says_so(bench: Any) -> None:
    proposal = proposed(bench, MAILS)
    assert asked(proposal)["copies"] == ["no", "yes"]
    assert "ties.csv: 'cc' not read: only the first recipients count" in proposal.repairs
    assert sorted(ties(bench, proposal)) == [("1", "2"), ("2", "1"), ("5", "4")]
    counted = proposed(bench, MAILS, copies="yes")
    assert sorted(ties(bench, counted)) == [("1", "2"), ("2", "1"), ("3", "1"), ("4", "1"), ("5", "4"), ("6", "4")]
    assert "targets: [to, cc]    # all of them are recipients" in counted.text
