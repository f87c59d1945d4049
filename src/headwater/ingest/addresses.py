"""Addresses without the secrets that they carry, so that no record, page, log or export shows one."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

HIDDEN = "***"
USERINFO = re.compile(r"(//)[^/?#@\s]*@")
# Names of parameters that let whoever has the address do what its owner may: log-ins, sessions, signatures, subscriber
# keys of mails. They are names in the documentation of OAuth 2 (RFC 6750), AWS, Google and Azure signed addresses, and
# of mail services; whole, or as a part of the name set off by a dash, dot or underscore.
SECRET_NAME = re.compile(
    r"(?:^|[-_.])(?:access|apikey|auth|authorization|bearer|credential|credentials|csrf|jwt|key|otp|pass|passwd|password|pwd|"
    r"secret|sid|sig|sign|signature|token)(?:$|[-_.])"
    r"|(?:token|passw(?:or)?d|pwd|secret|signature|session|sess(?:ion)?_?id|api[-_]?key|access[-_]?key(?:[-_]?id)?)$"
    r"|^(?:mc_eid|_hsenc|_hsmi|ck_subscriber_id)$",
    re.IGNORECASE,
)
SECRET_VALUE = re.compile(r"eyJ[\w-]{8,}\.[\w.-]*")  # a JSON Web Token, whatever its name; long ids are mostly just ids
PARAMETER = re.compile(r"([?&#;])([^=&#;\s]+)=([^&#;\s]*)")
IN_PATH = re.compile(r";jsessionid=[^/?#]*", re.IGNORECASE)


def without_secrets(url: str) -> str:
    """Return an address without user, password and the parameters that hold secrets; all else stays as it is.

    Args:
        url: An address as a page or a record gives it; what is none becomes "".
    """
    try:
        parts = urlsplit(url)
        host = parts.netloc.rpartition("@")[2]
        query = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        return ""
    kept = [pair for pair in query if not _is_secret(*pair)]
    cleaned = parts.query if len(kept) == len(query) else urlencode(kept)
    name, _, value = parts.fragment.partition("=")
    fragment = "" if value and _is_secret(name, value) else parts.fragment
    return urlunsplit((parts.scheme, host, IN_PATH.sub("", parts.path), cleaned, fragment))


def shown(address: str) -> str:
    """Return an address for eyes and logs, its secrets masked: `https://a.example/feed?token=***`.

    Args:
        address: Any address, also one that is none; or a sentence that holds one.
    """
    printable = "".join(letter if letter.isprintable() else "\ufffd" for letter in address)
    return PARAMETER.sub(_masked, USERINFO.sub(rf"\1{HIDDEN}@", printable))


def _masked(parameter: re.Match[str]) -> str:
    mark, name, value = parameter.groups()
    return f"{mark}{name}={HIDDEN}" if value and _is_secret(name, value) else parameter[0]


def _is_secret(name: str, value: str) -> bool:
    return value != HIDDEN and (SECRET_NAME.search(name) is not None or SECRET_VALUE.fullmatch(value) is not None)
