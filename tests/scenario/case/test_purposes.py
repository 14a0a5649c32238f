"""What interventions on offer are bought for."""

from __future__ import annotations

from cxsim.interventions.about.registry import intervention_types
from cxsim.scenario.case.case_file import COMMON_OFFERS
from cxsim.scenario.case.purposes import OTHERS, PURPOSES, by_purpose
from cxsim.scenario.case.terms import terms_of


def test_every_usual_offer_has_one_purpose() -> None:
    stated = [one for types in PURPOSES.values() for one in types]
    assert set(COMMON_OFFERS) <= set(stated)
    assert len(stated) == len(set(stated))
    assert set(stated) <= set(intervention_types())


def test_a_list_in_parts_holds_every_offer_once() -> None:
    offers = terms_of("siloed_company").offers
    parts = by_purpose(offers)
    assert sorted(one.name for _, some in parts for one in some) == sorted(one.name for one in offers)
    assert OTHERS not in dict(parts)
    assert [one.name for one in dict(parts)["Let people take part"]] == [
        "autonomy", "champions", "co-design", "collaboration: single contacts", "collaboration: team with team",
        "governing committee"]
