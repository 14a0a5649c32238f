"""Which parameters a week depends on: those that its laws read, and those that no law reads (people, ties, record)."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from cxsim.model import mechanisms
from cxsim.model.law import Law, Week
from cxsim.model.parameters import PARAMETERS

# What the record of a week is worked out with in every week, whether a law reads it as well or not.
OF_THE_RECORD = frozenset({"customer_lag_weeks", "committee_seat_share"})


@cache
def _read_by_some_law() -> frozenset[str]:
    """Everything that any law reads, whether some week holds that law or not."""
    names: set[str] = set()
    for module in pkgutil.iter_modules(mechanisms.__path__):
        for value in vars(importlib.import_module(f"{mechanisms.__name__}.{module.name}")).values():
            if isinstance(value, Law):
                names.update(value.reads)
    return frozenset(names)


def in_force(week: Week) -> tuple[str, ...]:
    """The parameters that can matter in this week, by name; the others are read by laws that it does not hold."""
    elsewhere = _read_by_some_law() - week.heard - OF_THE_RECORD
    return tuple(sorted(name for name in PARAMETERS if name not in elsewhere))
