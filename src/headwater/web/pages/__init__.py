"""The pages of the site, each with the JSON beside it, and the forms that write."""

from starlette.routing import BaseRoute, Route

from headwater.web.pages.adding import add_page, add_reports
from headwater.web.pages.claim import claim_page
from headwater.web.pages.deciding import correct, decisions_page, judge, take_back
from headwater.web.pages.help import help_page
from headwater.web.pages.openapi import openapi
from headwater.web.pages.origins import origins_page
from headwater.web.pages.refused import refused_page
from headwater.web.pages.report import beside_page, report_page
from headwater.web.pages.start import start
from headwater.web.pages.stories import stories_page
from headwater.web.pages.story import story_page
from headwater.web.pages.timeline import timeline_page
from headwater.web.pages.token import enter_token, token_page
from headwater.web.pages.work import events, work_page
from headwater.web.replies import routes_of

ROUTES: list[BaseRoute] = [
    Route("/", start),
    *routes_of("/stories", "stories", stories_page),
    *routes_of("/story/{id}/origins", "origins", origins_page),
    *routes_of("/story/{id}/timeline", "timeline", timeline_page),
    *routes_of("/story/{id}", "story", story_page),
    *routes_of("/claim/{id}", "claim", claim_page),
    *routes_of("/report/{id}/beside/{other}", "beside", beside_page),
    *routes_of("/report/{id}", "report", report_page),
    *routes_of("/decisions", "decisions", decisions_page),
    Route("/judge", judge, methods=["POST"]),
    Route("/correct", correct, methods=["POST"]),
    Route("/take-back", take_back, methods=["POST"]),
    *routes_of("/refused", "refused", refused_page),
    *routes_of("/help", "help", help_page),
    *routes_of("/add", "add", add_page),
    Route("/add", add_reports, methods=["POST"]),
    *routes_of("/work/{id}", "work", work_page),
    Route("/work/{id}/events", events),
    Route("/token", token_page),
    Route("/token", enter_token, methods=["POST"]),
    Route("/openapi.json", openapi),
]
