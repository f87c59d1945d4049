"""The site: stories, claims and reports to read upstream, drawn and rendered on the server."""

from headwater.web.app import create_app

__all__ = ["create_app"]
