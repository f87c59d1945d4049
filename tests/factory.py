"""Records for tests, made short."""

from pathlib import Path

import pytest

from headwater.model import Block, HeadwaterError, How, Known, Report, Role, make_report_id

BENCH = Path(__file__).resolve().parents[2] / "shared" / "bench"

needs_bench = pytest.mark.skipif(not BENCH.is_dir(), reason="the shared benchmark data is not beside this repository")


def make_report(text: str, *, outlet: str | None = None, name: str = "report.txt", role: Role = Role.BODY) -> Report:
    """A report whose every non-blank line is a block of one role."""
    blocks, start = [], 0
    for line in text.splitlines(keepends=True):
        body = line.strip()
        if body:
            at = start + line.index(body)
            blocks.append(Block(at, at + len(body), role, "made for a test"))
        start += len(line)
    known = Known(outlet, How.GIVEN) if outlet is not None else None
    return Report(id=make_report_id(outlet, text), name=name, text=text, blocks=tuple(blocks), outlet=known)


def outcome(call):
    """What a call gives, or the code of the error that it raises."""
    try:
        return call()
    except HeadwaterError as error:
        return error.code
