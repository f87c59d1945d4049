"""Scripts that make every learned file in `src/headwater/lexicon` again from named data."""
