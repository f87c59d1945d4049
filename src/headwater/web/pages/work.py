"""A piece of work: how far it is, told by the page, by its JSON, and by a stream of events."""

import json
from collections.abc import AsyncIterator

import anyio
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from headwater.present.json_form import JSON
from headwater.web import errors
from headwater.web.jobs import Job
from headwater.web.replies import Page
from headwater.web.site import Site, site_of

EVERY_S = 0.25  # how often a stream looks whether there is something new to tell


def work_page(site: Site, request: Request) -> Page:
    """Make the page of a piece of work; without a script it loads itself again while the work goes on."""
    job = _job(site, request)
    stories = {story: site.store.trace(story).stories[0] for story in job.told.stories[:20]}
    return Page(
        "work.html.j2", {"job": job, "stories": stories}, {"format": "headwater.work", "version": 1, **_form(job)}
    )


async def events(request: Request) -> Response:
    """Stream what happens to a piece of work, until it ends."""
    site = site_of(request)
    job = _job(site, request)
    headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
    return StreamingResponse(_events(site, job), media_type="text/event-stream", headers=headers)


async def _events(site: Site, job: Job) -> AsyncIterator[str]:
    yield _event(job)
    while not job.ended:
        await anyio.sleep(EVERY_S)
        now = site.jobs.find(job.id)
        if now is not None and now != job:
            job = now
            yield _event(job)


def _event(job: Job) -> str:
    return f"event: work\ndata: {json.dumps(_form(job))}\n\n"


def _form(job: Job) -> dict[str, JSON]:
    return {
        "id": job.id,
        "what": job.what,
        "state": job.state.value,
        "step": job.step,
        "done": job.done,
        "total": job.total,
        "sentences": list(job.told.sentences),
        "stories": list(job.told.stories),
        "error": None if job.error is None else {"code": job.error[0], "message": job.error[1]},
    }


def _job(site: Site, request: Request) -> Job:
    job = site.jobs.find(request.path_params["id"])
    if job is None:
        raise errors.no_page(request.url.path)
    return job
