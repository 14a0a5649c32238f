"""``cxsim odd``: on the screen, in a file, and what it refuses."""


def test_the_protocol_is_printed(desk, call):
    code, shown, said = call("odd", "train.yaml")
    assert (code, said) == (0, "")
    assert shown.startswith("# ODD protocol: Train\n")
    assert shown.endswith("```\n")


def test_the_protocol_is_written_as_markdown_or_html(desk, call):
    assert call("odd", "train.yaml", "--out", "odd.md")[:2] == (0, "Wrote odd.md.\n")
    assert (desk / "odd.md").read_text("utf-8") == call("odd", "train.yaml")[1]
    assert call("odd", "train.yaml", "--out", "odd.html")[0] == 0
    assert (desk / "odd.html").read_text("utf-8").startswith("<!DOCTYPE html>")


def test_a_file_is_replaced_only_if_asked(desk, call):
    (desk / "odd.md").write_text("mine", "utf-8")
    code, _, said = call("odd", "train.yaml", "--out", "odd.md")
    assert code == 2
    assert "already exists" in said
    assert (desk / "odd.md").read_text("utf-8") == "mine"
    assert call("odd", "train.yaml", "--out", "odd.md", "--force")[0] == 0


def test_places_that_cannot_be_are_told_before_anything_is_read(desk, call):
    for place, why in (("odd.pdf", "ends in .md or .html"), ("nowhere/odd.md", "there is no folder")):
        code, shown, said = call("odd", "train.yaml", "--out", place)
        assert (code, shown) == (2, "")
        assert why in said


def test_mistakes_of_a_scenario_are_told(desk, call):
    text = (desk / "train.yaml").read_text("utf-8")
    (desk / "wrong.yaml").write_text(text.replace("weeks: 10", "weeks: ten"), "utf-8")
    code, _, said = call("odd", "wrong.yaml")
    assert code == 2
    assert "wrong.yaml:" in said
