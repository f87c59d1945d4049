"""Which story each new report of a store belongs to, without a look at all that is kept.

The full-text index names the kept reports that a new one is nearest to; those of their stories and the new ones are
grouped as `headwater.relate.stories` groups them, where stories that are kept gain reports and two may meet. Then each
story that gained some is looked at whole: it may fall apart, and those that met become one only if they are more alike.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from typing import Protocol

from headwater.engine.tracing import Progress
from headwater.model import Report
from headwater.relate import key_words, own_text
from headwater.relate.story_repair import MERGE_MORE, SPLIT_LESS
from headwater.store import Store

AT_A_TIME = 200  # new reports; with what they are near to, that many texts are held at once
KEY_WORDS = 8  # of a new report, by which others are found
NEAR = 8  # kept reports that a new one is compared with
SAMPLE = 16  # reports of a story that stand for it, so that a large one costs no more
LOOKED_AT = 200  # reports; a larger story is not looked at whole, which bounds the work


class Grouper(Protocol):
    """What groups texts by story, such as `Desk.group`."""

    def __call__(
        self, texts: Sequence[tuple[str, str]], together: Sequence[Sequence[str]] = (), firmness: float = 1.0
    ) -> Sequence[tuple[str, ...]]:
        """Return the ids of texts given as `(id, text)`, by story; see `headwater.relate.group_texts`."""
        ...


@dataclass(frozen=True, slots=True)
class Placed:
    """What becomes of stories that new reports came into.

    Attributes:
        stories: Ids of the kept stories that are replaced; none where all is new.
        parts: The stories in their place, as ids of their reports: one as a rule, several where it falls apart.
        new: How many of these reports were in no story before.
    """

    stories: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...]
    new: int


def place(store: Store, waiting: Sequence[str], grouper: Grouper, progress: Progress | None = None) -> list[Placed]:
    """Find the story of each report that waits.

    Args:
        store: Where the reports are.
        waiting: Ids of reports that are in no story yet.
        grouper: Groups texts by story.
        progress: Told how many are placed.

    Returns:
        What becomes of the stories that gain reports, in the order of their first new report.
    """
    homes = _Homes()
    for start in range(0, len(waiting), AT_A_TIME):
        _place_some(store, store.reports(waiting[start : start + AT_A_TIME]), grouper, homes)
        if progress is not None:
            progress("placing", min(start + AT_A_TIME, len(waiting)), len(waiting))
    return [_looked_at_whole(store, home, grouper) for home in homes.gaining()]


@dataclass(eq=False, slots=True)
class _Home:
    """A story in the making: the kept stories and the new reports that are of it."""

    stories: set[str] = field(default_factory=set)
    reports: set[str] = field(default_factory=set)


class _Homes:
    """The story in the making of each kept story and new report that was met."""

    def __init__(self) -> None:
        self._of: dict[str, _Home] = {}

    def new(self, report: str) -> _Home:
        """Return that of a report, its own where it has none yet."""
        return self._of.setdefault(report, _Home(reports={report}))

    def kept(self, story: str) -> _Home:
        """Return that of a kept story."""
        return self._of.setdefault(story, _Home(stories={story}))

    def known(self, report: str) -> _Home | None:
        """Return that of a new report; None where it was not placed yet."""
        return self._of.get(report)

    def join(self, one: _Home, two: _Home) -> _Home:
        """Make one story of two, and return it."""
        small, large = sorted((one, two), key=lambda home: len(home.stories) + len(home.reports))
        for identity in (*small.stories, *small.reports):
            self._of[identity] = large
        large.stories |= small.stories
        large.reports |= small.reports
        return large

    def gaining(self) -> list[_Home]:
        """Return the stories that gained reports, in the order of their first new one."""
        homes = {id(home): home for home in self._of.values() if home.reports}
        return sorted(homes.values(), key=lambda home: min(home.reports))


def _place_some(store: Store, reports: Sequence[Report], grouper: Grouper, homes: _Homes) -> None:
    texts = {report.id: own_text(report) for report in reports}
    near = _near(store, texts, homes)
    stands_for = {one: home for home, sample in near for one in sample}
    texts |= {report.id: own_text(report) for report in store.reports(stands_for)}
    for group in grouper(sorted(texts.items()), [sample for _, sample in near]):
        reduce(homes.join, dict.fromkeys(stands_for.get(one) or homes.new(one) for one in group))
    for version, story in store.former_homes(texts).items():  # a page that changed stays where it was
        one, two = homes.known(version), homes.kept(story)
        if one is not None and one is not two:
            homes.join(one, two)


def _near(store: Store, texts: Mapping[str, str], homes: _Homes) -> list[tuple[_Home, tuple[str, ...]]]:
    """The stories that hold what new reports are nearest to, each with the reports that stand for it."""
    near = {one for text in texts.values() for one in store.near(key_words(text, KEY_WORDS), limit=NEAR)} - texts.keys()
    kept = store.stories_of(near)
    met = [homes.kept(kept[one]) if one in kept else homes.known(one) for one in sorted(near)]
    found = [
        (home, {*home.reports, *store.reports_of(home.stories)}) for home in dict.fromkeys(met) if home is not None
    ]
    return [(home, tuple(sorted(members)[:SAMPLE])) for home, members in found if members]


def _looked_at_whole(store: Store, home: _Home, grouper: Grouper) -> Placed:
    """Let a story that gained reports fall into the parts that hold together, if it does not."""
    stories, members = tuple(sorted(home.stories)), sorted({*home.reports, *store.reports_of(home.stories)})
    parts: Sequence[tuple[str, ...]] = [tuple(members)]
    if 1 < len(members) <= LOOKED_AT:
        texts = [(report.id, own_text(report)) for report in store.reports(members)]
        parts = grouper(texts, firmness=MERGE_MORE if len(stories) > 1 else SPLIT_LESS)
    return Placed(stories, tuple(parts), len(home.reports))
