"""The behavior map as a sheet: inhibitors and catalysts by behavior and group, and what is wrong in its cells."""

import pytest

from cxsim.model.uncertain import ends_of
from cxsim.scenario.loading.load import load_scenario

SCENARIO = """\
schema: 1
name: With a map
weeks: 40
organization:
  generate:
    departments: [{name: claims, size: 20}, {name: sales, size: 10}]
behaviors: [{name: solve}, {name: share}]
context:
  map: MAP
"""
HEADER = "behavior,kind,name,departments,levels,strength\n"


@pytest.fixture
def read(tmp_path):
    def reading(text, stated="{file: map.csv}", more=""):
        (tmp_path / "map.csv").write_text(text, "utf-8")
        (tmp_path / "s.yaml").write_text(SCENARIO.replace("MAP", stated) + more, "utf-8")
        return load_scenario(tmp_path / "s.yaml")

    return reading


def test_a_row_is_a_factor_of_the_context(read):
    context = read(HEADER + "solve,inhibitor,call time,claims,,0.5\n,Inhibitor,silos,claims; sales,2;3,0.2\n").context
    assert [one.model_dump(exclude_defaults=True) for one in context.inhibitors] == [
        {"name": "call time", "departments": ("claims",), "behaviors": ("solve",), "strength": 0.5},
        {"name": "silos", "departments": ("claims", "sales"), "levels": (2, 3), "strength": 0.2},
    ]
    assert context.map is None


def test_a_department_with_a_comma_is_one_department(read, monkeypatch):
    monkeypatch.setitem(globals(), "SCENARIO", SCENARIO.replace("name: claims", 'name: "claims, north"'))
    [silos] = read(HEADER + 'solve,inhibitor,silos,"sales, claims, north",,0.5\n').context.inhibitors
    assert silos.departments == ("sales", "claims, north")


def test_one_factor_of_several_strengths_is_told_apart_by_its_groups(read):
    context = read(HEADER + "solve,inhibitor,targets,claims,,0.5\nsolve,inhibitor,targets,sales,,0.2\n").context
    assert [one.name for one in context.inhibitors] == ["targets (solve; claims)", "targets (solve; sales)"]


def test_a_map_adds_to_what_the_scenario_states(read):
    more = "  inhibitors: [{name: pay plan, strength: 0.3}]\n"
    assert [one.name for one in read(HEADER + ",inhibitor,silos,,,0.2\n", more=more).context.inhibitors] == [
        "pay plan", "silos"]


def test_columns_may_be_named_and_notes_kept(read):
    stated = "{file: map.csv, columns: {name: Inhibitor, departments: Unit}, decimal: ','}"
    context = read('kind,Inhibitor,Unit,strength,notes\ninhibitor,silos,claims,"0,25",as told by Ada\n', stated).context
    assert [(one.name, one.departments, one.strength) for one in context.inhibitors] == [("silos", ("claims",), 0.25)]


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        (HEADER + ",inhibitr,silos,,,0.2\n", "map.csv:2:2", "not a kind of factor; did you mean 'inhibitor'?"),
        (HEADER + ",inhibitor,,,,0.2\n", "map.csv:2:12", "the name is missing"),
        (HEADER + ",inhibitor,silos,,,\n", "map.csv:2:20", "the strength is missing"),
        (HEADER + ",inhibitor,silos,,,2\n", "map.csv:2:20", "must be at most 1, 2 is given"),
        (HEADER + ",inhibitor,silos,,,much\n", "map.csv:2:20", "a number is expected"),
        (HEADER + "solv,inhibitor,silos,,,0.2\n", "map.csv:2:1", "there is no behavior 'solv'; did you mean 'solve'?"),
        (HEADER + ",inhibitor,silos,,,0.2\nsolve,inhibitor,silos,claims,,0.3\n", "map.csv:3:1",
         "the inhibitor 'silos' is already stated for these people and behaviors in line 2"),
        ("kind,name,strenth\ninhibitor,silos,0.2\n", "map.csv:1:11", "did you mean 'strength'?"),
        ("kind,name\ninhibitor,silos\n", "map.csv:1:1", "there is no column 'strength'"),
    ],
)
def test_what_is_wrong_with_a_map_is_told_at_its_place(mistakes, text, place, message):
    assert any(found == place and message in words for found, words in mistakes(text)), mistakes(text)


def test_a_name_of_a_map_and_of_the_scenario_clash_in_the_cell(mistakes):
    more = "  inhibitors: [{name: silos, strength: 1}]\n"
    [(place, message)] = mistakes(HEADER + ",inhibitor,silos,,,0.2\n", more=more)
    assert place == "map.csv:2:12"
    assert "two inhibitors are called 'silos'" in message


def test_a_map_that_is_not_there_is_told_where_it_is_named(mistakes):
    [(place, message)] = mistakes(HEADER, "{file: mab.csv}")
    assert place.endswith("s.yaml:9:15")
    assert message.startswith("context.map.file: there is no file 'mab.csv'")


def test_a_catalyst_says_what_it_raises(read):
    text = "kind,name,behaviors,strength,raises\ncatalyst,shared file,solve,0.4,opportunity\ncatalyst,pride,,0.3,\n"
    scenario = read(text)
    assert [(one.name, one.raises) for one in scenario.context.catalysts] == [
        ("shared file", "opportunity"), ("pride", "both")]
    assert scenario.context.inhibitors == ()


def test_a_catalyst_that_raises_something_else_is_told(mistakes):
    [(place, message)] = mistakes("kind,name,strength,raises\ncatalyst,pride,0.3,motivaton\n")
    assert place == "map.csv:2:20"
    assert "did you mean 'motivation'?" in message


def test_an_inhibitor_raises_nothing(mistakes):
    [(place, message)] = mistakes("kind,name,strength,raises\ninhibitor,silos,0.3,both\n")
    assert place == "map.csv:2:21"
    assert "unknown key 'raises'" in message


def test_a_row_may_say_how_sure_its_strength_is(read):
    context = read("kind,name,strength,low,high\ninhibitor,silos,0.3,0.1,0.6\ninhibitor,pay plan,0.3,,\n").context
    silos, pay = sorted(context.inhibitors, key=lambda one: one.name, reverse=True)
    assert ends_of(silos.strength) == (0.3, 0.1, 0.6)
    assert ends_of(pay.strength) == (0.3,)


@pytest.mark.parametrize(("row", "where", "words"), [
    ("inhibitor,silos,0.3,0.1,", "map.csv:2:17", "high: is missing"),
    ("inhibitor,silos,0.3,0.4,0.6", "map.csv:2:17", "must be in this order"),
    ("inhibitor,silos,0.3,0.1,6", "map.csv:2:25", "must be at most 1, 6 is given"),
])
def test_a_width_that_does_not_fit_is_found_at_its_cell(mistakes, row, where, words):
    [(place, message)] = mistakes(f"kind,name,strength,low,high\n{row}\n")
    assert place == where
    assert words in message
