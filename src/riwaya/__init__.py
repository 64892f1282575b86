"""riwaya reads Arabic news of armed conflict and keeps the record of who says what happened.

    import riwaya
    reading = riwaya.read(riwaya.Report(text, published=date(2014, 12, 9)))

Names are loaded when they are first used, so that `riwaya --help` need not load the lexica.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from riwaya.reader import mentions, read
    from riwaya.reading import Reading
    from riwaya.report import Report, Span

__all__ = ["Reading", "Report", "Span", "mentions", "read"]
__version__ = "0.1.0"

_HOMES = {"Reading": "riwaya.reading", "Report": "riwaya.report", "Span": "riwaya.report", "mentions": "riwaya.reader", "read": "riwaya.reader"}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'riwaya' has no attribute '{name}'")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
