"""What a company has observed: the file of adoption, and the options."""

import pytest

from cxsim.cli.observations import LARGEST_FILE, ObservationOptions, read_adoption
from cxsim.errors import InputError


@pytest.fixture
def read(tmp_path):
    """``read(content)``: the weeks in a file a.csv, or what is said about it."""
    def weeks(content):
        file = tmp_path / "a.csv"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        try:
            return read_adoption(file)
        except InputError as error:
            return [str(finding).split("\n")[0].removeprefix(str(file)) for finding in error.findings]

    return weeks


def test_weeks_come_in_order(read):
    assert read("adoption, week ,note\n0.5, 12,x\n\n0.1,4,\n") == [(4, 0.1), (12, 0.5)]
    assert read("\ufeffweek,adoption\n1040,1\n0,0\n") == [(0, 0.0), (1040, 1.0)]


def test_every_cell_that_cannot_be_used_is_told(read):
    assert read("week,adoption\n4,0.1\nx,0.2\n5,1.5\n4,0.3\n1041,-0.1\n6\n") == [
        ":3: week: expected a week of the plan (whole number from 0), got 'x'",
        ":4: adoption: expected a share from 0 to 1, got '1.5'",
        ":5: week: week 4 appears twice",
        ":6: adoption: expected a share from 0 to 1, got '-0.1'",
        ":6: week: expected a week of the plan (whole number from 0), got '1041'",
        ":7: adoption: expected a share from 0 to 1, got ''"]
    assert read(f"week,adoption\n{'9' * 50},nan\n") == [
        ":2: adoption: expected a share from 0 to 1, got 'nan'",
        f":2: week: expected a week of the plan (whole number from 0), got '{'9' * 40}'"]
    assert read("week,adoption\n²,0.5\n")[0].endswith("got '²'")


def test_columns_must_be_there_and_hold_something(read):
    assert read("weeks,share\n1,0.5\n") == [
        ":1: column 'adoption' is missing; allowed: 'share', 'weeks'",
        ":1: column 'week' is missing; did you mean 'weeks'?"]
    assert read("week,adoption\n , \n") == [": the file has a header but no observed week"]


def test_other_files_are_refused(read, tmp_path):
    assert read(b"week,adoption\n1,\xff\n") == [": is not UTF-8 text; save it as CSV UTF-8"]
    head = "week,adoption\n1,0.5\n"
    assert read(head + "\n" * (LARGEST_FILE - len(head))) == [(1, 0.5)]
    assert read("\n" * 1_000_001) == [": larger than 1,000,000 bytes; expected a short table of weeks"]
    with pytest.raises(InputError, match="cannot be read"):
        read_adoption(tmp_path / "missing.csv")


def test_a_score_belongs_to_its_week_or_to_the_last_of_adoption(tmp_path):
    file = tmp_path / "a.csv"
    file.write_text("week,adoption\n4,0.1\n12,0.5\n", "utf-8")
    last, stated = (ObservationOptions(adoption=file, customer_score=60.0, score_week=week).observations()[-1]
                    for week in (None, 0))
    assert (last.weeks, stated.weeks) == (13, 1)
    with pytest.raises(InputError, match="the week of the score is not known: give --score-week or --adoption"):
        ObservationOptions(customer_score=60.0).observations()
    assert ObservationOptions().observations() == []
    assert len(ObservationOptions(turnover=0.0).observations()) == 1
