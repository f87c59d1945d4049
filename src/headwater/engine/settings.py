"""Settings, and where each came from: a flag, a `HEADWATER_*` variable, `headwater.toml`, or its default.

A value that is wrong anywhere stops the program; it is never replaced by a default.
"""

import inspect
import re
from collections.abc import Mapping
from dataclasses import Field, dataclass, fields
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from headwater.engine.serving import Serving
from headwater.ingest.fetch.limits import WebLimits
from headwater.ingest.limits import Limits
from headwater.model import Usage

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_settings import BaseSettings

FILE = "headwater.toml"
PREFIX = "HEADWATER_"
DEFAULT_STORE = "headwater.db"
PARTS = (Limits, WebLimits, Serving)
KINDS: Mapping[Any, Mapping[str, Any]] = {str: {}, int: {"gt": 0}, float: {"gt": 0, "allow_inf_nan": False}}
"""What is asked of every value of a type; the metadata of a field asks for more."""

Value: TypeAlias = str | int | float
Source: TypeAlias = Mapping[str, Any]  # what a stranger wrote, before it is checked


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting as it is in force.

    Attributes:
        name: Its name in the file; the flag is `--store`, the variable `HEADWATER_STORE`.
        value: Its value.
        whence: Where the value came from ("--store", "HEADWATER_STORE", "headwater.toml", "default").
        about: What it does.
    """

    name: str
    value: Value
    whence: str
    about: str


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings in force.

    Attributes:
        store: Path or address of the store.
        limits: Bounds on reading.
        web: How the web is asked.
        serving: How the site is served.
        listed: Each setting with where it came from.
    """

    store: str
    limits: Limits
    web: WebLimits
    serving: Serving
    listed: tuple[Setting, ...]


def load_settings(flags: Mapping[str, Value | None] | None = None, *, folder: Path | None = None) -> Settings:
    """Return the settings in force.

    Args:
        flags: What the command line gave, by name; None where a flag was not given.
        folder: Where `headwater.toml` is looked for; the current folder where none is given.

    Raises:
        Usage: A value is wrong or unknown, or the file cannot be read (`HW-CONF-...`).
    """
    from pydantic import ValidationError
    from pydantic_settings import EnvSettingsSource

    model = _model()
    given = {name: value for name, value in (flags or {}).items() if value is not None}
    sources = (given, EnvSettingsSource(model)(), _read_file((folder or Path()) / FILE))
    merged = {name: value for source in reversed(sources) for name, value in source.items()}
    try:
        values = model(**merged).model_dump()
    except ValidationError as error:
        raise _refusal(error, sources) from error
    listed = tuple(Setting(name, values[name], whence(name, sources), text) for name, text in about().items())
    limits, web, serving = ({field.name: values[field.name] for field in fields(part)} for part in PARTS)
    return Settings(values["store"], Limits(**limits), WebLimits(**web), Serving(**serving), listed)


@cache
def about() -> Mapping[str, str]:
    """Return what each setting does, by name: the first sentence of its entry in the documentation of its record."""
    documented = "\n".join(inspect.getdoc(kind) or "" for kind in PARTS)
    entries = re.findall(r"^    (\w+): (.*(?:\n {8}.*)*)", documented, re.MULTILINE)
    texts = {name: " ".join(text.split()).split(". ")[0].rstrip(".") for name, text in entries}
    return {"store": "Path of the store, or its address", **{field.name: texts[field.name] for field in bounds()}}


def bounds() -> "tuple[Field[Any], ...]":
    """Return the fields of all settings but the store."""
    return tuple(field for kind in PARTS for field in fields(kind))


def whence(name: str, sources: tuple[Source, ...]) -> str:
    """Return where a setting was found first, given what flags, variables and file hold."""
    names = (f"--{name.replace('_', '-')}", f"{PREFIX}{name.upper()}", FILE)
    return next((place for place, source in zip(names, sources, strict=True) if name in source), "default")


@cache
def _model() -> "type[BaseSettings]":
    from pydantic import Field as Checked
    from pydantic import create_model
    from pydantic_settings import BaseSettings, SettingsConfigDict

    class Strict(BaseSettings):
        model_config = SettingsConfigDict(env_prefix=PREFIX, strict=True, extra="forbid")

    limits: dict[str, Any] = {
        field.name: (field.type, Checked(field.default, **KINDS[field.type], **field.metadata)) for field in bounds()
    }
    return create_model("Strict", __base__=Strict, store=(str, Checked(DEFAULT_STORE, min_length=1)), **limits)


def _read_file(path: Path) -> Source:
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise Usage("HW-CONF-001", f"{path} cannot be read: {error.strerror}; correct or remove it") from error
    except ValueError as error:
        raise Usage("HW-CONF-002", f"{path} is not TOML: {error}; correct or remove it") from error


def _refusal(error: "ValidationError", sources: tuple[Source, ...]) -> Usage:
    first = error.errors()[0]
    name = str(first["loc"][0])
    if first["type"] == "extra_forbidden":
        return Usage("HW-CONF-003", f"{FILE} sets {name!r}, which is no setting (headwater config lists them)")
    place = whence(name, sources)
    return Usage("HW-CONF-004", f"{name} is {first['input']!r} in {place}: {first['msg'].lower()}")
