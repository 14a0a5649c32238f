"""What the run was measured on."""

from __future__ import annotations

import os
import platform
from pathlib import Path


def vectors() -> str:
    """The widest vector instructions of this processor that are known here."""
    information = Path("/proc/cpuinfo")
    words = information.read_text("ascii", "replace").split() if information.exists() else []
    known = {"avx512f": "AVX-512", "avx2": "AVX2"}
    return next((name for flag, name in known.items() if flag in words), platform.machine())


def machine() -> str:
    """Processors and vector instructions, without names."""
    from cxsim.studies.work import workers_available

    cores = workers_available()
    return f"{cores} core{'s' if cores > 1 else ''}, {vectors()}, Python {platform.python_version()}"


def load() -> float:
    """How many programs wanted a processor in the last minute, on average; above 0 before we start, others work too."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
