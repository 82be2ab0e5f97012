"""The first page: the main indicators, newest claims, contradictions, and what the data covers."""
