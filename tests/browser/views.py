"""What there is to look at: an address for each page, and for each state of a page that looks different."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode


def _claims(base: str, **query: str) -> list[dict[str, Any]]:
    with urllib.request.urlopen(f"{base}/api/claims.json?{urlencode(query)}") as answer:
        found: list[dict[str, Any]] = json.load(answer)
    return found


def of_one_document(base: str) -> dict[str, str]:
    """Return the addresses of views that any data folder has, the smallest one too."""
    claim = _claims(base, all="0")[-1]
    own = urlencode({"claim": claim["claim_id"]})
    return {
        "overview": f"{base}/",
        "indicator": f"{base}/indicator?{own}",
        "claims": f"{base}/claims",
        "claim": f"{base}/claims?{own}",
        "sources": f"{base}/sources",
        "source": f"{base}/sources?{own}&source={claim['document_id']}",
        "compare": f"{base}/compare",
        "official": f"{base}/compare?view=official",
        "parse": f"{base}/parse",
        "about": f"{base}/about",
        "embed": f"{base}/indicator?{own}&embed=true",
    }


def of_all_documents(base: str) -> Mapping[str, str]:
    """Return the addresses of the views of the shipped documents: an open claim that official figures contradict."""
    trade = {"indicator": "goods_trade_turnover", "measure": "change"}
    claim = next(iter(_claims(base, **trade, verdict="differs") or _claims(base, verdict="differs")))
    own = {"indicator": claim["indicator"], "claim": claim["claim_id"]}
    return {
        **of_one_document(base),
        "overview-filtered": f"{base}/?{urlencode({'speaker': claim['speaker'] or '', 'measure': claim['measure']})}",
        "indicator": f"{base}/indicator?{urlencode({'indicator': claim['indicator']})}",
        "indicator-claim": f"{base}/indicator?{urlencode(own)}",
        "claims-filtered": f"{base}/claims?{urlencode({'indicator': claim['indicator'], 'verdict': 'differs'})}",
        "claim": f"{base}/claims?{urlencode({'claim': claim['claim_id']})}",
        "source": f"{base}/sources?{urlencode({'source': claim['document_id'], 'claim': claim['claim_id']})}",
        "official-scatter": f"{base}/compare?view=official&chart=scatter",
        "parsed": f"{base}/parse?example=sochi",
        "embed": f"{base}/indicator?{urlencode({'indicator': claim['indicator'], 'embed': 'true'})}",
    }
