"""Scenarios that build on another one: ``extends: base.yaml``.

Mappings merge key by key; lists and single values replace; an empty value (``null``) removes what was inherited. A
parent may extend another file, but no file may extend itself, directly or indirectly. Every value keeps the place where
it was written, so messages point to the right file. Paths in a parent are relative to the folder of the scenario that
is loaded, like all others.
"""

from __future__ import annotations

from pathlib import Path

from cxsim.errors import InputError, Place, nearest
from cxsim.scenario.loading.files import problem_of
from cxsim.scenario.schema.schema import Scenario
from cxsim.scenario.text.nodes import MapNode, Scalar, merged
from cxsim.scenario.text.yaml_reader import read_yaml_file

KEY = "extends"
LONGEST_CHAIN = 10


def read_with_parents(file: Path, root: Path) -> tuple[MapNode, tuple[str, ...]]:
    """The merged tree of a file and the files it extends, and the names of the files read, its own first.

    Raises
    ------
    InputError
        For an unreadable file, a cycle, or a parent outside ``root``.
    """
    return _read(file, root, ())


def _read(file: Path, root: Path, chain: tuple[Path, ...]) -> tuple[MapNode, tuple[str, ...]]:
    here = file.absolute().resolve()
    nodes = read_yaml_file(file)
    if KEY not in nodes.entries:
        _refuse_misspelling(nodes)
        return nodes, (str(file),)
    entry = nodes.entries[KEY]
    own = MapNode({key: value for key, value in nodes.entries.items() if key != KEY}, nodes.place, nodes.flow)
    written = entry.node
    if not isinstance(written, Scalar) or not written.text:
        raise _refused(written.place, "the name of one scenario file is expected")
    folder = file.absolute().parent
    problem = problem_of(written, folder, root)
    if problem:
        raise _refused(written.place, problem)
    parent = folder / written.text
    if parent.resolve() in (*chain, here):
        raise _refused(written.place, f"'{written.text}' extends this file again; a file cannot extend itself")
    if len(chain) >= LONGEST_CHAIN:
        raise _refused(written.place, f"more than {LONGEST_CHAIN} files extend one another")
    inherited, files = _read(file.parent / written.text, root, (*chain, here))
    return merged(inherited, own), (str(file), *files)


def _refuse_misspelling(nodes: MapNode) -> None:
    """Stop at ``extnds:``, because otherwise everything inherited would be reported as missing."""
    known = {KEY, *(field.alias or name for name, field in Scenario.model_fields.items())}
    for key, entry in nodes.entries.items():
        if key not in known and nearest(key, known) == KEY:
            raise InputError([entry.place.finding(key, f"unknown key '{key}'; did you mean '{KEY}'?")])


def _refused(place: Place, message: str) -> InputError:
    return InputError([place.finding(KEY, message)])
