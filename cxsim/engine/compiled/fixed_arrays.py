"""Arrays of a compiled week that do not change from week to week: people, ties, numbers of scenario and batch."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxsim.engine.compiled.addresses import copied
from cxsim.engine.compiled.lanes import LaneLayout
from cxsim.engine.compiled.weaving import Weaving
from cxsim.engine.numpy.exposure import layer_weights, of_ties
from cxsim.engine.world.batch import Batch
from cxsim.engine.world.network import Network
from cxsim.engine.world.world import World
from cxsim.streams import MASK_32, SHIFT_32, purpose_key

Named = dict[str, NDArray[Any]]


def of_people(world: World, lanes: LaneLayout) -> Named:
    """Department, cell and key of everybody."""
    organization, padded = world.organization, lanes.of_persons
    return {
        "department_of": padded(organization.department, np.int64),
        # Lanes without a person are recorded beyond the last cell, and cut off.
        "cell_of": padded(world.cells.of_person, np.int64, world.cells.count),
        "key_low": padded(organization.keys & MASK_32, np.uint64),
        "key_high": padded(organization.keys >> SHIFT_32, np.uint64),
    }


def of_network(network: Network, batch: Batch, lanes: LaneLayout, weaving: Weaving) -> Named:
    """Ties, layer after layer, and managers."""
    layers = network.layers
    offsets = np.cumsum([0, *(len(layer.targets) for layer in layers)])
    starts = np.zeros((len(layers), lanes.padded + 1), dtype=np.int64)
    row_weights = np.zeros(starts.shape)
    for number, (layer, offset) in enumerate(zip(layers, offsets[:-1], strict=True)):
        starts[number, : lanes.people + 1] = layer.starts + offset
        starts[number, lanes.people + 1:] = layer.starts[-1] + offset
        row_weights[number, : lanes.people] = layer.row_weights
    weights = [_parameter(weight, lanes, weaving) for weight in layer_weights(layers, batch.parameters)]
    return {
        "manager": lanes.of_persons(network.manager, np.int64, -1),
        "starts": starts,
        "targets": _joined([layer.targets for layer in layers], np.int32),
        "row_weights": row_weights,
        "tie_weights": _joined([] if weaving.even else [of_ties(layer) for layer in layers], np.float64),
        "layer_weights": np.array(weights, dtype=np.float64),
    }


def of_scenario(world: World, batch: Batch, lanes: LaneLayout, weaving: Weaving) -> Named:
    """Parameters, keys of chance, and weights of behaviors."""
    scenario, layout = world.scenario, world.layout
    parameters = np.array([_parameter(batch.parameters[name], lanes, weaving) for name in layout.parameter])
    purposes = [
        word for draw in layout.week.draws for purpose in draw.purposes(scenario.behavior_names)
        for word in purpose_key(world.seed, purpose)
    ]
    return {
        "parameters": copied(np.moveaxis(parameters, 0, -2)) if weaving.varying else parameters,
        "chance": lanes.replicated(batch.chance).astype(np.uint64),
        "purposes": np.array(purposes, dtype=np.uint64),
        "visibility": np.array([behavior.visibility for behavior in scenario.behaviors]),
        "effort": np.array(scenario.effort_shares),
        "customer_value": np.array(scenario.customer_value_shares),
    }


def _parameter(value: Any, lanes: LaneLayout, weaving: Weaving) -> NDArray[Any]:
    """A parameter in lanes, (chunks, lanes), if parameters vary; else one number."""
    values = np.asarray(value, dtype=np.float64)
    if not weaving.varying:
        return values.reshape(-1)[:1].reshape(())
    return lanes.replicated(np.broadcast_to(values, lanes.replicates))


def _joined(parts: list[NDArray[Any]], dtype: Any) -> NDArray[Any]:
    return np.concatenate([np.zeros(0, dtype=dtype), *parts])
