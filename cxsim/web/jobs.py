"""Work in the background: one process, a short queue, cancel, progress, and a file per job in its project."""

from __future__ import annotations

import queue
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final, Literal, get_args

from cxsim.errors import OutputError
from cxsim.results.store import file_hash
from cxsim.web.projects import RESULTS, Project, read_json, write_whole
from cxsim.web.worker import STEPS, SUMMARY, Ended, Progress, Task, serve

State = Literal["waiting", "running", "done", "failed", "canceled"]
MOST_WAITING: Final = 8
MOST_STARTS: Final = 2
"""A job that was running each time the app ended is not started for ever."""
CLOSED: Final = "The app was closed while this ran. Run it again."
SILENT: Final = ("The simulation ended without a word; most often there was not enough memory. Close other programs, "
                 "or simulate fewer futures.")
LOOK_EVERY: Final = 0.1
"""Seconds between two looks at a running process."""
OPEN: Final = frozenset({"waiting", "running"})


@dataclass(frozen=True)
class Job:
    """One run of the plans of a project; ``done`` and ``total`` count simulated futures, times are in epoch seconds.

    ``found``: what the list of projects tells about the results. ``explain``: also find out why the leading plan works;
    ``step``: which part of that the futures are of.
    """

    number: int
    state: State = "waiting"
    done: int = 0
    total: int = 0
    mistake: str = ""
    notes: tuple[str, ...] = ()
    found: dict[str, Any] = field(default_factory=dict)
    starts: int = 0
    began: float = 0.0
    explain: bool = False
    step: str = ""

    @property
    def open(self) -> bool:
        """Whether it waits or runs."""
        return self.state in OPEN

    @property
    def seconds_left(self) -> int | None:
        """About how long it will still take; None while that is not known."""
        spent = time.time() - self.began
        if self.state != "running" or self.done < self.total / 10 or spent < 2 or not self.done:
            return None
        return max(1, round(spent * (self.total - self.done) / self.done))


class Worker:
    """A process that simulates, and the line to it; ``work``: what it does with its end of the line."""

    def __init__(self, work: Callable[[Connection], None] = serve) -> None:
        context = get_context("spawn")
        self.line, theirs = context.Pipe()
        self.process = context.Process(target=work, args=(theirs,), daemon=True, name="cxsim simulating")
        self.process.start()
        theirs.close()

    def stop(self) -> None:
        """End it; what it had half written is removed by itself, or by the next run."""
        self.line.close()
        self.process.terminate()
        self.process.join(0.5)
        if self.process.is_alive():
            self.process.kill()


def leave_interrupts_to_the_app() -> None:
    """Let this thread, and every process that it starts from now on, pass over Ctrl-C at the terminal."""
    if sys.platform != "win32":
        resource_tracker.ensure_running()  # first, because its start takes the block away again
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


class Jobs:
    """All jobs: what waits, what runs, and what became of the others."""

    def __init__(self) -> None:
        self._waiting: queue.Queue[tuple[Project, int]] = queue.Queue(MOST_WAITING)
        self._open: dict[str, Job] = {}
        self._lock = threading.RLock()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._work, name="cxsim jobs", daemon=True)

    def open(self, projects: Iterable[Project]) -> None:
        """Begin to work; jobs that were not finished when the app ended are taken up again."""
        for project in projects:
            job = self.latest(project)
            if job is not None and job.open:
                self._take_up(project, job)
        self._thread.start()

    def end(self) -> None:
        """Let the process stop, without waiting for it."""
        self._closing.set()

    def close(self) -> None:
        """Stop at once; what runs is taken up again when the app is started the next time."""
        self.end()
        if self._thread.is_alive():
            self._thread.join(1.0)

    def latest(self, project: Project) -> Job | None:
        """The last job of a project, if there was one."""
        with self._lock:
            if project.about.key in self._open:
                return self._open[project.about.key]
        return next(_told_jobs(project), None)

    def found(self, project: Project) -> dict[str, Any]:
        """What the list of projects tells about the results that are there; empty if they are of no run of the app."""
        summary = project.results / SUMMARY
        now = file_hash(summary) if summary.is_file() else ""
        return next((job.found for job in _told_jobs(project) if job.found.get("summary") == now), {})

    def start(self, project: Project, *, explain: bool = False) -> Job:
        """Run the plans of a project; a second click while they run does nothing.

        ``explain``: also find out what each intervention of the leading plan contributes.

        Raises
        ------
        OutputError
            If too much waits already, or the state cannot be written.
        """
        with self._lock:
            last = self.latest(project)
            if last is not None and last.open:
                return last
            job = Job(1 if last is None else last.number + 1, explain=explain)
            if self._waiting.full():
                raise OutputError(f"{MOST_WAITING} projects wait already; cancel one, or try again when one is done")
            self._keep(project, job)
            self._waiting.put_nowait((project, job.number))
            return job

    def cancel(self, project: Project) -> None:
        """Stop the run of a project, or take it out of the queue."""
        with self._lock:
            job = self._open.get(project.about.key)
            if job is not None:
                self._keep(project, replace(job, state="canceled"))

    def _take_up(self, project: Project, job: Job) -> None:
        if job.starts >= MOST_STARTS or self._waiting.full():
            self._keep(project, replace(job, state="failed", mistake=CLOSED))
            return
        self._keep(project, replace(job, state="waiting", done=0))
        self._waiting.put_nowait((project, job.number))

    def _work(self) -> None:
        leave_interrupts_to_the_app()
        worker = Worker()
        while not self._closing.is_set():
            with suppress(queue.Empty):
                project, number = self._waiting.get(timeout=LOOK_EVERY)
                if not self._run(worker, project, number):
                    worker.stop()
                    worker = Worker()
        worker.stop()

    def _run(self, worker: Worker, project: Project, number: int) -> bool:
        """Run one job to its end; False if its process is of no more use."""
        with self._lock:
            job = self._still(project, number)
            if job is None:
                return True  # it was canceled while it waited
            self._keep(project, replace(job, state="running", starts=job.starts + 1, began=time.time()))
        try:
            worker.line.send(Task(str(project.folder), project.about.plans, RESULTS, job.explain))
            while not self._closing.is_set() and self._still(project, number) is not None:
                if worker.line.poll(LOOK_EVERY) and self._told(project, number, worker.line.recv()):
                    return True
        except (EOFError, OSError):
            self._told(project, number, Ended(SILENT))
        return False

    def _still(self, project: Project, number: int) -> Job | None:
        """The job of this number, while it waits or runs."""
        with self._lock:
            job = self._open.get(project.about.key)
            return job if job is not None and job.number == number else None

    def _told(self, project: Project, number: int, message: Progress | Ended) -> bool:
        """Take in what the process tells; whether that was all."""
        with self._lock:
            job = self._still(project, number)
            if job is not None and isinstance(message, Progress):
                self._open[project.about.key] = with_progress(job, message)
            elif job is not None and isinstance(message, Ended):
                self._keep(project, replace(
                    job, state="failed" if message.mistake else "done", mistake=message.mistake, notes=message.notes,
                    done=job.done if message.mistake else job.total, found=message.found))
        return isinstance(message, Ended)

    def _keep(self, project: Project, job: Job) -> None:
        """Write the state of a job to its file, and keep it at hand while it runs."""
        with self._lock:
            if job.open:
                self._open[project.about.key] = job
            else:
                self._open.pop(project.about.key, None)
            try:
                _folder(project).mkdir(exist_ok=True)
                write_whole(_folder(project) / f"{job.number:04d}.json", asdict(job))
            except OSError as error:
                if job.state == "waiting":
                    self._open.pop(project.about.key, None)
                    raise OutputError(f"cannot write to the project: {error.strerror}; free some space, or allow "
                                      f"writing in {project.folder}, and run the plans again") from error


def progress_words(job: Job | None) -> str:
    """How far a run is, for a page."""
    if job is None or job.state == "waiting" or not job.total:
        return "Waiting for another run." if job is not None and job.state == "waiting" else "Getting ready."
    step = f"{job.step}: " if job.step else ""
    if job.done == job.total:
        more = job.explain and job.step != STEPS[-1]
        following = "The next step follows." if more else "The report is being written."
        return f"{step}{job.total} of {job.total} simulated futures. {following}"
    left = "" if job.seconds_left is None else f", about {job.seconds_left} s left"
    return f"{step}{job.done} of {job.total} simulated futures{left}"


def with_progress(job: Job, told: Progress) -> Job:
    """The job with how far it is; another step counts its time anew."""
    began = job.began if told.step == job.step else time.time()
    return replace(job, done=told.done, total=told.total, step=told.step, began=began)


def job_of(told: Any) -> Job | None:
    """A job from its file; None if the file holds something else."""
    try:
        job = Job(**{**told, "notes": tuple(told["notes"])})
    except (TypeError, KeyError):
        return None
    return job if job.state in get_args(State) else None


def _folder(project: Project) -> Path:
    return project.folder / "jobs"


def _told_jobs(project: Project) -> Iterator[Job]:
    """The jobs of a project as their files tell, the last one first."""
    told = (job_of(read_json(path)) for path in sorted(_folder(project).glob("*.json"), reverse=True))
    return (job for job in told if job is not None)
