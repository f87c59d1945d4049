"""Addresses without the secrets that they carry, so that no record, page or export shows one."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

# Names of parameters that let whoever has the address do what its owner may: log-ins, sessions, signatures, subscriber
# keys of mails. The list is of names in the documentation of OAuth 2 (RFC 6750), AWS, Google and Azure signed
# addresses, and of mail services.
SECRET = re.compile(
    r"(?:.*[-_.])?(?:access|auth|bearer|csrf|id|refresh|security|session|user)?[-_.]?"
    r"(?:token|auth|authorization|passw(?:or)?d|pwd|secret|signature|sig|session(?:id)?|api[-_]?key|apikey"
    r"|access[-_]?key(?:[-_]?id)?|credential|jwt|otp|mc_eid|_hsenc|_hsmi|ck_subscriber_id|phpsessid|jsessionid)",
    re.I,
)
IN_PATH = re.compile(r";jsessionid=[^/?#]*", re.I)


def without_secrets(url: str) -> str:
    """Return an address without user, password and the parameters that hold secrets; all else stays as it is."""
    try:
        parts = urlsplit(url)
        host = parts.netloc.rpartition("@")[2]
        query = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        return ""
    kept = [(key, value) for key, value in query if SECRET.fullmatch(key) is None]
    cleaned = parts.query if len(kept) == len(query) else urlencode(kept)
    fragment = "" if SECRET.fullmatch(parts.fragment.partition("=")[0]) else parts.fragment
    return urlunsplit((parts.scheme, host, IN_PATH.sub("", parts.path), cleaned, fragment))
