"""Every mechanism is tested, measured and in order; packages may offer more, and a bad offer is a finding."""

from dataclasses import replace
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from cxsim.errors import InputError, did_you_mean
from cxsim.model import registry
from cxsim.model.column import WeeklyMeasure
from cxsim.model.hooks import HOOKS
from cxsim.model.mechanism import END
from cxsim.model.registry import (
    BUILT_IN,
    ENTRY_POINT_GROUP,
    MECHANISMS,
    OF_EVERY_WEEK,
    WITH_A_NAME,
    chosen,
    gather,
    module_of,
)
from cxsim.model.state import MEASURES
from cxsim.results.recording import WEEKLY_MEASURES

ROOT = Path(__file__).resolve().parents[2]
each_file = pytest.mark.parametrize("file", WITH_A_NAME)
each_mechanism = pytest.mark.parametrize("mechanism", BUILT_IN.values(), ids=list(BUILT_IN))


def test_every_file_of_the_room_is_in_the_registry_once():
    files = {path.stem for path in (ROOT / "cxsim/model/mechanisms").glob("*.py")} - {"__init__"}
    assert sorted((*OF_EVERY_WEEK, *WITH_A_NAME)) == sorted(files)
    assert not [name for name in OF_EVERY_WEEK if hasattr(module_of(name), "MECHANISM")]


@each_file
def test_every_mechanism_has_a_test_file(file):
    assert (ROOT / f"tests/model/mechanisms/test_{file}.py").is_file()


@each_mechanism
def test_every_mechanism_has_an_ablation_row(mechanism):
    assert f"\n| `{mechanism.name}` | " in (ROOT / "docs/model/ablation.md").read_text("utf-8")


@each_mechanism
def test_a_mechanism_stands_and_contributes_where_there_are_hooks(mechanism):
    assert set(mechanism.phases) <= {*HOOKS, END}
    assert set(mechanism.contributes) <= set(HOOKS)
    written = {name for equation in mechanism.equations for name in equation.writes}
    assert set(mechanism.contributes.values()) <= written
    assert {column.writer for column in mechanism.columns} <= {"drawn",
                                                               *(equation.name for equation in mechanism.equations)}


def test_every_weekly_measure_of_a_mechanism_has_a_name_of_its_own_and_a_quantity():
    declared = [measure.name for one in MECHANISMS.values() for measure in one.measures]
    assert declared == list(MEASURES) and len(declared) == len(set(declared))
    assert not set(declared) & set(WEEKLY_MEASURES)
    with pytest.raises(ValueError, match=r"weekly measures without a quantity: \['gossip'\]"):
        replace(MECHANISMS["gaming"], measures=(WeeklyMeasure("gossip", "share", "what people tell"),))


def offer(name, value):
    return EntryPoint(name, value, ENTRY_POINT_GROUP)


def test_every_unusable_offer_is_a_finding():
    offers = [
        offer("gone", "no.such.place:MECHANISM"),
        offer("twice", "cxsim.model.mechanisms.gaming:MECHANISM"),
        offer("wrong", "cxsim.model.mechanisms.gaming:next_gaming"),
    ]
    with pytest.raises(InputError) as error:
        gather(offers)
    told = str(error.value)
    assert "entry point 'gone = no.such.place:MECHANISM'" in told
    assert "the mechanism 'gaming' exists already" in told
    assert "is not a Mechanism" in told


def told(**given):
    with pytest.raises(InputError) as error:
        chosen(**given)
    return [finding.message for finding in error.value.findings]


def test_all_built_in_mechanisms_are_in_force_unless_left_out():
    assert [one.name for one in chosen()] == list(BUILT_IN)
    assert [one.name for one in chosen(without=["gaming", "ideas"])] == [
        name for name in BUILT_IN if name not in ("gaming", "ideas")]
    assert told(without=["gamng", "full"]) == [
        f"there is no mechanism 'full' to leave out; {did_you_mean('full', BUILT_IN)}",
        "there is no mechanism 'gamng' to leave out; did you mean 'gaming'?"]


def test_a_mechanism_of_a_package_is_in_force_only_where_it_is_named(monkeypatch):
    assert told(also=["foreign"]) == [
        "there is no mechanism 'foreign' to add; no installed package offers any; delete it here"]
    foreign = replace(MECHANISMS["gaming"], name="foreign")
    monkeypatch.setattr(registry, "MECHANISMS", {**MECHANISMS, "foreign": foreign})
    assert [one.name for one in chosen()] == list(BUILT_IN)
    assert [one.name for one in chosen(also=["foreign"])] == [*BUILT_IN, "foreign"]
    assert told(also=["foreing", "gaming"]) == [
        "the mechanism 'gaming' is part of the model and in force already; delete it here",
        "there is no mechanism 'foreing' to add; did you mean 'foreign'?"]
    assert told(without=["foreign"]) == [
        "the mechanism 'foreign' comes from a package and is in force only where also: [foreign] names it"]
