"""The page of all claims: a table that can be narrowed, sorted and paged."""
