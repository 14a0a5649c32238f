"""What a scenario leaves out must not be missed: not by its context, and not by another mechanism."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from cxsim.model import leaving_out, registry
from cxsim.model.mechanism import Mechanism, equation
from cxsim.model.registry import BUILT_IN
from cxsim.scenario.checks.check_against import check_against
from cxsim.scenario.loading.load import from_mapping
from cxsim.testing.people import example_view


def mistakes(**given: Any) -> list[str]:
    scenario = from_mapping({
        "name": "s", "organization": {"generate": {"departments": [{"name": "claims", "size": 10}]}}, **given})
    return [f"{finding.path}: {finding.message}" for finding in check_against(scenario, example_view())[0]]


def test_a_service_chain_and_scores_of_departments_need_customers() -> None:
    context = {
        "service_chain": [{"department": "claims"}],
        "outcomes": [{"name": "rate", "today": 5, "per_point": 1, "departments": ["claims"]}],
    }
    assert mistakes(context=context) == []
    assert mistakes(context=context, without=["customers"]) == [
        "context.outcomes.0.departments: needs the mechanism customers; delete customers from without",
        "context.service_chain: needs the mechanism customers; delete customers from without",
    ]


def test_catalysts_of_the_context_need_their_mechanism() -> None:
    context = {"catalysts": [{"name": "pride", "strength": 0.2}]}
    assert mistakes(context=context) == []
    assert mistakes(context=context, without=["catalysts"]) == [
        "context.catalysts: needs the mechanism catalysts; delete catalysts from without"]


@equation(writes="envy")
def envy(last_reported_use: Any, ownership_overall: Any, cynicism: Any) -> Any:
    """An equation that reads the record, departments and people of three other mechanisms."""
    return last_reported_use + ownership_overall + cynicism


def test_what_a_mechanism_of_a_package_reads_cannot_be_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    rivalry = Mechanism(name="rivalry", meaning="people envy one another", phases={"end": (envy,)})
    monkeypatch.setattr(registry, "MECHANISMS", {**BUILT_IN, "rivalry": rivalry})
    assert mistakes(also=["rivalry"]) == []
    assert mistakes(also=["rivalry"], without=["cascade", "ownership", "gaming"]) == [
        "without.1: rivalry needs ownership (it reads ownership_overall); take rivalry from also, or "
        "delete ownership from without",
        "without.2: rivalry needs gaming (it reads last_reported_use); take rivalry from also, or "
        "delete gaming from without",
    ]


def test_what_another_mechanism_reads_is_left_out_together_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    together = {**BUILT_IN, "cascade": replace(BUILT_IN["cascade"], phases={"end": (envy,)}, contributes={})}
    for module in (registry, leaving_out):
        monkeypatch.setattr(module, "BUILT_IN", together)
    monkeypatch.setattr(registry, "MECHANISMS", together)
    assert mistakes(without=["ideas", "cynicism"]) == [
        "without.1: cascade needs cynicism (it reads cynicism); leave both out: without: [cascade, cynicism, ideas], "
        "or delete cynicism from without"]
    assert mistakes(without=["cynicism", "cascade"]) == []


def test_what_a_hook_drops_together_with_its_owner_is_not_missed() -> None:
    assert "cynicism" in {read for one in BUILT_IN["ideas"].equations for read in one.reads}
    assert mistakes(without=["cynicism"]) == []
