"""Shared units of time, the longest run, and numbers with their nouns."""

WEEKS_PER_YEAR = 52
LONGEST_HORIZON_WEEKS = 1040


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 week", "1,040 weeks", "2 people"; ``many``: the plural, if it is not formed with s.

    A verb may follow the noun: ``counted(3, "row is", "rows are")``.
    """
    several = many or ("people" if one == "person" else one + "s")
    return f"{number:,} {one if number == 1 else several}"
