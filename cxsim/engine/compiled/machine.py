"""Turns instructions into machine code, once per text and processor; the code stays in the user's cache.

The name of a stored file is the hash of the instructions, the processor and the compiler's version: a changed mechanism
gives another name, so stored code never has to be thrown away and is never outdated.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import tempfile
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from llvmlite import binding as llvm

from cxsim.engine.compiled import pack, weaver
from cxsim.engine.compiled.weaving import Weaving

# Batches run in threads and may ask for the same week at the same time; only one of them is to compile it.
LOCK = threading.Lock()
# How machine code is made. "small": constants are near the code, and their addresses need no instructions.
HOW = {"opt": 2, "reloc": "pic", "codemodel": "small"}
# The text is in vectors and says little twice, so LLVM's usual passes find nothing more than these two, and take three
# times as long.
PASSES = ("instruction_combine", "simplify_cfg")
# The linker wants a name of its own for every piece of code.
_NUMBERS = count()
# How many arrays and whole numbers the functions of a week take.
ARGUMENTS = {"pack": (len(pack.ARRAYS), len(pack.NUMBERS)),
             "week": (len(weaver.ARRAYS) + len(weaver.SUMS), len(weaver.NUMBERS))}
DIGEST = hashlib.sha256().digest_size


@dataclass(frozen=True)
class Processor:
    """What machine code is made for: LLVM's name of the processor, further instructions it may use, and its system."""

    name: str
    features: str
    system: str = llvm.get_default_triple()

    @staticmethod
    @cache
    def here() -> Processor:
        """The processor of this machine."""
        llvm.initialize_native_target()
        llvm.initialize_native_asmprinter()
        return Processor(llvm.get_host_cpu_name(), llvm.get_host_cpu_features().flatten())


@dataclass(frozen=True)
class Linked:
    """Functions by name; each takes addresses of arrays and then whole numbers. ``code``: keeps them in memory."""

    functions: Mapping[str, Callable[..., None]]
    code: Any


def cache_folder() -> Path:
    """Folder of machine code: CXSIM_CACHE, else the platform's cache folder; a temporary one if that is read-only."""
    stated = os.environ.get("CXSIM_CACHE")
    if stated:
        folder = Path(stated)
    else:
        folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "cxsim"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if os.access(folder, os.W_OK):
            return folder
    except OSError:
        pass
    return _temporary_folder()


@cache
def _temporary_folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="cxsim-"))


def compiled_functions(weaving: Weaving) -> Linked:
    """The functions ``pack`` and ``week`` of a week, loaded once per process."""
    with LOCK:
        if weaving not in _in_memory():
            _in_memory()[weaving] = linked(weaver.woven(weaving), ARGUMENTS)
        return _in_memory()[weaving]


def is_loaded(weaving: Weaving) -> bool:
    """Whether the machine code of a week like this one is in memory; what a batch begins with is not asked."""
    with LOCK:
        return weaving in {one.before for one in _in_memory()}


@cache
def _in_memory() -> dict[Weaving, Linked]:
    return {}


def linked(text: str, arguments: Mapping[str, tuple[int, int]]) -> Linked:
    """Functions of a text by name as machine code; ``arguments``: how many arrays and whole numbers each takes.

    To be called by whoever holds the lock.
    """
    return loaded(machine_code(text, Processor.here()), arguments)


def machine_code(text: str, processor: Processor) -> bytes:
    """The machine code of a text, from the cache or compiled now."""
    version = str((llvm.llvm_version_info, PASSES, sorted(HOW.items())))
    key = "\n".join((text, processor.name, processor.features, processor.system, version))
    path = cache_folder() / f"week_{hashlib.sha256(key.encode()).hexdigest()[:32]}.o"
    code = _stored(path)
    if code is None:
        code = compiled(text, processor)
        _store(path, code)
    return code


def compiled(text: str, processor: Processor) -> bytes:
    """The object code of a text for a processor."""
    module, machine = llvm.parse_assembly(text), _target_machine(processor)
    module.triple = processor.system
    passes = llvm.create_new_module_pass_manager()
    for name in PASSES:
        getattr(passes, f"add_{name}_pass")()
    passes.run(module, llvm.create_pass_builder(machine, llvm.create_pipeline_tuning_options()))
    code: bytes = machine.emit_object(module)
    return code


def _target_machine(processor: Processor) -> Any:
    target = llvm.Target.from_triple(processor.system)
    return target.create_target_machine(cpu=processor.name, features=processor.features, **HOW)


def _stored(path: Path) -> bytes | None:
    """Stored machine code; None if there is none, or if the file is damaged (running it could do anything)."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    digest, code = content[:DIGEST], content[DIGEST:]
    return code if hashlib.sha256(code).digest() == digest else None


def _store(path: Path, code: bytes) -> None:
    """Store machine code; where the disk refuses, the next process compiles it again."""
    with suppress(OSError):
        handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(code).digest() + code)
            # Renaming is atomic: another process sees the whole file or none.
            Path(temporary).replace(path)
        finally:
            Path(temporary).unlink(missing_ok=True)


def loaded(code: bytes, arguments: Mapping[str, tuple[int, int]]) -> Linked:
    """The functions of machine code for this machine."""
    name = f"week {next(_NUMBERS)}"
    library = llvm.JITLibraryBuilder().add_object_img(code).add_current_process()
    for function in arguments:
        library.export_symbol(function)
    code_here = library.link(_linker(), name)
    called = {function: _called(code_here[function], *numbers) for function, numbers in arguments.items()}
    return Linked(called, code_here)


@cache
def _linker() -> Any:
    return llvm.create_lljit_compiler(_target_machine(Processor.here()))


def _called(address: int, arrays: int, numbers: int) -> Callable[..., None]:
    """A function at an address, called with addresses of arrays and then whole numbers."""
    kinds = [ctypes.c_void_p] * arrays + [ctypes.c_int64] * numbers
    # ctypes lets go of Python's lock during the call, so threads run side by side.
    return ctypes.CFUNCTYPE(None, *kinds)(address)
