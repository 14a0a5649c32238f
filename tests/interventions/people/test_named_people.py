"""People listed by their identifiers."""

import numpy as np

from cxsim.interventions.people.named_people import named_problems, people_named
from cxsim.interventions.people.targeting import Target
from cxsim.testing.people import example_view


def test_listed_people_of_the_target_group_in_the_order_of_the_list():
    view = example_view()
    claims = view.department == 0
    assert people_named(["c3", "k1", "nobody", "c1"], view, claims).tolist() == [2, 0]
    assert people_named([], view, claims).dtype == np.int64


def test_those_who_do_not_exist_or_are_outside_are_told():
    found = named_problems(["c3", "k11", "k1"], example_view(), Target(departments=("claims",)))
    assert [(one.path, one.message, one.warning) for one in found] == [
        (("select", 1), "there is no employee 'k11'; did you mean 'k1'?", False),
        (("select", 2), "employee 'k1' is not in the target group (department claims)", False)]
