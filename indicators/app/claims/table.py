"""The claims of a view as a table in HTML: pure functions from rows to markup.

A claim is two lines: its fields, aligned with those of the others, and its sentence. On a phone it is a card.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

import numpy as np
from babel.numbers import format_decimal

from indicators.app.claims.order import DEFAULT_SORT, ROWS, Ints, Place
from indicators.app.data import Snapshot
from indicators.app.elements import markup
from indicators.app.elements.comparison import difference, official
from indicators.app.state import OPTIONS, View
from indicators.i18n import _, locale
from indicators.model import Modality, Verdict
from indicators.wording import (
    actor_name,
    format_claim,
    format_day,
    format_period,
    indicator_name,
    modality_name,
    present,
    verdict_name,
)

# Heading -> what it sorts by; headings of numbers stand on the right.
_HEADINGS = ("value", "indicator", "period", "speaker", "verdict", "difference", "publisher", "published")
_NUMBERS = frozenset({"value", "verdict", "difference"})
_FROM_THE_TOP = frozenset({"published", "value", "period", "difference"})


def _short(name: str) -> str:
    return {
        "value": _("Claim"),
        "indicator": _("Indicator"),
        "period": _("Period"),
        "speaker": _("Speaker"),
        "verdict": _("Official"),
        "difference": _("Difference"),
        "publisher": _("Publisher"),
        "published": _("Published"),
    }[name]


def address(view: View, **changes: str | None) -> str:
    """Return the address of this view with some of its options, or its ``claim``, changed; None takes one out."""
    stated = {name: value for name, value in view.options.items() if (OPTIONS[name] or ("",))[0] != value}
    wanted = {**stated, "claim": view.claim, **changes}
    # In one order, so that a view has one address.
    pairs = [(name, value) for name in (*OPTIONS, "claim") if (value := wanted.get(name))]
    return markup.page_address("claims", [*view.query.to_params(), *pairs])


def _here(to: str, label: str, *, more: str = "") -> str:
    return f'<a class="here"{more} href="{escape(to)}">{escape(label)}</a>'


def tags(claim: Mapping[str, Any], kind: str) -> str:
    """Return what a reader has to know before the sentence: that it is a digest, a forecast, or denied."""
    words = [_("Digest")] if kind == "digest" else []
    words += [modality_name(claim["modality"])] if claim["modality"] != Modality.ACTUAL else []
    words += [_("denied")] if claim["negated"] else []
    return "".join(f'<span class="tag">{escape(word)}</span> ' for word in words)


def _cells(claim: Mapping[str, Any], link: str) -> Iterable[tuple[str, str]]:
    compared = claim["verdict"] != Verdict.NOT_COMPARABLE
    verdict = f'<span class="verdict">{escape(verdict_name(claim["verdict"]))}</span>'
    published = present(claim["published"])
    yield "value", _here(link, format_claim(claim))
    yield "indicator", escape(indicator_name(present(claim["indicator"])))
    yield "period", escape(format_period(claim["period_start"], claim["period_end"]))
    yield "speaker", escape(actor_name(present(claim["speaker"]) or ""))
    yield "verdict", f"{escape(official(claim))} {verdict}" if compared else ""
    yield "difference", escape(difference(claim)) if compared else ""
    yield "publisher", escape(present(claim["publisher"]) or "")
    yield "published", "" if published is None else escape(format_day(published))


def _row(claim: Mapping[str, Any], view: View, kind: str) -> str:
    link = address(view, claim=claim["claim_id"])
    # Of the sentence the language is known, which tells a screen reader how to speak it.
    said = f'<td colspan="{len(_HEADINGS)}" lang="{escape(claim["language"])}">'
    cells = "".join(
        f'<td class="{name}" data-label="{escape(_short(name))}">{inner}</td>' for name, inner in _cells(claim, link)
    )
    chosen = " chosen" if claim["claim_id"] == view.claim else ""
    return (
        f'<tbody class="row{chosen}"><tr>{cells}</tr>'
        f'<tr class="said">{said}{tags(claim, kind)}{markup.sentence(claim)}</td></tr></tbody>'
    )


def _heading(name: str, view: View, sort: str, ascending: bool) -> str:
    own = name == sort
    up = not ascending if own else name not in _FROM_THE_TOP
    to = address(
        view, sort=None if name == DEFAULT_SORT else name, order="ascending" if up else None, page=None, claim=None
    )
    state = f' aria-sort="{"ascending" if ascending else "descending"}"' if own else ""
    arrow = (" ↑" if ascending else " ↓") if own else ""
    side = ' class="number"' if name in _NUMBERS else ""
    return f'<th scope="col"{side}{state}>{_here(to, _short(name))}<span aria-hidden="true">{arrow}</span></th>'


def table(
    claims: Sequence[Mapping[str, Any]], kinds: Sequence[str], view: View, sort: str, *, ascending: bool, caption: str
) -> str:
    """Return claims as a table whose headings sort it and whose rows open a claim; ``kinds`` are their documents'."""
    head = "".join(_heading(name, view, sort, ascending) for name in _HEADINGS)
    body = "".join(_row(claim, view, kind) for claim, kind in zip(claims, kinds, strict=True))
    title = f"<caption>{escape(caption)}</caption>"
    return f'<table class="claims">{title}<thead><tr>{head}</tr></thead>{body}</table>'


def pager(where: Place, view: View) -> str:
    """Return which rows are shown, and links to the pages around."""
    spoken = [format_decimal(number, locale=locale()) for number in (where.first + 1, where.last, where.total)]
    shown = _("{first}–{last} of {total}").format(first=spoken[0], last=spoken[1], total=spoken[2])
    links = [
        (_("First"), 1, where.page > 2),
        (_("Previous"), where.page - 1, where.page > 1),
        (_("Next"), where.page + 1, where.page < where.pages),
        (_("Last"), where.pages, where.page < where.pages - 1),
    ]
    pages = [
        _here(address(view, page=str(page) if page > 1 else None, claim=None), label)
        for label, page, there in links
        if there
    ]
    inner = " ".join([f"<span>{escape(shown)}</span>", *pages])
    return f'<nav class="pager" aria-label="{escape(_("Pages of the table"))}">{inner}</nav>'


def around(view: View, snapshot: Snapshot, ordered: Ints) -> list[str]:
    """Return links from the claim that is open to the ones before and after it, and back to the table."""
    ids = snapshot.frame["claim_id"]
    own = np.flatnonzero((ids == view.claim).to_numpy())
    at = np.flatnonzero(ordered == own[0]) if own.size else own
    steps = [(_("Previous claim"), int(at[0]) - 1), (_("Next claim"), int(at[0]) + 1)] if at.size else []
    found = [
        _here(address(view, claim=ids.iloc[ordered[place]], page=_page(place)), label)
        for label, place in steps
        if 0 <= place < len(ordered)
    ]
    return [*found, _here(address(view, claim=None), _("Close"))]


def _page(position: int) -> str | None:
    page = position // ROWS + 1
    return str(page) if page > 1 else None
