"""Arrays of people and replicates laid out in chunks of lanes, and back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.compiled.addresses import aligned, copied
from cxsim.engine.compiled.weaving import CHUNK, Lanes

Values = NDArray[np.float64]


def kind_for(replicates: int) -> Lanes:
    """The layout of a batch: one replicate as chunks of people, else as chunks of replicates."""
    return "people" if replicates == 1 else "replicates"


@dataclass(frozen=True)
class LaneLayout:
    """How the lanes of a batch are laid out.

    ``blocks``: people, or chunks of people; ``chunks``: chunks of replicates; ``padded``: people with the empty lanes
    of the last chunk.
    """

    people: int
    replicates: int

    @property
    def of_people(self) -> bool:
        """Whether the lanes of a chunk are different people."""
        return kind_for(self.replicates) == "people"

    @property
    def chunks(self) -> int:
        """Chunks of replicates."""
        return 1 if self.of_people else -(-self.replicates // CHUNK)

    @property
    def blocks(self) -> int:
        """Number of blocks."""
        return -(-self.people // CHUNK) if self.of_people else self.people

    @property
    def padded(self) -> int:
        """People, with the empty lanes of the last chunk."""
        return self.blocks * CHUNK if self.of_people else self.people

    @property
    def half(self) -> bool:
        """Whether the last chunk is at most half full, so that the week may leave out its other half."""
        return not self.of_people and 0 < self.replicates % CHUNK <= CHUNK // 2

    @property
    def run(self) -> int:
        """Lanes of each person that a week computes."""
        return 1 if self.of_people else self.chunks * CHUNK - (CHUNK // 2 if self.half else 0)

    def replicated(self, values: Any) -> NDArray[Any]:
        """(..., replicates) as (..., chunks, lanes)."""
        values = np.asarray(values)
        wide = np.empty((*values.shape[:-1], self.chunks * CHUNK), dtype=values.dtype)
        wide[..., : self.replicates] = values
        # Lanes without a replicate repeat the first one: they never meet numbers that a real one does not meet, and
        # what they record is cut off after the week.
        wide[..., self.replicates:] = values[..., :1]
        return wide.reshape(*values.shape[:-1], self.chunks, CHUNK)

    def of_persons(self, values: Any, dtype: Any, missing: int = 0) -> NDArray[Any]:
        """One number per person, with ``missing`` in lanes without a person."""
        wide = np.full(self.padded, missing, dtype=dtype)
        wide[: self.people] = values
        return wide

    def state(self, state: Values) -> Values:
        """(columns, people, replicates) as (chunks, blocks, columns, lanes)."""
        blocks = aligned((self.chunks, self.blocks, len(state), CHUNK))
        if self.of_people:
            wide = np.zeros((len(state), self.padded))
            wide[:, : self.people] = state[:, :, 0]
            blocks[0] = wide.reshape(len(state), self.blocks, CHUNK).transpose(1, 0, 2)
            return blocks
        by_person = state.transpose(1, 0, 2)
        for number, chunk in enumerate(blocks):
            own = by_person[..., number * CHUNK : (number + 1) * CHUNK]
            chunk[..., : own.shape[-1]] = own
            chunk[..., own.shape[-1]:] = by_person[..., :1]
        return blocks

    def column(self, lanes: Values) -> Values:
        """(chunks, blocks, lanes) as (people, replicates)."""
        if self.of_people:
            return lanes.reshape(-1)[: self.people, None]
        return lanes.swapaxes(0, 1).reshape(self.people, -1)[:, : self.replicates]

    def in_column(self, values: Any) -> Values:
        """(people, replicates) as (chunks, blocks, lanes)."""
        values = np.broadcast_to(values, (self.people, self.replicates))
        if not self.of_people:
            return self.replicated(values).swapaxes(0, 1)
        return self.of_persons(values[:, 0], np.float64).reshape(1, self.blocks, CHUNK)

    def rows(self, values: Values) -> Values:
        """(..., rows, replicates) as (..., chunks, rows, lanes)."""
        return copied(np.moveaxis(self.replicated(values), -2, -3))

    def recorded(self, sums: Values) -> Values:
        """Sums of cells, (cells, chunks, recorded, lanes), as (cells, recorded, replicates)."""
        if self.of_people:
            # The lanes are people; their sum is exact in any order.
            total: Values = sums[:, 0].sum(axis=-1, keepdims=True)
            return total
        wide: Values = sums.transpose(0, 2, 1, 3).reshape(len(sums), sums.shape[2], -1)
        return wide[..., : self.replicates]
