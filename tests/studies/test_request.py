"""A comparison as somebody asks for it."""

import pytest

from cxsim.errors import InputError
from cxsim.scenario.loading.load import from_mapping
from cxsim.studies.request import Request, compared, refuse_too_few_replicates

COMPANY = {"weeks": 6, "seed": 3, "replicates": 2,
           "organization": {"generate": {"departments": [{"name": "claims", "size": 12}]}}}


def plans(**changes):
    return [from_mapping({"name": name, **COMPANY, **changes}) for name in ("one", "two")]


def test_what_was_asked_for_is_told_in_the_recipe():
    comparison, recipe = compared(plans(), None, Request(replicates=3, seed=5, engine="numpy"))
    assert (comparison.baseline, recipe.baseline, recipe.seed) == ("one", "one", 5)
    assert [result.replicates for result in comparison.results] == [3, 3]
    assert recipe.options == {"replicates": 3, "engine": "numpy", "full": False, "until": None, "split": False,
                              "robust": False, "explain": False, "allow_missing": False}


def test_one_replicate_is_refused_wherever_it_is_stated():
    with pytest.raises(InputError, match="--replicates: 1 replicate gives no interval"):
        refuse_too_few_replicates(plans(), Request(replicates=1))
    with pytest.raises(InputError, match="one: replicates: 1 gives no interval"):
        refuse_too_few_replicates(plans(replicates=1), Request())
    refuse_too_few_replicates(plans(replicates=1), Request(until=0.1))
