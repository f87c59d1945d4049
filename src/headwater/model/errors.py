"""Every error the program raises on purpose: one root, two kinds for bad pages, a stable code each.

docs/errors.md lists every code; a test compares the two.
"""


class HeadwaterError(Exception):
    """Something Headwater can name.

    Attributes:
        code: A stable code such as `HW-READ-001`.
        message: What happened, to which thing, and the next step.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{code} {message}")
        self.code = code
        self.message = message

    def __reduce__(self) -> tuple[type["HeadwaterError"], tuple[str, str]]:
        """Return what makes it again in another process; exceptions would call it with their one argument."""
        return type(self), (self.code, self.message)


class Usage(HeadwaterError):
    """The call itself is wrong (exit status 2)."""


class Retry(HeadwaterError):
    """This page cannot be read now, but the world may get better."""


class Quarantine(HeadwaterError):
    """This page never will be read as it is; it is kept aside with its code."""
