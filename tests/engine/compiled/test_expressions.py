"""Functions written down as vector instructions give the same bytes as numpy, on any processor."""

import ctypes
import gc
import itertools
import math
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from llvmlite import binding as llvm
from llvmlite import ir

from cxsim import arithmetic
from cxsim.arithmetic import clip, exponential, grain, logistic, maximum, minimum, power_of_two, select
from cxsim.engine.compiled import machine
from cxsim.engine.compiled.expressions import Expressions, definition_of
from cxsim.engine.compiled.frame import Frame
from cxsim.engine.compiled.machine import Processor
from cxsim.engine.compiled.vectors import DOUBLE, WHOLE, Vectors, counted, whole
from cxsim.errors import ModelError
from cxsim.model.registry import every_equation
from cxsim.streams import employee_keys, philox_words, uniforms, unit_interval

LANES = 8
# What LLVM may use: everything here, vectors of four numbers, of two, and no vectors beyond those of the oldest
# 64-bit processor.
PROCESSORS = [Processor.here(), Processor("haswell", ""), Processor("nehalem", ""), Processor("x86-64", "")]
HERE = llvm.get_process_triple().startswith("x86_64")


def text_of(function, kinds, width=LANES):
    """The instructions of a function over arrays of numbers, ``width`` lanes at a time."""
    module = ir.Module("test", context=ir.Context())
    arrays = {f"x{number}": kind for number, kind in enumerate(kinds)} | {"result": DOUBLE}
    frame = Frame(module, "over", arrays, ("chunks",))
    vectors = Vectors(frame.builder, width)
    with counted(frame.builder, whole(0), frame.numbers["chunks"], "chunk") as chunk:
        at = frame.place(chunk, width)
        given = [vectors.load(frame.arrays[name], at) for name in list(arrays)[:-1]]
        vectors.store(function(Expressions(vectors), *given), frame.arrays["result"], at)
    frame.end()
    return str(module)


def run_over(text, *arrays, processor=None, width=LANES):
    """The result of the instructions for arrays of numbers."""
    code = machine.compiled(text, processor or Processor.here())
    library = llvm.JITLibraryBuilder().add_object_img(code).add_current_process().export_symbol("over")
    linked = library.link(machine._linker(), f"test {next(machine._NUMBERS)}")
    kinds = [ctypes.c_void_p] * (len(arrays) + 1) + [ctypes.c_int64]
    length = -(-len(arrays[0]) // width) * width
    padded = [np.concatenate([array, np.repeat(array[:1], length - len(array))]) for array in arrays]
    result = np.empty(length)
    ctypes.CFUNCTYPE(None, *kinds)(linked["over"])(
        *(array.ctypes.data for array in padded), result.ctypes.data, length // width)
    return result[: len(arrays[0])]


def numbers(low, high):
    keys = employee_keys([str(number) for number in range(5000)])
    special = np.array([0.0, -0.0, 1.0, -1.0, 5e-324, 1e-300, 700.0, -700.0, 1e9, -1e9, np.inf, -np.inf,
                        math.log(2.0), 0.5 * math.log(2.0)])
    return np.concatenate([low + (high - low) * uniforms(1, "numbers", keys), special])


@pytest.mark.skipif(not HERE, reason="these processors are of another kind")
@pytest.mark.parametrize("processor", PROCESSORS, ids=lambda processor: processor.name)
@pytest.mark.parametrize("function", [exponential, logistic])
def test_elementary_functions(function, processor):
    x = np.concatenate([numbers(-reach, reach) for reach in (1.0, 40.0, 800.0)])
    text = text_of(lambda write, given: write.result(function, given), [DOUBLE])
    assert run_over(text, x, processor=processor).tobytes() == np.asarray(function(x)).tobytes()


@pytest.mark.parametrize("width", [1, 2, 4, 8, 16])
def test_any_number_of_lanes(width):
    x = numbers(-3.0, 3.0)
    text = text_of(lambda write, given: write.result(logistic, given), [DOUBLE], width)
    assert run_over(text, x, width=width).tobytes() == np.asarray(logistic(x)).tobytes()


def test_rounding_and_powers():
    small, powers = numbers(-2.0, 2.0)[:5000], np.arange(-1010.0, 1011.0)
    rounded = text_of(lambda write, given: write.result(grain, given), [DOUBLE])
    raised = text_of(lambda write, given: write.result(power_of_two, given), [DOUBLE])
    assert run_over(rounded, small).tobytes() == np.asarray(grain(small)).tobytes()
    assert run_over(raised, powers).tobytes() == np.asarray(power_of_two(powers)).tobytes()


@pytest.mark.parametrize("function", [minimum, maximum])
def test_the_smaller_and_the_larger(function):
    pairs = np.array(list(itertools.product(numbers(-2.0, 2.0)[-14:], repeat=2)))
    text = text_of(lambda write, *given: write.result(function, *given), [DOUBLE, DOUBLE])
    found = run_over(text, pairs[:, 0].copy(), pairs[:, 1].copy())
    assert np.array_equal(found, function(pairs[:, 0], pairs[:, 1]))
    x = numbers(-2.0, 2.0)[:5000]
    assert run_over(text, x, x[::-1].copy()).tobytes() == np.asarray(function(x, x[::-1])).tobytes()


def chosen(x, y):
    return select(x < 0.5, clip(x, -1.0, 1), -y)


def test_choices_and_numbers_of_python():
    x, y = numbers(-2.0, 2.0), numbers(-2.0, 2.0)[::-1].copy()
    text = text_of(lambda write, *given: write.result(chosen, *given), [DOUBLE, DOUBLE])
    assert run_over(text, x, y).tobytes() == np.asarray(chosen(x, y)).tobytes()


@pytest.mark.skipif(not HERE, reason="these processors are of another kind")
@pytest.mark.parametrize("processor", PROCESSORS, ids=lambda processor: processor.name)
def test_random_numbers(processor):
    counters = employee_keys([str(number) for number in range(4000)]).reshape(1000, 4).T & np.uint64(0xFFFFFFFF)
    key = np.uint64(0xA4093822), np.uint64(0x299F31D0)

    def uniform(write, *given):
        words = write.results(philox_words, [*given, *map(int, key)])
        return write.result(unit_interval, *words[:2])

    words = philox_words(*counters, *key)
    found = run_over(text_of(uniform, [WHOLE] * 4), *(row.copy() for row in counters), processor=processor)
    assert found.tobytes() == unit_interval(words[0], words[1]).tobytes()


def looks_up(x):
    return [x][0]


def branches(x):
    if x > 0:
        return x
    return -x


def counts(x):
    return (x > 0.0) + (x > 1.0)


def stores(x):
    x.real = 1.0
    return x


def calls_a_builtin(x):
    return abs(x)


@pytest.mark.parametrize(("function", "told"), [
    (stores, r"'stores' cannot be compiled: it uses 'x\.real'"),
    (calls_a_builtin, "'calls_a_builtin' cannot be compiled: it uses 'abs'"),
    (counts, "it counts with conditions"),
    (looks_up, r"'looks_up' cannot be compiled: it uses '\[x\]\[0\]'"),
    (branches, "'branches' cannot be compiled: it uses 'if x > 0"),
    (arithmetic.logit, r"'logit' cannot be compiled: it uses 'np.asarray"),
])
def test_what_cannot_be_written_down_is_told(function, told):
    with pytest.raises(ModelError, match=told):
        text_of(lambda write, given: write.result(function, given), [DOUBLE])


@pytest.fixture
def garbage_that_lets_others_run():
    """Garbage is collected all the time, and whoever collects it lets others run, in the middle of a text too."""
    before, turns, wait = gc.get_threshold(), sys.getswitchinterval(), lambda *_: time.sleep(0)
    sys.setswitchinterval(1e-6)
    gc.callbacks.append(wait)
    gc.set_threshold(20)
    definition_of.cache_clear()
    yield
    gc.set_threshold(*before)
    gc.callbacks.remove(wait)
    sys.setswitchinterval(turns)


def test_threads_may_read_equations_at_once(garbage_that_lets_others_run):
    equations = [equation.function for equation in every_equation()]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(definition_of, equations * 2))
    assert [one.name for one in found] == [one.__name__ for one in equations] * 2
