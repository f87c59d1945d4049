"""Rows of JSON as other programs write them: whose row it is, and what its keys say about the report."""

from collections.abc import Iterator

from headwater.lexicon.row_fields import Program, row_programs

OURS = "headwater"
ALL = {"byline": ", ", "text": "\n\n"}  # what joins the values of a field that may have several; others take the first
MAX_VALUES = 10_000  # taken from lists in one field; Fundus writes one for each paragraph


def program_of(row: dict[str, object]) -> Program | None:
    """Return the program that wrote a row: ours by what only ours has, else the first whose marks it has.

    A row with `text` or `html` that nobody else's marks fit is taken for ours; None where there is neither.
    """
    programs = row_programs()
    if _has_marks(row, programs[OURS]):
        return programs[OURS]
    for program in programs.values():
        if program.name != OURS and program.marks and _has_marks(row, program):
            return program
    return programs[OURS] if any(key in row for key in programs[OURS].marks[0]) else None


def fields_of(row: dict[str, object], program: Program) -> dict[str, str]:
    """Return what a row says, by the field that it feeds: the first key in the table's order that has words."""
    found: dict[str, str] = {}
    for path, field in program.keys:
        if field not in found:
            words = [word for word in _words(row, path.split(".")) if word.strip()][:MAX_VALUES]
            if words:
                found[field] = ALL[field].join(words) if field in ALL else words[0]
    return found


def _has_marks(row: dict[str, object], program: Program) -> bool:
    return all(any(row.get(key) is not None for key in group) for group in program.marks)


def _words(value: object, path: list[str]) -> Iterator[str]:
    """Yield the strings at a path, and those of lists and objects found there, in order."""
    if not path:
        yield from _strings(value)
    elif path[0] == "*":
        for part in value[:MAX_VALUES] if isinstance(value, list) else [value]:
            yield from _words(part, path[1:])
    elif isinstance(value, dict):
        yield from _words(value.get(path[0]), path[1:])


def _strings(value: object) -> Iterator[str]:
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            waiting += value[:MAX_VALUES][::-1]
        elif isinstance(value, dict):
            waiting += list(value.values())[:MAX_VALUES][::-1]
