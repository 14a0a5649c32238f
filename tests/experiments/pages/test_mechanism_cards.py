"""The evidence cards: complete, and true to the code."""

import re
from pathlib import Path

import pytest

from cxsim.model.parameters import PARAMETERS
from cxsim.report.odd.equation_cards import all_cards
from experiments.pages.mechanism_cards import evidence_page, in_force, names_of, uses

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def page():
    return evidence_page(ROOT)


def test_every_equation_has_a_row_and_every_file_a_card(page):
    modules = {path.stem for path in (ROOT / "cxsim/model/mechanisms").glob("*.py")} - {"__init__"}
    assert {card.name for card in all_cards()} == modules
    for card in all_cards():
        assert f"\n## {card.name.replace('_', '-')}\n" in page
        for equation in card.equations:
            assert f"\n| `{equation.name}` | " in page


def test_every_card_has_source_limits_and_parameters_with_evidence(page):
    for card in all_cards():
        text = page.partition(f"\n## {card.name.replace('_', '-')}\n")[2].partition("\n## ")[0]
        for part in ("Reads", "Writes", "Source", "Known limits", "Tested in"):
            assert re.search(rf"^- {part}: \S", text, re.MULTILINE), (card.name, part)
        for parameter in card.parameters:
            row = next(line for line in text.splitlines() if line.startswith(f"| `{parameter.name}` |"))
            assert PARAMETERS[parameter.name].evidence in row


def test_equations_say_in_which_weeks_they_are_in_force():
    cards = {card.name: card for card in all_cards()}
    assert in_force(cards["trust"]) == "always"
    assert in_force(cards["degroot"]).startswith("where a scenario chooses the rule")
    assert in_force(cards["old_habit"]) == "unless a scenario leaves out `old_habit`"


def test_every_claim_of_every_week_and_of_the_rules_is_tested_by_name():
    """Mechanisms that can be left out are held by the tests of all mechanisms; their cards say where one is named."""
    cards = [card for card in all_cards() if card.name != "hooks" and not names_of(card)]
    used = uses(ROOT, cards)
    assert [card.name for card in cards if card.name not in used] == []
    assert "tests/model/mechanisms/test_trust.py" in used["trust"]


def test_a_file_uses_a_equation_by_import_or_by_the_name_of_its_mechanism(tmp_path):
    (tmp_path / "tests").mkdir()
    (tmp_path / "experiments/validation").mkdir(parents=True)
    write = {
        "tests/test_one.py": "from cxsim.model.mechanisms.trust import next_trust",
        "tests/test_two.py": "from cxsim.model.mechanisms import trust, skill",
        "tests/test_three.py": "without = ['values_before_and_after', 'trust', 'degroot']",
        "tests/other.py": "from cxsim.model.mechanisms import habit",
    }
    for place, text in write.items():
        (tmp_path / place).write_text(text, "utf-8")
    assert uses(tmp_path, all_cards()) == {
        "trust": ["tests/test_one.py", "tests/test_two.py"], "skill": ["tests/test_two.py"],
        "values_reality": ["tests/test_three.py"], "degroot": ["tests/test_three.py"],
    }
