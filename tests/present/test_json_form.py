"""The JSON of a trace has the keys and the values that docs/json.md lists, no fewer and no more."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from headwater.model import Block, Dated, How, Known, Modality, OriginKind, Role, SourceType, Stance, When
from headwater.present import trace_form
from tests.present.hostile import hostile_trace
from tests.store.traces import harbour_trace, traces

DOCS = (Path(__file__).resolve().parents[2] / "docs" / "json.md").read_text(encoding="utf-8")
VALUES = {
    ("An assertion", "stance"): Stance,
    ("An assertion", "modality"): Modality,
    ("A link", "type"): SourceType,
    ("An origin", "kind"): OriginKind,
    ("A fact", "how"): How,
    ("A block", "role"): Role,
}


def full_form():
    """A trace whose reports have every fact, as a program reads it."""
    trace = harbour_trace()
    fact = Known("a word", How.LINE, (0, 3))
    facts = dict.fromkeys(("outlet", "republisher", "agency", "title", "byline"), fact)
    published = next(report.published for report in trace.reports if report.published is not None)
    blocks = (Block(0, 3, Role.BODY, "long enough"),)
    reports = tuple(
        replace(report, **facts, published=published, blocks=blocks, url="https://a.example")
        for report in trace.reports
    )
    when = When(published.value.start, published.value.end, "by May")
    stories = tuple(
        replace(
            story,
            claims=tuple(
                replace(
                    claim,
                    assertions=tuple(
                        replace(item, dates=(Dated(3, 6, "by May", when, True), Dated(9, 15, "Monday", None, False)))
                        for item in claim.assertions
                    ),
                )
                for claim in story.claims
            ),
        )
        for story in trace.stories
    )
    return json.loads(json.dumps(trace_form(replace(trace, reports=reports, stories=stories))))


def objects():
    """The heading in the documentation of each kind of object, and one of that kind."""
    form = full_form()
    story, report = form["stories"][0], form["reports"][0]
    claim = story["claims"][0]
    assertion = claim["assertions"][0]
    return {
        "The object": form,
        "A story": story,
        "A claim": claim,
        "An interval": claim["independent"],
        "An assertion": assertion,
        "A time told": assertion["dates"][0],
        "A link": assertion["chain"][0],
        "A difference": claim["differences"][0],
        "An origin": story["origins"][0],
        "A conflict": story["conflicts"][0],
        "Shared text": story["reuse"][0],
        "A passage": story["reuse"][0]["passages"][0],
        "A span": assertion["span"],
        "A report": report,
        "A fact": report["outlet"],
        "A date": report["published"],
        "A block": report["blocks"][0],
    }


def rows(heading):
    """The rows of the table under a heading: names in the first column, text of the second."""
    section = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", DOCS, re.MULTILINE | re.DOTALL)[1]
    return [
        (re.findall(r"`(\w+)`", first), second) for first, second in re.findall(r"^\| (`.*?) \|(.*)\|$", section, re.M)
    ]


def test_every_kind_of_object_has_a_section_and_every_section_a_kind():
    assert re.findall(r"^## (.*)$", DOCS, re.MULTILINE) == list(objects())


@pytest.mark.parametrize("heading", list(objects()))
def test_every_key_is_documented_and_every_documented_key_is_there(heading):
    documented = [key for keys, _ in rows(heading) for key in keys]
    assert sorted(documented) == sorted(objects()[heading])


def test_a_date_that_is_not_known_has_its_words_and_no_interval():
    assertion = objects()["An assertion"]
    assert set(assertion["happened"]) == {"start", "end", "wording"}
    known, unknown = assertion["dates"]
    assert (known["wording"], known["main"], unknown["wording"], unknown["main"]) == ("by May", True, "Monday", False)
    assert unknown["start"] is unknown["end"] is None


@pytest.mark.parametrize(("heading", "key"), list(VALUES))
def test_every_value_of_a_closed_set_is_documented(heading, key):
    (told,) = (text for keys, text in rows(heading) if key in keys)
    assert re.findall(r"`([^`]*)`", told) == [value.value for value in VALUES[heading, key]]


def test_every_span_of_the_example_opens_its_words():
    form = full_form()
    text_of = {report["id"]: report["text"] for report in form["reports"]}
    found = list(spans(form))
    assert found
    assert all(text_of[span["report"]][span["start"] : span["end"]] == span["quote"] for span in found)


def spans(value):
    """Every span of a form."""
    if isinstance(value, dict):
        if "quote" in value:
            yield value
        for part in value.values():
            yield from spans(part)
    elif isinstance(value, list):
        for part in value:
            yield from spans(part)


@given(traces())
def test_any_trace_is_json_that_reads_back_as_it_was(trace):
    form = trace_form(trace)
    assert json.loads(json.dumps(form, allow_nan=False)) == form


def test_hostile_words_are_kept_as_they_are():
    (story,) = trace_form(hostile_trace())["stories"]
    assert "\u202e" in story["title"]
