"""A plan as a sheet: rows become interventions, every mistake has its cell, and messy sheets are read or explained."""

import openpyxl
import pytest

from cxsim.engine.world.build import people_view
from cxsim.errors import InputError
from cxsim.organization.build import build
from cxsim.scenario.checks.check_against import check_against
from cxsim.scenario.loading.load import from_mapping, load_scenario
from cxsim.scenario.loading.overrides import with_overrides
from cxsim.scenario.schema.identity import dump

SCENARIO = """\
schema: 1
name: With a sheet
weeks: 40
organization:
  generate:
    departments: [{name: claims, size: 20}, {name: sales, size: 10}]
behaviors: [{name: solve}, {name: share}]
plan:
  sheet: SHEET
"""


@pytest.fixture
def read(tmp_path):
    """The scenario around a sheet."""

    def reading(text, sheet="{file: plan.csv}", more=""):
        (tmp_path / "plan.csv").write_text(text, "utf-8")
        (tmp_path / "s.yaml").write_text(SCENARIO.replace("SHEET", sheet) + more, "utf-8")
        return load_scenario(tmp_path / "s.yaml")

    return reading


@pytest.fixture
def interventions(read):
    """What the interventions of a sheet state, beyond their defaults."""
    return lambda *given, **named: [
        (intervention.type, intervention.model_dump(exclude_defaults=True))
        for intervention in read(*given, **named).plan.interventions
    ]


def test_marks_make_weeks_and_columns_make_keys(interventions):
    assert interventions("type,name,departments,hours_per_week,w0,w1,w2,w3\n"
                  "training,,claims,4,x,x,,\nmandate,order,,,,x,x,x\n") == [
        ("training", {"target": {"departments": ("claims",)}, "hours_per_week": 4.0, "weeks": 2}),
        ("mandate", {"name": "order", "start_week": 1, "weeks": 3}),
    ]


def test_a_mark_is_the_usual_strength_and_a_number_a_share_of_a_full_dose(interventions):
    text = "type,w0\ntraining,{0}\nrecognition,{0}\ncommunication,{0}\nsponsorship,{0}\n"
    assert [stated for _, stated in interventions(text.format("x"))] == [{"weeks": 1}] * 4
    assert [stated for _, stated in interventions(text.format("0.25"))] == [
        {"weeks": 1, "hours_per_week": 2.0}, {"weeks": 1, "strength": 0.25},
        {"weeks": 1, "need": 0.25, "vision": 0.25}, {"weeks": 1, "level": 0.25},
    ]


def test_where_the_row_states_a_strength_a_number_is_a_share_of_it(interventions):
    assert interventions("type,strength,need,w0-9\nrecognition,0.8,,0.5\ncommunication,,0.2,0.5\n") == [
        ("recognition", {"strength": 0.4, "weeks": 10}), ("communication", {"need": 0.1, "vision": 0.25, "weeks": 10})]


def test_rising_doses_are_a_build_up(interventions):
    assert interventions("type,w0,w1,w2,w3\nrecognition,0.2,0.4,0.6,0.6\nchampions,.33,.67,1,1\n") == [
        ("recognition", {"strength": 0.6, "weeks": 4, "ramp_weeks": 2}), ("champions", {"weeks": 4, "ramp_weeks": 2})]


def test_alike_and_equally_far_apart_are_rounds(interventions):
    assert interventions("type,0,1,2,3,4,5\nrecognition,x,x,,,x,x\n") == [
        ("recognition", {"weeks": 2, "rounds": 2, "pause_weeks": 2})]


def test_an_open_last_column_goes_on_to_the_end(interventions):
    assert interventions("type,0-3,4+\nrecognition,,x\nmandate,x,\n") == [
        ("recognition", {"start_week": 4}), ("mandate", {"weeks": 4})]


def test_changing_doses_are_parts_that_pay_once(read):
    scenario = read("type,0-1,2-3\ntool_rollout,0.25,0.75\n")
    first, second = scenario.plan.interventions
    assert (first.label, second.label) == ("tool_rollout", "tool_rollout, part 2")
    assert (first.strength, second.strength) == (0.25, 0.75)
    assert first.cost is None
    assert (first.effective_cost().per_person, second.effective_cost().per_person) == (25.0, 50.0)
    assert (second.effective_cost().fixed, second.effective_cost().per_person_week) == (0.0, 2.25)


def test_a_sheet_may_list_interventions_by_keys_alone(interventions):
    assert interventions("type,start_week,weeks,strength\nmandate,3,5,0.5\n") == [
        ("mandate", {"start_week": 3, "weeks": 5, "strength": 0.5})]


def test_rows_of_one_type_are_told_apart_by_their_departments(read):
    scenario = read("type,departments,w0\ntraining,claims,x\ntraining,\"claims, sales\",x\ntraining,,x\n")
    assert [intervention.label for intervention in scenario.plan.interventions] == [
        "training: claims", "training: claims, sales", "training: everyone"]


def test_words_that_people_use_for_headers_and_targets(interventions):
    assert interventions("Intervention,Target,Hours per week,Notes,Week 0\ntraining,claims; sales,2,first try,X\n# "
                         "later,,,,\n") == [
        ("training", {"target": {"departments": ("claims", "sales")}, "hours_per_week": 2.0, "weeks": 1})]


def test_columns_may_be_named_and_left_out(interventions):
    sheet = "{file: plan.csv, separator: ';', decimal: ',', first_week: 1, columns: {type: Was}, ignore_columns: [Wer]}"
    assert interventions("Was;Wer;strength;1;2\nrecognition;me;0,6;x;x\n", sheet) == [
        ("recognition", {"strength": 0.6, "weeks": 2})]


def test_cells_may_hold_yaml_and_dotted_keys(interventions):
    text = ('type,target,target.share,cost.fixed,forces,w0\n'
            'custom,"{managers: true}",0.5,100,"{voice: 0.5, training: {solve: 0.3}}",x\n')
    assert interventions(text) == [("custom", {
        "target": {"managers": True, "share": 0.5}, "cost": {"fixed": 100.0}, "weeks": 1,
        "forces": {"voice": 0.5, "training": {"solve": 0.3}}})]


def test_a_sheet_and_a_list_make_one_plan(read):
    scenario = read("type,w0\ntraining,x\n", more="  interventions: [{type: mandate}]\n")
    assert [intervention.label for intervention in scenario.plan.interventions] == ["mandate", "training"]
    assert scenario.plan.sheet is None
    assert from_mapping(dump(scenario)) == from_mapping(dump(scenario))
    assert [path.rpartition("/")[2] for path in scenario.input_files] == ["s.yaml", "plan.csv"]


def test_a_workbook_is_read_alike_and_its_mistakes_have_cells(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "plan"
    for row in (["type", "strength", "week 0", 1], ["recognition", 0.5, "x", "x"], ["mandat", None, "x", None],
                ["incentive", 1.5, None, "x"]):
        book.active.append(row)
    book.save(tmp_path / "plan.xlsx")
    (tmp_path / "s.yaml").write_text(SCENARIO.replace("SHEET", "{file: plan.xlsx}"), "utf-8")
    with pytest.raises(InputError) as caught:
        load_scenario(tmp_path / "s.yaml")
    assert [str(finding) for finding in caught.value.findings] == [
        "plan.xlsx!plan!A3: type: there is no intervention of type 'mandat'; did you mean 'mandate'?",
        "plan.xlsx!plan!B4: strength: must lie between 0 and 1, not 1.5; did you mean 0.015?",
    ]


def test_an_unknown_intervention_is_found_in_its_cell(mistakes):
    assert mistakes("type,w0\ntrainig,x\n") == [
        ("plan.csv:2:1", "type: there is no intervention of type 'trainig'; did you mean 'training'?")]


def test_an_unknown_department_is_found_in_its_cell(read):
    scenario = read("type,departments,w0\ntraining,clams,x\n")
    view = people_view(build(scenario.organization, None, 1), scenario.behavior_names, 1)
    [finding], _ = check_against(scenario, view)
    assert (finding.place(), finding.path) == ("plan.csv:2:10", "target.departments.0")
    assert finding.message == "there is no department 'clams'; did you mean 'claims'?"


def test_a_column_that_means_nothing_is_refused_with_the_nearest_key(mistakes):
    [(place, message)] = mistakes("type,strenth,w0\nrecognition,0.5,x\n")
    assert place == "plan.csv:1:6"
    assert "did you mean 'strength'?" in message


def test_a_key_of_another_intervention_is_found_in_its_cell(mistakes):
    [(place, message)] = mistakes("type,hours_per_week,w0\nrecognition,3,x\n")
    assert place == "plan.csv:2:13"
    assert message.startswith("hours_per_week: unknown key 'hours_per_week'; ")


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("type,w0\nrecognition,50%\n", "plan.csv:2:13", "write a share, 0.5 for 50%; a week cell holds a dose"),
        ("type,w0\nrecognition,50\n", "plan.csv:2:13", "must be between 0 and 1, 50 is given; did you mean 0.5?"),
        ("type,w0\nrecognition,soon\n", "plan.csv:2:13", "'soon' is not a number"),
        ("type,w0,w1\nrecognition,x,0.5\n", "plan.csv:2:1", "mix marks and doses"),
        ("type,w0\nrecognition,\n", "plan.csv:2:1", "'recognition' is active in no week"),
        ("type,name,w0\n,late,x\n", "plan.csv:2:1", "the type of the intervention is missing"),
        ("type,w0\nmandate,x\n#N/A,#N/A\n", "plan.csv:3:1", "'#N/A' is an error of a spreadsheet"),
        ("type,w0\n#¡REF!,x\n", "plan.csv:2:1", "'#¡REF!' is an error of a spreadsheet"),
        ("type,w0\n#BEZUG!,x\n", "plan.csv:2:1", "'#BEZUG!' is an error of a spreadsheet"),
        ("type,weeks,w0\nrecognition,3,x\n", "plan.csv:2:13", "'weeks' is stated and weeks are marked"),
        ("type,w0,w1\nchampions,0.5,0.5\n", "plan.csv:2:1", "'champions' has no strength that a dose could scale"),
        ("kind,w0\nrecognition,x\n", "plan.csv:1:1", "the column 'kind' is not a key of an intervention or a "
                                                     "week"),
        ("name,w0\nrecognition,x\n", "plan.csv:1:1", "there is no column 'type'"),
        ("type,intervention,w0\nmandate,mandate,x\n", "plan.csv:1:6", "the columns 'type' and 'intervention' both "
                                                                      "hold 'type'"),
        ("type,w0,w4\nmandate,x,x\n", "plan.csv:1:9", "weeks 1 to 3 have no column"),
        ("type,w4-2\nmandate,x\n", "plan.csv:1:6", "'w4-2' ends before it begins"),
        ("type,w0\nrecognition,TRUE\n", "plan.csv:2:13", "a week cell holds a dose from 0 to 1, x, or nothing"),
        ("type,w0,Owner\nmandate,x,Ada\n", "plan.csv:1:9", "is not a key of an intervention or a week; if it holds "
         "remarks, name it under 'columns' or 'ignore_columns', call it 'notes', or begin its name with 'x_'"),
        *((f"type,{header}\nmandate,x\n", "plan.csv:1:6", f"the column '{header}' is a date or a week of the "
           "calendar; weeks here are those of the run and count from 0, as in 'week 0'")
          for header in ("2026-W05", "2026W5", "2026-05", "05/2026", "KW 5", "W05/2026", "CW05 2026", "26.01.2026",
                         "2026-01-26", "Jan 2026", "26 Jan 2026", "S05 2026")),
    ],
)
def test_what_is_wrong_with_a_sheet_is_told_at_its_place(mistakes, text, place, message):
    assert any(found == place and message in words for found, words in mistakes(text)), mistakes(text)


def test_a_row_that_is_left_out_is_told(read):
    scenario = read("type,w0\nrecognition,x\ntype,w0\n# mandate,x\n")
    assert [one.type for one in scenario.plan.interventions] == ["recognition"]
    assert scenario._origin.remarks == (
        "plan.csv: 1 row that describes the columns (such as a repeated header) left out: 3.",)


def test_all_mistakes_are_told_at_once_also_those_of_the_scenario(mistakes):
    told = mistakes("type,w0\nrecognition,2\nmandate,3\n", more="target: {adoption: 7, by_week: 3}\n")
    assert len(told) == 3


def test_a_sheet_that_is_missing_or_outside_is_refused_where_it_is_named(mistakes, read):
    assert "there is no file 'plam.csv'" in mistakes("type\n", "{file: plam.csv}")[0][1]
    assert "is outside" in mistakes("type\n", "{file: ../../plan.csv}")[0][1]
    assert "unknown key 'fle'; did you mean 'file'?" in mistakes("type\n", "{fle: plan.csv}")[0][1]


def test_interventions_of_a_sheet_can_be_changed_afterwards(read):
    scenario = read("type,w0\ntraining,x\n")
    changed = with_overrides(scenario, {"plan.interventions.training.hours_per_week": 2, "weeks": 20})
    assert changed.weeks == 20
    assert [intervention.hours_per_week for intervention in changed.plan.interventions] == [2.0]
    again = with_overrides(changed, ["plan.interventions.training.weeks=7"])
    assert [(intervention.hours_per_week, intervention.weeks)
            for intervention in again.plan.interventions] == [(2.0, 7)]


def test_money_with_a_point_before_three_digits_is_asked_about(read):
    text = "type;cost.fixed;w0\ntraining;1.500;x\ncommunication;200;x\n"
    with pytest.raises(InputError, match=r"'1\.500' may mean 1500: state decimal"):
        read(text)


def test_a_logical_value_is_no_dose(read, tmp_path):
    book = openpyxl.Workbook()
    for row in (["type", "target.managers", "w0", "w1"], ["training", True, True, 0.5]):
        book.active.append(row)
    book.save(tmp_path / "plan.xlsx")
    with pytest.raises(InputError) as caught:
        read("", sheet="{file: plan.xlsx}")
    assert [str(finding) for finding in caught.value.findings] == [
        "plan.xlsx!Sheet!C2: is the logical value TRUE; text or a number is expected"]
