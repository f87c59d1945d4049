"""Data the stages read: tables with a source for each row, and the functions that open them."""

from headwater.lexicon.outlets import Outlet, find_outlet, outlet_of_host, outlets
from headwater.lexicon.words import number_words, titles, words_of

__all__ = ["Outlet", "find_outlet", "number_words", "outlet_of_host", "outlets", "titles", "words_of"]
