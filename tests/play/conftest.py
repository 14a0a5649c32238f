"""A game of a shipped case, and a way to play several events."""

from functools import reduce

import pytest

from cxsim.play.events import Begin
from cxsim.play.state import apply, begun
from cxsim.scenario.case.terms import terms_of

CASE = "siloed_company"


@pytest.fixture(scope="session")
def terms():
    return terms_of(CASE)


@pytest.fixture(scope="session")
def start(terms):
    """A game before its first week."""
    return begun(Begin(CASE, 7, terms.fingerprint), terms)


@pytest.fixture
def after(start):
    """The state after some events."""
    return lambda *events, state=None: reduce(apply, events, start if state is None else state)
