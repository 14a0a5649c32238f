"""Builds the organization of a scenario: generated, or read from files and completed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cxsim.organization.company_files.assemble import Filling, assemble
from cxsim.organization.company_files.read_people import read_people
from cxsim.organization.company_files.read_ties import read_ties
from cxsim.organization.company_files.tie_ends import KnownPeople
from cxsim.organization.company_files.trait_means import with_trait_means
from cxsim.organization.findings import Findings
from cxsim.organization.generation.generate import generate
from cxsim.organization.generation.growth import with_growth
from cxsim.organization.schema.organization_specification import OrganizationSpecification
from cxsim.organization.structure import Organization


def build(specification: OrganizationSpecification, folder: Path, seed: int, draw: int = 0) -> Organization:
    """Build the organization that a scenario's block ``organization`` describes.

    Parameters
    ----------
    specification
        The block.
    folder
        The scenario's folder; file paths are relative to it.
    seed, draw
        Seed and number of the draw; besides them, the result depends only on the block and its files.

    Raises
    ------
    cxsim.errors.InputError
        With every mistake found in the files, at file:line:column.
    """
    findings = Findings()
    notes: tuple[str, ...] = ()
    known: KnownPeople | None = None
    if specification.people is not None:
        team_size = specification.people.team_size
        filling = Filling(seed, draw, specification.people.span_of_control, team_size, specification.generated_ties)
        organization, notes, known = _from_files(specification, folder, filling, findings)
    elif specification.generate is not None:
        team_size = specification.generate.team_size
        organization = generate(specification.generate, seed, draw)
    else:
        findings.say("", "organization: state exactly one of 'generate' and 'people'")
        raise findings.error()
    organization = with_growth(organization, specification.growth, seed, draw, team_size)
    organization = with_trait_means(organization, specification.traits, folder, findings, known)
    findings.stop()
    return replace(organization.with_notes_first(notes), idle=tuple(findings.idle))


def _from_files(
    specification: OrganizationSpecification, folder: Path, filling: Filling, findings: Findings
) -> tuple[Organization, tuple[str, ...], KnownPeople]:
    """From files of people and ties, with the people; what files leave out is derived or generated, and noted."""
    people, ties = specification.people, specification.ties
    assert people is not None
    stated = read_people(people, folder, findings, specification.naming_columns())
    if stated is None:
        raise findings.error()
    known = stated.known(people.file)
    settled, notes = read_ties(ties, folder, known, findings)
    findings.stop()
    return assemble(stated, settled if ties else None, filling), notes, known
