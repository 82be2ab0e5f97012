"""How pages show what they show: options that stand in the address beside the query."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

import streamlit as st

from indicators.i18n import DEFAULT, LANGUAGES, _
from indicators.parameters import not_among

# How pages show what they show: each with its choices, the first being what an address without it means; None where
# the page knows the choices. They stand in the address beside the query, and the routes under /api know none of them.
OPTIONS: Mapping[str, tuple[str, ...] | None] = {
    # Indicator: which axis, on which scale, and what stands on it.
    "panel": None,
    "scale": ("linear", "log"),
    "values": ("stated", "index"),
    "forecasts": ("shown", "hidden"),
    "official": ("shown", "hidden"),
    "colour": ("country", "publisher"),
    # Claims and Compare: in which order, and from which row on.
    "sort": None,
    "order": ("descending", "ascending"),
    "page": None,
    # Sources: which documents.
    "kind": ("any", "article", "excerpt", "digest"),
    "year": None,
    # Compare: claims beside each other, or beside official figures.
    "view": ("claims", "official"),
    "agreeing": ("hidden", "shown"),
    "chart": ("dumbbell", "scatter"),
    # Parse: what is given, and the public example; nothing that a visitor gives is in an address.
    "input": ("text", "files", "address"),
    "example": ("none", "sochi"),
}
# Longer ones are no pages, and Python refuses to read the longest as numbers at all.
_PAGE = re.compile("[1-9][0-9]{0,8}")


def asked(used: Collection[str]) -> tuple[dict[str, str], list[str]]:
    """Return the value of each option, and a notice for each value, or language, that is none of its choices.

    Those that are not ``used`` have their defaults.
    """
    options, notices = {name: choices[0] for name, choices in OPTIONS.items() if choices}, []
    spoken = st.query_params.get("lang", "")
    if spoken and spoken not in LANGUAGES:
        notices.append(f"lang: “{spoken[:40]}” is not one of {', '.join(LANGUAGES)}")
    for name, choices in OPTIONS.items():
        value = st.query_params.get(name, "") if name in used else ""
        if name == "page" and value and not _PAGE.fullmatch(value):
            notices.append(_("page: “{value}” is no number of a page").format(value=value[:40]))
        elif value and (choices is None or value in choices):
            options[name] = value
        elif value:
            notices.append(f"{name}: {not_among(value, choices or ())}")
    return options, notices


def language() -> str:
    """Return the language of the interface that the address asks for."""
    asked = st.query_params.get("lang", DEFAULT)
    return asked if asked in LANGUAGES else DEFAULT


def stated(options: Mapping[str, str | None]) -> dict[str, list[str]]:
    """Return options as parameters of an address: defaults are not said."""
    return {name: [value] for name, value in options.items() if value and (OPTIONS[name] or ("",))[0] != value}


def choose(name: str, value: str | None) -> None:
    """Put an option into the address; its default, and None, take it out."""
    choose_all({name: value})


def choose_all(options: Mapping[str, str | None]) -> None:
    """Put several options into the address in one step."""
    there = stated(options)
    # Another choice or order of rows starts on its first page.
    gone = {*options, "page"}
    kept = {name: st.query_params.get_all(name) for name in st.query_params if name not in gone}
    st.query_params.from_dict({**kept, **there})
