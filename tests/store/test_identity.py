"""Who keeps an id when the same things are grouped anew."""

from hypothesis import given
from hypothesis import strategies as st

from headwater.store.identity import Group, keep_ids

MEMBERS = "abcdefgh"


def group(members, proposed=None):
    return Group(proposed or f"c-{members}", frozenset(members))


def old(**groups):
    return {identity: frozenset(members) for identity, members in groups.items()}


def partition(labels):
    """Groups of the members that have one label; a member labelled 0 is not there."""
    held = {}
    for member, label in zip(MEMBERS, labels, strict=True):
        if label:
            held[label] = held.get(label, "") + member
    return [group(members) for _, members in sorted(held.items())]


PARTITIONS = st.lists(st.integers(0, 4), min_size=len(MEMBERS), max_size=len(MEMBERS)).map(partition)


def test_a_group_that_grows_keeps_its_id():
    found = keep_ids(old(x="abc"), [group("abcdef")])
    assert found.ids == ("x",)
    assert not found.ended


def test_the_larger_part_keeps_the_id_and_the_smaller_gets_one_of_its_own():
    found = keep_ids(old(x="abc"), [group("a"), group("bc")])
    assert found.ids == ("c-a", "x")
    assert not found.ended


def test_a_merged_id_ends_in_the_one_that_brought_more():
    found = keep_ids(old(x="ab", y="cde"), [group("abcde")])
    assert found.ids == ("y",)
    assert found.ended == {"x": "y"}


def test_a_group_that_falls_into_halves_ends():
    found = keep_ids(old(x="ab"), [group("a"), group("b")])
    assert found.ids == ("c-a", "c-b")
    assert found.ended == {"x": None}


def test_members_that_are_gone_have_no_vote():
    assert keep_ids(old(x="abcde"), [group("ab")]).ids == ("x",)


def test_an_id_that_was_borne_by_another_is_not_given_again():
    found = keep_ids(old(x="ab"), [group("cd", "x"), group("ab", "y")])
    assert found.ids[1] == "x"
    assert found.ids[0] not in ("x", "y")
    assert keep_ids({}, [group("a", "c-spent")], spent={"c-spent"}).ids[0].startswith("c-")


def test_two_groups_that_propose_one_id_get_two():
    first, second = keep_ids({}, [group("a", "o-1"), group("b", "o-1")]).ids
    assert first == "o-1" != second


def test_groups_that_share_members_each_keep_their_own():
    held = old(x="ab", y="ab")
    assert keep_ids(held, [group("ab", "y"), group("ab", "x")]).ids == ("y", "x")


@given(PARTITIONS, PARTITIONS)
def test_every_id_goes_on_or_ends_and_none_is_borne_twice(before, after):
    held = {f"k{at}": part.members for at, part in enumerate(before)}
    found = keep_ids(held, after)
    assert len(set(found.ids)) == len(after)
    assert set(held) == (set(held) & set(found.ids)) | set(found.ended)
    assert not set(found.ids) & set(found.ended)
    assert {into for into in found.ended.values() if into is not None} <= set(found.ids)


@given(PARTITIONS, PARTITIONS)
def test_who_bears_an_old_id_holds_the_larger_part_of_what_is_left(before, after):
    held = {f"k{at}": part.members for at, part in enumerate(before)}
    found = keep_ids(held, after)
    members = dict(zip(found.ids, (part.members for part in after), strict=True))
    present = frozenset().union(*members.values())
    for identity, was in held.items():
        heir = identity if identity in members else found.ended[identity]
        if heir is not None:
            assert 2 * len(was & members[heir]) > len(was & present)


@given(PARTITIONS, PARTITIONS, st.randoms())
def test_the_order_of_groups_does_not_matter(before, after, random):
    held = {f"k{at}": part.members for at, part in enumerate(before)}
    shuffled = random.sample(after, len(after))
    first, second = keep_ids(held, after), keep_ids(held, shuffled)
    assert dict(zip(after, first.ids, strict=True)) == dict(zip(shuffled, second.ids, strict=True))
    assert first.ended == second.ended


@given(st.lists(PARTITIONS, max_size=8))
def test_an_id_that_ended_never_comes_back(history):
    held, spent = {}, set()
    for parts in history:
        found = keep_ids(held, parts, spent)
        assert not spent & set(found.ids)
        spent |= set(found.ended)
        held = dict(zip(found.ids, (part.members for part in parts), strict=True))
