"""What a cell shows is exact: whoever varies a number knows it."""

from __future__ import annotations

from cxsim.model.uncertain import ends_of
from cxsim.scenario.loading.load import from_mapping
from cxsim.sweeps.experiment.axes import Axis
from cxsim.sweeps.experiment.cells import Cell, Grounds

SCENARIO = from_mapping({
    "name": "company", "organization": {"generate": {"departments": [{"name": "sales", "size": 14}]}},
    "context": {"sponsorship": 0.5, "inhibitors": [{"name": "silo", "strength": 0.2}]},
})
AXES = (Axis("context.sponsorship", "sponsor", (0.4, 0.6)), Axis("context.inhibitors.silo.strength", "silo", (0.1,)),
        Axis("weeks", "weeks", (9,)), Axis("parameters.quit_rate", "quits", (0.004,)))


def test_numbers_of_factors_are_exact_and_other_keys_are_as_they_were():
    cell, grounds = Cell(0, 0, (0.4, 0.1, 9, 0.004)), Grounds((SCENARIO,), AXES)
    variant = grounds.variant(cell)
    assert ends_of(variant.context.sponsorship) == (0.4, 0.4, 0.4)
    assert ends_of(variant.context.inhibitors[0].strength) == (0.1, 0.1, 0.1)
    assert variant.weeks == 9
    assert ends_of(grounds.whole(variant, grounds.parameters(cell)).parameters["quit_rate"]) == (0.004, 0.004, 0.004)


def test_numbers_that_no_factor_shows_stay_uncertain():
    variant = Grounds((SCENARIO,), AXES[:1]).variant(Cell(0, 0, (0.6,)))
    assert ends_of(variant.context.inhibitors[0].strength) == (0.2,)
