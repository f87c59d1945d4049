"""Who is who among the sources of a story."""

import time

import pytest

from headwater.model import Source, SourceType, Span
from headwater.trace.affiliations import Affiliation, Standing, affiliation
from headwater.trace.descriptions import Descriptions
from headwater.trace.identities import Identities
from headwater.trace.names import body_words, is_same_body, is_same_person, name_words, spelled_out
from tests.factory import make_report

PERSON, BODY, OUTLET = SourceType.PERSON, SourceType.ORGANISATION, SourceType.OUTLET
UNNAMED, DOCUMENT = SourceType.UNNAMED, SourceType.DOCUMENT


def source(name, kind, mention=None):
    words = mention or name
    return Source(name, kind, Span("r-1", 0, len(words), words))


def who(*sources, outlets=()):
    reports = [make_report(f"Published by {outlet}.", outlet=outlet) for outlet in outlets]
    identities = Identities(sources, reports)
    return [identities.of(one) for one in sources]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Ann Reed", "Reed"),
        ("Ann Reed", "Dr. Ann Reed"),
        ("Ana Ruiz", "Anna Ruiz"),
        ("Ana Ruiz de Soto", "Ana Ruiz"),
        ("Jim Reed", "James Reed"),
        ("Omar Abdul Karim", "Omar Abdulkarim"),
        ("Ek Myung-Chul", "Ek Myung-Chu"),
        ("Kwon", "Kwon Ha-neul"),
    ],
)
def test_two_ways_to_write_one_person(one, two):
    assert is_same_person(name_words(one), name_words(two))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Ann Reed", "Tom Reed"),
        ("Ann Reed", "Ann Lund"),
        ("Reed", "Lund"),
        ("Ann Reed", "Ann Read"),
        ("Ann", "Ann Reed"),
    ],
)
def test_two_people(one, two):
    assert not is_same_person(name_words(one), name_words(two))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Nicaraguan government", "the government of Nicaragua"),
        ("Central Water Board", "CWB"),
        ("Acme Inc.", "Acme"),
        ("U.S. Coast Guard", "the US Coast Guard"),
        ("the Observatory", "Harbour Observatory for Tides"),
        ("Norwegian Defence Ministry", "Defense Ministry"),
        ("Foundation for Safe Bridges", "Foundation for Safe Bridges in the North"),
        ("Harbour Rescue Service (HRS)", "Harbour Rescue Service"),
    ],
)
def test_two_ways_to_write_one_body(one, two):
    assert is_same_body(body_words(one), body_words(two))


@pytest.mark.parametrize(("one", "two"), [("Harbour", "Harbour Board"), ("Board of Trade", "Trade Union Board")])
def test_two_bodies(one, two):
    assert not is_same_body(body_words(one), body_words(two))


def test_a_short_form_means_what_a_report_spells_out():
    text = "The Harbour Rescue Service (HRS) was called at once."
    assert list(spelled_out(text)) == ["Harbour Rescue Service"]
    identities = Identities([source("HRS", BODY), source("Rescue Service", BODY)], [make_report(text)])
    assert identities.of(source("HRS", BODY)).key == identities.of(source("Rescue Service", BODY)).key
    assert list(spelled_out("The old bridge (HRS) fell.")) == []


@pytest.mark.parametrize("piece", ["A'", "Aa ", "A of the ", "A    "])
def test_a_megabyte_of_name_like_words_is_searched_in_a_moment(piece):
    started = time.process_time()
    assert list(spelled_out(piece * (1_000_000 // len(piece)))) == []
    assert time.process_time() - started < 10


def test_a_last_name_that_two_people_share_stays_apart():
    ann, tom, reed = who(source("Ann Reed", PERSON), source("Tom Reed", PERSON), source("Reed", PERSON))
    assert len({ann.key, tom.key, reed.key}) == 3


def test_a_spokesman_is_his_body_and_a_head_only_belongs_to_it():
    mention = "Water Board spokesman Ann Reed"
    speaker, body, head = who(
        source("Ann Reed", PERSON, mention),
        source("Water Board", BODY),
        source("Tom Lund", PERSON, "Tom Lund, head of the Water Board"),
    )
    assert speaker.key == body.key
    assert head.key != body.key
    assert head.body == body.key


def test_a_reporter_is_his_paper():
    (reporter,) = who(
        source("Ann Reed", PERSON, "Ann Reed, a reporter for the Valley Tribune"), outlets=["Valley Tribune"]
    )
    assert (reporter.name, reporter.type) == ("Valley Tribune", OUTLET)


def test_what_publishes_a_report_of_the_story_is_an_outlet_also_by_its_last_word():
    full, short = who(source("Valley Tribune", BODY), source("Tribune", BODY), outlets=["Valley Tribune"])
    assert full == short
    assert full.type is OUTLET


def test_an_unnamed_source_may_say_whose_it_is():
    (found,) = who(source("the Tribune's sources", UNNAMED), outlets=["Valley Tribune"])
    assert (found.type, found.outlet) == (UNNAMED, "Valley Tribune")


def test_an_office_means_the_one_person_who_holds_it():
    named, described = who(
        source("Ann Reed", PERSON, "Norway's ambassador to Chile, Ann Reed"),
        source("the Norwegian ambassador", PERSON, "the Norwegian ambassador"),
    )
    assert named.key == described.key


def test_an_office_in_front_of_capitals_is_no_name():
    named, described = who(
        source("Ann Reed", PERSON, "Ann Reed, Norway's ambassador to the UN"),
        source("Norway's ambassador to the U.N.", PERSON),
    )
    assert named.key == described.key


def test_the_order_of_sources_does_not_matter():
    sources = [source("Ann Reed", PERSON), source("Reed", PERSON), source("Water Board", BODY), source("Tribune", BODY)]
    keys = {one.name: found.key for one, found in zip(sources, who(*sources), strict=True)}
    again = sources[::-1]
    assert keys == {one.name: found.key for one, found in zip(again, who(*again), strict=True)}


@pytest.mark.parametrize(
    ("mention", "name", "expected"),
    [
        ("Water Board spokesman Ann Reed", "Ann Reed", Affiliation(Standing.SPEAKS_FOR, "spokesman", "Water Board")),
        ("Ann Reed, head of the Water Board", "Ann Reed", Affiliation(Standing.BELONGS_TO, "head", "Water Board")),
        ("Ann Reed, who sells boats", "Ann Reed", None),
        ("Admiral Ann Reed, the Navy press secretary", "Ann Reed", Affiliation(Standing.SPEAKS_FOR, "press", "Navy")),
        ("Navy Press Secretary Ann Reed", "Ann Reed", Affiliation(Standing.SPEAKS_FOR, "secretary", "Navy")),
        ("7News reporter Ann Reed", "Ann Reed", Affiliation(Standing.REPORTS_FOR, "reporter", "7News")),
        ("", "", None),
    ],
)
def test_whom_somebody_speaks_for(mention, name, expected):
    assert affiliation(mention, name) == expected


def test_who_speaks_for_a_person_is_that_person():
    reed, office, spokesman = who(
        source("Ann B. Reed", PERSON),
        source("Reed's office", BODY),
        source("Ann Reed", BODY, "Reed's spokesman"),
    )
    assert reed.key == office.key == spokesman.key
    assert spokesman.name == "Ann B. Reed"


def test_a_persons_spokesman_with_a_name_of_his_own_is_that_person():
    reed, spokesman = who(source("Ann Reed", PERSON), source("Tom Lund", PERSON, "Reed's spokesman Tom Lund"))
    assert reed.key == spokesman.key


def test_an_office_of_nobody_known_is_a_body():
    reed, office = who(source("Ann Reed", PERSON), source("Press Office", BODY))
    assert office.key != reed.key
    assert office.name == "Press Office"


def test_a_relative_or_a_telling_description_means_the_one_person_introduced_by_it():
    found = Descriptions()
    found.learn(
        "ann reed", "Ann Reed", ["The mayor's sister, Ann Reed, told the Gazette. Marine salvage expert Bo Ek left."]
    )
    found.learn("bo ek", "Bo Ek", ["Marine salvage expert Bo Ek left.", "A former official, Bo Ek, agreed."])
    assert found.of("his sister") == "ann reed"
    assert found.of("a marine salvage expert") == "bo ek"
    assert found.of("a former official") is None  # fits many
    assert found.of("sister") is None  # whose?


def test_a_description_that_introduces_two_people_means_neither():
    found = Descriptions()
    for key, name in (("ann reed", "Ann Reed"), ("bo ek", "Bo Ek")):
        found.learn(key, name, [f"The marine salvage expert {name} agreed."])
    assert found.of("the marine salvage expert") is None


def test_a_first_name_alone_means_the_one_person_whom_the_same_report_names_in_full():
    ann, short, tom, jordan, land = who(
        source("Ann Reed", PERSON),
        source("Ann", PERSON),
        source("Tom Lund", PERSON),
        source("Jordan King Omar", PERSON),
        source("Jordan", BODY),
    )
    assert short == ann != tom
    assert land.key != jordan.key


def test_a_first_name_that_two_people_of_a_report_share_means_neither():
    reed, lund, short = who(source("Ann Reed", PERSON), source("Ann Lund", PERSON), source("Ann", PERSON))
    assert len({reed.key, lund.key, short.key}) == 3


def test_somebodys_relative_is_not_that_person():
    reed, sister = who(source("Ann Reed", PERSON), source("The sister of Ann Reed", PERSON))
    assert sister.key != reed.key
