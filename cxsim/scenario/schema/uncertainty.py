"""Uncertain parameters: whether and how they differ between replicates."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from cxsim.scenario.schema.block import Block, Word


class SetFile(Block):
    """A file of parameter sets, usually written by ``cxsim narrow``."""

    file: str = Field(min_length=1, alias="set", description="file with parameter sets (CSV, one column per parameter; "
                      "path relative to the scenario)")


def _shape(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return "names"
    return "set" if isinstance(value, (dict, SetFile)) else "word"


Uncertainty = Annotated[
    Annotated[Literal["full", "none"], Tag("word")]
    | Annotated[tuple[Word, ...], Field(min_length=1), Tag("names")]
    | Annotated[SetFile, Tag("set")],
    Discriminator(_shape),
]


def in_words(uncertainty: Literal["full", "none"] | tuple[str, ...] | SetFile) -> str | tuple[str, ...]:
    """The choice as stored in results: a word, the names of parameters, or the name of a file."""
    return uncertainty.file if isinstance(uncertainty, SetFile) else uncertainty
