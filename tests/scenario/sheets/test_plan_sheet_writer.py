"""Any plan written as a sheet reads back as the same interventions."""

import random
from pathlib import Path

import pytest

from cxsim.interventions.about.registry import intervention_types, read_intervention
from cxsim.interventions.moment import ONCE
from cxsim.scenario.loading.load import load_scenario
from cxsim.scenario.sheets.plan_sheet_writer import csv_text, sheet_rows, workbook_bytes

SCENARIOS = Path(__file__).resolve().parents[3] / "scenarios"
BASE = """\
schema: 1
name: Back
weeks: 104
organization: {generate: {departments: [{name: claims, size: 20}, {name: sales, size: 10}]}}
behaviors: [{name: solve_beyond_script}, {name: share}]
plan: {sheet: {file: FILE}}
"""


def back(interventions, ending, folder, survey=False):
    """The interventions of a sheet that was just written; some use a survey."""
    rows = sheet_rows(interventions)
    content = csv_text(rows).encode() if ending == "csv" else workbook_bytes(rows)
    (folder / f"back.{ending}").write_bytes(content)
    asked = "survey: {every_weeks: 4}\n" if survey else ""
    (folder / "back.yaml").write_text(BASE.replace("FILE", f"back.{ending}") + asked, "utf-8")
    return load_scenario(folder / "back.yaml").plan.interventions


def drawn(chance, number):
    """An intervention with some keys, including values that are hard to write in a cell."""
    kind = chance.choice([name for name in intervention_types() if name not in ("custom", "risk_mitigation")])
    names = [f"n{number}", f"=n{number}", f"'q' {number}", f"a, b; {number}", f"{number}", f"[x{number}", f"# {number}"]
    stated = {"type": kind, "name": chance.choice(names)}
    for name, full in intervention_types()[kind].dose_fields().items():
        if chance.random() < 0.6:
            stated[name] = round(chance.random() * full, chance.choice([1, 2, 6, 16]))
    ends = chance.random() < 0.7
    exits = bool(ONCE & set(intervention_types()[kind].about.acts))
    options = {
        "start_week": (0.7, lambda: chance.randrange(30)), "ramp_weeks": (0.4, lambda: chance.randrange(6)),
        "weeks": (1.0 if ends else 0.0, lambda: chance.randrange(1, 12)), "priority": (0.2, lambda: 2),
        "rounds": (0.3 if ends and not exits else 0.0, lambda: chance.randrange(2, 4)),
        "pause_weeks": (0.3 if ends else 0.0, lambda: chance.randrange(4)), "team_hours": (0.2, lambda: 3.5),
        "cost": (0.3, lambda: chance.choice([{}, {"fixed": chance.random() * 100}, {"per_person_week": 2}])),
        "waves": (0.2, lambda: [["claims"], ["sales"]]),
        "target": (0.5, lambda: chance.choice([
            {"departments": ["claims"]}, {"departments": ["claims", "sales"], "share": 0.3}, {"managers": True},
            {"any_of": [{"levels": [1]}, {"departments": ["claims"]}]}, {"exclude": {"levels": [1]}},
            {"people": ["e1", "a;b"]}])),
    }
    stated |= {key: make() for key, (share, make) in options.items() if chance.random() < share}
    return read_intervention(stated)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_any_plan_comes_back(ending, tmp_path):
    chance = random.Random(4)
    for _ in range(12):
        interventions = tuple(drawn(chance, number) for number in range(chance.randrange(1, 9)))
        assert back(interventions, ending, tmp_path) == interventions


@pytest.mark.parametrize("file", sorted(SCENARIOS.glob("interventions/*.yaml")), ids=lambda file: file.stem)
def test_the_plan_of_every_example_comes_back(file, tmp_path):
    scenario = load_scenario(file)
    interventions = scenario.plan.interventions
    assert back(interventions, "csv", tmp_path, survey=scenario.survey is not None) == interventions


def test_a_sheet_is_what_a_person_would_write():
    interventions = [
        {"type": "training", "start_week": 1, "weeks": 2, "hours_per_week": 2, "target": {"departments": ["claims"]}},
        {"type": "recognition", "ramp_weeks": 1, "strength": 0.6},
        {"type": "mandate", "after": "training", "weeks": 3},
        {"type": "champions", "weeks": 1, "rounds": 2, "pause_weeks": 1, "select": ["a1", "b2"]},
    ]
    assert csv_text(sheet_rows([read_intervention(one) for one in interventions])).splitlines() == [
        "type,name,departments,hours_per_week,strength,weeks,after,start_week,select,w0,w1,w2,w3+",
        "training,,claims,2.0,,,,,,,x,x,",
        "recognition,,,,0.6,,,,,0.5,1,1,1",
        "mandate,,,,,3,training,0,,,,,",
        "champions,,,,,,,,a1; b2,x,,x,",
    ]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_one_person_who_is_named_comes_back_as_a_list(ending, tmp_path):
    [one] = back([read_intervention({"type": "governing_committee", "select": ["claims-0001"]})], ending, tmp_path)
    assert one.select == ("claims-0001",)


def test_nothing_to_do_is_a_header():
    assert sheet_rows([]) == [["type", "name"]]
