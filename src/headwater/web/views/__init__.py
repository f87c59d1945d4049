"""What pages show of traced stories, arranged for reading; pure functions over records."""
