"""The sheet for decisions on the way: by date, with the sign to look at."""

from cxsim.report.sections.go_no_go import go_no_go_section


def test_the_sheet_stands_in_the_order_of_dates(comparison):
    section = go_no_go_section(comparison())
    assert section.title == "Look first at use, 1 Mar 2027"
    assert section.table.rows == (
        ("First use: 20 % use by 15 Mar 2027", "50 %, open", "use 7.5 % or less, 1 Mar 2027",
         "in 100 of 100 that miss, 0 of 100 that do not"),
        ("50 % adopters by 24 May 2027", "50 %, open", "use 7.5 % or less, 1 Mar 2027",
         "in 100 of 100 that miss, 0 of 100 that do not"))


def test_without_milestones_there_is_no_sheet(comparison):
    assert go_no_go_section(comparison(milestones=(), target=False)) is None
