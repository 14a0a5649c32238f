"""The simple work as a kernel written for it by hand: about the best that a compiled loop can do here.

32 replicates side by side, one byte for each person in each, so that one walk along the ties serves all, eight bytes to
a word. Its random numbers are the keyed ones of cxsim, so it leaves the same bytes as cxsim, noise and all. It does
nothing but this work: no columns beside the use, no kinds of ties with weights, no manager, no numbers by department or
level, no record beyond a count of users, no forces, no newcomers. numba compiles it; it is optional.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.threshold_work import SEED, ThresholdWork
from cxsim.streams import MASK_32, SHIFT_32, philox_words, purpose_key

REPLICATES = 32
# What cxsim names the chance of use of the behavior that a scenario has if it states none.
PURPOSE = "practice:customer_focus"
# More contacts than anybody has. So eight bytes of users may be summed as one word: no byte overflows.
NEVER = 255


@cache
def compiled_weeks() -> Callable[..., None]:
    """The loop over weeks, people and replicates, compiled once per process."""
    import numba
    from numba import uint8, uint64

    philox = numba.njit(inline="always")(philox_words)
    lanes = uint64(REPLICATES)

    @numba.njit(error_model="numpy")
    def weeks(
        uses: Any, following: Any, need: Any, starts: Any, contacts: Any, keys: Any, numbers: Any, users: Any
    ) -> None:
        around, chosen = np.zeros(lanes, dtype=np.uint8), np.zeros(lanes, dtype=np.uint8)
        for week in range(uint64(len(users))):
            packed = uses.view(np.uint64)
            for person in range(uint64(len(need))):
                # Named sums stay in registers, which an array of four would not.
                first = second = third = fourth = uint64(0)
                for tie in range(starts[person], starts[person + uint64(1)]):
                    at = uint64(contacts[tie])
                    first += packed[at, uint64(0)]
                    second += packed[at, uint64(1)]
                    third += packed[at, uint64(2)]
                    fourth += packed[at, uint64(3)]
                sums = around.view(np.uint64)
                sums[0], sums[1], sums[2], sums[3] = first, second, third, fourth
                for lane in range(lanes):
                    drawn = philox(keys[person, 0], keys[person, 1], week, lane, numbers[0], numbers[1])
                    chance = ((drawn[0] >> uint64(5)) << uint64(26)) | (drawn[1] >> uint64(6))
                    chosen[lane] = uint8(chance < numbers[2])
                for lane in range(lanes):
                    convinced = uint8(around[lane] >= need[person, lane])
                    following[person, lane] = uses[person, lane] | convinced | chosen[lane]
                    users[week, lane] += following[person, lane]
            uses, following = following, uses

    return weeks


def needed(work: ThresholdWork, ties: NDArray[np.int64]) -> NDArray[np.uint8]:
    """How many contacts who use it convince each person, shape (people, replicates): no division in the loop."""
    thresholds = np.array([work.thresholds(replicate) for replicate in range(REPLICATES)]).T
    need = np.full(thresholds.shape, NEVER, dtype=np.uint8)
    for count in range(int(ties.max()), 0, -1):
        enough = (count <= ties)[:, None] & (count / np.maximum(ties, 1)[:, None] >= thresholds)
        need[enough] = count
    return need


def prepared(work: ThresholdWork) -> Callable[[], NDArray[np.float64]]:
    """All replicates, ready to run; the run returns adoption, shape (weeks, replicates)."""
    neighbors = [list(work.graph.neighbors(person)) for person in range(work.people)]
    ties = np.array([len(each) for each in neighbors])
    starts = np.concatenate([[0], np.cumsum(ties)]).astype(np.uint64)
    contacts = np.array([contact for each in neighbors for contact in each], dtype=np.uint32)
    uses = np.array([work.first(replicate) for replicate in range(REPLICATES)]).T.astype(np.uint8, order="C")
    need, keys = needed(work, ties), np.stack([work.keys & MASK_32, work.keys >> SHIFT_32], axis=1)
    # The two words of the purpose, and the number of 53 bits below which a chance is below the noise.
    numbers = np.array([*purpose_key(SEED, PURPOSE), np.uint64(np.ceil(work.noise * 2.0**53))])
    users = np.zeros((work.weeks, REPLICATES), dtype=np.uint32)
    run_weeks = compiled_weeks()

    def run() -> NDArray[np.float64]:
        run_weeks(uses, np.zeros_like(uses), need, starts, contacts, keys, numbers, users)
        return users / work.people

    return run
