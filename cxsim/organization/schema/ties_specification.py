"""The keys of a file of ties: columns, direction, layers and weights."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.schema.specification import Specification


class TieColumns(Specification):
    """Names of columns by their role.

    A column that is not stated is used if the file has one with the default name; ``null`` leaves it unused.
    """

    source: str = Field(default="source", description="Identifier of the person at the first end (default 'source').")
    target: str = Field(default="target", description="Identifier of the person at the other end (default 'target').")
    directed: str | None = Field(default="directed", description="1 or true = one way, 0 or false = both ways.")


class LayerColumn(Specification):
    """A column that holds the layer of each tie."""

    column: str = Field(min_length=1, description="Column that names the layer of each tie.")


class WeightSpecification(Specification):
    """The weight (strength) of ties, relative to the other ties of the same person in the same layer.

    However strong its ties are, a layer counts by how many of them a person has.
    """

    column: str | None = Field(
        default=None, min_length=1,
        description="Column with the weight (a number, 0 or more). Default: the column 'weight' if there is one, else "
        "1 per row.",
    )
    threshold: float | None = Field(
        default=None, ge=0.0, allow_inf_nan=False,
        description="Ties weaker than this are dropped, after combining rows of one tie and before scaling (same unit "
        "as the column; default: none).",
    )
    scale: Literal["none", "equal", "logarithm", "square_root"] = Field(
        default="none",
        description="Transformation of the weight: none, 1 for all, ln(1 + weight), or square root (default none).",
    )


class TiesSpecification(FileSpecification):
    """A file with one row per tie."""

    layer: str | LayerColumn = Field(
        default="informal", description="Name of the layer, or {column: NAME} if each row names its layer.",
    )
    only_layers: tuple[str, ...] | None = Field(
        default=None, description="Layers to read if a column names them (default: all).",
    )
    columns: TieColumns = Field(default_factory=TieColumns, description="Column names by role.")
    directed: bool = Field(
        default=True, description="Whether a row is a one-way tie; used if no column states it (default true).",
    )
    influence: Literal["target", "source", "both"] = Field(
        default="target",
        description="Which end of a one-way tie influences the other: 'target' (source looks at target: asks, reports "
        "to, names as a friend; default), 'source' (for example the sender of a mail), or 'both'.",
    )
    weight: WeightSpecification | None = Field(
        default=None,
        description="Weight of ties, relative to a person's other ties in the layer; the layer counts by their number. "
        "Default: the column 'weight' if there is one, else 1.",
    )
    on_duplicate: Literal["error", "sum", "mean", "largest"] = Field(
        default="error", description="What happens to repeated ties in one layer (default error).",
    )
    self_ties: Literal["error", "drop"] = Field(
        default="error", description="What happens to ties of people to themselves (default error).",
    )

    @property
    def layer_column(self) -> str | None:
        """The column that names the layer of each tie; None if all are in one layer."""
        return self.layer.column if isinstance(self.layer, LayerColumn) else None

    @property
    def weight_column(self) -> str | None:
        """The column with the weight, if one is stated."""
        return None if self.weight is None else self.weight.column
