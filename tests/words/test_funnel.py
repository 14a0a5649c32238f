"""Where people are held, in words."""

from cxsim.analysis.groups import PeopleGroup
from cxsim.analysis.stages import StuckGroup
from cxsim.words.funnel import funnel_notes, funnel_takeaway, funnel_title

CENTER = PeopleGroup("department", ("contact_center",))
STUCK = StuckGroup(CENTER, "unwilling", 0.67, 67.0, 0.19)


def test_the_title_is_the_finding():
    assert funnel_title(STUCK) == "Contact center: two thirds are unwilling"
    assert funnel_title(StuckGroup(PeopleGroup("all"), "unable", 0.54, 54.0, 0.1)) == "54 % of people are unable"
    assert funnel_title(StuckGroup(CENTER, "hindered", 0.3, 30.0, 0.5)) == (
        "No group is stuck: everywhere at least half are adopters"
    )
    assert funnel_title(None) == "Nobody is held: everybody is an adopter"


def test_the_takeaway_says_what_the_stage_means_and_how_the_others_fare():
    assert funnel_takeaway("Combined", STUCK, (0.19, 0.72, 0.75)) == (
        "Under “Combined”, 19 % of the people in contact center are adopters at the end. The others are mainly "
        "unwilling: conviction, habit, colleagues and pressure together are too weak. 2 of 3 groups are past half."
    )
    assert funnel_takeaway("Combined", STUCK, (0.19, 0.2)).endswith("None of the 2 groups is past half.")
    assert funnel_takeaway("Combined", STUCK, (0.5, 0.9)).endswith("All of the 2 groups are past half.")
    assert funnel_takeaway("Combined", None, (1.0,)) == "Under “Combined”, nobody is held back at the end."


def test_only_one_group_is_not_counted():
    alone = StuckGroup(PeopleGroup("all"), "unable", 0.54, 54.0, 0.1)
    assert funnel_takeaway("Nothing", alone, (0.1,)) == (
        "Under “Nothing”, 10 % of the people are adopters at the end. The others are mainly unable: skill and tools "
        "are not enough for what is asked."
    )


def test_the_notes_explain_the_other_stages_and_name_joined_groups():
    groups = (CENTER, PeopleGroup("department", ("board", "it")))
    assert funnel_notes(groups, ("adopters", "unwilling", "relapsed"), STUCK, 1) == (
        "Shares of the people present, mean of 1 simulated future over the last four weeks. Left: leavers over the "
        "whole run per 100 people; their positions are filled again.",
        "Relapsed: they did it for a quarter of a year and stopped.",
        "Groups of fewer than 10 people are told together: board and IT.",
    )
    assert len(funnel_notes((CENTER,), ("adopters", "unwilling"), STUCK, 1)) == 1
