"""Champions: who is chosen by which rule."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from pydantic import ValidationError

from cxsim.interventions.kinds.champions import Champions
from cxsim.interventions.people.selection import RULES
from cxsim.interventions.people.targeting import Target
from cxsim.interventions.plan.plan import bind
from cxsim.testing.intervention_conformance import InterventionConformance
from cxsim.testing.people import example_view, with_rows

VIEW = example_view()


class TestChampions(InterventionConformance):
    def example(self) -> Champions:
        return Champions(count=3)

    def neutral(self) -> Champions:
        return Champions(count=0)


class TestChampionsByReach(TestChampions):
    def example(self) -> Champions:
        return Champions(count=2, select="reach")


class TestChampionsByNomination(TestChampions):
    def example(self) -> Champions:
        return Champions(count=2, select="nomination")


def names(intervention: Champions, view=VIEW) -> list[str]:
    [bound] = bind([intervention], view).interventions
    return [view.ids[index] for index in bound.chosen]


@pytest.mark.parametrize("rule", RULES)
def test_more_champions_include_fewer_and_rows_do_not_matter(rule):
    most = names(Champions(count=12, select=rule))
    assert len(set(most)) == 12
    assert names(Champions(count=5, select=rule)) == most[:5]
    assert names(Champions(count=12, select=rule), with_rows(VIEW, np.lexsort((VIEW.keys,)))) == most


def test_they_come_from_the_target_group():
    for rule in RULES:
        assert set(names(Champions(count=3, select=rule, target=Target(departments=("sales",))))) <= {
            "s1", "s2", "s3", "s4", "s5", "s6"
        }


def test_listed_champions_are_taken_as_listed():
    assert names(Champions(select=("s2", "c3"))) == ["s2", "c3"]
    assert names(Champions(select=("s2", "c3"), count=1)) == ["s2"]


def test_mistakes_are_told():
    [missing] = Champions(select=("s2", "s22")).problems(VIEW)
    assert missing.path == ("select", 1)
    assert "did you mean 's2'" in missing.message
    [outside] = Champions(select=("s2",), target=Target(departments=("claims",))).problems(VIEW)
    assert "not in the target group" in outside.message
    [many] = Champions(count=30).problems(VIEW)
    assert many.message == "30 champions, but the target group has 24 people"
    [lot] = Champions(count=2).problems(replace(VIEW, ties=VIEW.ties[:0]))
    assert lot.warning
    with pytest.raises(ValidationError, match="in_degree"):
        Champions(select="popular")
