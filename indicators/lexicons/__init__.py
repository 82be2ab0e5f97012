"""Words as data: one file a language, and what all languages share."""
