"""Several files as one: all of them are replaced, or none."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path


def replace_all(contents: Mapping[Path, bytes]) -> None:
    """Write files, in order, so that none is ever seen half-written, and if one cannot be replaced all are as before.

    Raises OSError then. Only if the machine stops between two replacements are some new and some old; the checksum in
    the sidecar tells that to ``indicators check``.
    """
    targets = {Path(os.path.realpath(path)): data for path, data in contents.items()}
    fresh = {target: target.with_name(f".{target.name}.{os.getpid()}.tmp") for target in targets}
    saved = {target: target.with_name(f".{target.name}.{os.getpid()}.old") for target in targets if target.exists()}
    try:
        for target, data in targets.items():
            _write(fresh[target], data, like=target)
        for target, path in saved.items():
            # Written beforehand, so that putting it back needs no room on the disk.
            _write(path, target.read_bytes(), like=target)
        _swap(fresh, saved)
    finally:
        for path in (*fresh.values(), *saved.values()):
            path.unlink(missing_ok=True)


def _swap(fresh: Mapping[Path, Path], saved: Mapping[Path, Path]) -> None:
    tried: list[Path] = []
    try:
        for target, path in fresh.items():
            tried.append(target)
            os.replace(path, target)
    except BaseException:
        for target in (target for target in reversed(tried) if not fresh[target].exists()):
            if target in saved:
                os.replace(saved[target], target)
            else:
                target.unlink()
        raise


def _write(path: Path, data: bytes, like: Path) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if like.exists():
        path.chmod(like.stat().st_mode)
