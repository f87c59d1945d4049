"""The language of a text."""

import pytest

from headwater.ingest.language import language_of
from headwater.model import How, Known
from tests.ingest.pages import make_text

GERMAN = (
    "Der Bürgermeister sagte am Montag, der Hafen bleibe bis zum Ende der Woche geschlossen. Die Fischer haben gegen "
    "den Beschluss geklagt und wollen vor Gericht ziehen, wie ihr Sprecher der Zeitung mitteilte."
)
RUSSIAN = (
    "Мэр заявил в понедельник, что порт останется закрытым до конца недели. Рыбаки обжаловали это решение и намерены "
    "обратиться в суд, сообщил их представитель местной газете, добавив, что они не сдадутся."
)


JAPANESE = (
    "市長は月曜日、港は週末まで閉鎖されたままだと述べた。漁師たちはこの決定に異議を申し立て、裁判に訴えるつもりだと、"
    "広報担当者が地元の新聞に語った。水門の亀裂は長さ二メートルで、冬の嵐の後から広がり続けていたと潜水士の責任者は説明し、"
    "修理には少なくとも三週間かかる見通しだという。"
)


@pytest.mark.parametrize(
    ("text", "code"),
    [(GERMAN, "de"), (RUSSIAN, "ru"), (JAPANESE, "ja"), (make_text(), "en"), ("Zürich " * 4 + make_text(), "en")],
)
def test_the_language_is_told_by_letters_and_common_words(text, code):
    assert language_of(text) == Known(code, How.WORDS)


@pytest.mark.parametrize("text", ["", "Hafen", " ".join(GERMAN.split()[:19])])
def test_a_few_words_are_too_few_to_tell(text):
    assert language_of(text) is None
