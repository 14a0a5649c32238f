"""An event is a line and a line is an event; what is none is told."""

import pytest

from cxsim.errors import ResultError
from cxsim.play.events import Add, Answer, Begin, Change, EndTurn, Stop, event_of, line_of

EVENTS = [
    (Begin("siloed_company", 7, "0123456789abcdef"),
     '{"event": "begin", "case": "siloed_company", "seed": 7, "terms": "0123456789abcdef"}'),
    (Add("training"), '{"event": "add", "what": "training"}'),
    (Add("training", 0.5, ("it", "hr"), 26, 12),
     '{"event": "add", "what": "training", "dose": 0.5, "departments": ["it", "hr"], "start_week": 26, "weeks": 12}'),
    (Change("training", weeks=8), '{"event": "change", "name": "training", "weeks": 8}'),
    (Stop("training"), '{"event": "stop", "name": "training"}'),
    (EndTurn(), '{"event": "end_turn"}'),
    (Answer("weil sie müde sind"), '{"event": "answer", "text": "weil sie müde sind"}'),
]


@pytest.mark.parametrize(("event", "line"), EVENTS, ids=lambda value: type(value).__name__)
def test_an_event_is_a_line(event, line):
    assert line_of(event) == line
    assert event_of(line) == event


@pytest.mark.parametrize(("line", "told"), [
    ("add training", "this is no line of JSON"),
    ("[1]", "an event is expected"),
    ('{"event": "ad", "what": "training"}', "there is no event 'ad'; did you mean 'add'?"),
    ('{"event": "add", "waht": "training"}', "'add': there is no field 'waht'; did you mean 'what'?"),
    ('{"event": "add"}', "'what': field required"),
    ('{"event": "add", "what": "training", "dose": 1.5}', "'dose': input should be less than or equal to 1"),
    ('{"event": "add", "what": "training", "dose": "0.5"}', "'dose': input should be a valid number"),
    ('{"event": "begin", "case": "a", "seed": -1, "terms": "b"}', "'seed': input should be greater than or equal to 0"),
])
def test_what_is_no_event_is_told(line, told):
    with pytest.raises(ResultError) as error:
        event_of(line)
    assert str(error.value).startswith(told)
