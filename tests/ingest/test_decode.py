"""Bytes into text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.ingest.decode import decode, without_surrogates
from headwater.model import Quarantine

ACCENTS = "Señor Núñez fue al café de la Ópera y pidió un té; mañana volverá, según dijo. " * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_text_comes_back_from_its_encoding(encoding):
    assert decode(ACCENTS.encode(encoding), "a").text == ACCENTS


@pytest.mark.parametrize("encoding", ["shift_jis", "gb18030", "euc_kr", "koi8-r", "iso2022_jp"])
def test_a_declared_charset_is_taken(encoding):
    words = {
        "shift_jis": "港の水門",
        "gb18030": "港口水闸",
        "euc_kr": "항구 수문",
        "koi8-r": "шлюз",
        "iso2022_jp": "港の水門",
    }
    page = f'<html><meta charset="{encoding}"><p>{words[encoding]}</p>'
    assert decode(page.encode(encoding), "a").text == page


def test_latin_1_is_read_as_browsers_do():
    page = '<html><meta charset="iso-8859-1"><p>“Shut”</p>'.encode("cp1252")
    assert "“Shut”" in decode(page, "a").text


def test_utf_8_is_taken_before_another_declaration():
    page = '<html><meta charset="windows-1252"><p>über</p>'.encode()
    assert "über" in decode(page, "a").text


@pytest.mark.parametrize("declared", ["utf-7", "rot13", "unicode_escape", "idna", "nonsense", "utf-16"])
def test_a_declared_codec_that_no_browser_knows_is_ignored(declared):
    page = f'<html><meta charset="{declared}"><p>+ADw-b+AD4- \\u003cb</p>'
    assert decode(page.encode(), "a").text == page


def test_a_few_damaged_bytes_do_not_spoil_a_text():
    assert decode(ACCENTS.encode() + b" \xc3", "a").text == ACCENTS + " \ufffd"


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"%PDF-1.7 text", "HW-READ-009"), (bytes(range(32)) * 9, "HW-READ-009"), (b"text " * 99 + b"\0", "HW-READ-010")],
)
def test_what_is_no_text_is_refused(data, code):
    with pytest.raises(Quarantine, match=code):
        decode(data, "a")


@given(st.binary(max_size=400))
def test_any_bytes_are_text_that_can_be_written_or_are_refused(data):
    try:
        text = decode(data, "a").text
    except Quarantine:
        return
    assert text.encode().decode() == text


@given(st.text())
def test_surrogates_go_and_lengths_stay(text):
    kept = without_surrogates(text)
    assert len(kept) == len(text)
    assert kept.encode().decode() == kept


def test_a_declared_name_with_a_nul_in_it_is_ignored():
    assert decode("déjà vu".encode(), "a.html", declared="utf\x008").text == "déjà vu"
