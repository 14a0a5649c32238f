"""The processor's cycle counter, as a function that compiled code can call between the phases of a week."""

from __future__ import annotations

import platform
from typing import Any

from llvmlite import ir
from numba import types
from numba.extending import intrinsic

WORD = ir.IntType(64)
FENCED_MACHINES = ("x86_64", "AMD64")


@intrinsic
def cycles(typing_context: Any) -> Any:
    """Cycles since the processor was started, counted at a constant rate."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        def call(name: str, result: Any) -> Any:
            return builder.call(builder.module.declare_intrinsic(name, (), ir.FunctionType(result, ())), ())

        # Without fences a processor reads the counter ahead of unfinished work.
        fenced = platform.machine() in FENCED_MACHINES
        if fenced:
            call("llvm.x86.sse2.lfence", ir.VoidType())
        now = call("llvm.readcyclecounter", WORD)
        if fenced:
            call("llvm.x86.sse2.lfence", ir.VoidType())
        return now

    return types.uint64(), generate
