"""What an experiment file states: scenarios, factors, a design and how to run it.

Paths in the file are relative to its folder. Units of a factor are those of the key that it changes.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, model_validator

from cxsim.scenario.schema.block import LARGEST_SEED, Block, Label

LARGEST_SWEEP = 1_000_000
"""Cells; more than this is refused as a slip."""

Single = bool | int | float | str


class Factor(Block):
    """What is varied at one path: some values, some named alternatives, or a range."""

    values: tuple[Single, ...] = Field((), description="values to try (list)")
    levels: dict[Label, Any] = Field({}, description="alternatives by name, each with whatever the path may hold")
    low: float | None = Field(None, description="lower end of a range")
    high: float | None = Field(None, description="upper end of a range")
    scale: Literal["linear", "log"] = Field("linear", description="how a range is divided (linear or log)")
    whole: bool = Field(False, description="whether a range holds whole numbers only (true or false)")
    points: int = Field(5, ge=2, le=10_000, description="values of a range in a grid, ends included (2 to 10,000)")
    range: Literal["plausible"] | None = Field(None, description="the range of a parameter in the parameter table")
    name: Label | None = Field(None, description="its column in the results (default: its path)")

    @model_validator(mode="after")
    def _one_form(self) -> Factor:
        ends = self.low is not None or self.high is not None
        given = [name for name, is_given in (
            ("values", "values" in self.model_fields_set), ("levels", "levels" in self.model_fields_set),
            ("low and high", ends), ("range", self.range is not None),
        ) if is_given]
        if len(given) != 1:
            raise ValueError("give one of 'values', 'levels', 'low' with 'high', or 'range: plausible'; "
                             f"given: {', '.join(given) or 'none'}")
        if ends:
            self._check_ends()
        elif given[0] in {"values", "levels"}:
            self._check_alternatives()
        return self

    def _check_ends(self) -> None:
        if self.low is None or self.high is None:
            raise ValueError("a range needs both 'low' and 'high'")
        if not self.low < self.high:
            raise ValueError(f"low: {self.low:g} is not below high: {self.high:g}")
        if self.scale == "log" and self.low <= 0.0:
            raise ValueError(f"a log scale needs numbers above 0; low is {self.low:g}")
        if self.whole and not (self.low.is_integer() and self.high.is_integer()):
            raise ValueError("a range of whole numbers needs whole numbers as 'low' and 'high'")

    def _check_alternatives(self) -> None:
        if not self.values and not self.levels:
            raise ValueError("at least one value is needed")
        kinds = [(isinstance(one, bool), one) for one in self.values]  # 1 and true differ
        repeated = [one for place, (_, one) in enumerate(kinds) if kinds[place] in kinds[:place]]
        if repeated:
            raise ValueError(f"{repeated[0]!r} is listed twice; replicates repeat a cell, not the values of a factor")


Kind = Literal["grid", "zip", "list", "table", "random", "latin_hypercube", "sobol", "morris"]


class Design(Block):
    """Which combinations of the factors' values are run.

    ``grid``: all; ``zip``: the first values of all, the second, ...; ``list`` and ``table``: as stated; ``random``,
    ``latin_hypercube`` and ``sobol``: ``samples`` points; ``morris``: ``samples`` trajectories for screening. ``sobol``
    with ``indices`` repeats its points so that Sobol indices can be estimated: samples x (factors + 2) cells.
    """

    type: Kind = Field("grid", description="kind of design (default grid)")
    samples: int | None = Field(None, ge=1, le=LARGEST_SWEEP, description="number of points or trajectories")
    seed: int | None = Field(None, ge=0, le=LARGEST_SEED, description="seed of the points (default: that of the sweep)")
    indices: bool = Field(True, description="for sobol: whether the points serve Sobol indices (default true)")
    levels: int = Field(4, ge=2, le=1000, description="for morris: levels of the grid; even (default 4)")
    cells: tuple[dict[str, Any], ...] = Field((), description="for list: each cell as PATH: VALUE")
    file: str | None = Field(None, min_length=1, description="for table: a CSV file with one column per path")

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Design:
        sampled = self.type in {"random", "latin_hypercube", "sobol", "morris"}
        needed = {"samples": sampled, "cells": self.type == "list", "file": self.type == "table"}
        for key, is_needed in needed.items():
            stated = key in self.model_fields_set
            if is_needed and not stated:
                raise ValueError(f"a design of type '{self.type}' needs '{key}'")
            if stated and not is_needed:
                raise ValueError(f"a design of type '{self.type}' has no '{key}'")
        if self.type == "morris" and self.levels % 2:
            raise ValueError(f"levels: an even number is needed, {self.levels} is given")
        if self.type == "list" and not self.cells:
            raise ValueError("cells: at least one is needed")
        return self


class Run(Block):
    """How the cells are run; none of it changes a number."""

    executor: Literal["processes", "serial", "dask"] = Field("processes", description="who runs the cells (processes, "
                                                             "serial, or dask; default processes)")
    workers: int | None = Field(None, ge=1, le=1024, description="processes (default: all available processors)")
    dask: str | None = Field(None, min_length=1, description="address of the scheduler, or 'local'")
    chunk_seconds: float = Field(30.0, gt=0.0, le=3600.0, description="work between two files (seconds; default 30)")
    engine: Literal["auto", "numpy", "compiled"] = Field("auto", description="both engines give the same bytes")
    seconds_per_cell: float | None = Field(None, ge=1.0, le=2_592_000.0, description="most time of a cell; one that "
                                           "takes longer is stopped, and in the end fails (seconds; default: no limit)")

    @model_validator(mode="after")
    def _processes_that_can_be_stopped(self) -> Run:
        if self.seconds_per_cell is not None and self.executor == "serial":
            raise ValueError("'seconds_per_cell' needs processes that can be stopped, which 'executor: serial' does "
                             "not have; state 'executor: processes'")
        return self

    @model_validator(mode="after")
    def _dask_and_its_address(self) -> Run:
        if self.executor == "dask" and self.dask is None:
            raise ValueError("'executor: dask' needs 'dask: ADDRESS', or 'dask: local'")
        if self.dask is not None and self.executor != "dask" and "executor" in self.model_fields_set:
            raise ValueError(f"'dask: {self.dask}' goes with 'executor: dask', not with 'executor: {self.executor}'")
        return self


class Keep(Block):
    """Which weekly series of the whole organization are kept."""

    weekly: tuple[str, ...] = Field(("adoption",), min_length=1, description="weekly measures (default adoption)")
    cells: tuple[int, ...] | None = Field(None, min_length=1, description="of these cells (default: of all)")


class Experiment(Block):
    """A whole experiment."""

    name: Label = Field(description="name of the experiment (text up to 120 characters)")
    description: str = Field("", max_length=20_000, description="the question, for readers (text)")
    scenario: str | None = Field(None, min_length=1, description="scenario file")
    scenarios: tuple[str, ...] = Field((), description="several scenario files; each is run at every point")
    factors: dict[str, Factor] = Field({}, description="what is varied, by dotted path")
    design: Design = Field(Design.model_construct(), description="which combinations are run (default: all)")
    replicates: int | None = Field(None, ge=1, le=1_000_000, description="replicates of a cell (default: as the "
                                   "scenario says)")
    seed: int | None = Field(None, ge=0, le=LARGEST_SEED, description="seed of all randomness (default: the scenario's;"
                             " else drawn once and stored)")
    measures: tuple[str, ...] | None = Field(None, min_length=1, description="measures to keep (default: all)")
    keep: Keep | None = Field(None, description="weekly measures to keep (default: none)")
    run: Run = Field(Run.model_construct(), description="how it is run")

    @model_validator(mode="after")
    def _some_scenario(self) -> Experiment:
        if (self.scenario is None) == (not self.scenarios):
            raise ValueError("give 'scenario: FILE' or 'scenarios: [FILE, FILE]'")
        return self

    @property
    def files(self) -> tuple[str, ...]:
        """The scenario files."""
        return self.scenarios if self.scenario is None else (self.scenario,)
