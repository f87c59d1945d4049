"""Claims that cannot both be right as worded, and wordings of one claim that differ in a slot."""

from dataclasses import replace

import pytest

from headwater.model import Claim, How, Known, When
from headwater.trace import find_conflicts, find_differences
from headwater.trace.slots import read_slots
from tests.trace.test_origins import MAYOR, report, says

FIRE = "The fire on the quay burned {} boats on Monday"


def claims_of(*texts, chain=(), days=()):
    reports = [report(f"{number} {text}") for number, text in enumerate(texts)]
    for at, day in enumerate(days):
        when = When.day(day, "a day")
        reports[at] = replace(reports[at], published=Known(when, How.METADATA))
    made = []
    for where, text in zip(reports, texts, strict=True):
        item = says(where, *chain)
        item = replace(item, span=replace(item.span, end=len(text), quote=text))
        made.append(Claim(f"c-{len(made) + 1}", text, (item,), (None,)))
    return made, {where.id: where for where in reports}


def labels(*texts, **options):
    return [found.label for found in find_conflicts(*claims_of(*texts, **options))]


@pytest.mark.parametrize(
    ("one", "two", "label"),
    [
        (FIRE.format(12), FIRE.format("fifteen"), "number: 12 / fifteen"),
        (FIRE.format("about 100"), FIRE.format(150), "number: about 100 / 150"),
        (FIRE.format("at least 12"), FIRE.format(9), "number: at least 12 / 9"),
        (FIRE.format("12 to 15"), FIRE.format(20), "number: 12 to 15 / 20"),
        (
            "The town paid $2.5 million for the old harbour bridge",
            "The town paid $4m for the old harbour bridge",
            "number: $2.5 million / $4m",
        ),
        (
            "The leaders will meet on the old ferry on Monday",
            "The leaders will meet on the old ferry on Friday",
            "date: Monday / Friday",
        ),
        (
            "The leaders will meet on the old ferry on April 27",
            "The leaders will meet on the old ferry on 28 April",
            "date: April 27 / 28 April",
        ),
        (
            "The leaders of both towns will meet in Oslo to sign",
            "The leaders of both towns will meet in Beijing to sign",
            "place: Oslo / Beijing",
        ),
        ("The company did not close the old ferry line", "The company did close the old ferry line", "yes and no"),
    ],
)
def test_one_frame_filled_otherwise_clashes(one, two, label):
    assert labels(one, two) == [label]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (FIRE.format(12), FIRE.format(12)),
        (FIRE.format(12), FIRE.format("")),
        (FIRE.format(12), "The harbour master sold 15 tickets for the ferry"),
        (FIRE.format("about 67 million"), FIRE.format("67.2 million")),
        (FIRE.format("at least 12"), FIRE.format(15)),
        (FIRE.format("more than 12"), FIRE.format(40)),
        (
            "The town paid $2.5m for the old harbour bridge",
            "The town paid about $2.5 million for the old harbour bridge",
        ),
        (FIRE.format("up to 20"), FIRE.format(12)),
        (FIRE.format("12 to 15"), FIRE.format(14)),
        ("The leaders met on the ferry on April 27", "The leaders met on the ferry on the 27 April"),
        ("The leaders of both towns will meet in Ulan Bator", "The leaders of both towns will meet in Ulaanbaatar"),
    ],
)
def test_rounding_bounds_ranges_other_names_and_other_matters_do_not(one, two):
    assert labels(one, two) == []


def test_a_later_word_of_the_same_source_is_an_update():
    from datetime import UTC, datetime

    days = (datetime(2018, 4, 7, tzinfo=UTC), datetime(2018, 4, 8, tzinfo=UTC))
    assert labels(FIRE.format(12), FIRE.format(15), chain=(MAYOR,), days=days) == ["updated: number: 12 / 15"]
    assert labels(FIRE.format(12), FIRE.format(15), chain=(MAYOR,), days=days[:1] * 2) == ["number: 12 / 15"]


def test_both_wordings_stand_beside_the_label():
    made, reports = claims_of(FIRE.format(12), FIRE.format(15))
    (found,) = find_conflicts(made, reports)
    assert (found.a, found.b) == ("c-1", "c-2")
    assert (found.a_span.quote, found.b_span.quote) == (made[0].text, made[1].text)


def test_wordings_of_one_claim_differ_in_a_slot_once():
    made, _ = claims_of(FIRE.format("about 67"), FIRE.format("67"), FIRE.format("67").replace("Monday", "Friday"))
    claim = Claim("c-1", made[0].text, tuple(one.assertions[0] for one in made), (None,) * 3)
    assert [found.label for found in find_differences(claim, ())] == [
        "precision: about 67 / 67",
        "date: Monday / Friday",
    ]


@pytest.mark.parametrize("text", ["", "…", "12 12 12", "in In In Oslo Oslo Oslo", "$ % 1,,2", "May 99", "ninety-nine"])
def test_odd_words_are_read_too(text):
    read_slots(text)


@pytest.mark.parametrize("text", ["² May", "10 ² metres of ³ rope on ² May ٣", "٣٤ boats", "$² and ½ of it", "May ٣"])
def test_other_numerals_than_ascii_are_no_amounts_and_no_dates(text):
    slots = read_slots(text)
    assert [amount.wording for amount in slots.amounts] == (["10"] if "10" in text else [])
    assert slots.dates == ()


@pytest.mark.parametrize("hedged", ["at least 12", "more than 12", "over 12", "at most 12", "up to 12", "under 12"])
def test_a_bound_is_part_of_the_wording_of_its_amount(hedged):
    assert [amount.wording for amount in read_slots(f"burned {hedged} boats").amounts] == [hedged]
