"""Credits of pictures and videos."""

import pytest

from headwater.ingest.credits import ends_in_credit, is_credit


@pytest.mark.parametrize(
    "line",
    [
        "(Ann Lee/Getty Images)",
        "Photo: Ann Lee",
        "AP Photo/Ann Lee",
        "Getty Images",
        "[Ann Lee/Example Times]",
        "REUTERS/Ann Lee",
    ],
)
def test_a_credit_alone_is_one(line):
    assert is_credit(line)


@pytest.mark.parametrize(
    "line", ["Ann Lee", "The photo shows the gate.", "(the gate/the lock)", "Getty opened a museum", "", "("]
)
def test_other_lines_are_none(line):
    assert not is_credit(line)


@pytest.mark.parametrize(
    "line",
    ["Divers at the gate. (Ann Lee/AP)", "Divers at the gate. Video: Reuters", "Divers at the gate. Photo by: Ann Lee"],
)
def test_a_caption_ends_in_its_credit(line):
    assert ends_in_credit(line)


@pytest.mark.parametrize(
    "line", ["The gate is shut, Reuters reported.", "He sold the picture to AP", "It cost 3/4 of the sum."]
)
def test_a_sentence_does_not(line):
    assert not ends_in_credit(line)
