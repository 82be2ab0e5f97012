"""Bytes -> documents: Markdown and plain text with front matter, web pages, JSON Lines, folders, standard input."""

from indicators.parse.language import SUPPORTED as LANGUAGES
from indicators.sources.errors import DocumentError, Origin
from indicators.sources.fields import KEYS, KINDS
from indicators.sources.files import STDIN, SUFFIXES, data_folder, list_files, read_documents, read_file, read_upload

__all__ = [
    "KEYS",
    "KINDS",
    "LANGUAGES",
    "STDIN",
    "SUFFIXES",
    "DocumentError",
    "Origin",
    "data_folder",
    "list_files",
    "read_documents",
    "read_file",
    "read_upload",
]
