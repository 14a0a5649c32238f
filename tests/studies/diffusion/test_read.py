"""Files of adoption and ties are read strictly; every mistake has a place."""

import pytest

from cxsim.errors import InputError


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


def test_without_a_list_of_people_and_without_layers(village):
    from cxsim.studies.diffusion.read import read_observations

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
        ({"adoption": ("bea,east,2,1", "bea,east,,1")}, "adoption.csv:3:11: adopted, but the row states no 'time'"),
        ({"adoption": ("bea,east,2,1", "bea,east,2,maybe")}, "adoption.csv:3:12: 'maybe' is not 1"),
        ({"adoption": ("bea,east", "ann,east")}, "adoption.csv:3:1: the identifier 'ann' appears twice"),
        ({"adoption": ("group", "grup")}, "adoption.csv:1:1: there is no column 'group'; did you mean 'grup'?"),
        ({"nodes": ("fay", "fey")}, "nodes.csv:7:1: 'fey' has no row in"),
        ({"nodes": ("fay", "fey")}, "adoption.csv:7:1: 'fay' is not among the people of"),
        ({"edges": ("fay,eva", "fay,evi")}, "edges.csv:7:5: 'evi' is not among the people; did you mean 'eva'?"),
        ({"layers": ["advise"]}, "there is no layer 'advise'; did you mean 'advice'?"),
    ],
)
def test_a_mistake_is_told_with_its_place(read, changes, expected):
    with pytest.raises(InputError) as caught:
        read(**changes)
    assert expected in str(caught.value)


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
    with pytest.raises(InputError, match="nobody adopted"):
        read()
