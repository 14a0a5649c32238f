"""Single files appear when they are complete, and what was there before stays until then."""

import pytest

from cxsim.cli.places import writing
from cxsim.errors import OutputError


def test_a_file_appears_when_it_is_complete(tmp_path):
    place = tmp_path / "plan.csv"
    with writing(place) as file:
        file.write_text("new")
        assert not place.exists()
    assert place.read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["plan.csv"]


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt(), SystemExit(143)])
def test_the_file_before_stays_when_the_new_one_is_not_finished(error, tmp_path):
    place = tmp_path / "plan.csv"
    place.write_text("old")
    with pytest.raises((OutputError, KeyboardInterrupt, SystemExit)) as caught, writing(place) as file:
        file.write_text("ne")
        raise error
    assert not isinstance(caught.value, OutputError) or str(caught.value) == (
        f"cannot write '{place}': No space left on device")
    assert place.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["plan.csv"]


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "plan.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to("plan.csv")
    with writing(tmp_path / "link.csv") as file:
        file.write_text("new")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "plan.csv").read_text() == "new"


def test_a_device_is_written_as_it_is(tmp_path):
    with writing(tmp_path.joinpath("/dev/null")) as file:
        file.write_text("new")
        assert str(file) == "/dev/null"
