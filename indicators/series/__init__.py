"""Official series: figures with their provenance, as one tidy frame.

A dataset is a CSV file of ``series_id,period,value`` and a TOML file of the same name beside it, which says where the
figures are from and what each series measures. ``load_series`` reads a folder of them, ``check_series`` lists all that
is wrong with one.
"""

from indicators.series.check import check_series
from indicators.series.findings import Finding, SeriesError
from indicators.series.frame import SERIES_SCHEMA, load_series, no_series, series_folder

__all__ = ["SERIES_SCHEMA", "Finding", "SeriesError", "check_series", "load_series", "no_series", "series_folder"]
