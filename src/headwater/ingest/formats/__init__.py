"""The formats that reports come in besides pages and texts: mail, archives, feeds, PDF, rows of other programs."""
