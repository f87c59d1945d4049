"""Lines that an outlet prints under everything."""

from headwater.relate import reuse
from tests.factory import make_report

FOOT = "Sign up for the morning letter and get the best of the coast in your inbox every day of the week"
BODIES = [" ".join(f"{word}{at}x{n}" for n in range(9) for word in ("gate", "lock", "ferry")) for at in range(8)]


def test_a_line_under_every_report_of_one_outlet_is_not_reuse() -> None:
    assert reuse([make_report(f"{body}\n{FOOT}", outlet="Coast Post") for body in BODIES]) == []


def test_a_line_that_many_outlets_share_is_reuse() -> None:
    reports = [make_report(f"{body}\n{FOOT}", outlet=f"Paper {at}") for at, body in enumerate(BODIES)]
    assert len(reuse(reports)) == len(BODIES) * (len(BODIES) - 1) / 2


def test_updates_of_one_report_keep_their_lines() -> None:
    body = "\n".join(" ".join(f"w{line}x{at}" for at in range(12)) for line in range(6))
    reports = [make_report(f"{body}\nupdate {at}", outlet="Coast Post") for at in range(5)]
    assert len(reuse(reports)) == 10


def test_an_unknown_outlet_has_no_template() -> None:
    assert len(reuse([make_report(f"{body}\n{FOOT}") for body in BODIES])) == 28
