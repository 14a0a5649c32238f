"""Classes of a small case."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cxsim.scenario.case.terms import Terms, terms_of
from cxsim.teaching.class_folder import ClassFolder, ClassPlan, open_class
from cxsim.teaching.ground import Ground
from cxsim.teaching.making import make_class
from tests.teaching.small_case import FUTURES, write_case


@pytest.fixture(scope="session")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_case(tmp_path_factory.mktemp("cases") / "small")


@pytest.fixture(scope="session")
def terms(case: Path) -> Terms:
    return terms_of(case)


@pytest.fixture(scope="session")
def ground(terms: Terms) -> Ground:
    return Ground.of(terms)


@pytest.fixture(scope="session")
def made(terms: Terms, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A class of three teams as it was made; nobody has planned anything."""
    place = tmp_path_factory.mktemp("classes") / "monday"
    return make_class(terms, ClassPlan.of(terms, 3, terms.seed, FUTURES), place)


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> ClassFolder:
    """The class again, for a test to fill in."""
    return open_class(Path(shutil.copytree(made, tmp_path / "monday")))
