"""Seeded mutations of nested values: scenarios, graphs in JSON and manifests."""

from __future__ import annotations

import json
import random
from copy import deepcopy
from typing import Any

from cxsim.scenario.text.nodes import plain
from cxsim.scenario.text.yaml_reader import read_yaml
from cxsim.scenario.text.yaml_writer import to_yaml
from tests.fuzz.inputs import Case

VALUES: list[Any] = [
    None, True, False, 0, 1, -1, 0.5, 1.0000001, 104, 1041, 10**6, 2**63, 1e300, -0.0, "", "x", "no", "0,5", "training",
    "claims", [], {}, [None], ["claims"], ["claims", "claims"], [[]], {"x": 1}, {"claims": 0.5}, {"type": "training"},
    [{"type": "training"}],
]
NAMES = ["../letter.txt", "/etc/hostname", "..", ".", "", "letter.txt/x", "a/b", "a.txt", "manifest.json", "\u0000",
         "x" * 300, "a\nb"]


def of_tree(chance: random.Random, case: Case, content: bytes) -> bytes:
    """Values, keys and items of the scenario changed."""
    tree = plain(read_yaml(content.decode()))
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        _change(chance, tree)
    return to_yaml(tree).encode()


def _change(chance: random.Random, tree: Any) -> None:
    current = tree
    while True:
        keys = list(current) if isinstance(current, dict) else list(range(len(current)))
        key = chance.choice(keys)
        inner = current[key]
        if not isinstance(inner, dict | list) or not inner or chance.random() < 0.2:
            break
        current = inner
    act = chance.randrange(7)
    if act <= 2:
        current[key] = deepcopy(chance.choice(VALUES))
    elif act == 3 and isinstance(inner, int | float):
        current[key] = inner * chance.choice((-1, 0, 0.5, 2, 10, 1000))
    elif act == 4:
        current[key] = [inner]
    elif isinstance(current, dict) and act == 5:
        name = str(key)
        place = chance.randrange(len(name))
        current[name[:place] + name[place + 1 :] or "k"] = current.pop(key)
    elif isinstance(current, list) and act == 5:
        current.append(inner)
    elif len(current) > 1:
        del current[key]


def of_json(chance: random.Random, case: Case, content: bytes) -> bytes:
    """A graph in JSON with other values, keys and elements."""
    tree = json.loads(content)
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        _change(chance, tree)
    return json.dumps(tree, ensure_ascii=chance.random() < 0.5).encode()


def of_manifest(chance: random.Random, case: Case, content: bytes) -> bytes:
    """A manifest of results with other values, also with names of files elsewhere."""
    tree = json.loads(content)
    for _ in range(chance.choice((1, 2, 4))):
        if chance.random() < 0.5 and isinstance(tree.get("files"), dict):
            tree["files"][chance.choice(NAMES)] = deepcopy(chance.choice(VALUES))
        else:
            tree[chance.choice((*tree, "files", "program"))] = deepcopy(chance.choice(VALUES))
    return json.dumps(tree).encode()
