"""How many values a comment names."""

from cxsim.scenario.proposal.tie_keys import shown


def test_twelve_values_are_named_and_the_others_counted():
    many = {f"v{number}": number for number in range(1, 14)}
    twelve = dict(list(many.items())[:12])
    assert shown({"": 1200, "a\nb": 1}) == "blank (1,200), a?b (1)"
    assert shown(twelve).endswith("v11 (11), v12 (12)")
    assert shown(many) == shown(twelve) + " and 1 more"
    assert shown(many, 2) == "v1 (1), v2 (2) and 11 more"
