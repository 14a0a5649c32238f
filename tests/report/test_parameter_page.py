"""The reference page of parameters says what the registry says."""

from cxsim.model.parameters import PARAMETERS
from cxsim.report.parameter_page import parameter_page


def test_every_parameter_has_one_row_with_all_that_is_known():
    rows = [line for line in parameter_page().splitlines() if line.startswith("| `")]
    assert [row.split("`")[1] for row in rows] == list(PARAMETERS)
    (habit_gain,) = (row for row in rows if row.startswith("| `habit_gain`"))
    assert habit_gain == (
        "| `habit_gain` | k_h | habit gained by a week of use | 1/week | 0.2 | 0.057 to 0.56 | loguniform | "
        "empirical, verified | Lally et al. (2010): median 66 days to 95 % of the asymptote | next_habit |"
    )
