"""Files of adoption and ties are read strictly; every mistake has a place."""

import pytest

from cxsim.errors import InputError
from cxsim.studies.diffusion.read import read_observations
from tests.studies.diffusion.conftest import ADOPTION


def pairs(observations):
    ties = observations.contacts
    return [(observations.ids[s], observations.ids[t]) for s, t in zip(ties.sources, ties.targets, strict=True)]


def test_blank_means_not_adopted_to_the_end_and_a_time_without_adoption_ends_the_watch(read):
    found = read()
    assert found.ids == ("ann", "bea", "cat", "dee", "eva", "fay")
    assert found.groups == ("east", "west")
    assert found.group_of.tolist() == [0, 0, 0, 0, 1, 1]
    assert found.adopted_in.tolist() == [1, 2, 0, 0, 3, 0]
    assert found.last_period.tolist() == [1, 2, 3, 2, 3, 3]
    assert found.watched_to.tolist() == [3, 3, 3, 2, 3, 3]
    assert (found.people, found.periods, found.adopters) == (6, 3, 3)


def test_a_tie_of_several_layers_counts_once(read):
    found = read()
    assert found.layers == ("advice", "friendship")
    assert pairs(found) == [("bea", "ann"), ("cat", "ann"), ("cat", "bea"), ("dee", "bea"), ("fay", "eva")]
    assert found.contacts.weights.tolist() == [1.0] * 5
    assert found.degree.tolist() == [0, 1, 2, 1, 0, 1]


def test_layers_and_direction_can_be_chosen(read):
    assert pairs(read(layers=["friendship"])) == [("bea", "ann"), ("dee", "bea"), ("fay", "eva")]
    assert pairs(read(layers=["friendship"], influence="source")) == [("ann", "bea"), ("bea", "dee"), ("eva", "fay")]
    assert len(pairs(read(influence="both"))) == 10


def test_the_largest_weight_of_a_tie_counts(read, village):
    (village / "edges.csv").write_text("source,target,layer,weight\nbea,ann,advice,2\nbea,ann,friendship,5\n", "utf-8")
    assert read().contacts.weights.tolist() == [5.0]


def test_the_order_of_rows_does_not_matter(read, village):
    first = read()
    for name in ("adoption", "edges", "nodes"):
        head, *rows = (village / f"{name}.csv").read_text("utf-8").splitlines()
        (village / f"{name}.csv").write_text("\n".join([head, *reversed(rows)]), "utf-8")
    second = read()
    assert (second.ids, second.adopted_in.tolist(), pairs(second)) == (
        first.ids, first.adopted_in.tolist(), pairs(first)
    )


def test_groups_that_are_numbers_stand_in_the_order_of_numbers(read):
    found = read(adoption=("east", "10"))
    assert found.groups == ("10", "west")
    assert read(adoption=("west", "9")).groups == ("9", "10")


def test_without_a_list_of_people_and_without_layers(village, read):
    (village / "edges.csv").write_text("source,target,weight\nbea,ann,2\ncat,ann,0.5\n", "utf-8")
    found = read_observations(village / "adoption.csv", village / "edges.csv")
    assert found.layers == ("ties",)
    assert found.contacts.weights.tolist() == [2.0, 0.5]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"adoption": ("bea,east,2,1", "bea,east,2.5,1")}, "adoption.csv:3:10: '2.5' is not a whole number"),
        ({"adoption": ("bea,east,2,1", "bea,east,0,1")}, "adoption.csv:3:10: the period is 0; allowed: 1 to 10,000"),
        ({"adoption": ("bea,east,2,1", "bea,,2,1")}, "adoption.csv:3:5: the group is empty"),
        ({"adoption": ("bea,east,2,1", "bea,east,,1")},
         "adoption.csv:3:11: adopted, but the row states no 'time'; state the period, blank both cells if the person"),
        ({"adoption": ("bea,east,2,1", "bea,east,2,maybe")}, "adoption.csv:3:12: 'maybe' is not 1 (true, yes) or 0 "
         "(false, no); blank, with a blank 'time': the person was never observed"),
        ({"adoption": ("bea,east", "ann,east")}, "adoption.csv:3:1: the identifier 'ann' appears twice"),
        ({"adoption": ("group", "grup")}, "adoption.csv:1:1: there is no column 'group'; did you mean 'grup'?"),
        ({"nodes": ("fay", "fey")}, "adoption.csv:7:1: 'fay' is not among the people of"),
        ({"edges": ("fay,eva", "fay,evi")}, "edges.csv:7:5: 'evi' is not among the people; did you mean 'eva'?"),
        ({"layers": ["advise"]}, "there is no layer 'advise'; did you mean 'advice'?"),
    ],
)
def test_a_mistake_is_told_with_its_place(read, changes, expected):
    with pytest.raises(InputError) as caught:
        read(**changes)
    assert expected in str(caught.value)


def test_people_never_observed_are_left_out_with_their_ties_and_told(read):
    found = read(adoption=("dee,east,2,0", "dee,,,"), nodes=("fay,6", "fay,6\ngus,7"), edges=("fay,eva", "gus,eva"))
    assert found.ids == ("ann", "bea", "cat", "eva", "fay")
    assert pairs(found) == [("bea", "ann"), ("cat", "ann"), ("cat", "bea")]
    (note,) = (note for note in found.notes if "never observed" in note)
    assert note.endswith("adoption.csv: 2 people were never observed and left out, with all their ties: 'dee', 'gus'")
    assert note.stored.endswith("left out, with all their ties")


def test_a_blank_row_is_not_a_person_who_did_not_adopt_unless_the_file_says_so(read, village):
    blank = ADOPTION.replace("cat,east,,0", "cat,east,,").replace("dee,east,2,0", "dee,east,,")
    (village / "adoption.csv").write_text(blank.replace("fay,west,,0", "fay,west,,"), "utf-8")
    with pytest.raises(InputError, match=r"3 rows leave both 'time' and 'adopted' blank.*write 0 in 'adopted'"):
        read()
    without = "id,group,time\nann,east,1\nbea,east,2\ncat,east,\ndee,east,\neva,west,3\nfay,west,\n"
    (village / "adoption.csv").write_text(without, "utf-8")
    assert (read().people, read().adopters) == (6, 3)


@pytest.mark.parametrize("text", [
    "id,group,adopted\nann,east,1\nbea,east,1\ncat,east,0\ndee,east,0\neva,west,yes\nfay,west,\n",
    "id,group,time,adopted\nann,east,,1\nbea,east,,1\ncat,east,,0\ndee,east,,0\neva,west,,yes\nfay,west,,\n",
])
def test_without_times_final_adoption_is_read(read, village, text):
    (village / "adoption.csv").write_text(text, "utf-8")
    found = read()
    assert (found.final_only, found.periods) == (True, 1)
    assert found.ids == ("ann", "bea", "cat", "dee", "eva")
    assert found.adopted_in.tolist() == [1, 1, 0, 0, 1]
    assert found.last_period.tolist() == [1] * 5


@pytest.mark.parametrize(("adopters", "others", "expected"), [
    (9, 20, "9 people adopted; at least 10 are needed to estimate anything"),
    (20, 9, "9 observed people did not adopt; without times at least 10 are needed"),
])
def test_too_few_are_refused(village, adopters, others, expected):
    adopted = [1] * adopters + [0] * others
    rows = [f"{one},east,{did}" for one, did in enumerate(adopted)]
    (village / "adoption.csv").write_text("\n".join(["id,group,adopted", *rows]), "utf-8")
    (village / "edges.csv").write_text("source,target\n1,2\n", "utf-8")
    with pytest.raises(InputError, match=expected):
        read_observations(village / "adoption.csv", village / "edges.csv")


def test_all_mistakes_of_all_files_are_told_at_once(read):
    with pytest.raises(InputError) as caught:
        read(adoption=("ann,east,1", "ann,east,one"), edges=("fay,eva", "fay,evi"), nodes=("cat,3\n", ""))
    assert len(caught.value.findings) == 3


def test_a_missing_file_and_nobody_who_adopts(read, village):
    (village / "edges.csv").rename(village / "edgs.csv")
    with pytest.raises(InputError, match=r"did you mean 'edgs\.csv'"):
        read()
    (village / "edgs.csv").rename(village / "edges.csv")
    (village / "adoption.csv").write_text("id,group,time\nann,east,\n", "utf-8")
    with pytest.raises(InputError, match="0 people adopted"):
        read()
