"""Which numbers of a scenario are drawn, and how wide."""

from __future__ import annotations

import pytest

from cxsim.errors import InputError
from cxsim.model.uncertain import SCORE_OF_95, Drawn, ends_of
from cxsim.scenario.loading.load import from_mapping
from cxsim.scenario.loading.overrides import with_overrides
from cxsim.scenario.schema.drawn_inputs import drawable, drawable_parameters, drawn_numbers
from cxsim.scenario.schema.identity import dump, scenario_hash

PEOPLE = {"generate": {"departments": [{"name": "sales", "size": 14}, {"name": "service", "size": 12}]}}


def company(**stated):
    return from_mapping({"name": "plan", "organization": PEOPLE, **stated})


def ends(number):
    """The 5 % and the 95 % point of a number that is drawn."""
    spread = number.spread
    return (pytest.approx(spread.middle - SCORE_OF_95 * spread.below),
            pytest.approx(spread.middle + SCORE_OF_95 * spread.above))


def names(scenario):
    return {number.name for number in drawn_numbers(scenario, 1)}


def test_a_stated_width_is_kept():
    scenario = company(context={"sponsorship": {"value": 0.4, "low": 0.3, "high": 0.7}})
    assert ends_of(scenario.context.sponsorship) == (0.4, 0.3, 0.7)
    assert ends(drawable(scenario, 1).context.sponsorship) == (0.3, 0.7)


def test_a_plain_number_has_the_usual_width_of_its_kind():
    scenario = drawable(company(context={"sponsorship": 0.5, "inhibitors": [{"name": "silo", "strength": 0.2}]}), 1)
    assert ends(scenario.context.sponsorship) == (0.35, 0.65)
    assert ends(scenario.context.inhibitors[0].strength) == (0.1, 0.3)


def test_nothing_and_the_default_stay_as_they_are_unless_a_width_is_stated():
    nothing = {"sponsorship": 0.3, "other_initiatives": 0, "inhibitors": [{"name": "silo", "strength": 0.0}]}
    assert names(company(context=nothing, behaviors=[{"name": "help", "required_skill": 0.42}])) == set()
    assert names(company(context={"sponsorship": {"value": 0.3, "low": 0.2, "high": 0.4}})) == {"sponsorship"}


def test_a_width_of_nothing_makes_a_number_exact():
    assert names(company(context={"sponsorship": {"value": 0.5, "low": 0.5, "high": 0.5}})) == set()


@pytest.mark.parametrize("switch", [{"inputs": "exact"}, {"uncertainty": "none"}])
def test_inputs_can_be_switched_off(switch):
    assert names(company(context={"sponsorship": 0.5}, **switch)) == set()


def test_every_kind_of_input_is_drawn_under_its_own_name():
    scenario = company(
        context={
            "sponsorship": [{"from_week": 0, "level": 0.5}, {"from_week": 9, "level": 0.7}], "other_initiatives": 2,
            "inhibitors": [{"name": "silo", "strength": 0.2}], "catalysts": [{"name": "pride", "strength": 0.2}],
            "manager_attitudes": {"sales": 0.7}},
        behaviors=[{"name": "help", "required_skill": {"default": 0.5}, "existing": {"sales": 0.1}}])
    assert names(scenario) == {
        "sponsorship", "other initiatives", "inhibitor silo", "catalyst pride", "attitude of managers",
        "skill required by help", "existing use of help"}


def test_parameters_of_people_are_drawn_and_settings_of_the_model_are_exact():
    stated = {"quit_rate": 0.004, "habit_gain": 0.3, "norm_softness": {"value": 0.1, "low": 0.08, "high": 0.12}}
    drawn = drawable_parameters(company(parameters=stated), 1)
    assert {name for name, value in drawn.items() if isinstance(value, Drawn)} == {"quit_rate", "norm_softness"}
    assert drawn == {"quit_rate": 0.004, "habit_gain": 0.3, "norm_softness": 0.1}


def test_a_width_is_part_of_the_identity_and_survives_being_written_and_changed():
    plain = company(context={"sponsorship": 0.5})
    wide = company(context={"sponsorship": {"value": 0.5, "low": 0.2, "high": 0.8}})
    assert scenario_hash(plain) != scenario_hash(wide)
    assert dump(wide)["context"]["sponsorship"] == {"value": 0.5, "low": 0.2, "high": 0.8}
    assert ends_of(with_overrides(wide, {"weeks": 9}).context.sponsorship) == (0.5, 0.2, 0.8)
    assert ends_of(with_overrides(wide, ["context.sponsorship.low=0.4"]).context.sponsorship) == (0.5, 0.4, 0.8)


@pytest.mark.parametrize(("stated", "path", "words"), [
    ({"context": {"sponsorship": {"value": 0.4, "low": 0.5, "high": 0.6}}}, "context.sponsorship",
     "'low' (0.5), 'value' (0.4) and 'high' (0.6) must be in this order"),
    ({"context": {"sponsorship": {"value": 0.4, "low": 0.2, "high": 60}}}, "context.sponsorship.high",
     "must be at most 1, 60 is given; did you mean 0.6?"),
    ({"context": {"sponsorship": {"value": 0.4, "low": 0.2, "hgh": 0.6}}}, "context.sponsorship.hgh",
     "did you mean 'high'?"),
    ({"context": {"other_initiatives": {"value": 2, "low": 1}}}, "context.other_initiatives.high", "is missing"),
    ({"parameters": {"quit_rate": {"value": 0.003, "low": 0.0001, "high": 0.005}}}, "parameters.quit_rate.low",
     "must be between 0.002 and 0.007"),
    ({"organization": {**PEOPLE, "traits": {"resistance": {"sales": {"value": 0.5, "low": 0.4, "high": 1.5}}}}},
     "organization.traits.resistance.sales.high", "must be between 0 and 1, 1.5 is given"),
    ({"inputs": "exct"}, "inputs", "did you mean 'exact'?"),
])
def test_a_wrong_width_is_found_at_its_place(stated, path, words):
    with pytest.raises(InputError) as caught:
        company(**stated)
    assert [finding.path for finding in caught.value.findings][:1] == [path]
    assert words in str(caught.value)
