"""Stories of reports as they arrive: each is put where it belongs, and only the stories it touches are mended."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from headwater.model import content_id
from headwater.relate.arrivals import Arrival
from headwater.relate.linkage import hold_together
from headwater.relate.rulings import Rulings
from headwater.relate.story_group import (
    Group,
    Weighed,
    likeness_between,
    likeness_to,
    likeness_within,
)
from headwater.relate.story_index import StoryIndex
from headwater.relate.story_log import Change, Happened, Ruling, Standing, StoryState
from headwater.relate.story_repair import LEAST, MERGE_MORE, RATIO, SPLIT_LESS, parts
from headwater.relate.word_weights import WordWeights

JOIN, JOIN_BY_WORDS = 0.24, 0.165  # mean likeness at which a report joins a story, with vectors and by words alone
NEAR = 3  # stories that a touched one may become one with
SMALL, GROWTH = 6, 1.1  # a story is looked at whole while it is small, then whenever it has grown so much
LOOKED_AT = 200  # newest voters of a story that may part from it: bounds the work, whatever its size
CLOSED_AFTER_DAYS = 45  # without a report, by the newest day seen


class StoryStream:
    """The stories of all reports that arrived, and the log of what happened to them.

    Nothing here reads a clock, a file or the network: the same arrivals and rulings in the same order give the same
    stories, ids and log, so that is how a stream is taken up again.
    """

    def __init__(self, rulings: Iterable[Ruling] = ()) -> None:
        """Begin without reports.

        Args:
            rulings: What people decided; those about reports that have not arrived yet wait for them.
        """
        self.rulings = Rulings(rulings)
        self.log = list[Change]()
        self.arrived = dict[str, Arrival]()
        self.story_of = dict[str, str]()
        self.first = dict[str, str]()  # the story that a report was in on arrival
        self._order = dict[str, int]()
        self.merged_into = dict[str, str]()
        self.groups = dict[str, Group]()
        self.closed = set[str]()
        self.weights = WordWeights()
        self._index = StoryIndex()
        self._words = dict[str, tuple[NDArray[np.int32], NDArray[np.float32]]]()
        self._weighed = dict[str, Weighed]()
        self._newest: int | None = None
        self._space: str | None = None

    def arrive(self, arrival: Arrival) -> tuple[Change, ...]:
        """Put a report into a story.

        Args:
            arrival: The report; one that arrived before changes nothing.

        Returns:
            What happened, in order; first that the report opened or joined a story.

        Raises:
            ValueError: Its vector is of another model than those before.
        """
        if arrival.report in self.arrived:
            return ()
        self._check_space(arrival)
        before = len(self.log)
        weighed = self._take(arrival)
        near = self._index.near(weighed, self.groups)
        story = self._settle(arrival, weighed, near)
        self._obey(arrival.report)
        self._mend(self.story_of[arrival.report], near)
        self._age(arrival.day, story)
        return tuple(self.log[before:])

    def rule(self, ruling: Ruling) -> tuple[Change, ...]:
        """Do what a person decided, and keep to it; what was decided of the same two reports before is replaced.

        Returns:
            What happened; nothing where it was so already, or where one of the reports has not arrived.
        """
        before = len(self.log)
        self.rulings.add(ruling)
        pair = [report for report in (ruling.a, ruling.b) if report in self.arrived]
        if len(pair) == 2 and not ruling.same:
            self._give_votes(pair)
            self._split(self.groups[self.story_of[ruling.a]], f"{ruling.by} says that reports of it are of two stories")
        elif len(pair) == 2:
            self._obey(ruling.a)
        return tuple(self.log[before:])

    def standings(self) -> tuple[Standing, ...]:
        """Return every story that ever was, by id, tombstones included."""
        open_ones = [
            Standing(story, StoryState.CLOSED if story in self.closed else StoryState.ACTIVE, tuple(group.reports))
            for story, group in self.groups.items()
        ]
        gone = [Standing(story, StoryState.MERGED, (), into) for story, into in self.merged_into.items()]
        return tuple(sorted(open_ones + gone, key=lambda standing: standing.id))

    def _check_space(self, arrival: Arrival) -> None:
        if arrival.vector is None:
            return
        if self._space is None:
            self._space = arrival.space
        if arrival.space != self._space:
            raise ValueError(f"a vector of {arrival.space} among vectors of {self._space}: they cannot be compared")

    def _take(self, arrival: Arrival) -> Weighed:
        self._order[arrival.report] = len(self.arrived)
        self.arrived[arrival.report] = arrival
        numbers = self.weights.count(arrival)
        self._words[arrival.report] = numbers, np.array(list(arrival.words.values()), np.float32)
        if self.weights.due:
            self._weigh_again()
        self._weighed[arrival.report] = self._weigh(arrival.report)
        return self._weighed[arrival.report]

    def _weigh(self, report: str) -> Weighed:
        return self.weights.weigh(*self._words[report], self.arrived[report])

    def _weigh_again(self) -> None:
        self.weights.update()
        self._weighed = {report: self._weigh(report) for report in self._weighed}
        self._index = StoryIndex()
        for story, group in list(self.groups.items()):
            self.groups[story] = self._group(story, group.reports, group.voters, group.checked)

    def _group(self, story: str, reports: Sequence[str], voters: Iterable[str], checked: int) -> Group:
        """Make a story from its reports and enter it; sums are always made in order of arrival."""
        group = Group(story, list(reports), checked=checked)
        for report in voters:
            group.vote(report, self._weighed[report])
        self._index.put(group)
        self.groups[story] = group
        self.story_of.update(dict.fromkeys(reports, story))
        return group

    def _settle(self, arrival: Arrival, weighed: Weighed, near: Sequence[str]) -> str:
        """Let a report join the nearest story, or open one."""
        origin = arrival.copy_of
        if origin in self.story_of and not self._apart([arrival.report], self.groups[self.story_of[origin]].reports):
            return self._join(arrival.report, self.story_of[origin], None, "a copy of a report of it")
        free = [story for story in near if not self._apart([arrival.report], self.groups[story].reports)]
        likeness, story = max(((likeness_to(weighed, self.groups[story]), story) for story in free), default=(0.0, ""))
        if story and likeness >= self._join_at(weighed):
            return self._join(arrival.report, story, weighed, f"mean likeness {likeness:.2f}")
        story = self._new_id(arrival.report)
        self._group(story, [arrival.report], [arrival.report], 1)
        self._note(Happened.OPENED, story, [arrival.report], None, f"no story is nearer than {likeness:.2f}")
        return story

    def _join(self, report: str, story: str, weighed: Weighed | None, because: str) -> str:
        group = self.groups[story]
        group.reports.append(report)
        self.story_of[report] = story
        if weighed is not None:
            group.vote(report, weighed)
            self._index.put(group, weighed)
        self._note(Happened.JOINED, story, [report], None, because)
        return story

    def _join_at(self, weighed: Weighed) -> float:
        return JOIN_BY_WORDS if weighed.vector is None else JOIN

    def _obey(self, report: str) -> None:
        """Bring a report together with those that people said are of its story."""
        for other in self.rulings.bound_to(report):
            one, two = self.story_of[report], self.story_of.get(other)
            if two is not None and one != two and not self._apart(self.groups[one].reports, self.groups[two].reports):
                self._merge(one, two, "somebody said that reports of both are of one story")

    def _mend(self, story: str, near: Sequence[str]) -> None:
        """Look at a touched story as a whole: it may fall apart, and its parts may belong to a near one."""
        group = self.groups[story]
        if len(group.voters) > SMALL and len(group.voters) < group.checked * GROWTH:
            return
        group.checked = len(group.voters)
        touched = self._split(group, "its reports fall into groups that are less alike than each is in itself")
        for part in touched:
            self._unite(part, [other for other in (*near, *touched) if other != part])

    def _unite(self, story: str, near: Sequence[str]) -> None:
        """Let a story become one with a near one, while there is one alike enough."""
        while story in self.groups:
            one = self.groups[story]
            others = [self.groups[other] for other in dict.fromkeys(near) if other in self.groups and other != story]
            ranked = sorted(
                ((likeness_between(one, other), other) for other in others), key=lambda pair: (-pair[0], pair[1].id)
            )
            found = next(((alike, other) for alike, other in ranked[:NEAR] if self._is_one(one, other, alike)), None)
            if found is None:
                return
            story = self._merge(story, found[1].id, f"mean likeness {found[0]:.2f} between them")

    def _is_one(self, one: Group, two: Group, between: float) -> bool:
        least = self._join_at(self._weighed[one.voters[0]]) * MERGE_MORE
        if between < least or self._apart(one.reports, two.reports):
            return False
        sizes = len(one.voters), len(two.voters)
        return hold_together(between, (likeness_within(one), likeness_within(two)), sizes, RATIO * MERGE_MORE, LEAST)

    def _merge(self, one: str, two: str, because: str) -> str:
        """Make two stories one under the id that most of their reports had first; the other becomes a tombstone."""
        kept, gone = sorted((one, two), key=self._seniority)
        groups = self.groups.pop(kept), self.groups.pop(gone)
        for group in groups:
            self._index.drop(group)
        reports, voters = (
            self._in_order(groups[0].reports + groups[1].reports),
            self._in_order(groups[0].voters + groups[1].voters),
        )
        self._group(kept, reports, voters, len(voters))
        self.merged_into[gone] = kept
        self.closed.discard(gone)
        self._note(Happened.MERGED, gone, groups[1].reports, kept, because)
        return kept

    def _split(self, group: Group, because: str) -> list[str]:
        """Let a story fall into the parts that hold together, if it does not; return the ids of all parts."""
        looked_at = group.voters[-LOOKED_AT:]
        least = self._join_at(self._weighed[looked_at[0]]) * SPLIT_LESS
        found = parts(looked_at, [self._weighed[voter] for voter in looked_at], least, self.rulings.apart)
        found = self.rulings.bind(found)
        if len(found) < 2:
            return [group.id]
        found = sorted(found, key=lambda part: self._claim(group.id, part))
        found[0] = group.voters[:-LOOKED_AT] + found[0]
        follows = {voter: number for number, part in enumerate(found) for voter in part}
        self._index.drop(self.groups.pop(group.id))
        names = [group.id]
        for number, part in enumerate(found):
            reports = [report for report in group.reports if follows[self._voter(report, follows)] == number]
            if number:
                names.append(self._new_id(reports[0]))
                self._note(Happened.SPLIT, names[-1], reports, group.id, because)
            self._group(names[number], reports, self._in_order(part), len(part))
        return names

    def _voter(self, report: str, voters: dict[str, int]) -> str:
        """Return the voter that a report of a story follows: itself, or the one it is a copy of."""
        while report not in voters:
            report = self.arrived[report].copy_of or next(iter(voters))
        return report

    def _give_votes(self, reports: Iterable[str]) -> None:
        """Let copies count for themselves, since somebody decided about them."""
        for report in reports:
            group = self.groups[self.story_of[report]]
            if report not in group.voters:
                self._index.drop(group)
                self._group(group.id, group.reports, self._in_order([*group.voters, report]), group.checked)

    def _claim(self, story: str, part: Sequence[str]) -> tuple[int, int, int]:
        """Order parts by how much of the story they are: whom it was opened with and who joined it, size, age."""
        return -sum(self.first[report] == story for report in part), -len(part), self._order[part[0]]

    def _seniority(self, story: str) -> tuple[int, int, int]:
        reports = self.groups[story].reports
        return self._claim(story, reports)

    def _age(self, day: int | None, story: str) -> None:
        """Close the stories that have had no report for long, and open that one again which got one."""
        if day is not None and (self._newest is None or day > self._newest):
            self._newest = day
            for name in sorted(self.groups.keys() - self.closed):
                if self._is_old(self.groups[name]):
                    self.closed.add(name)
                    self._note(Happened.CLOSED, name, (), None, f"no report for {CLOSED_AFTER_DAYS} days")
        if story in self.closed and story in self.groups and not self._is_old(self.groups[story]):
            self.closed.discard(story)
            self._note(Happened.REOPENED, story, (), None, "a new report belongs to it")

    def _is_old(self, group: Group) -> bool:
        return group.days is not None and self._newest is not None and self._newest - group.days[1] > CLOSED_AFTER_DAYS

    def _apart(self, one: Sequence[str], two: Sequence[str]) -> bool:
        return self.rulings.apart([*one, *two])

    def _new_id(self, report: str) -> str:
        return content_id("t", report, len(self.log))

    def _note(self, happened: Happened, story: str, reports: Iterable[str], other: str | None, because: str) -> None:
        self.log.append(Change(len(self.log), happened, story, tuple(reports), other, because))
        if happened in (Happened.OPENED, Happened.JOINED):
            self.first.update(dict.fromkeys(reports, story))

    def _in_order(self, reports: Iterable[str]) -> list[str]:
        return sorted(reports, key=self._order.__getitem__)
