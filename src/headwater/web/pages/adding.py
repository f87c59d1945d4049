"""Adding reports: pasted, uploaded or by their addresses; read and traced while the page tells how far it is."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from headwater.engine import Collected, collect
from headwater.engine.collect import collect_given
from headwater.engine.gather import follower_of
from headwater.engine.keep import set_aside
from headwater.present.words import counted, untraced
from headwater.web import errors
from headwater.web.jobs import Progress, Told, Work
from headwater.web.pages.forms import Form, read_form
from headwater.web.replies import Page
from headwater.web.site import Site, site_of
from headwater.web.tracing import keep_traced

ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
MOST_ADDRESSES = 50
PASTED = "pasted text"


def add_page(site: Site, request: Request) -> Page:  # noqa: ARG001  every page is given them
    """Make the page with the forms to add reports."""
    serving = site.settings.serving
    form = {"max_request_mb": serving.max_request_mb, "max_uploads": serving.max_uploads}
    return Page("add.html.j2", {"serving": serving}, {"format": "headwater.add", "version": 1, **form})


async def add_reports(request: Request) -> Response:
    """Take what a reader gives, and send the reader to the page that tells how far it is.

    Raises:
        Refusal: Nothing was given, an address is none, or too much is waiting.
    """
    site, form = site_of(request), await read_form(request)
    job = site.jobs.start(*_work(site, form))
    return RedirectResponse(f"/work/{job.id}", 303)


def _work(site: Site, form: Form) -> tuple[str, Work]:
    text, addresses = form.text("text", most=None), _addresses(form.text("addresses", most=None))
    files = list(form.files)
    if text:
        files.append((form.text("name") or PASTED, text.encode("utf-8", "replace")))
    if not files and not addresses:
        raise errors.nothing_given()
    what = " and ".join(
        counted(number, noun) for number, noun in ((len(files), "text"), (len(addresses), "address")) if number
    )

    def work(progress: Progress) -> Told:
        given = collect_given(files, limits=site.settings.limits, apart=True)
        return add_collected(site, (given, read_addresses(site, addresses)), progress)

    return f"Adding {what.replace('addresss', 'addresses')}", work


def read_addresses(site: Site, addresses: Sequence[str]) -> Collected:
    """Read the reports at some addresses, as `headwater add` would; what cannot be read is refused by name."""
    return collect(
        addresses, limits=site.settings.limits, apart=True, follower=follower_of(site.settings) if addresses else None
    )


def add_collected(site: Site, parts: Sequence[Collected], progress: Progress) -> Told:
    """Keep what was read, trace what it touches, and tell what came of it."""
    for part in parts:
        set_aside(site.store, part, at=datetime.now(UTC))
    reports = [report for part in parts for report in part.reports]
    new = keep_traced(site.store, reports, progress)
    refused = [str(item.error) for part in parts for item in part.refused]
    places = site.store.stories_of([report.id for report in reports])
    stories = dict.fromkeys(places[report.id] for report in reports if report.id in places)
    known = len({report.id for report in reports}) - len(new)
    sentences = [f"{counted(len(new), 'new report')}, {known} kept before, {len(refused)} refused", *refused]
    sentences += [untraced(report) for part in parts for report in part.foreign]
    return Told(tuple(sentences), tuple(stories))


def _addresses(text: str) -> list[str]:
    """The addresses in a field, one a line; a path of this machine is none, whatever it is."""
    given = list(dict.fromkeys(text.split()))
    for address in given:
        if ADDRESS.fullmatch(address) is None:
            raise errors.wrong_value("addresses", address, "addresses that begin with http:// or https://")
    if len(given) > MOST_ADDRESSES:
        raise errors.wrong_value("addresses", f"{len(given)} addresses", f"at most {MOST_ADDRESSES}")
    return given
