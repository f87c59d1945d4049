"""What the site refuses, each with its code and status, and the status of what the store refuses."""

from http import HTTPStatus

from headwater.model import HeadwaterError, Quarantine, Retry, Usage


class Refusal(HeadwaterError):
    """A request that the site does not fulfil.

    Attributes:
        status: The HTTP status that says so.
    """

    def __init__(self, code: str, message: str, status: HTTPStatus) -> None:
        super().__init__(code, message)
        self.status = status


def no_page(path: str) -> Refusal:
    """Nothing is at a path."""
    return Refusal("HW-SITE-001", f"there is no page at {path}; start from the list of stories", HTTPStatus.NOT_FOUND)


def wrong_method(method: str, path: str) -> Refusal:
    """A page takes another kind of request."""
    return Refusal(
        "HW-SITE-002", f"{path} does not take {method}; use the forms of the site", HTTPStatus.METHOD_NOT_ALLOWED
    )


def wrong_value(name: str, value: str, wanted: str) -> Refusal:
    """A part of an address or a field of a form is not what it should be."""
    return Refusal("HW-SITE-003", f"{name} is {value[:80]!r}; give {wanted}", HTTPStatus.BAD_REQUEST)


def unknown_host(host: str) -> Refusal:
    """The site was asked for by a name that is not its own: another site may be behind the request."""
    return Refusal(
        "HW-SITE-004",
        f"this site does not answer to {host[:80]!r}; add the name to the setting hosts if it is yours",
        HTTPStatus.MISDIRECTED_REQUEST,
    )


def foreign_origin(origin: str) -> Refusal:
    """Another site tries to write."""
    return Refusal(
        "HW-SITE-005", f"a page of {origin[:80]!r} may not write here; use the forms of this site", HTTPStatus.FORBIDDEN
    )


def no_token() -> Refusal:
    """Writing needs the token."""
    return Refusal(
        "HW-SITE-006",
        "writing needs the token that headwater serve told when it started; enter it at /token",
        HTTPStatus.UNAUTHORIZED,
    )


def too_large(limit_mb: float) -> Refusal:
    """A request has a larger body than it may."""
    return Refusal(
        "HW-SITE-007",
        f"the request is larger than {limit_mb:g} MB; send less at once, or raise max_request_mb",
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    )


def too_slow(limit_s: float) -> Refusal:
    """A request took longer than it may."""
    return Refusal(
        "HW-SITE-008",
        f"no answer was ready after {limit_s:g} s; try again, or raise max_request_s",
        HTTPStatus.SERVICE_UNAVAILABLE,
    )


def bad_form(reason: str) -> Refusal:
    """The body of a request is no form, or one of too many parts."""
    return Refusal("HW-SITE-009", f"the form cannot be read ({reason}); send it again", HTTPStatus.BAD_REQUEST)


def nothing_given() -> Refusal:
    """A form to add reports was sent empty."""
    return Refusal(
        "HW-SITE-010", "nothing was given; paste a text, choose files or give addresses", HTTPStatus.BAD_REQUEST
    )


def too_much_waiting(limit: int) -> Refusal:
    """More work waits than may."""
    return Refusal(
        "HW-SITE-011",
        f"{limit} pieces of work are waiting already; try again when some are done",
        HTTPStatus.SERVICE_UNAVAILABLE,
    )


def failed() -> Refusal:
    """The site has a fault."""
    return Refusal(
        "HW-SITE-012",
        "something went wrong here; what it was is in the log of headwater serve",
        HTTPStatus.INTERNAL_SERVER_ERROR,
    )


STATUS_OF = {
    "HW-STORE-004": HTTPStatus.NOT_FOUND,
    "HW-STORE-005": HTTPStatus.NOT_FOUND,
    "HW-STORE-006": HTTPStatus.GONE,
    "HW-STORE-010": HTTPStatus.SERVICE_UNAVAILABLE,
    "HW-STORE-012": HTTPStatus.CONFLICT,
    "HW-STORE-017": HTTPStatus.NOT_FOUND,
}


def status_of(error: HeadwaterError) -> HTTPStatus:
    """Return the status that says what an error means."""
    if isinstance(error, Refusal):
        return error.status
    if isinstance(error, Usage | Quarantine):
        return HTTPStatus.BAD_REQUEST
    if isinstance(error, Retry):
        return HTTPStatus.SERVICE_UNAVAILABLE
    return STATUS_OF.get(error.code, HTTPStatus.INTERNAL_SERVER_ERROR)
