"""A proposal for copies of the files in which nobody has a name."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cxsim.organization.company_files.pseudonyms import copies_of, copy_of_answers
from cxsim.organization.company_files.tie_ends import KnownPeople
from cxsim.organization.schema.file_specification import FileSpecification
from cxsim.organization.schema.organization_specification import OrganizationSpecification
from cxsim.organization.schema.people_specification import PeopleColumns
from cxsim.organization.schema.survey_specification import SurveyMeans
from cxsim.scenario.proposal.proposal import Options, Proposal
from cxsim.scenario.proposal.read import scenario_of
from cxsim.scenario.proposal.scenario_text import head, rest
from cxsim.scenario.text.yaml_writer import to_yaml

ENDING = "-pseudonymized.csv"


@dataclass(frozen=True)
class Pseudonymized:
    """``text``: the scenario for the copies; ``files``: their content by name, to be written beside the scenario."""

    text: str
    files: dict[str, str]


def pseudonymized(proposal: Proposal, options: Options, secret: bytes) -> Pseudonymized:
    """What is proposed, for copies with pseudonyms and only the columns that are read.

    The comments about the files are left out: they name people.

    Raises
    ------
    InputError
        With every mistake that keeps the files from being read; the copies hold what a run would read.
    """
    folder = Path.cwd() if options.folder is None else options.folder.absolute()
    organization = scenario_of(proposal, options).organization
    assert organization.people is not None
    named = organization.naming_columns()
    people, ties, known = copies_of(organization.people, organization.ties, folder, secret, named)
    files = {_name(organization.people.file): people}
    block: dict[str, Any] = {"people": _people_block(_name(organization.people.file), people)}
    if ties is not None:
        name = _name(organization.ties[0].file)
        name = name if name not in files else f"ties-{name}"
        files[name] = ties
        block["ties"] = [{
            "file": name, "columns": {"source": "source", "target": "target"}, "layer": {"column": "layer"},
            "weight": {"column": "weight"}, "directed": True, "influence": "target"}]
    traits = _traits(organization, folder, files, known)
    if traits:
        block["traits"] = traits
    departments = Counter(row.get("department", "") for row in csv.DictReader(people.splitlines()))
    departments.pop("", None)
    lines = [*head(options.name), "# The files hold pseudonyms and only what the model reads.",
             to_yaml({"organization": block}).rstrip("\n"), *rest(departments)]
    return Pseudonymized("\n".join(lines) + "\n", files)


def _name(file: str) -> str:
    return Path(file).stem + ENDING


def _people_block(file: str, text: str) -> dict[str, Any]:
    """How the copy of the people is read: every column by its own name, the others not at all."""
    header = text.splitlines()[0].split(",")
    columns = {role: role for role in PeopleColumns.model_fields if role in header}
    return {"file": file, "columns": columns, "missing": []}


def _traits(
    organization: OrganizationSpecification, folder: Path, files: dict[str, str], people: KnownPeople
) -> dict[str, Any]:
    """The traits that come from surveys, read from copies, which are added to the files."""
    by_file: dict[str, list[SurveyMeans]] = {}
    for stated in organization.traits.values():
        if isinstance(stated, SurveyMeans):
            by_file.setdefault(stated.file, []).append(stated)
    for file, surveys in by_file.items():
        files[_name(file)] = copy_of_answers(surveys, folder, people)
    written = set(FileSpecification.model_fields) - {"missing", "decimal", "thousands"} | {"person", "key"}
    return {
        trait: {"from": _name(stated.file), **stated.model_dump(
            mode="json", exclude_unset=True, exclude=written)}
        for trait, stated in organization.traits.items() if isinstance(stated, SurveyMeans)
    }
