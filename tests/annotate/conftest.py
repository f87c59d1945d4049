"""The parser, loaded once for all tests of this folder."""

import pytest

from headwater.annotate import Parser, load_parser


@pytest.fixture(scope="session")
def parser() -> Parser:
    return load_parser()
