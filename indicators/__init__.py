"""Who said which number about the Russian–Belarusian economy, in which sentence.

The public interface, by name. Each name is imported when it is first used, so that parsing text needs neither pandas
nor Streamlit to be loaded.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from indicators.model import Attribution as Attribution
    from indicators.model import Bound as Bound
    from indicators.model import Claim as Claim
    from indicators.model import Direction as Direction
    from indicators.model import Document as Document
    from indicators.model import Measure as Measure
    from indicators.model import Modality as Modality
    from indicators.model import PeriodSource as PeriodSource
    from indicators.model import Verdict as Verdict
    from indicators.parameters import QueryError as QueryError
    from indicators.parse import LanguageError as LanguageError
    from indicators.parse import parse as parse
    from indicators.parse import parse_document as parse_document
    from indicators.query import Query as Query
    from indicators.query import select as select
    from indicators.series import SeriesError as SeriesError
    from indicators.series import check_series as check_series
    from indicators.series import load_series as load_series
    from indicators.sources import DocumentError as DocumentError
    from indicators.sources import data_folder as data_folder
    from indicators.sources import read_documents as read_documents
    from indicators.sources.corpus import DocumentWarning as DocumentWarning
    from indicators.sources.corpus import load as load
    from indicators.table import COMPARED_SCHEMA as COMPARED_SCHEMA
    from indicators.table import SCHEMA as SCHEMA
    from indicators.table import SERVED_SCHEMA as SERVED_SCHEMA
    from indicators.table import from_frame as from_frame
    from indicators.table import read as read
    from indicators.table import to_arrow as to_arrow
    from indicators.table import to_frame as to_frame
    from indicators.table import write as write
    from indicators.verdict import Reason as Reason
    from indicators.verdict import compared as compared
    from indicators.verdict import groups as groups
    from indicators.verdict import matches as matches
    from indicators.verdict import verdicts as verdicts

__version__ = "0.1.0"

_HOMES = {
    "indicators.model": (
        "Attribution",
        "Bound",
        "Claim",
        "Direction",
        "Document",
        "Measure",
        "Modality",
        "PeriodSource",
        "Verdict",
    ),
    "indicators.parse": ("LanguageError", "parse", "parse_document"),
    "indicators.parameters": ("QueryError",),
    "indicators.query": ("Query", "select"),
    "indicators.series": ("SeriesError", "check_series", "load_series"),
    "indicators.sources": ("DocumentError", "data_folder", "read_documents"),
    "indicators.sources.corpus": ("DocumentWarning", "load"),
    "indicators.table": (
        "COMPARED_SCHEMA",
        "SCHEMA",
        "SERVED_SCHEMA",
        "from_frame",
        "read",
        "to_arrow",
        "to_frame",
        "write",
    ),
    "indicators.verdict": ("Reason", "compared", "groups", "matches", "verdicts"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}
__all__ = sorted(_HOME_OF)


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOME_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _Package(ModuleType):
    # The function ``parse`` and the subpackage that it lives in have one name. Importing a subpackage binds its name in
    # the package, which would hide the function; a property cannot be bound over. ``from indicators.parse import ...``
    # is not concerned: it looks up the subpackage itself.
    @property
    def parse(self) -> Any:
        return import_module("indicators.parse").parse

    @parse.setter
    def parse(self, subpackage: ModuleType) -> None:
        pass


sys.modules[__name__].__class__ = _Package
