"""The site: stories, claims and reports to read upstream, drawn and rendered on the server."""
