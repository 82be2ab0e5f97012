"""The page of one indicator: its chart, its claims beside it, and the official figures under it."""
