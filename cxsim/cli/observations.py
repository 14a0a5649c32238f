"""What a company has seen so far, for ``cxsim narrow``: a file of it, or single numbers as options."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cxsim.organization.findings import Findings

if TYPE_CHECKING:
    from cxsim.scenario.schema.schema import Scenario
    from cxsim.studies.narrowing.cells import About
    from cxsim.studies.narrowing.observation import Observation


@dataclass(frozen=True)
class ObservationOptions:
    """What was seen of the plan under way, and of an earlier roll-out."""

    observed: Annotated[
        Path | None, typer.Option("--observed", metavar="FILE", help="What was seen (CSV or Excel): columns what, "
                                  "week, department, value, answers, error, and low and high for the scale of answers.")
    ] = None
    adoption: Annotated[
        list[str] | None, typer.Option("--adoption", metavar="WEEK:SHARE", help="Share of people who mostly used it in "
                                       "the four weeks up to a week of the plan, as in 12:0.3; may be repeated.")
    ] = None
    turnover: Annotated[
        str | None, typer.Option("--turnover", metavar="SHARE", help="Share of people who quit in a usual year, "
                                 "without the change.")
    ] = None
    customer_score: Annotated[
        list[str] | None, typer.Option("--customer-score", metavar="WEEK:SCORE", help="Customer score, 0 to 100, in a "
                                       "week of the plan, as in 12:63; may be repeated.")
    ] = None
    earlier: Annotated[
        Path | None, typer.Option("--earlier", metavar="SCENARIO", help="The scenario of an earlier roll-out in the "
                                  "same company, from which something can be learned, too.")
    ] = None
    earlier_observed: Annotated[
        Path | None, typer.Option("--earlier-observed", metavar="FILE", help="What was seen in the earlier roll-out.")
    ] = None

    @property
    def files(self) -> list[Path]:
        """The files to read."""
        return [file for file in (self.observed, self.earlier, self.earlier_observed) if file is not None]


@dataclass(frozen=True)
class Seen:
    """What was seen of a scenario, and notes on how the file was read."""

    observations: tuple[Observation, ...]
    notes: tuple[str, ...] = ()


def seen_in(scenario: Scenario, options: ObservationOptions) -> Seen:
    """What was seen of the plan under way.

    Raises
    ------
    InputError
        With everything that cannot be read or contradicts something else.
    """
    single = [("--adoption", "adoption", text) for text in options.adoption or ()]
    single += [("--turnover", "turnover", options.turnover)] if options.turnover is not None else []
    single += [("--customer-score", "customer_score", text) for text in options.customer_score or ()]
    return _seen(about(scenario), options.observed, single)


def seen_earlier(scenario: Scenario, file: Path) -> Seen:
    """What was seen in the earlier roll-out; InputError as for the plan under way."""
    return _seen(about(scenario), file, ())


def _seen(known: About, file: Path | None, single: Sequence[tuple[str, str, str]]) -> Seen:
    from cxsim.studies.narrowing.cells import MistakeError, on_the_command_line
    from cxsim.studies.narrowing.disagreement import disagreements
    from cxsim.studies.narrowing.read import read_observed

    findings = Findings()
    observations, notes = ([], ()) if file is None else read_observed(file, known, findings)
    for option, what, text in single:
        try:
            observations.append(on_the_command_line(option, what, text, known))
        except MistakeError as mistake:
            findings.say(option, mistake.message)
    disagreements(observations, known, findings)
    findings.stop()
    return Seen(tuple(observations), tuple(notes))


def about(scenario: Scenario) -> About:
    """What observations of a scenario are held against."""
    from cxsim.engine.world.organizations import organization_of
    from cxsim.studies.narrowing.cells import About

    organization = organization_of(scenario, scenario.seed_or_zero)
    people = {"": organization.size, **organization.headcount()}
    return About(people, scenario.weeks, scenario.adopter_share)


def both_or_none(options: ObservationOptions, refuse: Callable[[str, str], Exception]) -> None:
    """Refuse an earlier roll-out without observations, and observations without their roll-out."""
    if options.earlier is not None and options.earlier_observed is None:
        raise refuse("--earlier", "what was seen in it? Give the file with --earlier-observed")
    if options.earlier is None and options.earlier_observed is not None:
        raise refuse("--earlier-observed", "seen in which roll-out? Give its scenario with --earlier")
