"""What a line means, and what is told if it means nothing."""

import pytest

from cxsim.cli.playing.lines import Look, meant
from cxsim.errors import ResultError
from cxsim.play.events import Add, Begin, Change, EndTurn, Stop
from cxsim.play.state import apply, begun
from cxsim.scenario.case.terms import terms_of


@pytest.fixture(scope="module")
def state():
    terms = terms_of("merger_with_values_clash")
    start = begun(Begin("merger_with_values_clash", 7, terms.fingerprint), terms)
    return apply(apply(start, Add("training", weeks=20, departments=("risk",))), Add("hiring for fit"))


@pytest.mark.parametrize(("line", "meaning"), [
    ("?", Look("help")), ("HELP", Look("help")), ("offers", Look("offers")),
    ("know  Attitude", Look("know", "Attitude")),
    ("next", EndTurn()), ("n", EndTurn()), ("q", Look("quit")), ("about 3", Look("about", "3")),
    ("add training", Add("training")),
    ("buy Tool_Rollout dose 40%", Add("tool rollout", dose=0.4)),
    ("add training dose 0.5 for risk, credit desk from week 4 weeks 26",
     Add("training", 0.5, ("risk", "credit_desk"), 4, 26)),
    ("add training for branches and back_office weeks 8",
     Add("training", departments=("branches", "back_office"), weeks=8)),
    ("add hiring for fit for risk", Add("hiring for fit", departments=("risk",))),
    ("add remove inhibitor: commission on contracts dose 80",
     Add("remove inhibitor: commission on contracts", dose=0.8)),
    ("add survey", Add("survey")),
    ("change training dose 100% weeks 30", Change("training", 1.0, 30)),
    ("stop hiring for fit", Stop("hiring for fit")),
])
def test_a_line_means_an_event_or_a_page(state, line, meaning):
    assert meant(line, state) == meaning


def test_an_offer_has_a_number(state):
    assert meant("add 1 dose 20%", state) == Add(state.table.on_offer[0].name, dose=0.2)


@pytest.mark.parametrize(("line", "told"), [
    ("ad training", "there is no command 'ad'; did you mean 'add'?"),
    ("dance", "there is no command 'dance'; allowed:"),
    ("add", "say what: the name or the number of an offer"),
    ("add traning dose 50%", "there is no offer 'traning'; did you mean 'training'?"),
    ("add 99", "offers have the numbers 1 to"),
    ("add training dose", "say what follows 'dose'"),
    ("add training dose much", "a dose is a share of all that is possible, like 60%, not 'much'"),
    ("add training dose 140%", "a dose lies above 0 and at most at 100%, not at '140%'"),
    ("add training dose 0", "a dose lies above 0"),
    ("add training weeks some", "a whole number of weeks follows 'weeks', not 'some'"),
    ("add training weeks 4 weeks 5", "'weeks' is there twice"),
    ("add training wks 4", "there is no part of this command called 'wks'; did you mean 'weeks'?"),
    ("add training for risc", "there is no department 'risc'; did you mean 'risk'?"),
    ("change", "say what: the name of something in your plan"),
])
def test_a_line_that_means_nothing_is_told(state, line, told):
    with pytest.raises(ResultError) as error:
        meant(line, state)
    assert str(error.value).startswith(told)
