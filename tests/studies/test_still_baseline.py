"""Doing nothing that spreads the behaviors stops with a question that names the input responsible."""

from __future__ import annotations

import pytest

from cxsim.errors import InputError
from cxsim.scenario.loading.load import load_scenario
from cxsim.studies import still_baseline
from cxsim.studies.comparing import compare
from cxsim.studies.ensemble import run

COMPANY = """\
name: a company of experts
weeks: 80
seed: 5
replicates: 8
organization:
  generate: {departments: [{name: sales, size: 20}, {name: service, size: 16}]}
  traits:
    initial_skill: {sales: 0.85, service: 0.8}
    initial_attitude: {sales: 0.6, service: 0.6}
context: {sponsorship: 0.5, catalysts: [{name: customers who ask, strength: 0.6}]}
"""
SKILL = "    initial_skill: {sales: 0.85, service: 0.8}\n"


@pytest.fixture
def experts(tmp_path):
    def written(text=COMPANY, **changes):
        path = tmp_path / "company.yaml"
        path.write_text(text + "".join(f"{key}: {value}\n" for key, value in changes.items()), "utf-8")
        return load_scenario(path)
    return written


def question_to(scenario, call=run):
    with pytest.raises(InputError) as caught:
        call(scenario, workers=1)
    (finding,) = caught.value.findings
    return finding


def test_the_question_names_the_input_its_place_and_what_to_do(experts):
    finding = question_to(experts())
    assert (finding.path, finding.line) == ("organization.traits.initial_skill", 8)
    assert "of the people use the behaviors at the end although nobody does anything" in finding.message
    assert "with its default instead, use is" in finding.message
    assert "are these means on the scale of the trait?" in finding.message
    assert "state 'existing'" in finding.message
    assert "'baseline: changing'" in finding.message


def test_a_comparison_asks_too(experts):
    assert question_to([experts()], compare).path == "organization.traits.initial_skill"


@pytest.mark.parametrize("meant", [
    {"baseline": "changing"},
    {"behaviors": "[{name: help, existing: 0.1}]"},
    {"adoption_rule": "bass"},
])
def test_who_means_it_is_not_asked(experts, meant):
    assert run(experts(**meant), workers=1).replicates == 8


def test_a_company_at_rest_is_not_asked(experts):
    assert run(experts(COMPANY.replace(SKILL, "")), workers=1).replicates == 8


def test_where_no_input_explains_much_the_question_says_so(experts, monkeypatch):
    monkeypatch.setattr(still_baseline, "FEWEST_EXPLAINED", 2.0)  # more than any input can explain
    finding = question_to(experts())
    assert finding.path == "name"
    assert "No stated number explains it alone; if people use them already, state 'existing'" in finding.message
