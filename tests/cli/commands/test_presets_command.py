"""``cxsim presets``: what is shipped, with what was left out."""

import json

from cxsim.scenario.presets.preset import presets


def test_every_preset_is_listed(call):
    code, out, err = call("presets")
    assert (code, err) == (0, "")
    assert all(name in out for name in presets())


def test_one_preset_tells_its_interventions_and_what_was_left_out(call):
    code, out, _ = call("presets", "theory_o")
    assert code == 0
    assert "Left out: " in out
    assert "hours_per_week 1.25" in out


def test_programs_get_json(call):
    assert [entry["preset"] for entry in json.loads(call("presets", "--format", "json")[1])] == list(presets())
    assert json.loads(call("presets", "pilot", "--format", "json")[1])["interventions"][0]["group"] == "pilot"


def test_a_typo_gets_the_nearest_one(call):
    code, _, err = call("presets", "koter")
    assert (code, "there is no preset 'koter'; did you mean 'kotter'?" in err) == (2, True)
