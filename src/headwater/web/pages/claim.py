"""A claim: a ladder for each origin, why its wordings are one claim, where they differ, and how to see it again."""

from dataclasses import dataclass
from shlex import quote

from starlette.requests import Request

from headwater.model import Assertion, Claim, Judgement, Story, Trace
from headwater.present.json_form import trace_form
from headwater.present.view import view_story
from headwater.store.cutting import cut_down
from headwater.web.drawing.wordings import Piece, compare_wordings
from headwater.web.replies import Page
from headwater.web.site import Site
from headwater.web.views.differing import differing
from headwater.web.views.ladders import ladders, rungs

MOST_OFFERED = 40  # claims of the story that this one may be judged against


@dataclass(frozen=True, slots=True)
class Aligned:
    """A wording of a claim beside its central one.

    Attributes:
        assertion: Who says it.
        because: Why it belongs to the claim.
        pieces: Its words, those that the central wording has not marked.
    """

    assertion: Assertion
    because: str
    pieces: tuple[Piece, ...]


def claim_page(site: Site, request: Request) -> Page:
    """Make the page of a claim."""
    claim_id, story_id = site.store.place_of("claim", request.path_params["id"])
    whole = site.store.trace(story_id)
    story = cut_down(whole.stories[0], claim_id)
    trace = Trace(tuple(report for report in whole.reports if report.id in story.reports), (story,))
    view = view_story(story, trace)
    (entry,) = view.leading
    context = {
        "view": view,
        "entry": entry,
        "ladders": ladders(entry, view.reports),
        "against": {
            word: rungs(said, view.reports)
            for word, said in (("Denied", entry.denied), ("Doubted", entry.doubted))
            if said
        },
        "aligned": _aligned(entry.claim),
        "differing": differing(view),
        "others": _others(whole.stories[0], story),
        "decided": _decided(site, story, entry.claim),
        "command": f"headwater claim {entry.claim.id} --store {quote(site.store.where)}",
    }
    return Page("claim.html.j2", context, trace_form(trace))


def _aligned(claim: Claim) -> tuple[Aligned, ...]:
    """Every wording beside the central one, which comes first."""
    central = next((item for item in claim.assertions if item.span.quote == claim.text), claim.assertions[0])
    made = [
        Aligned(item, because, compare_wordings(central.span, item.span)[1])
        for item, because in zip(claim.assertions, claim.because, strict=True)
    ]
    return tuple(sorted(made, key=lambda aligned: aligned.assertion is not central))


def _others(whole: Story, around: Story) -> list[Claim]:
    """The claims that a reader may think the same as this one: those it clashes with, then the first of the story."""
    clashing = {claim for clash in around.conflicts for claim in (clash.a, clash.b)}
    found = sorted(whole.claims, key=lambda claim: claim.id not in clashing)
    return [claim for claim in found if claim.id != around.claims[0].id][:MOST_OFFERED]


def _decided(site: Site, story: Story, claim: Claim) -> list[Judgement]:
    """The judgements in force about the claim or about origins behind it."""
    items = {item.id for item in claim.assertions}
    found = (one for one in site.store.decided(story.reports) if isinstance(one, Judgement))
    return [one for one in found if not items.isdisjoint((*one.a.assertions, *one.b.assertions))]
