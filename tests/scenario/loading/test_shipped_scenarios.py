"""The six shipped scenarios: one company, six plans; a typo in any key is noticed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cxsim.engine.world.build import people_view
from cxsim.errors import InputError, Place
from cxsim.organization.build import build
from cxsim.scenario.checks.check_against import check_against
from cxsim.scenario.loading.extends import KEY
from cxsim.scenario.loading.load import load_scenario, load_scenarios
from cxsim.scenario.schema.identity import dump, scenario_hash
from cxsim.scenario.text.nodes import ListNode, MapNode, Node
from cxsim.scenario.text.yaml_reader import read_yaml_file
from cxsim.studies.ensemble import compare_paired

FOLDER = Path(__file__).resolve().parents[3] / "scenarios"
FILES = sorted(FOLDER.glob("*.yaml"))
COMPANY = FOLDER / "company" / "marrowdale_energy.yaml"
FREE_KEYS = frozenset("1234")  # levels: names of one's own, not words of the schema


def test_there_are_six() -> None:
    assert [file.stem for file in FILES] == [
        "combined_at_the_same_price", "combined_with_training_tools_communication", "committee_recognition_incentives",
        "do_nothing", "mandate_with_training", "training_alone"]
    assert len({scenario_hash(scenario) for scenario in load_scenarios(FILES)}) == 6


def test_they_differ_by_name_and_plan_alone() -> None:
    blocks = [dump(scenario) for scenario in load_scenarios(FILES)]
    for block in blocks:
        del block["name"], block["plan"]
    assert all(block == blocks[0] for block in blocks)
    assert (blocks[0]["weeks"], blocks[0]["seed"]) == (104, 1)


def test_what_several_plans_have_in_common_is_the_same_in_each_but_for_what_the_price_decides() -> None:
    interventions: dict[str, set[str]] = {}
    for scenario in load_scenarios(FILES):
        for intervention in scenario.plan.interventions:
            interventions.setdefault(intervention.label, set()).add(intervention.model_dump_json())
    assert {label for label, forms in interventions.items() if len(forms) > 1} == {"training", "incentive"}
    assert len(interventions) == 8


def test_plans_that_are_compared_cost_the_same_but_one() -> None:
    results = compare_paired(load_scenarios(FILES), replicates=1).results  # together, they share doing nothing
    cost = {file.stem: result.measures["plan_cost"].mean() for file, result in zip(FILES, results, strict=True)}
    assert cost.pop("do_nothing") == 0.0
    assert cost.pop("combined_with_training_tools_communication") > 2e6
    assert all(abs(price / 985_000.0 - 1.0) < 0.01 for price in cost.values())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_it_fits_its_company_of_400_without_a_warning(file: Path) -> None:
    scenario = load_scenario(file)
    assert scenario.seed is not None
    organization = build(scenario.organization, Path(scenario.folder), scenario.seed)
    assert organization.size == 400
    assert len(organization.departments) == 8
    assert check_against(scenario, people_view(organization, scenario.behavior_names, scenario.seed)) == ([], [])


def keys_of(node: Node, section: str = "") -> Iterator[tuple[str, str, Place]]:
    """Every key that the schema knows, with its section and its place."""
    if isinstance(node, MapNode):
        for key, entry in node.entries.items():
            if key not in FREE_KEYS:
                yield section, key, entry.place
            yield from keys_of(entry.node, f"{section}.{key}")
    elif isinstance(node, ListNode):
        for item in node.items:
            yield from keys_of(item, section)


def places_of_keys(file: Path) -> list[tuple[str, Place]]:
    """Every key of every section with its first place."""
    first: dict[tuple[str, str], Place] = {}
    for section, key, place in keys_of(read_yaml_file(file)):
        first.setdefault((section, key), place)
    return [(key, place) for (_, key), place in first.items()]


def slips(key: str) -> dict[str, str]:
    """One slip of each kind in the middle of a key."""
    middle = len(key) // 2
    swapped = key[: middle - 1] + key[middle] + key[middle - 1] + key[middle + 1 :]
    kinds = {
        "left out": key[:middle] + key[middle + 1 :], "swapped": swapped, "put in": key[:middle] + "q" + key[middle:],
        "case": key[:middle] + key[middle].upper() + key[middle + 1 :],
    }
    return {kind: word for kind, word in kinds.items() if word != key}


def test_every_slip_in_every_key_is_refused_and_recognized(tmp_path: Path) -> None:
    (tmp_path / "company").mkdir()
    for file in [*FILES, COMPANY]:
        (tmp_path / file.relative_to(FOLDER)).write_text(file.read_text("utf-8"), "utf-8")
    tried = recognized = 0
    for source in [*FILES, COMPANY]:
        for key, place in places_of_keys(source):
            for word in slips(key).values():
                finding = first_finding(source, place, key, word, tmp_path)
                tried += 1
                there = (source.name, place.line, place.column)
                assert (Path(finding.file).name, finding.line, finding.column) == there
                recognized += f"did you mean '{key}'?" in finding.message
    assert tried > 200
    assert recognized == tried


def first_finding(source: Path, place: Place, key: str, word: str, folder: Path) -> Any:
    """The finding about a misspelled key, in its file."""
    copy = folder / source.relative_to(FOLDER)
    lines = source.read_text("utf-8").split("\n")
    line = lines[place.line - 1]
    assert line[place.column - 1 :].startswith(key)
    lines[place.line - 1] = line[: place.column - 1] + word + line[place.column - 1 + len(key) :]
    copy.write_text("\n".join(lines), "utf-8")
    with pytest.raises(InputError) as caught:
        load_scenario(folder / "do_nothing.yaml" if source == COMPANY else copy)
    copy.write_text(source.read_text("utf-8"), "utf-8")
    about = [finding for finding in caught.value.findings if finding.path.split(".")[-1] in (word, "type")]
    assert about, f"'{word}' for '{key}': {caught.value}"
    return about[0]


def test_two_scenarios_of_one_name_are_refused_together_with_other_mistakes(bench: Any) -> None:
    one = bench.save(bench.good, "one.yaml")
    two = bench.save(bench.good, "two.yaml")
    bad = bench.save(bench.planted("weeks: 104", "weeks: 0"), "three.yaml")
    with pytest.raises(InputError) as caught:
        load_scenarios([one, two, bad])
    assert [(Path(f.file).name, f.line, f.path) for f in caught.value.findings] == [
        ("three.yaml", 3, "weeks"), ("two.yaml", 2, "name")]
    assert "one.yaml is also called 'Good'" in caught.value.findings[1].message


def test_extends_is_a_key_of_the_file_not_of_the_scenario() -> None:
    assert all(KEY not in dump(scenario) for scenario in load_scenarios(FILES))
