"""The reference page of parameters says what the registry says."""

from pathlib import Path

from cxsim.model.parameters import PARAMETERS
from cxsim.report.parameter_page import parameter_page

PAGE = Path(__file__).resolve().parents[2] / "docs" / "model" / "parameters.md"


def test_the_page_in_the_documents_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == parameter_page(), "run: cxsim parameters > docs/model/parameters.md"


def test_every_parameter_has_one_row_with_all_that_is_known():
    rows = [line for line in parameter_page().splitlines() if line.startswith("| `")]
    assert [row.split("`")[1] for row in rows] == list(PARAMETERS)
    (habit_gain,) = (row for row in rows if row.startswith("| `habit_gain`"))
    assert habit_gain == (
        "| `habit_gain` | k_h | habit gained by a week of practice | 1/week | 0.2 | 0.057 to 0.56 | loguniform | "
        "empirical, verified | Lally et al. (2010): median 66 days to 95 % of the asymptote | next_habit |"
    )
