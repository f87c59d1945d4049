"""Which reports share wording."""

from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.model import Block, Report, Role
from headwater.relate import reuse, reuse_pairs
from headwater.relate.postings import MAX_FREQUENCY
from headwater.relate.words import WORD
from tests.factory import make_report

LOCK = (
    "The harbour master of Ostrava Bay closed the northern lock on Tuesday after divers found a crack two metres long "
    "in the lower gate, and ferries to the islands will leave from the fish market until the gate has been welded."
)
BRIDGE = (
    "A footbridge over the Lune swayed so strongly during the brass band's parade that the mayor ordered everybody off "
    "it; engineers blame the marching step and want dampers before the summer fair."
)
WORDS = st.sampled_from(["gate", "lock", "ferry", "tide", "crew", "mast", "rope", "pier", "buoy", "dock"])
TEXTS = st.lists(st.lists(WORDS, max_size=60).map(" ".join), max_size=12)


def numbered(texts: list[str]) -> list[tuple[str, str]]:
    return [(f"t{at:03}", text) for at, text in enumerate(texts)]


def six_grams(text: str) -> set[tuple[str, ...]]:
    words = WORD.findall(text.lower())
    return {tuple(words[at : at + 6]) for at in range(len(words) - 5)}


def test_a_copy_with_another_opening_is_found_and_contained() -> None:
    pairs = reuse_pairs([("a", LOCK), ("b", f"From our own pages this morning. {LOCK}"), ("c", BRIDGE)])
    assert [(pair.a, pair.b, pair.containment) for pair in pairs] == [("a", "b", 1.0)]


def test_an_excerpt_inside_a_longer_report_is_found() -> None:
    excerpt = " ".join(LOCK.split()[5:22])
    [pair] = reuse_pairs([("long", f"{BRIDGE} {excerpt} {BRIDGE.upper()[:80]}"), ("source", LOCK)])
    assert pair.containment == pytest.approx(12 / len(six_grams(LOCK)), abs=1e-4)


def test_short_unrelated_texts_share_nothing() -> None:
    texts = ["Rain is due in the north.", "Shares fell in early trade.", "The cup final was called off.", "", "One two"]
    assert reuse_pairs(numbered(texts)) == []


def test_a_stock_phrase_is_not_reuse() -> None:
    phrase = "did not immediately respond to a request for comment"
    assert reuse_pairs([("a", f"{LOCK} The yard {phrase}."), ("b", f"{BRIDGE} The band {phrase}.")]) == []


def test_a_bulletin_of_eight_words_and_its_copy_are_found() -> None:
    bulletin = "Ferry service to the islands resumes at noon"
    assert len(reuse_pairs([("a", bulletin), ("b", bulletin)])) == 1


def test_letter_case_and_punctuation_do_not_hide_a_copy() -> None:
    assert len(reuse_pairs([("a", LOCK), ("b", LOCK.upper().replace(",", " --"))])) == 1


def test_words_of_any_script_count() -> None:
    text = "Начальник порта закрыл во вторник северный шлюз после того как водолазы нашли трещину длиной два метра"
    assert len(reuse_pairs([("a", text), ("b", f"Новости. {text}")])) == 1


def test_navigation_and_promotion_do_not_count() -> None:
    def page(body: str) -> Report:
        report = make_report(f"{LOCK}\n{body}")
        menu, rest = report.blocks
        return Report(report.id, report.name, report.text, (Block(menu.start, menu.end, Role.NAVIGATION), rest))

    one, two = page(BRIDGE), page("Nothing else happened on the whole coast that day, says the log of the coast guard.")
    assert reuse([one, two]) == []
    assert len(reuse([make_report(one.text), make_report(two.text)])) == 1


def test_the_ids_of_a_pair_are_in_order() -> None:
    [pair] = reuse([make_report(LOCK, outlet="B"), make_report(LOCK, outlet="A")])
    assert pair.a < pair.b


def test_every_copy_in_a_family_larger_than_the_cap_is_linked_to_the_family() -> None:
    copies = [f"Page {at} of the daily collection number {at * 7}. {LOCK}" for at in range(MAX_FREQUENCY + 10)]
    pairs = reuse_pairs([*numbered(copies), ("z", BRIDGE)])
    reached, fresh = {"t000"}, {"t000"}
    while fresh:
        fresh = {end for pair in pairs for end in (pair.a, pair.b) if fresh & {pair.a, pair.b}} - reached
        reached |= fresh
    assert reached == {name for name, _ in numbered(copies)}
    assert min(pair.containment for pair in pairs) > 0.7


def test_a_boilerplate_on_more_pages_than_the_cap_is_not_reuse() -> None:
    boilerplate = "Sign up for the morning letter and get the best of the coast in your inbox every day"
    stories = [" ".join(f"word{at}x{number}" for number in range(60)) for at in range(MAX_FREQUENCY + 10)]
    assert reuse_pairs(numbered([f"{story} {boilerplate}" for story in stories])) == []


def test_an_unknown_sampling_rate_is_refused() -> None:
    with pytest.raises(ValueError, match="sample is 3"):
        reuse_pairs([("a", LOCK)], sample=3)


def test_sampling_keeps_the_copies_of_long_reports() -> None:
    long = " ".join(f"{word}{at}" for at, word in enumerate((LOCK + BRIDGE).split() * 3))
    assert len(reuse_pairs([("a", long), ("b", f"{long} End.")], sample=4)) == 1


@given(TEXTS)
def test_containment_is_the_share_of_six_grams_in_both(texts: list[str]) -> None:
    grams = {name: six_grams(text) for name, text in numbered(texts)}
    expected = {}
    for one, two in combinations(sorted(grams), 2):
        shared, shorter = len(grams[one] & grams[two]), min(len(grams[one]), len(grams[two]))
        if shared >= 7 or (shared >= 3 and shared / shorter >= 0.5):
            expected[one, two] = round(shared / shorter, 4)
    assert {(pair.a, pair.b): pair.containment for pair in reuse_pairs(numbered(texts))} == expected


@given(TEXTS, st.randoms())
def test_the_order_of_texts_does_not_matter(texts: list[str], random: Random) -> None:
    shuffled = numbered(texts)
    random.shuffle(shuffled)
    assert reuse_pairs(shuffled) == reuse_pairs(numbered(texts))


@given(TEXTS)
def test_adding_an_unrelated_text_does_not_change_the_pairs(texts: list[str]) -> None:
    assert reuse_pairs([*numbered(texts), ("a", BRIDGE)]) == reuse_pairs(numbered(texts))


@given(st.lists(st.text(max_size=200), max_size=6))
@settings(deadline=None)
def test_any_text_at_all_can_be_indexed(texts: list[str]) -> None:
    for pair in reuse_pairs(numbered(texts)):
        assert 0 < pair.containment <= 1


def test_a_megabyte_of_one_letter_is_bounded() -> None:
    assert len(reuse_pairs([("a", "a " * 500_000), ("b", "a" * 1_000_000), ("c", "a " * 400_000)])) == 0
