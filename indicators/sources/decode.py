"""Bytes -> text."""

from __future__ import annotations

from indicators.sources.errors import DocumentError, Origin

BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def decode(data: bytes, origin: Origin, offset: int = 0) -> str:
    """Return UTF-8 bytes as text, without a byte order mark; ``offset`` is where in the file they start.

    Raises DocumentError naming the first byte that is not UTF-8 by its offset in the file.
    """
    # The codec utf-8-sig takes the mark away too, but its errors count from behind it.
    mark = len(BYTE_ORDER_MARK) if data.startswith(BYTE_ORDER_MARK) else 0
    try:
        return data[mark:].decode("utf-8")
    except UnicodeDecodeError as error:
        position = mark + error.start
        problem = f"is not UTF-8 (byte 0x{data[position]:02x} at offset {offset + position})"
        raise DocumentError.at(origin, None, problem, "save it as UTF-8") from None
