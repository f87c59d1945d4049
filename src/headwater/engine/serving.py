"""How the site is served, as named fields with defaults."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Serving:
    """Where the site listens and what one request may take.

    Attributes:
        host: Address that the site listens on. On another than 127.0.0.1, ::1 or localhost, writing needs a token.
        port: Port that the site listens on.
        hosts: Names that the site answers to besides the one it listens on, with commas between them.
        max_request_mb: Largest body of a request, with all uploaded files.
        max_request_s: Longest time for the answer to a request.
        max_form_fields: Most fields of a form.
        max_uploads: Most files of one upload.
        max_waiting: Most pieces of work, such as added reports, that wait their turn.
        page_stories: Stories on a page of the list.
    """

    host: str = field(default="127.0.0.1", metadata={"min_length": 1})
    port: int = 8707
    hosts: str = field(default="localhost", metadata={"min_length": 1})
    max_request_mb: float = 50
    max_request_s: float = 30
    max_form_fields: int = 100
    max_uploads: int = 200
    max_waiting: int = 20
    page_stories: int = 20

    @property
    def max_request_bytes(self) -> int:
        """`max_request_mb` in bytes."""
        return int(self.max_request_mb * 1_000_000)
