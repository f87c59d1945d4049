"""What people decide: two claims or origins are the same or not, a report is corrected; each can be taken back."""

from collections.abc import Callable
from functools import partial
from urllib.parse import quote

import anyio
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from headwater.model import Decided, Decision
from headwater.present.json_form import JSON
from headwater.store import Change
from headwater.store.codec import to_plain
from headwater.web.errors import wrong_value
from headwater.web.jobs import Progress, Told
from headwater.web.pages.forms import Form, read_form
from headwater.web.replies import Page
from headwater.web.site import NAME_COOKIE, Site, site_of
from headwater.web.tracing import trace_decided

NAME_KEPT_S = 365 * 24 * 3600
WRONG = "wrong "  # before the id of the attribution that is


def decisions_page(site: Site, request: Request) -> Page:  # noqa: ARG001  every page is given it
    """Make the list of all decisions, the latest first, with those that were taken back."""
    made: tuple[Decided, ...] = (*site.store.judgements(everything=True), *site.store.corrections(everything=True))
    found = sorted(made, key=lambda one: one.at, reverse=True)
    form: JSON = {"format": "headwater.decisions", "version": 1, "decisions": [_form(one) for one in found]}
    return Page("decisions.html.j2", {"decisions": found}, form)


def _form(one: Decided) -> JSON:
    return {"because": one.because, "decision": to_plain(one)}


async def judge(request: Request) -> Response:
    """Keep what a reader decided about two claims or two origins.

    Raises:
        HeadwaterError: No name was given, or the two cannot be judged.
    """
    form = await read_form(request)
    decision, store = _decision(form), site_of(request).store
    return await _decided(
        request, form, partial(store.judge, form.text("one"), form.text("two"), decision, form.said())
    )


async def correct(request: Request) -> Response:
    """Keep what a reader corrected in a report.

    Raises:
        HeadwaterError: No name was given, or the correction makes no sense.
    """
    form = await read_form(request)
    asked, change = _change(form)
    return await _decided(request, form, partial(site_of(request).store.correct, asked, change, form.said()))


async def take_back(request: Request) -> Response:
    """Take a decision back.

    Raises:
        HeadwaterError: No name was given, there is no such decision, or it was taken back already.
    """
    form = await read_form(request)
    return await _decided(request, form, partial(site_of(request).store.take_back, form.text("decision"), form.said()))


async def _decided(request: Request, form: Form, keep: Callable[[], Decided]) -> Response:
    """Keep a decision at once, trace what it touches in the background, and remember the name for the next form."""
    site = site_of(request)
    made = await anyio.to_thread.run_sync(keep)

    def work(progress: Progress) -> Told:  # noqa: ARG001  one story is traced in a moment
        trace_decided(site.store)
        taken = f"taken back by {made.deleted_by}: " if made.deleted_by is not None else ""
        return Told((f"{taken}{made.because}",))

    job = site.jobs.start("Tracing the story again", work, back=form.back())
    reply = RedirectResponse(f"/work/{job.id}", 303)
    name = quote(form.said().by, errors="replace")
    reply.set_cookie(NAME_COOKIE, name, max_age=NAME_KEPT_S, httponly=True, samesite="strict")
    return reply


def _decision(form: Form) -> Decision:
    try:
        return Decision(form.text("decision"))
    except ValueError:
        raise wrong_value("decision", form.text("decision"), "same, different or unsure") from None


def _change(form: Form) -> tuple[str, Change]:
    what, report = form.text("change"), form.text("report")
    if what == "outlet":
        return report, Change(outlet=form.text("outlet"))
    if what == "published":
        return report, Change(published=form.text("published"))
    if what == "leave out":
        return report, Change(left_out=True)
    if what.startswith(WRONG):
        return what.removeprefix(WRONG), Change(wrong=True)
    raise wrong_value("change", what, "outlet, published, leave out, or wrong and the id of an attribution")
