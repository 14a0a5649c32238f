"""What differs from lane to lane without being state, copied to scratch lane by lane: forces, departments, others.

Where all lanes of a chunk are replicates of one person, most of it is read straight from the arrays instead.
"""

from __future__ import annotations

from typing import Any

from cxsim.engine.compiled.exposure import Sums
from cxsim.engine.compiled.frame import Frame
from cxsim.engine.compiled.pack import parameter
from cxsim.engine.compiled.vectors import DOUBLE, Vectors, counted, whole
from cxsim.engine.compiled.weaving import CHUNK, Weaving
from cxsim.engine.week.columns import Slot

Key = tuple[str, int]

FORCE_ARRAYS = {"profile": "forces", "without": "forces_without"}


class LaneInputs:
    """Scratch of one chunk. ``places``: (kind of number, its number) -> its first lane in ``scratch``."""

    def __init__(self, weaving: Weaving, frame: Frame):
        self.weaving, self.frame = weaving, frame
        self.places: dict[Key, int] = {}
        if not weaving.shared_rows:
            self._give_places("profile", weaving.used_forces)
            if weaving.layout.week.delivery:
                self._give_places("without", weaving.used_forces)
        if weaving.of_people:
            self._give_places("department", range(len(weaving.department)))
            self._give_places("seen", range(1 + len(weaving.channels)))
            self._give_places("close", range(2))
            self._give_places("boss", range(1 + len(weaving.plain)))
        self.scratch = frame.scratch(len(self.places) * CHUNK)

    def _give_places(self, kind: str, numbers: Any) -> None:
        for number in numbers:
            self.places[kind, number] = len(self.places) * CHUNK

    def fill(self, at: Any) -> None:
        """Copy the inputs of a chunk; ``at``: its number among all chunks."""
        if not self.places:
            return
        with counted(self.frame.builder, whole(0), whole(CHUNK), "lane") as lane:
            person = self.frame.place(at, CHUNK, lane)
            self._fill_forces(lane, self.frame.number("profile_of", person))
            if self.weaving.of_people:
                self._fill_department(lane, self.frame.number("department_of", person))
                if self.weaving.exposure is not None:
                    self._fill_seen(lane, person, at)

    def load(self, kind: str, number: int, vectors: Vectors) -> Any:
        """The lanes of a number."""
        return vectors.load(self.scratch, whole(self.places[kind, number]))

    def _put(self, value: Any, kind: str, number: int, lane: Any) -> None:
        self.frame.put(value, self.scratch, self.frame.plus(lane, self.places[kind, number]))

    def _fill_forces(self, lane: Any, row: Any) -> None:
        start = self.frame.place(row, len(self.weaving.layout.profile))
        for kind, number in self.places:
            if kind in FORCE_ARRAYS:
                value = self.frame.number(FORCE_ARRAYS[kind], self.frame.plus(start, number))
                self._put(value, kind, number, lane)

    def _fill_department(self, lane: Any, department: Any) -> None:
        start = self.frame.place(department, len(self.weaving.department))
        for number, _ in enumerate(self.weaving.department):
            self._put(self.frame.number("department", self.frame.plus(start, number)), "department", number, lane)

    def _fill_seen(self, lane: Any, person: Any, at: Any) -> None:
        weaving, frame = self.weaving, self.frame
        assert weaving.exposure is not None
        sums = Sums(weaving, frame, Vectors(frame.builder, weaving.example_width), person, whole(0), whole(0))
        for number, total in enumerate(sums.seen()):
            self._put(total, "seen", number, lane)
        if weaving.exposure.bounded:
            attitude = weaving.layout.state[Slot("attitude")]
            columns = len(weaving.layout.state)
            mine = frame.number("state", frame.plus(frame.place(at, columns * CHUNK, lane), attitude * CHUNK))
            bound = parameter(weaving, frame, Vectors(frame.builder, 1), whole(0), "confidence_bound")
            for number, total in enumerate(sums.close(mine, bound)):
                self._put(total, "close", number, lane)
        if weaving.exposure.manager:
            self._fill_boss(lane, frame.number("manager", person))

    def _fill_boss(self, lane: Any, boss: Any) -> None:
        builder = self.frame.builder
        there = builder.icmp_signed(">=", boss, whole(0))
        # 0 and 1 as float64, like presence; without a manager the first person's numbers are read and not used.
        self._put(builder.uitofp(there, DOUBLE), "boss", len(self.weaving.plain), lane)
        start = self.frame.place(builder.select(there, boss, whole(0)), len(self.weaving.plain))
        for number, _ in enumerate(self.weaving.plain):
            self._put(self.frame.number("plain", self.frame.plus(start, number)), "boss", number, lane)
