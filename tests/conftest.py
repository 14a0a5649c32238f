"""What all tests share: no search for garbage among the tests, and pictures that are drawn once."""

import gc

import pytest


@pytest.hookimpl(tryfirst=True)
def pytest_collection() -> None:
    """The tests themselves are no garbage: not to look for any among them saves seconds of every process."""
    gc.disable()


def pytest_collection_finish() -> None:
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session", autouse=True)
def drawn_once():
    """What the reports of this process have drawn."""
    from tests.drawn_once import DrawnOnce

    drawings = DrawnOnce()
    with pytest.MonkeyPatch.context() as patch:
        drawings.put_in(patch)
        yield drawings


@pytest.fixture
def drawn_anew(drawn_once):
    """In this test every picture is drawn, also one that was drawn before."""
    drawn_once.anew = True
    yield
    drawn_once.anew = False


@pytest.fixture(scope="module")
def any_picture(drawn_once):
    """The tests of a module look at no picture; one of the same kind does."""
    drawn_once.any = True
    yield
    drawn_once.any = False
