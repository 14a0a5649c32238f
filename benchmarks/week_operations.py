"""How many vector operations the everyday week does for eight lanes, counted in the instructions that are compiled."""

from __future__ import annotations

from llvmlite import binding as llvm

from cxsim.engine.compiled.machine import Processor
from cxsim.engine.compiled.weaver import woven
from cxsim.engine.compiled.week import CompiledWeek
from cxsim.engine.world.world import World

ARITHMETIC = {"fadd", "fsub", "fmul", "fdiv", "fneg", "fcmp", "select", "add", "sub", "mul", "and", "or", "xor", "shl",
              "lshr", "icmp"}
# Blocks of instructions that run once per tie, and once per layer of ties; all others run once per chunk of lanes.
PER_TIE, PER_LAYER = ("tie",), ("layer", "tie_done")


def operations(world: World, week: CompiledWeek) -> float:
    """Vector operations for one person in eight replicates in one week; loads, stores and moves do not count."""
    module = without_repetitions(woven(week.weaving))
    ties = sum(len(layer.targets) for layer in world.layers) / world.organization.size
    total = 0.0
    for function in ("pack", "week"):
        for block in module.get_function(function).blocks:
            count = sum(1 for one in block.instructions
                        if one.opcode in ARITHMETIC and str(one.type).startswith("<8 x"))
            total += count * (ties if block.name in PER_TIE else len(world.layers) if block.name in PER_LAYER else 1)
    return total


def without_repetitions(text: str) -> llvm.ModuleRef:
    """The instructions of a text without what is worked out twice or for nothing."""
    processor, module = Processor.here(), llvm.parse_assembly(text)
    target = llvm.Target.from_triple(processor.system)
    machine = target.create_target_machine(cpu=processor.name, features=processor.features)
    options = llvm.create_pipeline_tuning_options(speed_level=2)
    options.loop_vectorization = options.slp_vectorization = options.loop_unrolling = False
    builder = llvm.create_pass_builder(machine, options)
    builder.getModulePassManager().run(module, builder)
    return module
