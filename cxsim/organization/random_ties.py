"""The same people with random contacts: who looks at whom is drawn anew, how many and how often does not change."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from cxsim.organization.layers import layer_from_codes, unique_codes
from cxsim.organization.structure import Layer, Organization
from cxsim.streams import pair_keys, uniforms

# Layers that follow from teams and managers; all others are ties that people name, or that were imported.
STATED_BY_STRUCTURE = ("team", "reporting")


def named_layers(organization: Organization) -> list[str]:
    """The layers of ties that do not follow from teams and managers."""
    return [name for name, layer in sorted(organization.layers.items())
            if name not in STATED_BY_STRUCTURE and len(layer.targets)]


def with_random_contacts(organization: Organization) -> Organization:
    """Ties lead to random people: everybody looks at as many as before, and is looked at by as many.

    Teams and reporting lines stay. The few ties that would then lead to oneself, or twice to the same person, are lost.
    """
    drawn = {name: _drawn_anew(organization, name) for name in named_layers(organization)}
    return replace(organization, layers={**organization.layers, **drawn})


def _drawn_anew(organization: Organization, name: str) -> Layer:
    layer, people = organization.layers[name], organization.size
    ties = pair_keys(organization.keys[layer.sources], organization.keys[layer.targets])
    chance = uniforms(0, f"random contacts:{name}", ties)
    targets = layer.targets[np.argsort(chance, kind="stable")].astype(np.int64)
    sources = layer.sources.astype(np.int64)
    return layer_from_codes(name, unique_codes((sources * people + targets)[sources != targets]), people)
