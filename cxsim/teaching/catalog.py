"""What is on offer in a case, in words and prices for everyone."""

from __future__ import annotations

from dataclasses import dataclass

from cxsim.scenario.case.terms import Offer
from cxsim.teaching.ground import Ground

UNITS = {"hours_per_week": "{full:g} hours a week of each person", "level": "the firmest that there is",
         "presence": "everywhere, all the time", "thoroughness": "all of it is removed"}


@dataclass(frozen=True)
class CatalogRow:
    """One intervention: what it is, what a full dose of it means, and its price for everyone."""

    offer: Offer
    definition: str
    full_dose: str
    once: float
    weekly: float
    hours: float


def catalog_of(ground: Ground) -> tuple[CatalogRow, ...]:
    """Every intervention on offer, in the order of the drop-down."""
    return tuple(_row(ground, offer) for offer in ground.terms.offers)


def _row(ground: Ground, offer: Offer) -> CatalogRow:
    price = ground.price(offer, ground.groups[0])
    return CatalogRow(offer, offer.definition, full_dose_words(offer), price.fixed + price.once,
                      price.weekly, price.hours)


def full_dose_words(offer: Offer) -> str:
    """What 100 % means for an intervention."""
    if not offer.has_dose:
        return "it has one strength; leave the dose empty"
    told = [UNITS.get(name, "as strong as it gets").format(full=full)
            for name, full in offer.kind.dose_fields().items()]
    return told[0]


def dose_words(offer: Offer, dose: float) -> str:
    """A dose as a reader takes it in: "3 hours a week", "60 %"; nothing where there is one strength."""
    if not offer.has_dose:
        return ""
    hours = offer.kind.dose_fields().get("hours_per_week")
    return f"{100.0 * dose:.0f} %" if hours is None else f"{hours * dose:g} hours a week"
