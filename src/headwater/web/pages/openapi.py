"""What programs can ask for, as OpenAPI: the JSON beside each page that only reads."""

from starlette.requests import Request
from starlette.responses import Response

from headwater import __version__
from headwater.present.json_form import JSON
from headwater.web.pages.queries import HIGHEST, KINDS, MOST_CHARS
from headwater.web.replies import json_reply

TEXT: JSON = {"type": "string", "maxLength": MOST_CHARS}
DAY: JSON = {"type": "string", "format": "date"}
ID: JSON = {"type": "string", "minLength": 1}


async def openapi(request: Request) -> Response:  # noqa: ARG001  Starlette gives it
    """Return the description."""
    described: JSON = {
        "openapi": "3.1.0",
        "info": {"title": "Headwater", "version": __version__},
        "paths": {
            "/stories.json": _get("A part of the stories, the newest first", _queries()),
            "/story/{id}.json": _get("A story in the form of headwater trace", [_path("id")]),
            "/story/{id}/origins.json": _get(
                "The boxes and ties of an origin graph", [_path("id"), _query("claim", ID)]
            ),
            "/story/{id}/timeline.json": _get("When things happened and were published", [_path("id")]),
            "/claim/{id}.json": _get("A claim in the form of headwater trace", [_path("id")]),
            "/report/{id}.json": _get("A report, and what it states", [_path("id")]),
            "/report/{id}/beside/{other}.json": _get("Two reports and what both have", [_path("id"), _path("other")]),
            "/decisions.json": _get("What people decided", []),
            "/refused.json": _get("What could not be read", []),
            "/work/{id}.json": _get("How far a piece of work is", [_path("id")]),
            "/help.json": _get("The keys of the site", []),
            "/add.json": _get("How much may be added at once", []),
        },
    }
    return json_reply(described)


def _queries() -> list[JSON]:
    several: JSON = {"type": "array", "items": TEXT, "maxItems": 20}
    return [
        _query("q", TEXT),
        *(_query(kind, several) for kind in KINDS),
        _query("since", DAY),
        _query("until", DAY),
        _query("conflict", {"type": "string", "enum": ["0", "1"]}),
        _query("origins", {"type": "integer", "minimum": 0, "maximum": HIGHEST}),
        _query("page", {"type": "integer", "minimum": 1, "maximum": HIGHEST}),
    ]


def _get(summary: str, parameters: list[JSON]) -> JSON:
    said: JSON = {
        "description": "code, message and status of an error",
        "content": {"application/json": {"schema": _ERROR}},
    }
    found: JSON = {"description": summary, "content": {"application/json": {"schema": {"type": "object"}}}}
    return {"get": {"summary": summary, "parameters": parameters, "responses": {"200": found, "default": said}}}


def _query(name: str, schema: JSON) -> JSON:
    return {"name": name, "in": "query", "required": False, "schema": schema}


def _path(name: str) -> JSON:
    return {"name": name, "in": "path", "required": True, "schema": ID}


_ERROR: JSON = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["code", "message", "status"],
            "properties": {
                "code": {"type": "string", "pattern": "^HW-[A-Z]+-[0-9]{3}$"},
                "message": {"type": "string"},
                "status": {"type": "integer"},
            },
        }
    },
}
