"""Newer figures for the datasets that say where they are to be had: asked, merged, checked, and only then written.

What the providers send is read by wbgapi and sdmx1, which come with the extra ``series`` and are imported when needed.
"""

from indicators.series.refresh.answers import SourceError, UnreachableError
from indicators.series.refresh.report import report
from indicators.series.refresh.run import MissingLibraryError, Outcome, refresh_series

__all__ = ["MissingLibraryError", "Outcome", "SourceError", "UnreachableError", "refresh_series", "report"]
