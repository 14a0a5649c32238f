"""Traits that a company may state: their names and ranges."""

from cxsim.organization.traits import TRAITS, range_in_model, trait_names


def test_every_trait_is_a_share_but_for_these():
    ranges = {name: (trait.lowest, trait.highest) for name, trait in TRAITS.items()}
    assert {name: found for name, found in ranges.items() if found != (0.0, 1.0)} == {
        "base_load": (0.0, 2.0), "personal_stake": (-0.5, 0.5)}


def test_some_have_shorter_names_too():
    names = trait_names()
    assert {name: trait for name, trait in names.items() if name != trait} == {
        "skill": "initial_skill", "attitude": "initial_attitude", "trust": "trust_set_point"}
    assert set(names.values()) == set(TRAITS)


def test_what_can_be_stated_lies_in_the_range_of_the_model():
    for name, trait in TRAITS.items():
        low, high = range_in_model(name)
        assert low < high
        assert trait.lowest < high
        assert trait.highest > low
