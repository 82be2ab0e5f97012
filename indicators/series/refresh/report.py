"""How a refresh is told to the one who asked for it: a line a dataset, or one if there is no network."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from indicators.series.refresh.run import Outcome


def report(outcomes: Iterable[Outcome], say: Callable[[str], None], complain: Callable[[str], None]) -> bool:
    """Hand each outcome as a line to ``say`` or ``complain``; return whether all that was asked was refreshed."""
    ended: list[Outcome] = []
    for outcome in outcomes:
        ended.append(outcome)
        if outcome.unreachable is None:
            (say if outcome.error is None else complain)(str(outcome))
    lost = [outcome for outcome in ended if outcome.unreachable is not None]
    if not ended:
        complain("no dataset says where newer figures are: none has a [refresh] in its TOML file")
    elif len(lost) == len(ended):
        hosts = ", ".join(dict.fromkeys(str(outcome.unreachable) for outcome in lost))
        complain(f"no network: {hosts} cannot be reached; nothing was changed")
    else:
        for outcome in lost:
            complain(str(outcome))
    return bool(ended) and all(outcome.error is None for outcome in ended)
