"""A story cut down to one claim."""

from dataclasses import replace

from headwater.model import Story


def cut_down(story: Story, claim_id: str) -> Story:
    """Return a story with one claim, its origins and conflicts, and the reports that carry it or differ from it."""
    (claim,) = (claim for claim in story.claims if claim.id == claim_id)
    made = {item.id for item in claim.assertions}
    origins = (
        replace(origin, assertions=tuple(item for item in origin.assertions if item in made))
        for origin in story.origins
    )
    conflicts = tuple(clash for clash in story.conflicts if claim_id in (clash.a, clash.b))
    clashing = {span.report for clash in conflicts for span in (clash.a_span, clash.b_span)}
    clashing |= {item.elsewhere.report for item in claim.differences if item.elsewhere is not None}
    reports = tuple(report for report in story.reports if report in clashing or report in claim.reports)
    return replace(
        story,
        reports=reports,
        claims=(claim,),
        origins=tuple(origin for origin in origins if origin.assertions),
        conflicts=conflicts,
        reuse=tuple(shared for shared in story.reuse if shared.a in reports and shared.b in reports),
    )
