"""A function under construction: its arguments, its scratch memory, and places in arrays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from llvmlite import ir

from cxsim.engine.compiled.vectors import BYTE, DOUBLE, INDEX, whole


class Frame:
    """A function of arrays and whole numbers, in this order. ``arrays`` and ``numbers``: its arguments by name."""

    def __init__(self, module: Any, name: str, arrays: Mapping[str, Any], numbers: Sequence[str]):
        kinds = [*(kind.as_pointer() for kind in arrays.values()), *([ir.IntType(64)] * len(numbers))]
        self.function = ir.Function(module, ir.FunctionType(ir.VoidType(), kinds), name)
        self.builder = ir.IRBuilder(self.function.append_basic_block("entry"))
        self.arrays = dict(zip(arrays, self.function.args, strict=False))
        self.numbers = dict(zip(numbers, self.function.args[len(arrays):], strict=True))

    def scratch(self, size: int) -> Any:
        """Memory for this many float64 while the function runs."""
        with self.builder.goto_entry_block():
            memory = self.builder.alloca(DOUBLE, size=whole(max(size, 1)))
        memory.align = 64
        return memory

    def number(self, array: str | Any, place: Any) -> Any:
        """One number of an array."""
        pointer = self.arrays[array] if isinstance(array, str) else array
        return self.builder.load(self.builder.gep(pointer, [place]))

    def put(self, value: Any, array: Any, place: Any) -> None:
        """Write one number."""
        self.builder.store(value, self.builder.gep(array, [place]))

    def fetch(self, array: str, place: Any) -> None:
        """Ask for a place of an array in advance; a place beyond its end does no harm."""
        address = self.builder.bitcast(self.builder.gep(self.arrays[array], [place]), BYTE.as_pointer())
        # To read, to be kept in every cache, data (not instructions).
        self.builder.call(self._prefetch, [address, *(ir.Constant(INDEX, flag) for flag in (0, 2, 1))])

    @cached_property
    def _prefetch(self) -> Any:
        kind = ir.FunctionType(ir.VoidType(), [BYTE.as_pointer(), INDEX, INDEX, INDEX])
        name, module = "llvm.prefetch.p0", self.function.module
        return module.globals.get(name) or ir.Function(module, kind, name)

    def place(self, start: Any, step: int, number: Any = 0) -> Any:
        """start * step + number."""
        scaled = self.builder.mul(start, whole(step))
        return self.plus(scaled, number)

    def plus(self, place: Any, number: Any) -> Any:
        """A place further on."""
        if isinstance(number, int):
            return place if number == 0 else self.builder.add(place, whole(number))
        return self.builder.add(place, number)

    def end(self) -> None:
        """Return from the function."""
        self.builder.ret_void()
