"""How precisely differences are known, and which ones need more futures."""

import dataclasses

import numpy as np

from cxsim.analysis.compare import Comparison
from cxsim.testing.recordings import recording_from, result_from
from cxsim.words.precision import skew_words, until_words


def comparison(**plans):
    return Comparison.of([
        result_from(name, recording_from({"adoption": np.tile(levels, (4, 1))})) for name, levels in plans.items()
    ])


def asked_for(**until):
    found = comparison(a=[0.1] * 20, b=[0.3] * 20)
    return dataclasses.replace(found, results=tuple(
        dataclasses.replace(one, manifest={**one.manifest, "until": until}) for one in found.results))


def test_differences_that_a_few_futures_decide_are_named_once_with_what_they_need():
    found = comparison(nothing=[0.1] * 20, rare=[0.1] * 19 + [0.9], usual=np.linspace(0.2, 0.4, 20))
    assert skew_words(found) == [
        "A few futures decide these mean differences, so their intervals are rough: 'rare' against 'nothing' in "
        "adoption at the end (about 120 futures would be needed); 'usual' against 'rare' in adoption at the end (about "
        "78 futures would be needed)."]


def test_equal_plans_mild_differences_and_single_plans_need_nothing_more():
    assert skew_words(comparison(a=[0.1] * 20, b=[0.1] * 20)) == []
    assert skew_words(comparison(a=[0.1] * 20, b=np.linspace(0.2, 0.4, 20))) == []
    assert skew_words(comparison(a=[0.1] * 20)) == []


def test_a_precision_is_told_as_asked_for_and_as_reached():
    assert until_words(comparison(a=[0.1], b=[0.3])) == []
    assert until_words(asked_for(half_width=0.02, widest=0.0123, reached=True, needed=0)) == [
        "With 20 replicates every difference in adoption at the end is known to within 1.2 points (requested: 2)."]
    assert until_words(asked_for(half_width=0.01, widest=0.0123, reached=False, needed=0)) == [
        "The requested precision (1 points) was not reached with 20 replicates: the least certain difference is known "
        "to within 1.2 points. Allow more replicates."]
    assert until_words(asked_for(half_width=0.02, widest=0.0123, reached=False, needed=120))[0].endswith(
        "is known to within 1.2 points, and the most skewed one needs about 120 replicates. Allow more replicates.")
