"""riwaya reads Arabic news of armed conflict and keeps the record of who says what happened.

    import riwaya
    reading = riwaya.read(riwaya.Report(text, published=date(2014, 12, 9)))

Names are loaded when they are first used, so that `riwaya --help` need not load the lexica.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from riwaya.ledger import Ledger
    from riwaya.reader import mentions as find_mentions
    from riwaya.reader import read
    from riwaya.reading import Reading
    from riwaya.report import Report, Span

__all__ = ["Ledger", "Reading", "Report", "Span", "find_mentions", "read"]
__version__ = "0.1.0"

# `riwaya.mentions` is the package of the finders, which hides any function of that name as soon as it is imported.
_HOMES = {
    "Ledger": ("riwaya.ledger", "Ledger"),
    "Reading": ("riwaya.reading", "Reading"),
    "Report": ("riwaya.report", "Report"),
    "Span": ("riwaya.report", "Span"),
    "find_mentions": ("riwaya.reader", "mentions"),
    "read": ("riwaya.reader", "read"),
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'riwaya' has no attribute '{name}'")
    from importlib import import_module

    module, attribute = _HOMES[name]
    return getattr(import_module(module), attribute)
