"""Forms that readers send: their fields as text, their files as bytes, both bounded."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from headwater.store import Said
from headwater.web import errors
from headwater.web.site import site_of

MOST_FIELD_CHARS = 200  # of a name, an outlet, a date; texts to add are bounded by the request
DECISIONS = "/decisions"
BACK = re.compile(r"/(?:claim|report|story)/[a-z]-[0-9a-f]+")


@dataclass(frozen=True, slots=True)
class Form:
    """A form as it was sent.

    Attributes:
        fields: Its fields by name, the last of each.
        files: Names and contents of its files.
    """

    fields: dict[str, str]
    files: tuple[tuple[str, bytes], ...]

    def text(self, name: str, *, most: int | None = MOST_FIELD_CHARS) -> str:
        """Return a field without the spaces around it; empty where it was not sent.

        Raises:
            Refusal: It is longer than it may be.
        """
        value = self.fields.get(name, "").strip()
        if most is not None and len(value) > most:
            raise errors.wrong_value(name, value, f"at most {most} characters")
        return value

    def said(self) -> Said:
        """Return who decides, now, and why.

        Raises:
            Usage: No name was given.
        """
        return Said(" ".join(self.text("by").split()), datetime.now(UTC), self.text("note", most=None) or None)

    def back(self) -> str:
        """Return the path of the page that the form stands on, where it is one of a report, a claim or a story."""
        given = self.text("back")
        return given if BACK.fullmatch(given) else DECISIONS


async def read_form(request: Request) -> Form:
    """Return the form that a request brings.

    Raises:
        Refusal: It is none, or has more parts than it may.
    """
    serving = site_of(request).settings.serving
    most = serving.max_request_bytes
    fields: dict[str, str] = {}
    files: list[tuple[str, bytes]] = []
    try:
        async with request.form(
            max_files=serving.max_uploads, max_fields=serving.max_form_fields, max_part_size=most
        ) as given:
            for name, value in given.multi_items():
                if isinstance(value, UploadFile):
                    files.append((value.filename or "", await value.read()))
                else:
                    fields[name] = value
    except HTTPException as error:  # how Starlette refuses one with too many parts, or a broken one
        raise errors.bad_form(error.detail.rstrip(".").lower()) from error
    return Form(fields, tuple(file for file in files if file[0] or file[1]))
