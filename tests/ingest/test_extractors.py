"""Each extractor by itself."""

import pytest

from headwater.ingest.extractors import by_readability
from tests.ingest.pages import PARAGRAPHS


@pytest.mark.parametrize("head", ["<html>", "<style>", "<title>", "<base><object></head>"])
def test_a_page_that_never_leaves_its_head_has_nothing_for_readability(head):
    assert by_readability(head) == ()
    assert by_readability(f"<style><style>{head}{PARAGRAPHS[0]}") == ()
