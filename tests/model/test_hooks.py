"""Where mechanisms join the week: sums begin with 0, products with 1."""

from cxsim.model.hooks import HOOKS


def test_products_begin_with_1_and_sums_with_0():
    products = {"credibility_factor", "opportunity_factor", "output_factor"}
    assert {name for name, hook in HOOKS.items() if hook.product} == products
    assert {name: hook.neutral for name, hook in HOOKS.items()} == {
        name: 1.0 if name in products else 0.0 for name in HOOKS}


def test_hooks_by_behavior():
    assert {name for name, hook in HOOKS.items() if hook.by_behavior} == {
        "opportunity_factor", "added_motives", "added_skill", "setbacks", "detracting"}
