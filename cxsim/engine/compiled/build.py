"""Compiles woven text, once per text: the module and its machine code are stored in the user's cache folder."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import sys
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from cxsim.engine.compiled.names import Lanes
from cxsim.engine.compiled.weaver import Weaving
from cxsim.engine.week.columns import Layout
from cxsim.model.phases import Week

# Batches run in threads and may ask for the same week at the same time; only one of them is to compile it.
_LOCK = threading.Lock()


@dataclass(frozen=True)
class CompiledFunctions:
    """The two functions of a woven week; see ``weaver.ARGUMENTS``."""

    pack: Callable[..., None]
    week: Callable[..., None]
    path: Path


def cache_folder() -> Path:
    """Folder of woven modules: CXSIM_CACHE, else the platform's cache folder; a temporary one if that is read-only."""
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
    return Path(tempfile.mkdtemp(prefix="cxsim-"))


def _module_name(text: str) -> str:
    return "week_" + hashlib.sha256(text.encode()).hexdigest()[:24]


def _module_path(text: str) -> Path:
    """The file of a woven module, written if it is missing."""
    # The name is the hash of the text: a changed mechanism gives another name, so the cache never has to be invalidated
    # and never serves outdated code. The text is compared too, in case somebody edited the file.
    path = cache_folder() / f"{_module_name(text)}.py"
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        # Renaming is atomic: another process sees the whole module or none.
        Path(temporary).replace(path)
    return path


def _loaded(path: Path) -> Any:
    specification = importlib.util.spec_from_file_location(path.stem, path)
    assert specification is not None and specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    # Registered like an imported module, because numba looks up the module of a function there.
    sys.modules[path.stem] = module
    specification.loader.exec_module(module)
    return module


def compiled_functions(
    week: Week, behaviors: int, kind: Lanes, varying: bool, per_replicate: bool = False
) -> CompiledFunctions:
    """The compiled functions of a week; each is compiled at its first call, or read from the cache."""
    with _LOCK:
        return _compiled(week, behaviors, kind, varying, per_replicate)


@lru_cache(maxsize=32)
def _compiled(week: Week, behaviors: int, kind: Lanes, varying: bool, per_replicate: bool) -> CompiledFunctions:
    return compile_text(Weaving(Layout(week, behaviors), kind, varying, per_replicate).text())


def compile_text(text: str) -> CompiledFunctions:
    """The two functions of a woven text."""
    path = _module_path(text)
    module = _loaded(path)
    return CompiledFunctions(module.pack, module.week, path)


def is_compiled(weaving: Weaving) -> bool:
    """Whether machine code of this weaving is in the cache, so that the first call is fast."""
    return any((cache_folder() / "__pycache__").glob(f"{_module_name(weaving.text())}.week-*.nbi"))
