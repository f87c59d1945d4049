"""Files opened for reading: those of this machine as they are, those behind an address through Daft."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Protocol, cast

from headwater.engine.scale.inputs import ADDRESS
from headwater.ingest import refusals
from headwater.ingest.files import open_file

BUFFER = 1 << 20  # bytes fetched at once from an object store


@contextmanager
def opened(path: str) -> Iterator[IO[bytes]]:
    """Give a file that can be read and moved about in.

    Raises:
        HeadwaterError: It cannot be opened.
    """
    if ADDRESS.match(path) is None:
        with open_file(Path(path)) as file:
            yield file
        return
    import daft
    from daft import exceptions

    try:
        with daft.File(path).open() as remote:
            yield cast(IO[bytes], io.BufferedReader(_Remote(remote), BUFFER))
    except (exceptions.DaftCoreException, FileNotFoundError) as error:
        raise refusals.unreadable(path, " ".join(str(error).split())[:200]) from error


class _Bytes(Protocol):
    def read(self, size: int, /) -> bytes: ...

    def seek(self, offset: int, whence: int, /) -> int: ...

    def tell(self) -> int: ...


class _Remote(io.RawIOBase):
    """A file of Daft's, as the readers of WARC and Parquet want it."""

    def __init__(self, file: _Bytes) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()
