"""Organization: the shape of a project's people and ties, which names nobody; and files on their way to a project."""

from __future__ import annotations

import math
from typing import Any, Final

from fastapi import Request
from starlette.responses import Response

from cxsim.analysis.organization_shape import OrganizationShape, shape_of
from cxsim.errors import CxsimError
from cxsim.organization.findings import NamingNote
from cxsim.organization.schema.organization_specification import OrganizationSpecification
from cxsim.organization.structure import Organization
from cxsim.plots.network_picture import network_picture
from cxsim.studies.described import described, misfits
from cxsim.web.desk import Desk, Page, Route, desk_of
from cxsim.web.own_organization import OWN
from cxsim.web.projects import Project
from cxsim.words import organization as words
from cxsim.words.groups import sentence

MOST_PAIRS: Final = 10
"""Pairs of departments that are shown at once; the others are a click away."""


def show(request: Request, name: str) -> Response:
    """The page: what the organization of the plans looks like, or what is wrong with its files."""
    desk = desk_of(request)
    project = desk.project(name)
    follows = desk.after(PAGE.word, project)
    try:
        organization, stated = organization_in(desk, project)
        shape = shape_of(organization)
        unfit = [str(one).replace(f"{project.folder}/", "").splitlines()[0]
                 for one in misfits(project.scenarios(), organization)]
    except CxsimError as error:
        lines = str(error).replace(f"{project.folder}/", "").splitlines()
        return desk.render("organization.html", PAGE.word, project, 400, shape=None, mistakes=lines, follows=follows)
    drawn = "" if stated.ties else words.drawn_words(generated=stated.generate is not None)
    return desk.render(
        "organization.html", PAGE.word, project, drawn=drawn, unfit=unfit, shape=shape, mistakes=[],
        follows=follows, words=words, title=words.shape_title(shape, drawn=not stated.ties),
        notes=notes_of(organization), pairs=pairs_of(shape), most=MOST_PAIRS, link=f"/api/projects/{name}/network",
        known=not math.isnan(words.inside_share(shape)))


def network(request: Request, name: str) -> Any:
    """Where people and ties are drawn, as JSON: no names but those of departments."""
    desk = desk_of(request)
    return network_picture(organization_in(desk, desk.project(name))[0])


def notes_of(organization: Organization) -> list[str]:
    """What was generated, assumed or left out, without anybody's name."""
    return [note.stored if isinstance(note, NamingNote) else str(note) for note in organization.notes]


def organization_in(desk: Desk, project: Project) -> tuple[Organization, OrganizationSpecification]:
    """The people and ties of the last plan, as the plans of a project share them, and how they are stated.

    They are kept for the picture on the page.
    """
    state = project.state
    known = desk.organizations.get(project.folder.name)
    if known is None or known[0] != state:
        desk.organizations.clear()
        scenario = project.scenarios()[-1]
        known = desk.organizations[project.folder.name] = state, described(scenario), scenario.organization
    return known[1], known[2]


def pairs_of(shape: OrganizationShape) -> list[tuple[str, int, float]]:
    """Ties between departments, most for their sizes first: the pair, how many, times chance."""
    pairs = [pair for pair in shape.between if pair.first != pair.second and not math.isnan(pair.to_chance)]
    pairs.sort(key=lambda pair: (-pair.to_chance, pair.first, pair.second))
    return [(sentence(words.pair_words(shape, pair)), pair.ties, pair.to_chance) for pair in pairs]


PAGE: Final = Page(2, "Organization", "/projects/{name}/organization", (
    Route("GET", "/projects/{name}/organization", show), Route("GET", "/api/projects/{name}/network", network), *OWN,
))
