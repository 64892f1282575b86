"""From bytes to reports: one file a format, and one typed error for whatever cannot be read.

`inputs.Inputs` walks over paths and yields, in their order, a `Found` for each report and a
`SourceError` for each that is none. Only `network` opens a connection, and only for an address of
the web among the paths, or for `riwaya watch`.
"""

from __future__ import annotations

from riwaya.sources.outcome import Defaults, Found, SourceError

__all__ = ["Defaults", "Found", "SourceError"]
