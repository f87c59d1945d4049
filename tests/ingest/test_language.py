"""Whether a text is in English."""

import pytest

from headwater.ingest import is_foreign
from tests.ingest.pages import make_text

GERMAN = (
    "Der Bürgermeister sagte am Montag, der Hafen bleibe bis zum Ende der Woche geschlossen. Die Fischer haben gegen "
    "den Beschluss geklagt und wollen vor Gericht ziehen, wie ihr Sprecher der Zeitung mitteilte."
)
RUSSIAN = (
    "Мэр заявил в понедельник, что порт останется закрытым до конца недели. Рыбаки обжаловали это решение и намерены "
    "обратиться в суд, сообщил их представитель местной газете, добавив, что они не сдадутся."
)


@pytest.mark.parametrize("text", [GERMAN, RUSSIAN])
def test_another_language_is_told_from_english(text):
    assert is_foreign(text)
    assert not is_foreign(make_text())


@pytest.mark.parametrize("text", ["", "Hafen", " ".join(GERMAN.split()[:19])])
def test_a_few_words_are_too_few_to_tell(text):
    assert not is_foreign(text)
