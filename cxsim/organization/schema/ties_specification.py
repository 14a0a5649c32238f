"""The keys of a file of ties: columns, direction, layers and weights."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.schema.row_specification import Conditions, RowCondition, listed
from cxsim.organization.schema.specification import Specification


class TieColumns(Specification):
    """Names of columns by their role.

    A column that is not stated is used if the file has one with the default name; ``null`` leaves it unused.
    """

    source: str = Field(default="source", description="Identifier of the person at the first end (default 'source').")
    target: str = Field(default="target", description="Identifier of the person at the other end (default 'target').")
    targets: tuple[str, ...] = Field(
        default=(), description="Instead of target: columns that each name one more person at the other end (a row per "
        "person; blank: no tie).",
    )
    directed: str | None = Field(
        default="directed", description="1, true or a word such as directed = one way; 0, false or a word such as "
        "undirected or mutual = both ways; backward = from target to source.",
    )
    mutual: str | None = Field(default=None, description="1 or true = both ways, 0 or false = one way.")


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
    columns: tuple[str, ...] = Field(
        default=(), description="Instead of column: one for each of the targets of a row, in that order.",
    )
    words: dict[str, Annotated[float, Field(ge=0.0, allow_inf_nan=False)]] = Field(
        default_factory=dict, description="What the words (or codes) in the column weigh: {never: 0, monthly: 1, "
        "weekly: 4, daily: 20}; 0: no tie. Other words are refused.",
    )
    blank: float | None = Field(
        default=None, ge=0.0, allow_inf_nan=False,
        description="Weight of blank cells; 0: no tie (default: blank cells are refused).",
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
    """A file of ties: one per row, several per row or cell, or a square table."""

    layer: str | LayerColumn = Field(
        default="informal", description="Name of the layer, or {column: NAME} if each row names its layer.",
    )
    only_layers: tuple[str, ...] | None = Field(
        default=None, description="Layers to read if a column names them (default: all).",
    )
    columns: TieColumns = Field(default_factory=TieColumns, description="Column names by role.")
    list_separator: Literal[";", ",", "|", "/", "\n"] | None = Field(
        default=None, description="Sign between identifiers where a cell of the target column holds several (default: "
        "one per cell).",
    )
    matrix: bool = Field(
        default=False, description="Whether the file is a square table: identifiers in the first column (sources) and "
        "in the header (targets), weights in the cells; blank and 0: no tie (default false).",
    )
    key: str | None = Field(
        default=None, min_length=1, description="Column of the people file that the ends of ties name, for example a "
        "mail address (default: the identifier).",
    )
    target_key: str | None = Field(
        default=None, min_length=1, description="The same for the target alone (default: as for the source).",
    )
    keep: Conditions = Field(
        default=(), description="Rows that count, for example one wave: {column: wave, values: [2]}; all conditions "
        "must hold (default: every row).",
    )
    outsiders: Literal["error", "drop"] = Field(
        default="error", description="What happens to ties with others than the people of the people file (default "
        "error).",
    )
    blank_ends: Literal["error", "drop", "above"] = Field(
        default="error", description="What happens to rows with a blank end: error (default; in the people file itself "
        "a blank target is no tie), drop, or above: a blank source is that of the row above, as in lists with merged "
        "cells; rows with a blank target are dropped.",
    )
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

    @model_validator(mode="after")
    def _one_form(self) -> TiesSpecification:
        columns, weight, stated = self.columns, self.weighing, self.columns.model_fields_set
        if self.matrix and (stated or self.list_separator or self.layer_column or weight.column):
            raise ValueError("'matrix' leaves no columns to state: remove columns, list_separator, layer: {column} and "
                             "weight: {column}")
        if weight.columns and (weight.column or len(weight.columns) != len(columns.targets)):
            raise ValueError("'columns' of the weight: one for each of the targets, without 'column' beside them")
        if {"target", "targets"} <= stated:
            raise ValueError("state 'target' or 'targets' under columns, not both")
        if "directed" in stated and None not in (columns.directed, columns.mutual):
            raise ValueError("state 'directed' or 'mutual' under columns, not both")
        return self

    def columns_of(self, people_file: str) -> tuple[str, ...]:
        """The columns of the file of people that these ties use."""
        keys = tuple(key for key in (self.key, self.target_key) if key is not None)
        own = (self.columns.source, *(self.columns.targets or (self.columns.target,)))
        return keys + (own if self.file == people_file else ())

    @property
    def kept_if(self) -> tuple[RowCondition, ...]:
        """The conditions of ``keep``."""
        return listed(self.keep)

    @property
    def layer_column(self) -> str | None:
        """The column that names the layer of each tie; None if all are in one layer."""
        return self.layer.column if isinstance(self.layer, LayerColumn) else None

    @property
    def weighing(self) -> WeightSpecification:
        """The weight of ties, stated or not."""
        return self.weight or WeightSpecification()

    @property
    def set_aside(self) -> tuple[str, ...]:
        """The columns that say nothing about a tie: those to ignore, and those that decide which rows count."""
        return (*self.ignore_columns, *(condition.column for condition in self.kept_if))
