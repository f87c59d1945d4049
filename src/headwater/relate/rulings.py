"""People's decisions about which reports are of one story, as the machine has to keep them."""

from collections.abc import Iterable, Sequence

from headwater.relate.linkage import components
from headwater.relate.story_log import Ruling


class Rulings:
    """The rulings in force, each pair of reports once: the last word about it counts."""

    def __init__(self, rulings: Iterable[Ruling] = ()) -> None:
        self._said = dict[tuple[str, str], Ruling]()
        for ruling in rulings:
            self.add(ruling)

    def add(self, ruling: Ruling) -> None:
        """Add a ruling; it replaces what was said of the same two reports."""
        self._said[_pair(ruling.a, ruling.b)] = ruling

    def drop(self, a: str, b: str) -> None:
        """Take back what was said of two reports."""
        self._said.pop(_pair(a, b), None)

    def all(self) -> tuple[Ruling, ...]:
        """Return the rulings in force, in the order in which they came."""
        return tuple(self._said.values())

    def bound_to(self, report: str) -> list[str]:
        """Return the reports of which somebody said that they are of the same story as this one."""
        return [_other(ruling, report) for ruling in self._of(report) if ruling.same]

    def apart(self, reports: Sequence[str]) -> bool:
        """Tell whether somebody said of two of these reports that they are of different stories."""
        held = set(reports)
        return any(not ruling.same and ruling.a in held and ruling.b in held for ruling in self._said.values())

    def bind(self, parts: Sequence[Sequence[str]]) -> list[list[str]]:
        """Put parts together that hold reports of one story by somebody's word, unless another says they are apart."""
        of = {report: at for at, part in enumerate(parts) for report in part}
        links = [
            (of[ruling.a], of[ruling.b])
            for ruling in self._said.values()
            if ruling.same and ruling.a in of and ruling.b in of
        ]
        return [[report for at in group for report in parts[at]] for group in components(links, len(parts))]

    def _of(self, report: str) -> list[Ruling]:
        return [ruling for ruling in self._said.values() if report in (ruling.a, ruling.b)]


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a <= b else (b, a)


def _other(ruling: Ruling, report: str) -> str:
    return ruling.b if ruling.a == report else ruling.a
