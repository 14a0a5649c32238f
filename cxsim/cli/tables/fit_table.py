"""A fit on the screen: one row per model, then what the network adds, in words."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from cxsim.cli.numbers import ABSENT, bounded, decimal, per_cent
from cxsim.units import counted

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from cxsim.studies.diffusion.models import FittedModel
    from cxsim.studies.diffusion.study import DiffusionFit

COLUMNS: Final = (("external_push", "external\npush"), ("social_influence", "social\ninfluence"),
                  ("degree_effect", "degree\neffect"))  # fmt: skip
LEGEND: Final = (
    "In brackets: 95 % profile intervals. Push and influence: probability per period that a person of average degree "
    "adopts, without contacts and through contacts who have all adopted. Predictive: log-likelihood of each group "
    "under the model fitted to the others, summed over groups; higher is better."
)


def show_fit(fit: DiffusionFit, console: Console) -> None:
    """Print what was read, the table and the answer."""
    observations = fit.observations
    alone = int((observations.degree == 0).sum())
    console.print(
        f"{counted(observations.people, 'person')} in {counted(len(observations.groups), 'group')}, "
        f"{counted(observations.periods, 'period')}; "
        f"{observations.adopters:,} adopted ({per_cent(observations.adopters / observations.people, digits=0)} %). "
        f"{counted(len(observations.contacts.sources), 'tie')} ({', '.join(observations.layers)}); "
        f"{counted(alone, 'person')} without contacts."
    )
    console.print(fit_table(fit))
    console.print(LEGEND)
    console.print(f"\n{verdict(fit)}")


def fit_table(fit: DiffusionFit) -> Table:
    """One row per model: its parameters, its likelihood, how it predicts groups left out."""
    from rich import box
    from rich.table import Table

    from cxsim.studies.diffusion.crossvalidation import gain, total
    from cxsim.studies.diffusion.models import NETWORK

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("model")
    for header in (*(header for _, header in COLUMNS), "log-\nlikelihood", "predictive",
                   "network\nahead by"):  # fmt: skip
        table.add_column(header, justify="right", no_wrap=True)
    for model in fit.models:
        predicted = total(fit.scores, model.name) if fit.scores else math.nan
        behind = gain(fit.scores, NETWORK, model.name).total if fit.scores and model.name != NETWORK else math.nan
        table.add_row(
            model.name, *(_estimate(model, name) for name, _ in COLUMNS), decimal(model.log_likelihood),
            decimal(predicted), decimal(behind, signed=True),
        )
    return table


def _estimate(model: FittedModel, parameter: str) -> str:
    for found in model.estimates:
        if found.parameter == parameter:
            return bounded(*(decimal(value, digits=3) for value in (found.value, found.low, found.high)))
    return ABSENT


def verdict(fit: DiffusionFit) -> str:
    """Whether contacts matter, and whether knowing them predicts better than knowing the group."""
    from cxsim.studies.diffusion.models import NETWORK

    influence = next(found for found in fit.model(NETWORK).estimates if found.parameter == "social_influence")
    if influence.low > 0.0:
        first = "In the network model, contacts who adopted raise the probability to adopt (its interval excludes 0)."
    else:
        first = "The interval of social influence reaches 0: these data do not show that contacts matter."
    if not fit.scores:
        return f"{first} With only one group, none can be left out and predicted."
    return f"{first} {_answer(fit)}"


def _answer(fit: DiffusionFit) -> str:
    from cxsim.studies.diffusion.crossvalidation import gain
    from cxsim.studies.diffusion.models import NETWORK, NETWORK_FREE

    found = gain(fit.scores, NETWORK, NETWORK_FREE)
    figures = (
        f"({decimal(found.total, signed=True)} log-likelihood over groups left out, 95 % interval "
        f"{decimal(found.low, signed=True)} … {decimal(found.high, signed=True)}; better in {found.better} of "
        f"{found.groups})"
    )
    if found.low > 0.0:
        return f"Knowing a person's contacts predicts better than knowing the group's share {figures}."
    if found.high < 0.0:
        return f"Knowing a person's contacts predicts worse than knowing the group's share {figures}."
    return f"What the network adds to the group's share cannot be told from chance {figures}."
