"""The shipped set is what the search in the file of rounds found, and nothing else."""

import json

import numpy as np

from cxsim.model.plausible import shipped_set
from experiments.plausible_set.__main__ import HERE, SEED, WANTED
from experiments.plausible_set.draws import drawn, varied
from experiments.plausible_set.rounds import search_of
from experiments.plausible_set.search import of_round

HEAD, *ROUNDS = [json.loads(line) for line in (HERE / "rounds.jsonl").read_text("utf-8").splitlines()]


def test_the_rounds_are_of_todays_parameters_and_ranges():
    assert search_of(SEED, of_round(SEED, 0)) == HEAD


def test_each_row_is_an_accepted_candidate_and_none_is_left_out():
    accepted = np.concatenate([one["accepted"] for one in ROUNDS])[:WANTED]
    shipped = shipped_set()
    assert shipped.rows == len(accepted) == WANTED == 4096
    values = drawn(SEED, accepted, varied())
    assert set(varied()) <= set(shipped.values)
    assert all(np.array_equal(shipped.column(name), values[name]) for name in varied())
