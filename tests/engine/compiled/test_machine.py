"""Machine code is stored under the hash of its instructions and processor, and never used for anything else."""

import numpy as np
import pytest
from llvmlite import binding as llvm

from cxsim.engine.compiled import machine
from cxsim.engine.compiled.machine import Processor, machine_code
from cxsim.engine.compiled.weaver import woven
from cxsim.engine.compiled.weaving import Weaving
from cxsim.engine.start.initial_state import InitialState
from cxsim.engine.week.columns import Layout
from cxsim.model.mechanism import equation
from cxsim.model.phases import Week

HERE = Processor.here()
ON_X86 = pytest.mark.skipif(not HERE.system.startswith("x86_64"), reason="these processors are of another kind")


@equation(writes="trust")
def kept(trust, attitude):
    """Trust as it was."""
    return trust + 0.0 * attitude


@equation(writes="trust")
def halved(trust, attitude):
    """Half of it."""
    return 0.5 * trust + 0.0 * attitude


def week_of(one):
    return Week((one,), {"people": "present", "trust": "trust"})


def text_of(one):
    return woven(Weaving(Layout(week_of(one), 1), "replicates"))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("CXSIM_CACHE", str(tmp_path))
    return tmp_path


@pytest.fixture
def counted(monkeypatch):
    """How often something was compiled."""
    made, compiled = [], machine.compiled

    def counting(text, processor):
        made.append(processor.name)
        return compiled(text, processor)

    monkeypatch.setattr(machine, "compiled", counting)
    return made


def test_a_text_is_compiled_once_and_then_read(folder, counted):
    first = machine_code(text_of(kept), HERE)
    assert machine_code(text_of(kept), HERE) == first
    assert len(counted) == 1
    assert len(list(folder.iterdir())) == 1


def test_a_changed_mechanism_never_meets_stored_code(folder, laboratory):
    """The stored code of one mechanism is there when another of the same name is run."""
    trust = []
    for one in (kept, halved, kept):
        scenario = laboratory.scenario(weeks=1)
        world = laboratory.world(scenario, week=week_of(one))
        run = laboratory.simulation(world, InitialState(world, laboratory.batch(world, 2)), "compiled")
        before = run.engine.column("trust").copy()
        run.step()
        trust.append(float((run.engine.column("trust") / before).min()))
    assert trust == [1.0, 0.5, 1.0]
    assert len(list(folder.iterdir())) == 2


def test_damaged_code_is_not_run(folder, counted):
    code = machine_code(text_of(kept), HERE)
    (file,) = folder.iterdir()
    file.write_bytes(file.read_bytes()[:-1] + b"?")
    assert machine_code(text_of(kept), HERE) == code
    file.write_bytes(b"")
    assert machine_code(text_of(kept), HERE) == code
    assert len(counted) == 3


@ON_X86
def test_every_processor_has_code_of_its_own(folder):
    plain = machine_code(text_of(kept), Processor("x86-64", ""))
    assert machine_code(text_of(kept), Processor("haswell", "")) != plain
    assert len(list(folder.iterdir())) == 2


def test_code_for_other_systems():
    llvm.initialize_all_targets()
    llvm.initialize_all_asmprinters()
    arm = machine.compiled(text_of(kept), Processor("generic", "", "aarch64-linux-gnu"))
    assert arm[:4] == b"\x7fELF"
    assert int.from_bytes(arm[18:20], "little") == 183  # AArch64


@ON_X86
@pytest.mark.parametrize("replicates", [1, 12])
@pytest.mark.parametrize("name", ["haswell", "x86-64"])
def test_a_processor_without_wide_vectors_gives_the_same_bytes(
    name, replicates, folder, laboratory, states, monkeypatch
):
    """A whole week with everything in it, compiled for processors with AVX2 only and with neither."""
    monkeypatch.setattr(Processor, "here", staticmethod(lambda: Processor(name, "")))
    machine._in_memory.cache_clear()
    world = laboratory.world(laboratory.busy(2).model_copy(update={"weeks": 3}))
    initial = InitialState(world, laboratory.batch(world, replicates))
    runs = laboratory.simulation(world, initial), laboratory.simulation(world, initial, "compiled")
    machine._in_memory.cache_clear()
    for run in runs:
        run.run()
    assert runs[0].sums.tobytes() == runs[1].sums.tobytes()
    expected, got = (states(run) for run in runs)
    assert [name for name in expected if expected[name].tobytes() != got[name].tobytes()] == []


def test_a_folder_that_cannot_be_written_is_replaced(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("CXSIM_CACHE", str(tmp_path / "file" / "below"))
    assert machine.cache_folder().is_dir()
    assert machine.cache_folder() == machine.cache_folder()


def test_lanes_without_replicates_are_few():
    from cxsim.engine.compiled.lanes import LaneLayout

    run = {replicates: LaneLayout(10, replicates).run for replicates in (1, 2, 4, 5, 8, 12, 18, 20, 24, 31, 32)}
    assert run == {1: 1, 2: 4, 4: 4, 5: 8, 8: 8, 12: 12, 18: 20, 20: 20, 24: 24, 31: 32, 32: 32}
    assert np.all([lanes - replicates < 4 for replicates, lanes in run.items()])


def test_where_the_disk_is_full_code_is_compiled_and_not_stored(folder, counted, monkeypatch):
    def full(path, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(machine.Path, "replace", full)
    assert machine_code(text_of(kept), HERE) == machine_code(text_of(kept), HERE)
    assert len(counted) == 2
    assert list(folder.iterdir()) == []
