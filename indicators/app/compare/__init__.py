"""The page of claims beside each other and beside official figures."""
