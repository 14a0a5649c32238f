"""Who does the parts of a work."""

from __future__ import annotations

import multiprocessing
import os

import pytest

from cxsim.studies.variants import How
from cxsim.teaching import playing
from cxsim.teaching.crew import Crew, crew_of
from cxsim.teaching.ground import Ground
from cxsim.teaching.playing import play_variants


def ended_at_once(_: int) -> int:
    """A process ends, as if it were killed; whoever has started it answers."""
    if multiprocessing.parent_process() is not None:
        os._exit(1)
    return 7


def test_one_processor_needs_no_processes() -> None:
    with crew_of(1) as crew:
        assert crew.each(abs, [-1, -2]) == [1, 2]
        assert not crew.at_work


def test_processes_play_to_the_same_numbers(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    offers = [one for one in ground.terms.offers if one.type in ("training", "mandate")]
    plans = [ground.terms.scenario(f"plan {one.name}", [one.at(1.0)]) for one in offers]
    alone = play_variants(ground, plans, How(4, 3, 1))
    monkeypatch.setattr(playing, "WORTH_PROCESSES", 0)
    with crew_of(2) as crew:
        together = play_variants(ground, plans, How(4, 3), crew)
        assert crew.at_work
    for one, other in zip(alone, together, strict=True):
        assert one.adopters.tolist() == other.adopters.tolist()
        assert one.leavers.tolist() == other.leavers.tolist()


def test_the_work_of_a_process_that_dies_is_done_here() -> None:
    with crew_of(2) as crew:
        assert crew.size == 2
        assert crew.each(ended_at_once, [1, 2]) == [7, 7]
        assert (crew.size, crew.at_work) == (1, False)
    assert Crew().each(abs, [-3]) == [3]
