"""What the columns of further laws start with, before the first week; hires start as ``state.py`` says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cxsim.arithmetic import clip, exponential, round_trait
from cxsim.streams import normals

if TYPE_CHECKING:
    from cxsim.engine.start.start import Beginning

Values = NDArray[np.float64]

# Weeks in which a habit of daily work forms (the old behavior of somebody who has long been here is a habit).
OLD_HABIT_WEEKS = 26.0


def further_beginnings(beginning: Beginning, attitude: Values) -> dict[str, Values]:
    """Column -> values, (people, replicates) or (behaviors, people, replicates), where the week uses the column.

    ``attitude`` is that of the people who are there first.
    """
    begun: dict[str, Values] = {}
    if beginning.layout.has("old_habit"):
        settled = 1.0 - exponential(-beginning.tenure / OLD_HABIT_WEEKS)
        habit = round_trait(beginning.parameters["old_habit_usual"] * settled)
        begun["old_habit"] = np.stack([habit] * beginning.layout.behaviors)
    if beginning.layout.has("values_before"):
        begun["values_before"] = _values_before(beginning)
    if beginning.layout.has("cynicism"):
        parameters = beginning.parameters
        begun["cynicism"] = clip(
            parameters["cynicism_usual"] - beginning.past * parameters["cynicism_past"], 0.0, 1.0
        ) + np.zeros(beginning.shape)
    if beginning.layout.has("message_reach"):
        begun.update(_messages(beginning, attitude))
    return begun


def _messages(beginning: Beginning, attitude: Values) -> dict[str, Values]:
    """What would arrive before anybody knows of a change: each manager passes on the least, in the own color."""
    manager, parameters = beginning.world.organization.manager, beginning.parameters
    floor, color = parameters["cascade_floor"], parameters["cascade_color"]
    reach, tone = np.ones(beginning.shape), np.ones(beginning.shape)
    led = (manager >= 0)[:, None]
    while True:  # one level further down each time
        arrived = np.where(led, floor * reach[manager], 1.0)
        tone = np.where(led, (1.0 - color) * tone[manager] + color * attitude[manager], 1.0)
        if np.array_equal(arrived, reach):
            return {"message_reach": np.asarray(round_trait(reach)), "message_tone": np.asarray(round_trait(tone))}
        reach = arrived


def _values_before(beginning: Beginning) -> Values:
    """Fit with the organization as it was, drawn on luck of its own, shape (people, replicates)."""
    world, parameters = beginning.world, beginning.parameters
    score = normals(
        world.seed, "trait:values_before", world.organization.keys[:, None], 0, beginning.batch.people[None, :]
    )
    drawn: Values = clip(parameters["values_before_mean"] + parameters["values_before_sd"] * score, 0.0, 1.0)
    return np.asarray(round_trait(drawn))
