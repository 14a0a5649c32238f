"""Generates an organization: departments, reporting lines, teams and informal ties from a few figures.

The result depends only on (specification, seed, draw). People (identifiers, departments, levels) are the same in every
draw; managers' numbers of reports, teams and ties differ. Adding a person or a department may change the ties of
others.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from cxsim.organization.generation.informal_ties import People, informal_layer
from cxsim.organization.generation.reorder import inverse, moved
from cxsim.organization.generation.reporting_tree import reporting_tree
from cxsim.organization.generation.teams import teams_from_managers
from cxsim.organization.layers import reporting_layer, team_layer
from cxsim.organization.schema.specification import DepartmentSpecification, GenerateSpecification
from cxsim.organization.structure import Organization
from cxsim.streams import employee_keys


# A command that checks a scenario and runs it, and runs one after another in a notebook, ask for the same organization.
@lru_cache(maxsize=2)
def generate(specification: GenerateSpecification, seed: int, draw: int = 0) -> Organization:
    """Generate an organization.

    Parameters
    ----------
    specification
        Departments and the shape of reporting lines, teams and informal ties.
    seed
        The scenario's seed.
    draw
        Number of the draw of ties and reporting lines (``organization_draws`` of a scenario), from 0.

    Returns
    -------
    Organization
        With layers ``informal``, ``reporting`` and ``team``; ``notes`` say which wishes could not be met.
    """
    stated = sorted(specification.departments, key=lambda department: department.name)
    names = tuple(department.name for department in stated)
    sizes = np.array([department.size for department in stated], dtype=np.int64)
    ids = [identifier for department in stated for identifier in _identifiers(department)]
    keys = employee_keys(ids)
    tree = reporting_tree(
        sizes, keys, span=specification.span_of_control, levels=specification.levels,
        spread=specification.span_spread, seed=seed, draw=draw,
    )
    teams, team = teams_from_managers(tree.department, tree.manager, names, specification.team_size)
    order = np.lexsort((np.arange(len(keys)), team, tree.department))
    manager = moved(tree.manager[order], inverse(order))
    people = People(keys[order], tree.department[order], team[order], manager)
    informal, notes = informal_layer(people, specification, seed, draw, specification.team_size)
    return Organization(
        ids=tuple(map(ids.__getitem__, order.tolist())),
        keys=people.keys,
        departments=names,
        department=people.department,
        teams=teams,
        team=people.team,
        level=tree.level[order],
        manager=manager,
        layers={
            "informal": informal,
            "reporting": reporting_layer(manager),
            "team": team_layer(people.team, people.keys, seed, draw),
        },
        notes=(*tree.notes, *notes),
    )


def _identifiers(department: DepartmentSpecification) -> Iterator[str]:
    """The department's name with a number of equal width."""
    width = max(4, len(str(department.size)))
    return (f"{department.name}-{number:0{width}d}" for number in range(1, department.size + 1))
