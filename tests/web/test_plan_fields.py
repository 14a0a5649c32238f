"""The form of an intervention: a field for whatever its kind declares, and what was typed as values."""

import pytest

from cxsim.errors import Finding, InputError
from cxsim.interventions.about.registry import intervention_types
from cxsim.interventions.kinds.incentive import Incentive
from cxsim.interventions.kinds.training import Training
from cxsim.interventions.people.targeting import Target
from cxsim.scenario.presets.people_of import people_of
from cxsim.web.plan_fields import changes_in, form_of


@pytest.fixture
def view(project):
    return people_of(project.scenarios()[1])


@pytest.fixture
def form(view):
    return form_of(Training(weeks=10, target=Target(departments=("sales",))), view)


def typed(form, **changes):
    """What a browser sends: every line as it stands, with changes."""
    return {one.name: one.value for one in form.all if one.control != "names"} | changes


def ticked(form):
    return {one.name: one.ticked for one in form.all if one.control == "names"}


def test_every_kind_has_a_form_that_changes_nothing_by_itself(view):
    for kind in intervention_types().values():
        needed = {"forces": {"relief": 0.03}} if kind.model_fields["type"].default == "custom" else {}
        form = form_of(kind(**needed), view)
        assert changes_in(form, typed(form), ticked(form)) == {}
        assert len({one.name for one in form.all}) == len(form.all)


def test_fields_say_their_unit_and_range_and_what_is_usual(form):
    (hours,) = form.own
    assert (hours.label, hours.value, hours.usual) == ("Hours per week", "3", "3")
    assert "hours per week, 0 to 8" in hours.hint
    fixed = next(one for one in form.cost if one.name == "cost.fixed")
    assert (fixed.value, fixed.usual) == ("", "10,000")


def test_what_was_typed_becomes_values(form):
    changed = typed(form, hours_per_week=" 5.5 ", weeks="", start_week="3", name="First course")
    assert changes_in(form, changed, ticked(form)) == {
        ("hours_per_week",): 5.5, ("weeks",): None, ("start_week",): 3, ("name",): "First course"}


def test_names_are_ticked_and_all_of_them_means_everyone(form):
    assert changes_in(form, typed(form), {"target.departments": ["claims"]}) == {
        ("target", "departments"): ["claims"]}
    for everyone in ([], ["claims", "sales"]):
        assert changes_in(form, typed(form), {"target.departments": everyone}) == {("target", "departments"): None}
    levels = changes_in(form, typed(form), ticked(form) | {"target.levels": ["1"]})
    assert levels == {("target", "levels"): [1]}


def test_one_stated_amount_states_the_whole_cost(form):
    changes = changes_in(form, typed(form, **{"cost.fixed": "20000"}), ticked(form))
    assert changes[("cost", "fixed")] == 20000
    assert changes[("cost", "per_person_week")] == 46.875  # what three of eight hours usually cost


def test_words_to_choose_from_are_a_choice_and_lists_are_separated_by_commas(view):
    form = form_of(Incentive(), view)
    basis = next(one for one in form.all if one.name == "basis")
    assert (basis.control, [value for value, _ in basis.choices]) == ("choice", ["individual", "team"])
    assert changes_in(form, typed(form, behaviors="calls, visits", waves="[[claims], [sales]]"), ticked(form)) == {
        ("behaviors",): ["calls", "visits"], ("waves",): [["claims"], ["sales"]]}


def test_what_cannot_be_read_is_told_at_its_field(form):
    with pytest.raises(InputError) as caught:
        changes_in(form, typed(form, waves="[[claims]"), ticked(form))
    assert [one.path for one in caught.value.findings] == ["waves"]


def test_mistakes_stand_at_their_fields_and_keep_what_was_typed(form):
    findings = [Finding("train.yaml", 4, 3, "plan.interventions.0.hours_per_week", "too much"),
                Finding("train.yaml", 4, 3, "plan.interventions.0.target.departments.0", "no such department"),
                Finding("train.yaml", 9, 1, "plan.budget", "not enough")]
    told = form.placed(findings, typed(form, hours_per_week="80"))
    assert (told.own[0].value, told.own[0].mistake) == ("80", "too much")
    assert told.target[0].mistake == "no such department"
    assert told.mistakes == ("not enough",)
