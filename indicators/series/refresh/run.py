"""The refresh of a folder of series: a bad answer leaves its dataset as it is, and the others go on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from indicators.series.check import check_series
from indicators.series.findings import Finding, raise_finding
from indicators.series.frame import series_folder
from indicators.series.read import HEADER, Table, read_tables
from indicators.series.refresh.answers import Answer, Source, SourceError, UnreachableError
from indicators.series.refresh.files import replace_all
from indicators.series.refresh.merge import Counts, Merge
from indicators.series.refresh.rewrite import Vintage, rewrite
from indicators.series.refresh.sdmx import Sdmx
from indicators.series.refresh.worldbank import WorldBank
from indicators.series.sidecar import Dataset, Provider, Refresh
from indicators.series.vintages import vintage_path

_LIBRARIES = ("requests", "sdmx", "tomlkit", "wbgapi")


class MissingLibraryError(ImportError):
    """A library that reads the providers' answers is not installed; the text says how to install it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the refresh of one dataset ended: with the counts of its figures, or with why nothing was changed."""

    dataset: str
    counts: Counts | None = None
    error: str | None = None
    unreachable: str | None = None

    def __str__(self) -> str:
        return f"{self.dataset}: {self.counts if self.error is None else self.error}"


def refresh_series(
    folder: Path | None = None, names: Sequence[str] = (), *, today: date | None = None
) -> Iterator[Outcome]:
    """Refresh the named datasets of a folder, by default all that say where, in ``data_folder()/series``.

    Yields an outcome for each, when it is done. The files of a dataset are replaced together or not at all, and the
    figures that they had are put into ``vintages`` beside them if any differs. ``today`` is the day of retrieval.
    Raises SeriesError if the folder is none, MissingLibraryError if the extra ``series`` is not installed.
    """
    place = series_folder(folder)
    if not place.is_dir():
        raise_finding(Finding(str(place), None, None, "is no folder"))
    _require_libraries()
    wrong = {Path(one.file).stem: one for one in reversed(check_series(place))}
    tables = {table.path.stem: table for table in read_tables(place, lambda finding: None)}
    able = [name for name, table in tables.items() if table.dataset.refresh is not None]
    for name in dict.fromkeys(names or able):
        if name in wrong:
            yield Outcome(name, error=f"is left as it is, for something is wrong with it already: {wrong[name]}")
        elif name not in tables:
            yield Outcome(name, error=f"there is no such dataset in {place}")
        else:
            yield _refresh(tables[name], today or date.today())


def _require_libraries() -> None:
    for name in _LIBRARIES:
        try:
            import_module(name)
        except ModuleNotFoundError as error:
            what = 'refreshing series needs more libraries: pip install -e ".[series]"'
            raise MissingLibraryError(f"{what} ({error.name} is missing)") from None


def _refresh(table: Table, today: date) -> Outcome:
    name, refresh = table.path.stem, table.dataset.refresh
    if refresh is None:
        return Outcome(name, error=f"{name}.toml has no [refresh] that says where newer figures are")
    try:
        return Outcome(name, counts=_renew(table, _source(refresh), today))
    except UnreachableError as error:
        return Outcome(name, error=f"{error}; nothing was changed", unreachable=error.host)
    except SourceError as error:
        return Outcome(name, error=f"{error}; nothing was changed")
    except OSError as error:
        return Outcome(name, error=f"cannot be written ({error.strerror or error}); nothing was changed")


def _source(refresh: Refresh) -> Source:
    return WorldBank(refresh) if refresh.provider == Provider.WORLD_BANK else Sdmx(refresh)


def _renew(table: Table, source: Source, today: date) -> Counts:
    merge = Merge(table.dataset, _texts(table), today)
    answers = _ask_all(table.dataset, source, merge)
    rows = [
        (name, period, text) for name, merged in merge.series.items() for period, text in sorted(merged.rows.items())
    ]
    data = "".join(f"{','.join(row)}\n" for row in (HEADER, *rows)).encode()
    updated = max((one.updated for one in answers.values() if one.updated), default=None)
    vintage = Vintage(today, updated, source.base, sha256(data).hexdigest())
    sidecar = table.path.with_suffix(".toml")
    text = rewrite(sidecar.read_bytes().decode(), table.dataset, vintage, merge.series, answers).encode()
    _check(table.path.name, data, text)
    replace_all({**_kept(table, data), table.path: data, sidecar: text})
    return merge.counts()


def _texts(table: Table) -> dict[str, dict[str, str]]:
    """Return series -> period -> value as it is written, in the order of the file."""
    lines = table.path.read_text("utf-8").splitlines()
    found: dict[str, dict[str, str]] = {}
    for one in table.observations:
        found.setdefault(one.series.series_id, {})[one.text] = lines[one.row - 1].split(",")[2]
    return found


def _ask_all(dataset: Dataset, source: Source, merge: Merge) -> dict[str, Answer]:
    answers: dict[str, Answer] = {}
    described = {series.series_id: series for series in dataset.series}
    for series in [described[name] for name in merge.old if described[name].code]:
        try:
            answers[series.series_id] = source.ask(series)
            merge.take(series, answers[series.series_id])
        except UnreachableError:
            raise
        except SourceError as error:
            raise SourceError(f"{series.series_id}: {error}") from None
    for series in [described[name] for name in merge.old if described[name].sum]:
        merge.add_up(series)
    return answers


def _kept(table: Table, data: bytes) -> dict[Path, bytes]:
    """Return the files that keep the vintage before, if any of its figures differs."""
    before = table.path.read_bytes()
    if before == data:
        return {}
    path = vintage_path(table.path, table.dataset.retrieved)
    path.parent.mkdir(exist_ok=True)
    return {path: before, path.with_suffix(".toml"): table.path.with_suffix(".toml").read_bytes()}


def _check(name: str, data: bytes, text: bytes) -> None:
    """Look at the new files as ``indicators check`` would. Raises SourceError for what it would find."""
    with TemporaryDirectory() as place:
        path = Path(place) / name
        path.write_bytes(data)
        path.with_suffix(".toml").write_bytes(text)
        if findings := check_series(Path(place)):
            found = findings[0]
            series = data.decode().splitlines()[found.row - 1].split(",")[0] if found.row else None
            raise SourceError(": ".join(part for part in (series, found.field, found.what) if part))
