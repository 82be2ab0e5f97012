from __future__ import annotations

import csv
import io
import json
import os
import pty
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from claims import claim, claim_of

import indicators
from indicators import __version__, table
from indicators.cli import main
from indicators.explain import explain, printable, tabulate
from indicators.model import Bound, Document
from indicators.table import COLUMNS, VERDICT_COLUMNS
from indicators.verdict import compared

ARTICLE = "Trade fell by 21% in 2020.\n\nThe debt is $1 billion.\n"
Run = Callable[..., tuple[int, str, list[str]]]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Return the exit status, standard output and the lines of standard error of the command."""

    def called(*arguments: object) -> tuple[int, str, list[str]]:
        status = main([str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        return status, out, err.splitlines()

    return called


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.md"
    path.write_text(f"---\ntitle: Trade\npublished: 2021-01-01\nlanguage: en\n---\n{ARTICLE}")
    return path


def rows(out: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(out, newline="")))


def test_csv_is_what_is_not_for_a_terminal(run: Run, article: Path) -> None:
    status, out, err = run("parse", article)
    assert (status, err) == (0, [])
    assert out.split("\n", 1)[0] == ",".join(COLUMNS)
    assert [row["quote"] for row in rows(out)] == ["21%", "$1 billion"]
    for row in rows(out):
        assert ARTICLE[int(row["start"]) : int(row["end"])] == row["quote"]


VERDICT_ARTICLE = (
    "Trade between Russia and Belarus decreased by 21% in the first half of 2020.\n\nThe debt is $1 billion.\n"
)


def test_verdicts_add_their_columns_from_the_series_of_the_data_folder(run: Run, article: Path) -> None:
    article.write_text(f"---\npublished: 2020-09-14\nlanguage: en\n---\n{VERDICT_ARTICLE}")
    output = article.with_name("claims.parquet")
    assert run("parse", article, "--verdicts", "--output", output) == (0, "", [])
    expected = compared(indicators.parse_document(next(iter(indicators.read_documents(article)))))
    assert table.read(output).equals(expected)
    status, out, err = run("parse", article, "--verdicts")
    assert (status, err) == (0, [])
    assert out.split("\n", 1)[0] == ",".join([*COLUMNS, *VERDICT_COLUMNS])
    assert [row["verdict"] for row in rows(out)] == expected["verdict"].tolist()
    _, out, _ = run("parse", article, "--verdicts", "--format", "table")
    assert out.startswith("official")
    assert "not_comparable" in out.splitlines()[2]


def test_verdicts_without_readable_series_are_an_error(
    run: Run, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "series").mkdir()
    (tmp_path / "series" / "a.csv").write_text("series_id,period,value\n")
    monkeypatch.setenv("INDICATORS_DATA", str(tmp_path))
    status, out, [line] = run("parse", article, "--verdicts")
    assert (status, out) == (1, "")
    assert "a.csv" in line or "a.toml" in line


def test_an_explanation_has_no_verdicts(run: Run, article: Path) -> None:
    status, out, [line] = run("parse", article, "--verdicts", "--explain")
    assert (status, out) == (2, "")
    assert "--verdicts" in line


def test_jsonl_has_the_columns_in_order(run: Run, article: Path) -> None:
    _, out, _ = run("parse", article, "--format", "jsonl")
    first = json.loads(out.split("\n")[0])
    assert tuple(first) == COLUMNS
    assert (first["title"], first["published"], first["negated"], first["url"]) == ("Trade", "2021-01-01", False, None)


@pytest.mark.parametrize("ending", ["csv", "jsonl", "json", "parquet"])
def test_output_is_written_in_the_format_of_its_ending(run: Run, article: Path, ending: str) -> None:
    output = article.with_name(f"claims.{ending}")
    assert run("parse", article, "--output", output) == (0, "", [])
    assert table.read(output)["quote"].tolist() == ["21%", "$1 billion"]
    assert sorted(article.parent.iterdir()) == sorted([article, output])


def test_format_wins_over_the_ending(run: Run, article: Path) -> None:
    output = article.with_name("claims.data")
    assert run("parse", article, "--format", "parquet", "--output", output)[0] == 0
    assert len(table.deserialise(output.read_bytes(), table.Format.PARQUET)) == 2


def test_options_apply_to_documents_that_state_nothing(run: Run, article: Path) -> None:
    plain = article.with_name("plain.txt")
    plain.write_text(ARTICLE)
    status, out, _ = run("parse", article.parent, "--published", "2020-09-14", "--language", "en")
    assert status == 0
    assert [row["published"] for row in rows(out)] == ["2021-01-01"] * 2 + ["2020-09-14"] * 2


def test_a_file_named_twice_is_read_once(run: Run, article: Path) -> None:
    assert len(rows(run("parse", article, article.parent)[1])) == 2


def test_other_documents_are_parsed_when_some_fail(run: Run, article: Path) -> None:
    bad = article.with_name("bad.md")
    bad.write_text("---\npublished: soon\n---\nText.")
    lines = article.with_name("many.jsonl")
    lines.write_text('{"text": "It rose by 5%.", "language": "en"}\n{\n')
    status, out, err = run("parse", article.parent)
    assert status == 1
    assert [row["quote"] for row in rows(out)] == ["21%", "$1 billion", "5%"]
    assert err == [
        f'indicators: {bad}: published: "soon" is no date; write it as 2020-09-14',
        f"indicators: {lines}: line 2: is no JSON (Expecting property name enclosed in double quotes at column 2); "
        'write one object a line, as {"text": "..."}',
    ]


def test_a_language_that_is_not_parsed_is_an_error_of_its_document(run: Run, tmp_path: Path) -> None:
    german = tmp_path / "german.txt"
    german.write_text(
        "Der Außenhandel ist im vergangenen Jahr um 5% gestiegen, sagte der Minister am Montag in Berlin."
    )
    status, out, err = run("parse", german)
    assert (status, rows(out)) == (1, [])
    assert len(err) == 1
    assert err[0].startswith(f"indicators: {german}: language: ")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "Missing command"),
        (["parse"], "Missing argument"),
        (["parse", "a.md", "--language", "de"], "'de' is no language that is parsed; choose from en, ru, be"),
        (["parse", "a.md", "--published", "soon"], "'soon' is no date; write it as 2020-09-14"),
        (["parse", "a.md", "--published", "2020-02-30"], "is no date"),
        (["parse", "a.md", "--format", "xml"], "'xml' is no format; choose from table, csv, jsonl"),
        (["parse", "a.md", "--output", "a.xyz"], "a.xyz has no ending that tells a format; give --format"),
        (["parse", "a.md", "--output", "/no/such/folder/a.csv"], "/no/such/folder/a.csv cannot be written"),
        (["parse", "a.md", "--output", "/"], "/ cannot be written"),
        (["parse", "a.md", "--explain", "--format", "csv"], "leave --format out"),
        (["parse", "a.md", "--nonsense"], "No such option"),
        (["nonsense"], "No such command"),
        (["serve", "--port", "70000"], "65535"),
    ],
)
def test_wrong_usage_is_status_2_and_one_line(run: Run, arguments: list[str], message: str) -> None:
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert len(err) == 1
    assert err[0].startswith("indicators: ")
    assert message in err[0]


def test_what_cannot_be_written_is_said_in_one_line(run: Run, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(table, "write_atomically", full)
    status, _, err = run("parse", article, "--output", article.with_name("a.csv"))
    assert status == 2
    assert [line for line in err if "a.csv cannot be written (No space left on device)" in line] == err


def test_version(run: Run) -> None:
    assert run("--version") == (0, f"indicators {__version__}\n", [])


def test_help_is_on_standard_output(run: Run) -> None:
    status, out, err = run("parse", "--help")
    assert (status, err) == (0, [])
    assert "--published" in out


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "indicators", *arguments]


def test_standard_input_and_standard_output_of_a_process() -> None:
    done = subprocess.run(
        command("parse", "-", "--language", "en"), input=ARTICLE.encode(), capture_output=True, timeout=60, check=True
    )
    assert [row["quote"] for row in rows(done.stdout.decode())] == ["21%", "$1 billion"]
    assert done.stderr == b""


def test_a_reader_that_stops_reading_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("Trade fell by 21% in 2020. " * 3000)
    process = subprocess.Popen(
        command("parse", str(path), "--language", "en"), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stdout.read(10) == b"claim_id,d"
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=60) == 0


@pytest.mark.parametrize("form", ["table", "csv", "jsonl", "explain"])
def test_no_control_character_of_a_text_reaches_a_terminal(form: str, tmp_path: Path) -> None:
    path = tmp_path / "evil\x1b[31m.txt"
    path.write_text("Trade\x1b]0;owned\x07 fell\x9b by 21% in 2020.")
    options = ["--explain"] if form == "explain" else ["--format", form]
    status, shown = on_a_terminal("parse", str(path), "--language", "en", *options)
    assert status == 0
    assert "21%" in shown
    assert not {"\x1b", "\x07", "\x9b"} & set(shown)


def test_messages_stay_whole_beside_the_progress_bar(article: Path) -> None:
    name = str(article.parent / ("no\x1b[31m" + "x" * 100 + ".md"))
    status, shown = on_a_terminal("parse", str(article), name)
    assert status == 1
    assert "Parsing" in shown
    assert f"indicators: {printable(name)}: is not there; check the spelling of its name\r\n" in shown


def on_a_terminal(*arguments: str) -> tuple[int, str]:
    master, slave = pty.openpty()
    process = subprocess.Popen(command(*arguments), stdout=slave, stderr=slave)
    os.close(slave)
    shown = _all_of(master)
    return process.wait(timeout=60), shown


def _all_of(terminal: int) -> str:
    data = b""
    try:
        while part := os.read(terminal, 65536):
            data += part
    except OSError:
        # Linux answers with an error, not an end of file, when a terminal's other side is closed.
        assert data
    finally:
        os.close(terminal)
    return data.decode()


def test_parquet_is_refused_on_a_terminal(article: Path) -> None:
    master, slave = pty.openpty()
    process = subprocess.Popen(
        command("parse", str(article), "--format", "parquet"), stdout=slave, stderr=subprocess.PIPE
    )
    os.close(slave)
    _, err = process.communicate(timeout=60)
    os.close(master)
    assert process.returncode == 2
    assert b"give --output FILE" in err


def test_serve_starts_the_dashboard_on_the_port_with_the_store(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    arguments = command("serve", "--port", str(port), "--store", str(tmp_path))
    quiet = {**os.environ, "STREAMLIT_SERVER_HEADLESS": "true", "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false"}
    with (
        (tmp_path / "log").open("w+b") as log,
        subprocess.Popen(arguments, stdout=log, stderr=log, env=quiet) as process,
    ):
        try:
            assert _answer(f"http://127.0.0.1:{port}/_stcore/health", process) == b"ok"
        finally:
            process.terminate()
            process.wait(timeout=30)


def _answer(url: str, process: subprocess.Popen[bytes]) -> bytes:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5) as response:
                return bytes(response.read())
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"{url} does not answer; the server's exit status is {process.poll()}")


def test_explain_underlines_quotes_and_names_rules(run: Run, article: Path) -> None:
    status, out, err = run("parse", article, "--explain")
    assert (status, err) == (0, [])
    lines = out.split("\n")
    for quote in ("21%", "$1 billion"):
        sentence = next(line for line in lines if quote in line)
        marks = lines[lines.index(sentence) + 1]
        assert sentence[marks.index("^") : marks.rindex("^") + 1] == quote
    assert sum("─ rules" in line for line in lines) == 2


TEXT = "Экспорт 日本語 вырос на 5,5\N{NO-BREAK SPACE}% до $1\x1b\nмлрд."


def test_underlines_take_account_of_what_is_wide_or_escaped() -> None:
    out = explain(
        "a.md",
        Document(TEXT, title="T", published=date(2020, 1, 2)),
        [claim_of(TEXT, q) for q in ("5,5\xa0%", "$1\x1b\nмлрд")],
    )
    lines = out.split("\n")
    assert lines[0] == "a.md, T, 2020-01-02"
    assert lines[2] == "  Экспорт 日本語 вырос на 5,5 % до $1\\x1b млрд."
    # The three wide characters take two columns each.
    assert lines[3] == "  " + " " * 24 + "^" * 5 + " " * 4 + "^" * 11


def test_explain_breaks_sentences_and_keeps_marks_below_their_words() -> None:
    text = "one two three four 21 percent five"
    lines = explain("-", Document(text), [claim_of(text, "four 21 percent")], width=21).split("\n")
    assert lines[2:7] == ["  one two three four", "                ^^^^^", "  21 percent five", "  ^^^^^^^^^^", ""]


def test_explain_shows_every_field_that_is_there() -> None:
    text = "Trade fell by 1–2% in 2020"
    given = claim_of(
        text, "1–2%", value=1.5, value_low=1.0, value_high=2.0, bound=Bound.RANGE, per="year", negated=True, speaker="X"
    )
    out = explain("-", Document(text), [given])
    for part in (
        "value     1 to 2 percent per year, range",
        "measure   change, down",
        "period    2020-01-01 to 2020-12-31, “in 2020”, sentence",
        "speaker   X, “the minister”, indirect",
        "modality  actual, negated",
        "   ├─ numeral.en.digits",
        "   └─ unit.shared.percent",
    ):
        assert part in out
    assert "baseline" not in out
    assert "no claims" in explain("-", Document(text), [])


def test_table_is_cut_to_the_terminal() -> None:
    text = "Торговля сократилась на 21% " + "日本" * 60
    lines = tabulate([claim_of(text, "21%"), claim(sentence="short")], width=90).splitlines()
    assert len(lines) == 3
    assert lines[0].split() == ["quote", "value", "measure", "indicator", "period", "speaker", "sentence"]
    assert lines[1].endswith("…")
    assert max(len(line) + sum(char in "日本" for char in line) for line in lines) <= 90
    assert tabulate([]).split() == lines[0].split()


def test_printable_shows_what_it_escapes() -> None:
    assert printable("a\x1b[1m\tb\nc\u202ed\x9b\xa0ё") == "a\\x1b[1m b c\\u202ed\\x9b ё"
