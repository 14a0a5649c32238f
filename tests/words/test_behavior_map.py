"""The title of the page that states the change, by rule."""

from cxsim.scenario.changing.behavior_map import BehaviorMap, Column, Part, Stated
from cxsim.scenario.schema.behaviors import Behavior
from cxsim.scenario.schema.purpose import AdoptionTarget
from cxsim.words.behavior_map import behavior_words, existing_words, map_note, map_title, target_words

PEOPLE = {"contact_center": 100, "sales": 40}


def column(kind, name, strength, *departments):
    return Column(kind, name, (Part(0, name, departments, (), (), Stated(strength, strength, strength)),))


def shown(*columns):
    return BehaviorMap("care", 0, PEOPLE, dict.fromkeys(PEOPLE, Stated(0.0, 0.0, 0.0)), columns)


def test_the_title_names_where_most_works_against_the_change():
    everywhere, there = column("inhibitor", "own_figures", 0.2), column("inhibitor", "call_time", 0.3, "contact_center")
    assert map_title(shown()) == "Nothing is said to work against the change yet"
    assert map_title(shown(everywhere)) == "Every group is held back by own figures"
    assert map_title(shown(there)) == "Contact center is held back by call time"
    assert map_title(shown(everywhere, there)) == "Contact center is held back by call time and own figures"


def test_first_it_is_to_be_said_what_people_are_to_do():
    named = [Behavior(name="care", description=words) for words in ("?", "", "Call back.")]
    assert [behavior_words(one) for one in named] == ["", "", "Call back."]
    assert map_title(shown(), "") == "What people are to do is not said yet"
    assert map_title(shown(column("inhibitor", "call_time", 0.3)), "") == "Every group is held back by call time"


def test_a_strength_of_0_works_against_nothing():
    assert map_title(shown(column("inhibitor", "call_time", 0.0))) == "Nothing is said to work against the change yet"


def test_the_note_says_where_nothing_helps():
    assert map_note(shown()) == "Nothing is said to help the change anywhere."
    assert map_note(shown(column("catalyst", "case_file", 0.4, "sales"))) == (
        "Nothing is said to help the change in contact center.")
    assert map_note(shown(column("catalyst", "case_file", 0.4))) == ""


def test_target_and_existing_practice_in_words():
    assert target_words(AdoptionTarget(adoption=0.5, by_week=78)) == "Half of all people"
    assert target_words(None) == "No target is stated"
    assert existing_words({"sales": 0.0}) == "Existing practice of the new behavior: none in any group."
    assert existing_words({"sales": 0.1, "contact_center": 0.25}) == (
        "Existing practice of the new behavior: contact center 25 %, sales 10 %.")
