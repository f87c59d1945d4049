"""Addresses as they may be shown, kept and logged: without passwords, and without the values of keys to a door."""

import re

HIDDEN = "***"
USERINFO = re.compile(r"(//)[^/?#@\s]*@")
# Names of parameters that let somebody in, whole or as a part of the name set off by a dash, dot or underscore.
SECRET_NAME = re.compile(
    r"(?:^|[-_.])(?:access|apikey|auth|authorization|credential|credentials|jwt|key|pass|passwd|password|pwd|secret|sid|"
    r"sig|sign|signature|token)(?:$|[-_.])|(?:token|password|secret|session|sess(?:ion)?_?id|apikey|signature)$",
    re.IGNORECASE,
)
SECRET_VALUE = re.compile(r"eyJ[\w-]{8,}\.[\w.-]*")  # a JSON Web Token, whatever its name; long ids are mostly just ids
PARAMETER = re.compile(r"([?&#;])([^=&#;\s]+)=([^&#;\s]*)")


def shown(address: str) -> str:
    """Return an address for eyes, stores and logs: `https://a.example/feed?token=***`.

    Args:
        address: Any address, also one that is none; or a sentence that holds one.
    """
    printable = "".join(letter if letter.isprintable() else "\ufffd" for letter in address)
    return PARAMETER.sub(_masked, USERINFO.sub(rf"\1{HIDDEN}@", printable))


def _masked(parameter: re.Match[str]) -> str:
    mark, name, value = parameter.groups()
    is_secret = value and (SECRET_NAME.search(name) or SECRET_VALUE.fullmatch(value))
    return f"{mark}{name}={HIDDEN}" if is_secret else parameter[0]
