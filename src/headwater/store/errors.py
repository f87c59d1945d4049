"""What a store can refuse, each with its code and the next step."""

from headwater.model import HeadwaterError, Usage


class Changed(HeadwaterError):
    """Reports came or went while the reports of a store were traced; trace them again."""


def no_store(where: str) -> HeadwaterError:
    """There is no file where a store should be read."""
    return HeadwaterError(
        "HW-STORE-001", f"there is no store at {where} (headwater add makes one; --store names another)"
    )


def not_a_store(where: str) -> HeadwaterError:
    """The file is something else, or another program's database."""
    return HeadwaterError("HW-STORE-002", f"{where} is not a Headwater store (--store names another file)")


def too_new(where: str, found: int, known: int) -> HeadwaterError:
    """A newer program wrote the store."""
    return HeadwaterError(
        "HW-STORE-003", f"{where} has store version {found}, this program knows {known}: use a newer Headwater"
    )


def unknown_id(kind: str, asked: str) -> HeadwaterError:
    """Nothing kept has the id."""
    return HeadwaterError("HW-STORE-004", f"no {kind} has an id that starts with {asked!r}")


def short_id(kind: str, asked: str, least: int) -> HeadwaterError:
    """The start of an id is too short to mean one thing."""
    return HeadwaterError(
        "HW-STORE-017", f"{asked!r} is too short for the id of a {kind}; give {least} characters of it"
    )


def ambiguous_id(kind: str, asked: str, found: list[str]) -> HeadwaterError:
    """More than one id starts so."""
    return HeadwaterError(
        "HW-STORE-005", f"more than one {kind} starts with {asked!r}: {', '.join(found)}; give more of the id"
    )


def gone(kind: str, asked: str) -> HeadwaterError:
    """The id was borne by something that fell apart or whose reports were forgotten."""
    return HeadwaterError(
        "HW-STORE-006", f"{kind} {asked} is no more: its reports were forgotten, or newer ones took it apart"
    )


def cannot_open(where: str) -> HeadwaterError:
    """The file cannot be opened or made."""
    return HeadwaterError(
        "HW-STORE-007", f"the store {where} cannot be opened: is it a file, in a folder you may read and write?"
    )


def read_only(where: str) -> HeadwaterError:
    """The file may be read but not written."""
    return HeadwaterError("HW-STORE-008", f"the store {where} cannot be written: the file or its folder is read-only")


def disk_full(where: str) -> HeadwaterError:
    """There is no room to write."""
    return HeadwaterError("HW-STORE-009", f"no room left to write the store {where}; nothing of this step was kept")


def busy(where: str, wait_s: int) -> HeadwaterError:
    """Another process keeps the store locked."""
    return HeadwaterError("HW-STORE-010", f"another process held the store {where} for {wait_s} s; try again later")


def damaged(where: str, what: str) -> HeadwaterError:
    """What is in the file is not what was written to it."""
    return HeadwaterError("HW-STORE-011", f"the store {where} is damaged: {what} (headwater verify lists the faults)")


def changed(where: str) -> Changed:
    """Another process added or forgot reports in the meantime."""
    return Changed("HW-STORE-012", f"reports of the store {where} changed while they were traced; run it again")


def unsupported(scheme: str) -> Usage:
    """The address names another kind of database."""
    return Usage("HW-STORE-013", f"a store at {scheme}:// is not supported; give the path of a file or sqlite:///PATH")


def unreadable(where: str, reason: str) -> HeadwaterError:
    """The database failed in a way that has no code of its own."""
    return HeadwaterError("HW-STORE-014", f"the store {where} failed: {reason}")


def too_old(where: str, found: int, known: int) -> HeadwaterError:
    """An older program wrote the store, and it may only be read."""
    return HeadwaterError(
        "HW-STORE-015",
        f"{where} has store version {found}, this program needs {known}: let headwater add write to it once",
    )


def not_two_of_a_kind(one: str, two: str) -> Usage:
    """What is judged are two claims, or two origins."""
    return Usage("HW-STORE-018", f"{one!r} and {two!r} are not two claims (c-...) or two origins (o-...); give two ids")


def same_thing(kind: str, identity: str) -> Usage:
    """The two ids lead to one thing."""
    return Usage("HW-STORE-019", f"both ids are those of the {kind} {identity}; judge two that are apart")


def two_stories(kind: str, ids: list[str]) -> Usage:
    """Claims and origins belong to one story, so only those of one story can be judged."""
    return Usage("HW-STORE-020", f"the {kind}s {' and '.join(ids)} are of two stories; judge two of one story")


def no_name(what: str) -> Usage:
    """A decision has no name to it, or an outlet none."""
    return Usage("HW-STORE-021", f"the {what} is empty; give a name")


def too_long(what: str, length: int, most: int) -> Usage:
    """A name or a note is longer than it may be."""
    return Usage("HW-STORE-022", f"the {what} has {length} characters, it may have {most}; make it shorter")


def taken_back(identity: str, by: str, day: str) -> Usage:
    """A decision cannot be taken back twice."""
    return Usage("HW-STORE-023", f"{identity} was taken back by {by} on {day}; decide again where that was wrong")


def not_one_change() -> Usage:
    """A correction is of one thing."""
    return Usage(
        "HW-STORE-024", "a correction is of one thing: the outlet, the date, an attribution, or that it counts"
    )


def no_day(given: str) -> Usage:
    """A date is not a day."""
    return Usage("HW-STORE-025", f"{given!r} is no day; write it as 2018-04-10")


def not_to_correct(asked: str, what: str) -> Usage:
    """Of an attribution only that it is wrong can be said, and that only of an attribution."""
    return Usage("HW-STORE-026", f"the {what} of {asked!r} cannot be corrected; reports are r-..., attributions a-...")
