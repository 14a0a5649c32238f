"""Reading who looks at whom: the layers asked for, as one network in which every tie counts once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

import numpy as np

from cxsim.errors import did_you_mean
from cxsim.organization.company_files.read_ties import ties_from_table
from cxsim.organization.company_files.tie_ends import KnownPeople
from cxsim.organization.company_files.tie_rows import SettledTies
from cxsim.organization.findings import Findings
from cxsim.organization.schema.ties_specification import LayerColumn, TiesSpecification
from cxsim.organization.tables.table import Table
from cxsim.studies.diffusion.observations import ObservedContacts

Influence = Literal["target", "source", "both"]
LAYER = "layer"
ONLY_LAYER = "ties"


def contacts_from_table(
    table: Table, wanted: Sequence[str], influence: Influence, row_of: Mapping[str, int], findings: Findings
) -> tuple[ObservedContacts, tuple[str, ...], tuple[str, ...]]:
    """The union of the layers asked for (none = all), their names, and notes. Mistakes go to ``findings``."""
    present = layers_of(table)
    unknown = [name for name in dict.fromkeys(wanted) if name not in present]
    for name in unknown:
        findings.say(table.file, f"there is no layer '{name}'; {did_you_mean(name, present)}")
    if unknown:
        return union([], 0), (), ()
    layer: LayerColumn | str = ONLY_LAYER if table.index_of(LAYER) is None else LayerColumn(column=LAYER)
    specification = TiesSpecification(
        file=table.file, layer=layer, influence=influence, on_duplicate="largest", self_ties="drop",
        only_layers=tuple(dict.fromkeys(wanted)) if wanted and isinstance(layer, LayerColumn) else None,
    )
    found, notes = ties_from_table(table, specification, KnownPeople(row_of), findings)
    return union(list(found.values()), len(row_of)), tuple(sorted(found)), notes


def layers_of(table: Table) -> tuple[str, ...]:
    """The names of the layers in a table of ties; one without a column ``layer`` is the layer 'ties'."""
    column = table.index_of(LAYER)
    return (ONLY_LAYER,) if column is None else tuple(sorted({cells[column] for cells in table.rows}))


def union(layers: Sequence[SettledTies], people: int) -> ObservedContacts:
    """Every tie once, however many layers have it; its weight is the largest."""
    codes = np.concatenate([np.zeros(0, dtype=np.int64), *(layer.sources * people + layer.targets for layer in layers)])
    weights = np.concatenate([np.zeros(0), *(layer.weights for layer in layers)])
    distinct, place = np.unique(codes, return_inverse=True)
    largest = np.zeros(len(distinct))
    np.maximum.at(largest, place, weights)
    sources, targets = np.divmod(distinct, max(people, 1))
    return ObservedContacts(sources, targets, largest)
