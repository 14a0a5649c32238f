"""Which column identifies people, why, and what is said of rows without an identifier."""

import pytest

from cxsim.errors import InputError
from cxsim.scenario.proposal.identity import choose_identifier, counts_rows


def chosen(draft):
    choose_identifier(draft)
    return draft.columns["id"].column, draft.columns["id"].reason


def test_a_column_called_so_comes_first(drafted):
    assert chosen(drafted("name,id\nAda,7\nBo,9")) == ("id", "its name matches")
    assert chosen(drafted("name,Employee ID\nAda,7\nBo,9")) == (
        "Employee ID", "its name suggests it; 2 different values")
    assert chosen(drafted("colour,animal\nred,cat\nred,dog")) == (
        "animal", "the first column with a different value in every row")


def test_of_kinds_of_names_identifiers_come_first_and_positions_last(drafted):
    assert chosen(drafted("Position ID,Name,Email,Personnel number\n1,Ada,a@b.c,7\n2,Bo,b@b.c,8"))[0] == (
        "Personnel number")
    assert chosen(drafted("Position ID,Name,Email\n1,Ada,a@b.c\n2,Bo,b@b.c"))[0] == "Email"
    assert chosen(drafted("Position ID,Name\n1,Ada\n2,Bo"))[0] == "Name"
    assert chosen(drafted("animal,Position ID\ncat,1\ndog,2"))[0] == "Position ID"


def test_a_column_called_so_with_repeats_is_taken_if_nearly_full(drafted):
    ten = "".join(f"\n{number},{'abcdefghij'[number]}" for number in range(9))
    assert chosen(drafted(f"id,letter{ten}\n8,j"))[0] == "id"
    assert chosen(drafted(f"id,letter{ten}\n,j"))[0] == "id"
    assert chosen(drafted(f"id,letter{ten}\n,j\n,k"))[0] == "letter"
    assert chosen(drafted("id,letter\n7,a\n7,b"))[0] == "letter"


def test_a_number_of_rows_comes_last(drafted):
    assert chosen(drafted("No,name\n1,Ada\n2,Bo"))[0] == "name"
    assert chosen(drafted("No,name\n1,Ada\n2,Ada"))[0] == "No"
    assert chosen(drafted("No,name\n10,Ada\n20,Bo"))[0] == "name"


@pytest.mark.parametrize(("column", "cells", "counts"), [
    ("No", ("1", "2", "3"), True), ("index", ("0", "1"), True), ("lfd. Nr.", ("5", "6"), True),
    ("Unnamed: 0", ("0", "1"), True), ("Number", ("8", "9"), True), ("No", ("1", "3"), False),
    ("No", ("2", "1"), False), ("No", ("a", "b"), False), ("Employee No", ("1", "2"), False),
    ("Staff number", ("1", "2"), False), ("rower", ("1", "2"), False),
])
def test_what_only_counts_rows(column, cells, counts, drafted):
    assert counts_rows(drafted("\n".join((column, *cells))), column) is counts


def test_without_any_such_column_each_is_told(drafted):
    with pytest.raises(InputError) as error:
        choose_identifier(drafted("team,,sex\na,x,f\na,x,f\nb,y,m"))
    assert str(error.value) == (
        "staff.csv:1:1: no column has a different value in every row, so none can identify employees: 'team' has 2 "
        "different values in 3 rows; 'sex' has 2 different values in 3 rows")


def test_people_who_differ_by_case_only_are_not_told_apart(drafted):
    assert chosen(drafted("initial,animal\na,cat\nA,dog"))[0] == "animal"


BLANK = "id,name\n1,Ada\n2,Bo\n,Cy\n4,Di\n5,Ed\n6,Flo\n7,Gus\n8,Hal\n9,Ida\n10,Jo"


def test_rows_without_an_identifier_are_asked_about(drafted):
    draft = drafted(BLANK)
    choose_identifier(draft)
    [question] = draft.questions.asked
    assert (question.key, question.text) == (
        "no_identifier", "What about 1 row of 'id' without an identifier (line 4)?")
    assert draft.repairs == ["1 row of 'id' without an identifier (line 4): cxsim check refuses them"]
    assert draft.settings == {}
    left_out = drafted(BLANK, no_identifier="leave_out")
    choose_identifier(left_out)
    assert left_out.repairs == ["1 row of 'id' without an identifier (line 4): left out"]
    assert left_out.settings["leave_out"] == (
        [{"column": "id", "values": [""]}], "1 row of 'id' without an identifier (line 4)")


def test_words_for_nobody_are_told_and_repeats_are_refused(drafted):
    once, twice = drafted("id\nada\nNA\nbo"), drafted("id\nada\nn/a\nbo\nn/a\n" + "\n".join("cdefghijkl"))
    for draft in (once, twice):
        choose_identifier(draft)
    assert once.repairs == [
        "'NA' in 'id' (line 3) is read as an identifier, though it usually means that there is none"]
    assert twice.repairs == [
        "'n/a' in 'id' (line 3, line 5) is read as an identifier, though it usually means that there is none; cxsim "
        "check refuses repeats"]
