"""What stands beside the tables of the report's appendix, and what the report is not."""

from __future__ import annotations

NOT_A_FORECAST = (
    "Not a forecast. The numbers follow from a model of people whose effect sizes were partly measured in studies"
    " and partly assumed. It shows which plan tends to do better under these assumptions, and why. It has not "
    "been shown to predict the course of any one company.",
    "Not for decisions about named persons. The people in the model are fictional; nothing here says what any "
    "real person thinks, can do or will do.",
)
SIDE_BY_SIDE = (
    "First line: mean over futures. Second line: the 5th to the 95th percentile over futures; for the precision "
    "of each mean see all measures. \"Lasting adopters\": adopters over the half year after the last active "
    "intervention. \"Output in the worst week\" is relative to doing nothing. Total cost is the cost of the plan "
    "plus lost output and the replacement of leavers; some people leave under any plan. \"Absent\" means that the"
    " number cannot be known, for example the cost per adopter where almost nobody adopts.")
RISK_CAPTION = (
    "First line: how often, with the 95 % interval per 100 futures in brackets. Second line: how bad on average "
    "when it happens. Each early sign was chosen on one half of the futures and tested on the other; where none "
    "is shown, none was reliable. Risks that happen in no future are left out.")
COST_CAPTION = (
    "Means over futures for the whole horizon. Replacement: filling the positions of people who left, also when "
    "nothing is done. Lost output: wages paid for output that doing nothing would have produced.")
STANDING_CAPTION = (
    "Share of the people present, mean over futures in the last four weeks; everybody is counted once. Relapsed: "
    "adopters of a whole quarter who are none any more. Of the others, what is least decides. Unable: skill and tools "
    "are not sufficient. Hindered: inhibitors and saturation leave too little room. Unwilling: habit, conviction, "
    "colleagues and pressure together are too weak. Unaware: the same, and they have never been told, taught or shown.")
RANKING_CAPTION = (
    "Second line: how precise the mean is (95 % interval). Rank: one more than the number of plans that are "
    "clearly better. Regret: the average loss compared with the plan that turns out best in the same future.")
PAIRS_CAPTION = "Compared future by future, with the same random events; ties count half."
PARAMETERS_CAPTION = "Ranges from which the futures draw, before implausible combinations are left out."
