"""Which interventions exist, and what happens to offers that cannot be used."""

from __future__ import annotations

import sys
from importlib.metadata import EntryPoint
from pathlib import Path
from types import ModuleType
from typing import ClassVar, Literal

import pytest
from pydantic import BaseModel, ValidationError

from cxsim.errors import InputError, ModelError
from cxsim.interventions.about.registry import gather, intervention_types, read_intervention
from cxsim.interventions.base import About, Intervention
from cxsim.interventions.kinds import BUILT_IN
from cxsim.interventions.kinds.training import Training
from cxsim.interventions.moment import Moment
from cxsim.interventions.people.targeting import Target
from cxsim.interventions.plan.any_intervention import AnyIntervention

REFERENCE = {
    "communication", "personal_relevance", "training", "tool_rollout", "governing_committee", "incentive",
    "recognition", "sponsorship", "mandate", "custom",
}


class Picnic(Intervention):
    about: ClassVar[About] = About("Eat together.", "Celebrates.", "Rain.", "None.", "nothing", forces=("celebration",))
    type: Literal["picnic"] = "picnic"

    def act(self, moment: Moment) -> None:
        moment.push("celebration", 1.0)


class Plan(BaseModel):
    interventions: tuple[AnyIntervention, ...]


def offer(name: str, value: object, monkeypatch: pytest.MonkeyPatch) -> EntryPoint:
    module = ModuleType("an_installed_package")
    module.Thing = value  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "an_installed_package", module)
    return EntryPoint(name=name, value="an_installed_package:Thing", group="cxsim.interventions")


def test_the_built_in_interventions_are_there_under_their_types():
    types = list(gather([]))
    assert types == list(BUILT_IN)
    assert [one.model_fields["type"].default for one in gather([]).values()] == types
    assert set(types) >= REFERENCE
    assert len(types) == len(set(types))
    assert intervention_types()["training"] is Training
    with pytest.raises(TypeError):
        intervention_types()["training"] = Training  # type: ignore[index]


def test_an_installed_package_adds_its_own(monkeypatch):
    assert list(gather([offer("picnic", Picnic, monkeypatch)])) == [*gather([]), "picnic"]


@pytest.mark.parametrize(
    ("value", "message"),
    [(Training, "the type 'training' exists already"), (BaseModel, "is not a class derived from Intervention"),
     (7, "is not a class derived from Intervention")],
)
def test_an_unusable_offer_is_named(value, message, monkeypatch):
    with pytest.raises(InputError) as caught:
        gather([offer("thing", value, monkeypatch)])
    assert [str(finding) for finding in caught.value.findings] == [
        f"entry point 'thing = an_installed_package:Thing': {message}"
    ]


def test_an_offer_that_fails_to_import_is_named():
    missing = EntryPoint(name="gone", value="no_such_package_at_all:Intervention", group="cxsim.interventions")
    with pytest.raises(InputError, match="gone = no_such_package_at_all:Intervention"):
        gather([missing])


def test_a_intervention_is_read_by_its_type():
    intervention = read_intervention({"type": "training", "hours_per_week": 4, "target": {"departments": ["claims"]}})
    assert intervention == Training(hours_per_week=4, target=Target(departments=("claims",)))
    assert read_intervention(intervention) is intervention


@pytest.mark.parametrize("given", [{"voice": 1}, ["training"], 7])
def test_a_type_that_is_no_name_is_unknown(given):
    with pytest.raises(ValidationError, match="there is no intervention of type"):
        read_intervention({"type": given})


def test_every_mistake_of_a_plan_has_its_place():
    given = [
        {"type": "trainig"},
        {"hours_per_week": 3},
        "training",
        {"type": "training", "hours_per_week": 9, "hours": 3, "target": {"shares": 0.5}},
        {"type": "mandate", "weeks": 0, "start_week": -1, "strength": float("nan")},
    ]
    with pytest.raises(ValidationError) as caught:
        Plan.model_validate({"interventions": given})
    found = {error["loc"][1:]: error["msg"] for error in caught.value.errors()}
    assert set(found) == {
        (0, "type"), (1,), (2,), (3, "hours_per_week"), (3, "hours"), (3, "target", "shares"),
        (4, "weeks"), (4, "start_week"), (4, "strength"),
    }
    assert found[0, "type"] == "there is no intervention of type 'trainig'; did you mean 'training'?"
    assert found[1,].startswith("'type' is missing; allowed: '")


def test_a_plan_survives_dump_and_load():
    plan = Plan.model_validate({"interventions": [
        {"type": "custom", "forces": {"mandate": {"listen": 0.5}}}, {"type": "governing_committee", "select": ["x"]},
    ]})
    assert Plan.model_validate(plan.model_dump()) == plan
    assert Plan.model_validate_json(plan.model_dump_json()) == plan


def test_the_schema_for_editors_offers_every_intervention_and_demands_a_type():
    schema = Plan.model_json_schema()
    offered = [choice["$ref"] for choice in schema["properties"]["interventions"]["items"]["oneOf"]]
    assert len(offered) == len(intervention_types())
    training = schema["$defs"]["Training"]
    assert training["required"] == ["type"]
    assert training["properties"]["type"]["const"] == "training"
    assert schema["$defs"]["Custom"]["required"] == ["type", "forces"]


def test_a_intervention_without_a_mechanism_cannot_be_declared():
    with pytest.raises(ModelError, match="needs `about`"):
        class Slogan(Intervention):
            type: Literal["slogan"] = "slogan"

            def act(self, moment: Moment) -> None: ...

    with pytest.raises(ModelError, match="did you mean 'voice'"):
        class Talk(Intervention):
            about: ClassVar[About] = About("Talk.", "Talks.", "Talks.", "None.", "nothing", forces=("voices",))
            type: Literal["talk"] = "talk"

            def act(self, moment: Moment) -> None: ...


def test_every_intervention_has_its_own_test():
    folder = Path(__file__).parents[1] / "kinds"
    assert {path.stem.removeprefix("test_") for path in folder.glob("test_*.py")} == set(gather([]))
