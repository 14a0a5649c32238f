"""Differences are told place by place."""

from cxsim.sweeps.store.differences import differences


def test_each_place_is_told_with_both_values():
    before = {"seed": 1, "factors": {"a.b": [0.1, 0.2], "kind": "linear"}, "keep": None, "same": [1, {"x": 2}]}
    now = {"seed": 1.5, "factors": {"a.b": [0.1, 0.3, 0.4], "kind": True}, "same": (1, {"x": 2})}
    assert differences(before, now) == [
        "seed: 1 before, 1.5 now",
        "factors.a.b.2: 0.2 before, 0.3 now",
        'factors.kind: "linear" before, true now',
        "keep: null before, not there now",
        "factors.a.b.3: not there before, 0.4 now",
    ]


def test_equal_data_do_not_differ():
    assert differences({"a": (1, 2), "b": {}}, {"b": {}, "a": [1, 2]}) == []


def test_a_list_that_was_emptied_differs():
    assert differences({"a": [1]}, {"a": []}) == ["a.1: 1 before, not there now", "a: not there before, [] now"]


def test_many_are_counted_and_long_ones_cut():
    told = differences({"x": list(range(30))}, {"x": list(range(1, 31))})
    assert told[19:] == ["x.20: 19 before, 20 now", "and 10 more"]
    assert len(differences({"x": list(range(20))}, {"x": list(range(1, 21))})) == 20
    assert differences({"x": list(range(21))}, {"x": list(range(1, 22))})[20:] == ["and 1 more"]
    [one] = differences({"text": "a" * 100}, {"text": "b"})
    assert one == f'text: "{"a" * 56}... before, "b" now'
