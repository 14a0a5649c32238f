"""A generated organization looks like a real one, and depends on (specification, seed, draw) alone."""

from __future__ import annotations

import numpy as np
import pytest
from pydantic import ValidationError

from cxsim.organization.generation.generate import generate
from cxsim.organization.measure import measure, measure_layer
from cxsim.organization.schema.specification import GenerateSpecification
from cxsim.organization.structure import Organization


def specification(people: int, departments: int, **others: object) -> GenerateSpecification:
    """Departments of unequal size, the largest four times the smallest."""
    weights = [1.0 + 3.0 * index / max(departments - 1, 1) for index in range(departments)]
    sizes = [max(1, int(people * weight / sum(weights))) for weight in weights]
    sizes[-1] += people - sum(sizes)
    stated = [{"name": f"department_{index}", "size": size} for index, size in enumerate(sizes)]
    return GenerateSpecification.model_validate({"departments": stated, **others})


def same(one: Organization, other: Organization) -> bool:
    """Whether every array, name and tie is the same."""
    arrays = ("keys", "department", "team", "level", "manager")
    return (
        one.ids == other.ids
        and one.teams == other.teams
        and one.departments == other.departments
        and all(np.array_equal(getattr(one, name), getattr(other, name)) for name in arrays)
        and list(one.layers) == list(other.layers)
        and all(
            np.array_equal(getattr(one.layers[name], part), getattr(other.layers[name], part))
            for name in one.layers
            for part in ("sources", "targets", "weights")
        )
    )


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("departments", [2, 3, 8, 12])
@pytest.mark.parametrize("people", [100, 1_000, 10_000])
def test_the_informal_layer_lies_inside_what_real_organizations_show(people: int, departments: int, seed: int) -> None:
    organization = generate(specification(people, departments), seed)
    figures = measure_layer(organization, organization.layers["informal"])
    assert organization.size == people
    assert 0.3 <= figures.clustering <= 0.6
    assert 0.4 <= figures.reciprocity <= 0.9
    assert 0.16 <= figures.top_decile_share <= 0.37
    assert 1.1 <= figures.inside_to_chance <= 7.4
    assert 10.0 <= figures.mean_ties <= 13.0


@pytest.mark.parametrize("people", [100, 1_000, 10_000])
def test_one_department_alone_has_the_same_shape(people: int) -> None:
    organization = generate(specification(people, 1), 4)
    figures = measure_layer(organization, organization.layers["informal"])
    assert 0.3 <= figures.clustering <= 0.6
    assert 0.4 <= figures.reciprocity <= 0.9
    assert 0.16 <= figures.top_decile_share <= 0.37
    assert figures.inside_to_chance == 1.0


def test_the_same_call_gives_the_same_organization_and_a_different_seed_or_draw_does_not() -> None:
    stated = specification(300, 4)
    first = generate(stated, 1)
    assert same(first, generate(stated, 1))
    assert not same(first, generate(stated, 2))
    other_draw = generate(stated, 1, draw=1)
    assert not same(first, other_draw)
    assert sorted(first.ids) == sorted(other_draw.ids)


def test_the_order_of_departments_does_not_matter() -> None:
    stated = [{"name": "sales", "size": 40}, {"name": "claims", "size": 60}, {"name": "it", "size": 12}]
    forward = GenerateSpecification.model_validate({"departments": stated})
    backward = GenerateSpecification.model_validate({"departments": stated[::-1]})
    assert same(generate(forward, 5), generate(backward, 5))


def test_people_stand_in_canonical_order_and_are_named_by_department() -> None:
    organization = generate(specification(150, 3), 1)
    rows = [
        (organization.departments[d], organization.teams[t], identifier)
        for d, t, identifier in zip(organization.department, organization.team, organization.ids, strict=True)
    ]
    assert rows == sorted(rows)
    assert "department_0-0001" in organization.ids
    assert organization.headcount() == {"department_0": 20, "department_1": 50, "department_2": 80}


def test_everybody_but_one_has_a_manager_one_level_up() -> None:
    organization = generate(specification(1_000, 8), 1)
    top = np.flatnonzero(organization.manager < 0)
    assert len(top) == 1
    assert organization.level[top[0]] == 1
    below = np.flatnonzero(organization.manager >= 0)
    assert np.array_equal(organization.level[below], organization.level[organization.manager[below]] + 1)


def test_the_front_line_has_the_asked_span_of_control() -> None:
    figures = measure(generate(specification(2_000, 4, span_of_control=12, span_spread=0), 1))
    assert 10.0 <= figures.mean_span <= 12.5
    assert figures.largest_span <= 13


@pytest.mark.parametrize("levels", [2, 3, 4, 6])
def test_as_many_levels_as_asked(levels: int) -> None:
    organization = generate(specification(600, 5, levels=levels), 1)
    assert int(organization.level.max()) == levels


def test_more_levels_than_people_allow_are_cut_and_said() -> None:
    organization = generate(GenerateSpecification.model_validate(
        {"departments": [{"name": "all", "size": 3}], "levels": 7}), 1)
    assert organization.level.max() == 3
    assert organization.notes[0] == "The reporting tree has 3 levels, not 7: the departments are too small for more."


@pytest.mark.parametrize("people", [1, 2, 3, 5, 9])
def test_tiny_organizations_are_possible(people: int) -> None:
    organization = generate(GenerateSpecification.model_validate({"departments": [{"name": "all", "size": people}]}), 1)
    assert organization.size == people
    assert sorted(organization.layers) == ["informal", "reporting", "team"]
    assert len(organization.layers["informal"]) <= people * (people - 1)


@pytest.mark.parametrize(("key", "value"), [("reciprocity", 0.45), ("reciprocity", 0.85), ("clustering", 0.32),
                                            ("clustering", 0.48), ("mean_ties", 8.0)])
def test_what_is_asked_of_informal_ties_is_had(key: str, value: float) -> None:
    organization = generate(specification(2_000, 6, **{key: value}), 1)
    figures = measure_layer(organization, organization.layers["informal"])
    tolerance = 0.3 if key == "mean_ties" else 0.03
    assert getattr(figures, key) == pytest.approx(value, abs=tolerance)


@pytest.mark.parametrize("share", [0.1, 0.3, 0.6])
def test_the_asked_share_of_ties_leaves_the_department(share: float) -> None:
    organization = generate(specification(2_000, 6, cross_department_share=share), 1)
    figures = measure_layer(organization, organization.layers["informal"])
    assert 1.0 - figures.inside_share == pytest.approx(share, abs=0.02)


def test_what_cannot_be_had_is_said() -> None:
    organization = generate(specification(1_000, 3, clustering=0.95, cross_department_share=0.99), 1)
    assert any("clustering" in note for note in organization.notes)
    assert any("leave the department" in note for note in organization.notes)


def test_small_departments_still_give_people_the_asked_number_of_ties() -> None:
    organization = generate(specification(120, 12, mean_ties=16), 1)
    figures = measure_layer(organization, organization.layers["informal"])
    assert figures.mean_ties == pytest.approx(16.0, abs=0.8)


def test_more_ties_than_colleagues_are_cut_and_said() -> None:
    organization = generate(specification(10, 1, mean_ties=40), 1)
    assert any(note.endswith("informal ties on average; 40 were requested.") for note in organization.notes)


def test_nobody_is_looked_at_by_everybody() -> None:
    organization = generate(specification(10_000, 8), 1)
    received = np.bincount(organization.layers["informal"].targets)
    assert 5.0 < received.max() / received.mean() < 16.0


def test_layers_hold_sorted_ties_without_duplicates_and_self_ties() -> None:
    organization = generate(specification(500, 5), 1)
    for layer in organization.layers.values():
        codes = layer.sources.astype(np.int64) * organization.size + layer.targets
        assert (np.diff(codes) > 0).all()
        assert (layer.sources != layer.targets).all()
        assert (layer.weights == 1.0).all()


def test_team_mates_look_at_one_another_and_at_twelve_at_most() -> None:
    organization = generate(specification(400, 3, team_size=30, span_of_control=40), 1)
    layer = organization.layers["team"]
    assert np.array_equal(organization.team[layer.sources], organization.team[layer.targets])
    size = np.bincount(organization.team)[organization.team]
    looked_at = np.bincount(layer.sources, minlength=organization.size)
    assert np.array_equal(looked_at, np.minimum(size - 1, 12))
    assert np.array_equal(np.bincount(layer.targets, minlength=organization.size), looked_at)


@pytest.mark.parametrize("wrong", [
    {"departments": []},
    {"departments": [{"name": "a", "size": 0}]},
    {"departments": [{"name": "a", "size": 5}, {"name": "A", "size": 5}]},
    {"departments": [{"name": "a", "size": 5}], "spam": 1},
    {"departments": [{"name": "a", "size": 5}], "reciprocity": 1.01},
    {"departments": [{"name": "a", "size": 5}], "mean_ties": float("nan")},
])
def test_impossible_specifications_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        GenerateSpecification.model_validate(wrong)
