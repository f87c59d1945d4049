"""Data the stages read: tables with a source for each row, and the functions that open them."""

from headwater.lexicon.outlets import Outlet, find_outlet, outlet_of_host, outlets

__all__ = ["Outlet", "find_outlet", "outlet_of_host", "outlets"]
