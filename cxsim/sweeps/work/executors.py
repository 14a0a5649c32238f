"""Who runs the chunks: this process, processes of this machine, or the workers of a Dask cluster."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import threading
import warnings
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from importlib import import_module
from typing import Any

from cxsim.errors import Finding, InputError
from cxsim.units import counted

LOCAL = "local"
SHORT_SECONDS, PATIENT_SECONDS = 5, 30
"""How long a scheduler may take to answer: before anything is done, and when the work begins."""


class Serial(Executor):
    """Runs everything at once in this process, in the order submitted."""

    def submit(self, work: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
        """Run now; the future is done when this returns."""
        future: Future[Any] = Future()
        try:
            future.set_result(work(*arguments, **named))
        except Exception as error:
            future.set_exception(error)
        return future


class Processes(ProcessPoolExecutor):
    """Fresh processes that leave Ctrl-C to this one, which then ends them; a terminal sends it to all of them."""

    def submit(self, work: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
        """Submit; processes that start now inherit which signals are held back."""
        if not hasattr(signal, "pthread_sigmask"):
            return super().submit(work, *arguments, **named)
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            return super().submit(work, *arguments, **named)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


def processes(workers: int) -> Executor:
    """So many fresh processes; they end with this one, however it ends."""
    return Processes(workers, mp_context=multiprocessing.get_context("spawn"), initializer=_end_with_parent)


def _end_with_parent() -> None:
    """Let this worker end when its parent does: a killed parent cannot tell it to."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def refuse_unreachable(address: str | None) -> None:
    """Raise InputError if Dask is wanted, but is not installed or no scheduler answers at the address."""
    if address is not None:
        _packages()
        if address != LOCAL:
            _client(address, None, SHORT_SECONDS).close()


def _packages() -> tuple[Any, Any]:
    """The configuration of Dask, and its scheduler."""
    try:
        found = import_module("dask.config"), import_module("distributed")
    except ModuleNotFoundError:
        message = 'Dask is not installed; install it with pip install "cxsim[cluster]"'
        raise InputError([Finding("--dask", 0, 0, "", message)]) from None
    # A scheduler that is gone is told by our own messages.
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)
    logging.getLogger("tornado.application").addFilter(_no_closed_connection)
    return found


def _no_closed_connection(record: logging.LogRecord) -> bool:
    """Whether a record tells of something else than a connection that has closed."""
    return not (record.exc_info and isinstance(record.exc_info[1], OSError))


def _client(address: str, cluster: Any, seconds: int) -> Any:
    """A connection to a cluster of our own, or else to the scheduler at an address."""
    try:
        return _packages()[1].Client(cluster or address, timeout=f"{seconds}s")
    except Exception as error:  # whatever else listens at the address can answer anything
        message = (f"no Dask scheduler answers at '{address}': tried for up to {counted(seconds, 'second')} "
                   f"({type(error).__name__}: {error}); start one with 'dask scheduler' and give the address that it "
                   f"prints, such as tcp://HOST:8786, or use '{LOCAL}' for one on this machine")
        raise InputError([Finding("--dask", 0, 0, "", message)]) from None


class Dask(Executor):
    """The workers of a Dask scheduler, which gives a chunk whose worker dies to another one, three times.

    A cluster of our own gives it back at once, as processes do. Whatever becomes of the scheduler is an OSError.
    """

    def __init__(self, address: str, workers: int):
        dask, distributed = _packages()
        self._cluster = None
        if address == LOCAL:
            with dask.set({"distributed.scheduler.allowed-failures": 0}):
                self._cluster = distributed.LocalCluster(n_workers=workers, threads_per_worker=1, processes=True,
                                                         dashboard_address=None, silence_logs=logging.CRITICAL,
                                                         scheduler_kwargs={"dashboard_address": "127.0.0.1:0"})
        self._client = _client(address, self._cluster, PATIENT_SECONDS)
        self._executor = self._client.get_executor(pure=False)
        if not self.workers:
            warnings.warn(f"the Dask scheduler at '{address}' has no workers yet; the sweep waits for them",
                          stacklevel=2)

    @property
    def workers(self) -> int:
        """How many chunks can run at once now."""
        return sum(self._client.nthreads().values())

    def submit(self, work: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
        """Submit to the scheduler."""
        try:
            future: Future[Any] = self._executor.submit(work, *arguments, **named)
        except Exception as error:
            raise ConnectionAbortedError(f"{type(error).__name__}: {error}") from error
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Leave the scheduler; end it if it is ours."""
        self._executor.shutdown(wait=wait and not cancel_futures)
        self._client.close()
        if self._cluster is not None:
            self._cluster.close()
