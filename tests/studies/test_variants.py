"""Many plans in the same futures, with less memory and fewer compiled weeks than one by one."""

import pytest

from cxsim.engine.compiled.week import weaving_of
from cxsim.studies import variants
from cxsim.studies.ensemble import run
from cxsim.studies.variants import How, run_variants
from cxsim.studies.worlds import Worlds

TRAINING = {"type": "training", "start_week": 2, "weeks": 6, "hours_per_week": 4}
CHAMPIONS = {"type": "champions", "start_week": 1, "count": 4}
PRAISE = {"type": "recognition", "start_week": 3, "strength": 0.7}
VALUE = {"value": {"adopter_week": 3.0}}


@pytest.fixture(scope="module")
def plans(small_company):
    return [small_company("nothing", **VALUE), small_company("training", TRAINING, **VALUE),
            small_company("all", TRAINING, CHAMPIONS, PRAISE, **VALUE)]


def test_each_plan_comes_out_as_if_it_were_run_alone(plans, monkeypatch):
    monkeypatch.setattr(variants, "FUTURES_AT_ONCE", 6)  # two plans at a time
    found = list(run_variants(plans, How(3, 5), ["adoption_end", "net_value", "cost_total"], whole=plans[-1]))
    assert [one.number for one in found] == [0, 1, 2]
    for variant, plan in zip(found, plans, strict=True):
        alone = run(plan)
        for name, values in variant.measures.items():
            assert values.tobytes() == alone.measures[name].tobytes(), (plan.name, name)


def test_parts_have_the_machine_code_of_the_whole_and_the_same_numbers(plans):
    worlds, own = Worlds(plans, 5, whole=plans[-1]), Worlds(plans, 5)
    assert len({weaving_of(worlds.of(number), 26, 3, varying=False) for number in range(3)}) == 1
    assert len({weaving_of(own.of(number), 26, 3, varying=False) for number in range(3)}) == 3
    compiled = list(run_variants(plans, How(3, 5, engine="compiled"), ["adoption_end"], whole=plans[-1]))
    numpy = list(run_variants(plans, How(3, 5, engine="numpy"), ["adoption_end"]))
    for one, other in zip(compiled, numpy, strict=True):
        assert one.measures["adoption_end"].tobytes() == other.measures["adoption_end"].tobytes()


def test_progress_counts_all_plans_at_once(plans, monkeypatch):
    monkeypatch.setattr(variants, "FUTURES_AT_ONCE", 3)  # one plan at a time, and doing nothing beside it
    seen = []
    list(run_variants(plans, How(3, 5, progress=lambda done, total: seen.append(done / total)), ["adoption_end"]))
    assert seen[-1] == pytest.approx(1.0)
    assert max(seen) <= 1.0


def test_no_plans_need_no_run():
    assert list(run_variants([], How(3, 5), ["adoption_end"])) == []
