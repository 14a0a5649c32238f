"""Arrays as machine code takes them."""

import numpy as np
import pytest

from cxsim.engine.compiled.addresses import Arrays, aligned, copied


@pytest.mark.parametrize("shape", [(1,), (3, 5), (4, 100, 7, 8)])
def test_arrays_that_begin_with_a_line_of_the_cache(shape):
    zeros = aligned(shape)
    assert (zeros.shape, zeros.dtype, zeros.flags.c_contiguous, zeros.any()) == (shape, np.float64, True, False)
    assert zeros.ctypes.data % 64 == 0


def test_a_copy_has_its_numbers_in_the_order_of_their_places():
    values = np.arange(24.0).reshape(2, 3, 4)
    found = copied(np.moveaxis(values, 0, -1))
    assert np.array_equal(found, np.moveaxis(values, 0, -1))
    assert found.flags.c_contiguous


def test_an_address_is_that_of_the_newest_array():
    old, new = np.zeros(3), np.ones(3)
    arrays = Arrays({"x": old})
    arrays.put({"x": new})
    assert arrays.addresses(["x"]) == [new.ctypes.data]
    assert arrays["x"] is new
