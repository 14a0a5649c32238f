"""The compact file of a plausible set: three digits of every value, and the same bytes again."""

import numpy as np
import pytest

from cxsim.model.compact_set import packed, unpacked
from cxsim.model.plausible import PlausibleSet
from experiments.plausible_set.draws import candidates


def test_every_kind_of_number_comes_back_exactly():
    numbers = np.array([0.0, 1.0, -0.3, 0.057, 600.0, 0.00123, -0.999, 1.05e-07, 1020.0])
    assert unpacked(packed({"of_all_kinds": numbers}))["of_all_kinds"].tolist() == numbers.tolist()


def test_candidates_come_back_with_the_same_hash_and_the_same_bytes():
    values = candidates(3, 0, 40)
    data = packed(values)
    again = unpacked(data)
    assert PlausibleSet(again).hash == PlausibleSet(values).hash
    assert packed(again) == data
    assert packed(dict(reversed(values.items()))) == data
    # Less than the 16 bits of each value.
    assert len(data) < 2 * 40 * len(values) + 8000


@pytest.mark.parametrize("value", [0.1234, 1030.0, 1.0e-30, 1.0 / 3.0, np.nan, np.inf])
def test_a_number_with_more_digits_is_refused(value):
    with pytest.raises(ValueError, match="does not fit into 3 significant digits"):
        packed({"long": np.array([0.5, value])})
