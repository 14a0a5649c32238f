"""The organization of a scenario: generated, or read from files and filled up."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cxsim.organization.company_files.assemble import Filling, assemble
from cxsim.organization.company_files.read_people import read_people
from cxsim.organization.company_files.read_ties import read_ties
from cxsim.organization.company_files.trait_means import Stated, with_trait_means
from cxsim.organization.findings import Findings
from cxsim.organization.generation.generate import generate
from cxsim.organization.generation.growth import with_growth
from cxsim.organization.schema.organization_specification import OrganizationSpecification
from cxsim.organization.schema.people_specification import PeopleSpecification
from cxsim.organization.schema.specification import GrowthSpecification, InformalSpecification
from cxsim.organization.schema.ties_specification import TiesSpecification
from cxsim.organization.structure import Organization


def build(specification: OrganizationSpecification, folder: Path, seed: int, draw: int = 0) -> Organization:
    """The organization that a scenario's block ``organization`` describes.

    Parameters
    ----------
    specification
        The block.
    folder
        The scenario's folder; files are seen from there.
    seed, draw
        What is generated depends on these, and on nothing but the block and the files besides.

    Raises
    ------
    cxsim.errors.InputError
        With every mistake found in the files, at file:line:column.
    """
    if specification.people is not None:
        return read(
            specification.people, specification.ties, folder, seed,
            draw=draw, informal=specification.generated_ties, traits=specification.traits,
            growth=specification.growth,
        )
    findings = Findings()
    if specification.generate is None:
        findings.say("", "organization: state exactly one of 'generate' and 'people'")
        raise findings.error()
    organization = generate(specification.generate, seed, draw)
    organization = with_growth(organization, specification.growth, seed, draw, specification.generate.team_size)
    organization = with_trait_means(organization, specification.traits, folder, findings)
    findings.stop()
    return organization


def read(
    people: PeopleSpecification,
    ties: Sequence[TiesSpecification],
    folder: Path,
    seed: int,
    *,
    draw: int = 0,
    informal: InformalSpecification | None = None,
    traits: Stated | None = None,
    growth: Sequence[GrowthSpecification] = (),
) -> Organization:
    """An organization from files of people and ties; what they do not say is derived or generated, and said.

    Raises
    ------
    cxsim.errors.InputError
        With every mistake found, at file:line:column.
    """
    findings = Findings()
    stated = read_people(people, folder, findings)
    if stated is None:
        raise findings.error()
    settled, notes = read_ties(ties, folder, stated.row_of, findings)
    findings.stop()
    filling = Filling(seed, draw, people.span_of_control, people.team_size, informal)
    organization = assemble(stated, settled if ties else None, filling)
    organization = with_growth(organization, growth, seed, draw, people.team_size)
    organization = with_trait_means(organization, traits or {}, folder, findings)
    findings.stop()
    return organization.with_notes_first(notes)
