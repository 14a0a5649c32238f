"""A fit on the screen: one row per model, the rule of the simulator, then what own contacts add, in words."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from cxsim.cli.numbers import ABSENT, bounded, decimal, per_cent
from cxsim.units import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console
    from rich.table import Table

    from cxsim.studies.diffusion.maximum_likelihood import ParameterEstimate
    from cxsim.studies.diffusion.nested import Gain
    from cxsim.studies.diffusion.predict import FinalShare
    from cxsim.studies.diffusion.study import DiffusionFit

ENOUGH: Final = 0.05
NAMES: Final = {
    "external_push": "external push", "social_influence": "social influence", "degree_effect": "degree effect",
    "group_share": "share of the group", "degree": "number of contacts (logarithm)",
    "contacts_over_group": "share of own contacts over that of the group",
}
SEVERAL: Final = {
    "group": "groups", "set of groups": "sets of groups", "tenth of the people": "tenths of the people",
}
NO_TIMES: Final = (
    "Only final adoption is known, not who came first. So this cannot tell people who followed their contacts from "
    "contacts who followed them, nor influence from likeness, and gives no push and influence for a scenario."
)


def show_fit(fit: DiffusionFit, console: Console) -> None:
    """Print what was read, the table and the answer."""
    observations = fit.observations
    alone = int((observations.degree == 0).sum())
    when = "final adoption only" if observations.final_only else counted(observations.periods, "period")
    console.print(
        f"{counted(observations.people, 'person')} in {counted(len(observations.groups), 'group')}, {when}; "
        f"{observations.adopters:,} adopted ({per_cent(observations.adopters / observations.people, digits=0)} %). "
        f"{counted(len(observations.contacts.sources), 'tie')} ({', '.join(observations.layers)}); "
        f"{counted(alone, 'person')} without contacts."
    )
    console.print(fit_table(fit))
    console.print(legend(fit))
    console.print(f"\nWeights in log odds (95 % interval): {_estimates(fit.weights['contacts'], 2)}.")
    if fit.rules:
        console.print(f"Rule bass of the simulator, per period: {_estimates(fit.rules[0].estimates, 3)}.")
    console.print(f"\n{verdict(fit)}")


def fit_table(fit: DiffusionFit) -> Table:
    """One row per model: its likelihood, how it predicts what was left out, and the final shares of groups left out."""
    from rich import box
    from rich.table import Table

    from cxsim.studies.diffusion.nested import LADDER
    from cxsim.studies.diffusion.predict import PREDICTORS

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("model")
    for header in ("log-likelihood\nin the sample", "left\nout", "final share\noff by", "CRPS", "90 % band\nholds"):
        table.add_column(header, justify="right", no_wrap=True)
    likelihood = {rule.name: rule.log_likelihood for rule in fit.rules}
    for model in PREDICTORS if fit.rules else LADDER:
        nested = model in LADDER
        table.add_row(
            model, decimal(fit.total(model, left_out=False) if nested else likelihood[model]),
            decimal(fit.total(model, left_out=True) if nested else math.nan),
            *_of_shares([share for share in fit.shares if share.model == model]),
        )
    return table


def _of_shares(shares: Sequence[FinalShare]) -> tuple[str, str, str]:
    """Mean error and score in points, and how often the band holds the observed share."""
    if not shares:
        return ABSENT, ABSENT, ABSENT
    error = sum(abs(share.predicted - share.observed) for share in shares) / len(shares)
    score = sum(share.crps for share in shares) / len(shares)
    return per_cent(error), per_cent(score), f"{sum(share.inside for share in shares):,} of {len(shares):,}"


def legend(fit: DiffusionFit) -> str:
    """What the columns mean, and which periods share a constant."""
    parts, shared = fit.problem.parts, fit.problem.shared_steps
    periods = ", ".join(f"{first} to {last}" for first, last in shared)
    words = [f"Left out: each {parts.kind} under the model fitted to the others, summed over {len(parts.names):,}."]
    if not parts.of_groups:
        words.append("Groups are left out only where there are 4 or more.")
    if fit.shares:
        words.append("Final share of each group, played from nobody by the model fitted to the others: mean distance "
                     "from the observed share and continuous ranked probability score (both in points; less is "
                     "better), and how often the 90 % band holds the observed share.")
    if shared:
        words.append(f"Too few people adopted in some periods, so these share one constant: {periods}.")
    return " ".join(words)


def _estimates(found: Sequence[ParameterEstimate], digits: int) -> str:
    return ", ".join(
        f"{NAMES[one.parameter]} "
        + bounded(*(decimal(value, digits=digits) for value in (one.value, one.low, one.high))) for one in found
    )


def verdict(fit: DiffusionFit) -> str:
    """What own contacts add to group, number of contacts and period, and whether other contacts do as well."""
    out, inside, test = fit.out_of_sample, fit.in_sample, fit.shuffled
    beside = " and number of contacts" if fit.observations.final_only else ", number of contacts and calendar period"
    words = [
        f"Own contacts add {_nats(out)} to the group{beside} over {out.parts:,} {SEVERAL[fit.problem.parts.kind]} left "
        f"out ({_interval(out)}; better in {out.better:,}), and {_nats(inside)} in the sample ({_interval(inside)}).",
        f"With contacts shuffled within groups, {test.reached:,} of {len(test.shuffled):,} networks gain as much in the"
        f" sample: p = {test.p:.3f}.",
    ]
    words.append(_answer(fit))
    return " ".join([*words, NO_TIMES] if fit.observations.final_only else words)


def _nats(found: Gain) -> str:
    return f"{decimal(found.total, signed=True)} log-likelihood"


def _interval(found: Gain) -> str:
    return f"95 % interval {decimal(found.low, signed=True)} … {decimal(found.high, signed=True)}"


def _answer(fit: DiffusionFit) -> str:
    if fit.shuffled.nothing_to_trade:
        return ("No contacts could be traded: group and numbers settle who looks at whom, so these data cannot tell "
                "contacts from the group.")
    if fit.shuffled.p > ENOUGH:
        return "So these data do not show that it matters which contacts a person has."
    if fit.out_of_sample.low > 0.0:
        return "So it matters which contacts a person has, and knowing them predicts better."
    return "So it matters which contacts a person has; how much knowing them helps to predict others is uncertain."
