"""`python -m benchmarks.site [--reports N]`: how long the pages of the site take over a large store.

The store is synthetic, and made so: made-up words drawn as words of a language are (Zipf), stories of 1 to 40 reports,
claims with chains, origins and shared text as tracing gives them. Each page is asked for 50 times, of other stories and
with other words each time; what is measured is the CPU time of the process from the request to the whole reply, so that
others on the machine do not count.
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from starlette.testclient import TestClient

from headwater.engine.settings import load_settings
from headwater.model import (
    Assertion,
    Block,
    Claim,
    Conflict,
    How,
    Independence,
    Known,
    Link,
    Modality,
    Origin,
    OriginKind,
    Passage,
    Report,
    Reuse,
    Role,
    Source,
    SourceType,
    Span,
    Stance,
    Story,
    Trace,
    When,
    content_id,
    make_report_id,
)
from headwater.store import Store
from headwater.web import create_app

SEED = 11
TIMES = 50
WORDS = 20_000
SENTENCES = 18  # of a report, of 20 words each
FIRST = datetime(2030, 1, 1, tzinfo=UTC)
SYLLABLES = ("ba", "co", "du", "fe", "gi", "ho", "ju", "ka", "li", "mo", "ne", "pa", "ri", "so", "tu", "ve")
COUNTRIES = ("France", "Norway", "Kenya", "Japan", "Peru", "Chad", "India", "Cuba", "Spain", "Egypt")
BATCH = 5_000  # reports saved at once


def main() -> None:
    """Fill a store and print the median and the slowest tenth of each page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.site", description=__doc__)
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--store", type=Path, help="keep the store here, or use the one that is")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        path = args.store or Path(scratch, "site.db")
        if not path.exists():
            _fill(path, args.reports)
        _measure(path)


def _fill(path: Path, reports: int) -> None:
    began, chance = time.perf_counter(), random.Random(SEED)
    vocabulary = ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(WORDS)]
    weights = [1 / rank for rank in range(1, WORDS + 1)]
    with Store.open(path) as store:
        left = reports
        while left > 0:
            held: list[Report] = []
            stories: list[Story] = []
            while left > 0 and len(held) < BATCH:
                size = min(left, chance.choice((1, 1, 1, 2, 2, 3, 3, 5, 8, 12, 40)))
                made, story = _story(size, chance, vocabulary, weights)
                held += made
                stories.append(story)
                left -= len(made)
            store.add(held)
            store.save(Trace(tuple(held), tuple(stories)), replacing=())
    print(f"{reports} reports kept in {time.perf_counter() - began:.0f} s", file=sys.stderr)


def _story(
    size: int, chance: random.Random, vocabulary: Sequence[str], weights: Sequence[float]
) -> tuple[list[Report], Story]:
    said = [_sentence(chance, vocabulary, weights) for _ in range(3 + size)]
    day = FIRST + timedelta(days=chance.randrange(1500))
    reports = [_report(said, day, number, chance, vocabulary, weights) for number in range(size)]
    claims, origins = list[Claim](), list[Origin]()
    for number, sentence in enumerate(said):
        items = [_assertion(report, sentence, chance) for report in reports if sentence in report.text]
        if not items:
            continue
        name = f"{chance.choice(COUNTRIES)} official {number}"
        origin = _origin(name, items)
        origins.append(origin)
        found = Independence(1, 1, (origin.id,), ("all rest on one",))
        because = tuple("likeness 0.8; both have some words" for _ in items)
        claims.append(Claim(content_id("c", items[0].id), sentence, tuple(items), because, (), found))
    claims.sort(key=lambda claim: -len(claim.reports))
    ids = tuple(sorted(report.id for report in reports))
    reuse = tuple(Reuse(a, b, 0.2, (Passage(0, 80, 0, 80),)) for a, b in pairwise(ids))
    clashes = ()
    if len(claims) > 1 and chance.random() < 0.2:
        one, two = (claim.assertions[0].span for claim in claims[:2])
        clashes = (Conflict(claims[0].id, claims[1].id, "number: 1 / 2", one, two),)
    title = " ".join(said[0].split()[:8])
    story = Story(content_id("t", *ids), title, ids, tuple(claims), tuple(origins), clashes, reuse)
    return reports, story


def _sentence(chance: random.Random, vocabulary: Sequence[str], weights: Sequence[float]) -> str:
    words = chance.choices(vocabulary, weights, k=18)
    return " ".join((chance.choice(COUNTRIES), *words))


def _report(
    said: Sequence[str],
    day: datetime,
    number: int,
    chance: random.Random,
    vocabulary: Sequence[str],
    weights: Sequence[float],
) -> Report:
    carried = [sentence for sentence in said if chance.random() < 0.5] or [said[0]]
    own = [_sentence(chance, vocabulary, weights) for _ in range(SENTENCES - min(SENTENCES, len(carried)))]
    lines = [f"The mayor said that {sentence}." for sentence in (*carried, *own)]
    text = "\n".join(lines)
    blocks, at = [], 0
    for line in lines:
        blocks.append(Block(at, at + len(line), Role.BODY))
        at += len(line) + 1
    outlet = f"Outlet {chance.randrange(400)}"
    return Report(
        id=make_report_id(f"{outlet} {number}", text),
        name=f"{number}.txt",
        text=text,
        blocks=tuple(blocks),
        outlet=Known(outlet, How.METADATA),
        title=Known(" ".join(carried[0].split()[:8]), How.METADATA),
        published=Known(When.day(day + timedelta(days=number % 5), "that day"), How.METADATA),
    )


def _assertion(report: Report, sentence: str, chance: random.Random) -> Assertion:
    start = report.text.index(sentence)
    span = Span.of(report.id, report.text, start, start + len(sentence))
    before = start - len("The mayor said that ")
    mention = Span.of(report.id, report.text, before, before + len("The mayor"))
    cue = Span.of(report.id, report.text, before + 10, before + 14)
    source = Source(f"Mayor {chance.randrange(3000)}", SourceType.PERSON, mention)
    chain = (Link(source, (cue,), "subject"),)
    return Assertion(content_id("s", report.id, start), report.id, span, Stance.AFFIRMS, Modality.HAPPENED, chain, None)


def _origin(name: str, items: Sequence[Assertion]) -> Origin:
    made = tuple(item.id for item in items)
    return Origin(content_id("o", name, *made), name, OriginKind.STATEMENT, True, True, made, ("one name",))


def _measure(path: Path) -> None:
    chance = random.Random(SEED)
    with Store.open(path, read_only=True) as store:
        lines = store.stories()
        largest = lines[0].id
        some = [store.story(line.id) for line in chance.sample(lines, min(TIMES, len(lines)))]
        largest_claim = store.story(largest).claims[0].id
    words = [chance.choice(story.claims[0].text.split()) for story in some]
    common = [story.claims[0].text.split()[1] for story in some]
    pages: dict[str, Callable[[int], str]] = {
        "stories": lambda at: f"/stories?page={1 + at % 40}",
        "stories, narrowed by an outlet": lambda at: f"/stories?outlet=Outlet+{at}",
        "stories, narrowed by a country": lambda at: f"/stories?country={COUNTRIES[at % len(COUNTRIES)]}",
        "search for two words": lambda at: f"/stories?q={words[at]}+{common[at]}",
        "search for a word of a sentence": lambda at: f"/stories?q={words[at]}",
        "search for a word of every report": lambda _: "/stories?q=mayor",
        "story": lambda at: f"/story/{some[at].id}",
        "the largest story": lambda _: f"/story/{largest}",
        "claim": lambda at: f"/claim/{some[at].claims[0].id}",
        "a claim of the largest story": lambda _: f"/claim/{largest_claim}",
        "origins": lambda at: f"/story/{some[at].id}/origins",
        "report": lambda at: f"/report/{some[at].reports[0]}",
    }
    settings = load_settings({"store": str(path)})
    with TestClient(create_app(path, settings), base_url="http://localhost") as client:
        for name, path_of in pages.items():
            taken = sorted(_timed(client, path_of, len(some)))
            print(f"{name}: median {1000 * statistics.median(taken):.0f} ms, slowest {1000 * taken[-1]:.0f} ms")


def _timed(client: TestClient, path_of: Callable[[int], str], times: int) -> Iterator[float]:
    client.get(path_of(0))
    for at in range(times):
        began = time.process_time()
        reply = client.get(path_of(at))
        yield time.process_time() - began
        if reply.status_code != 200:
            raise SystemExit(f"{path_of(at)}: {reply.status_code} {reply.text[:300]}")


if __name__ == "__main__":
    main()
