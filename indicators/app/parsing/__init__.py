"""The page that reads what a visitor gives: text, files or an address."""
