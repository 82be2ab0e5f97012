"""What several pages are made of: markup, heads, notices, counts, pictures."""
