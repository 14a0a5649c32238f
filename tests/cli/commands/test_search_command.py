"""``cxsim search``: what a reader of the terminal learns, and what is refused."""

from __future__ import annotations

SEARCH = """\
name: Front
scenario: train.yaml
choices:
  training:
    optional: true
    vary: {weeks: {low: 2, high: 9}}
  push: {one_of: {order: {type: directive, strength: 0.8}}}
objectives: [adoption_end, plan_cost]
constraints: {budget: 6000}
generations: 2
size: 3
confirm: {plans: 2, replicates: 4}
"""


def test_a_search_tells_what_it_tried_found_and_wrote(desk, call):
    (desk / "search.yaml").write_text(SEARCH, "utf-8")
    code, shown, _ = call("search", "search.yaml", "--out", "found")
    assert code == 0
    lines = [line.rstrip() for line in shown.splitlines()]
    assert lines[0].startswith("Front: ")
    assert "in 2 generations, 3 replicates each, the same random events for every plan (seed 3)" in lines[0]
    assert any(line.endswith("the budget of 6,000 EUR") for line in lines)
    assert any("confirmed on 4 fresh futures" in line for line in lines)
    assert any(line.startswith("  plan ") and line.endswith("; push") for line in lines)
    assert "  as written breaks" not in shown
    assert "Results: found" in lines
    assert (desk / "found" / "front.png").read_bytes().startswith(b"\x89PNG")
    command = next(line for line in lines if line.startswith("Next:")).split()
    assert command[1:3] == ["cxsim", "run"]
    assert call("check", command[3])[0] == 0
    assert call("search", "search.yaml", "--out", "found")[1] == shown


def test_a_search_that_finds_nothing_says_so(desk, call):
    limits = "constraints: {budget: 5, measures: [{measure: plan_cost, at_least: 1}]}"
    (desk / "search.yaml").write_text(SEARCH.replace("constraints: {budget: 6000}", limits), "utf-8")
    code, _, told = call("search", "search.yaml", "--out", "found")
    assert code == 2
    assert "different plans keeps all limits; the nearest, " in told


def test_a_wrong_search_is_refused_at_its_place(desk, call):
    (desk / "search.yaml").write_text(SEARCH.replace("weeks:", "weaks:"), "utf-8")
    code, _, told = call("search", "search.yaml")
    assert code == 2
    assert told.startswith("search.yaml:6:19: choices.training.vary.weaks: an intervention of type 'training' has no")
    assert not (desk / "output").exists()


def test_a_dry_run_says_what_the_search_will_take_and_makes_no_folder(desk, call):
    (desk / "search.yaml").write_text(SEARCH, "utf-8")
    code, shown, _ = call("search", "search.yaml", "--out", "found", "--dry-run")
    assert code == 0
    lines = shown.splitlines()
    assert lines[0] == ("At most 6 plans with 3 replicates each, and 2 plans confirmed with 4 replicates each, "
                        "seed 3.")
    assert lines[1].startswith("At most ")
    assert " on 1 process; at most 1 MB on the disk, and about " in lines[2]
    assert lines[3].startswith("A plan takes about ")
    assert not (desk / "found").exists()
