"""The file of a store: opened, brought to the tables of this program, read and written in transactions."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from sqlalchemy import Connection

from headwater.store import errors, migrations, sqlite
from headwater.store.rows import Flipped


class Database:
    """The file of a store.

    Attributes:
        where: Its path; `:memory:` where it is not kept.
        read_only: Whether it may only be read.
    """

    def __init__(self, where: str, *, read_only: bool) -> None:
        """Open a file; `prepare` finds out what is in it."""
        self.where = where
        self.read_only = read_only
        self._engine = sqlite.open_engine(where, read_only=read_only)
        self._writer = self._engine.execution_options(write=True)

    @classmethod
    def open(cls, where: str, *, read_only: bool, create: bool) -> Self:
        """Return the database at `where`, with the tables of this program.

        Raises:
            HeadwaterError: There is no such store, it is not one, or it cannot be opened.
        """
        path = sqlite.path_of(where)
        if (read_only or not create) and not Path(path).exists():
            raise errors.no_store(path)
        database = cls(path, read_only=read_only)
        try:
            database.prepare(create=create)
        except BaseException:
            database.close()
            raise
        return database

    def prepare(self, *, create: bool = True) -> None:
        """Make the tables of this program, or bring those of an older one up to them.

        Args:
            create: Make them in an empty file too.

        Raises:
            HeadwaterError: The file is not a store, or one that cannot be brought up.
        """
        known = len(migrations.MIGRATIONS)
        with self.reading() as connection:
            found = migrations.version_of(connection, self.where)
        if found == known:
            return
        if not found and (self.read_only or not create):
            raise errors.not_a_store(self.where)
        if self.read_only:
            raise errors.too_old(self.where, found, known)
        with self.writing() as connection:
            migrations.migrate(connection, self.where)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the file throughout.

        Raises:
            HeadwaterError: The file cannot be read, or a row of it is not as it was written.
        """
        with self._naming_errors(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose changes are all in the file at the end, or none of them.

        Raises:
            HeadwaterError: The file cannot be written, or a row of it is not as it was written.
        """
        with self._naming_errors(), self._writer.begin() as connection:
            yield connection

    def forget_log(self) -> None:
        """Leave nothing of the last changes in the files beside the file."""
        with self._naming_errors():
            sqlite.empty_log(self._engine)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    @contextmanager
    def _naming_errors(self) -> Iterator[None]:
        try:
            with sqlite.named_errors(self.where):
                yield
        except Flipped as error:
            raise errors.damaged(self.where, str(error)) from error
