"""Reads what a proposal says, as a run would: the scenario, and the files as their owner sees them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import ValidationError

from cxsim.organization.findings import Findings
from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.tables.proposed_file import proposed_file
from cxsim.organization.tables.seen import SeenFile, seen_file
from cxsim.scenario.loading.parsing import scenario_from_nodes
from cxsim.scenario.proposal.proposal import Options, Proposal
from cxsim.scenario.proposal.ties_guesses import names_ends
from cxsim.scenario.schema.origin import Origin
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.text.yaml_reader import read_yaml


def scenario_of(proposal: Proposal, options: Options, name: str = "the proposal") -> Scenario:
    """The scenario that is proposed, as if it stood in the folder of the options."""
    folder = Path.cwd() if options.folder is None else options.folder.absolute()
    return scenario_from_nodes(read_yaml(proposal.text, name), Origin(str(folder), str(folder.parent)))


def seen(
    file: Path, options: Options, answers: Mapping[str, str], part: Literal["nodes", "edges"] = "nodes"
) -> SeenFile | None:
    """The rows of a file as it is read with the answers so far; None if nothing of it can be shown."""
    base = file.absolute().parent if options.folder is None else options.folder.absolute()
    name = Path(os.path.relpath(file.absolute(), base)).as_posix()

    def fits(header: Any) -> bool:
        return names_ends(header) == (part == "edges")

    try:
        specification = FileSpecification.model_validate({"file": name, **options.reading})
        proposed = proposed_file(specification, base, Findings(), fits)
        if proposed is None:
            return None
        keys = dict(proposed.keys)
        for key, possible in proposed.choices.items():
            stated = {" ".join(map(str, one.values())): one for one, _ in possible}
            keys |= stated.get(answers.get(f"{key}:{file.name}", ""), {})
        return seen_file(FileSpecification.model_validate({"file": name, **options.reading, **keys}), base, fits, part)
    except ValidationError:
        return None
