"""Progress on standard error, for whatever takes longer than a second.

On a terminal a bar; elsewhere (a log) a plain line after a second and then every ten. Never on
standard output, and never on the screen together with output: `hidden` takes the bar away first.
"""

from __future__ import annotations

import sys
import threading
import time
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

PATIENCE = 1.0  # seconds of silence that need no explaining
LOG_EVERY = 10.0  # seconds between two lines of a log


class Progress:
    """How far a batch has come: reports done, and bytes of `total` (None where unknown)."""

    def __init__(self, total: int | None) -> None:
        self._total = total
        self._bytes = self._reports = 0
        self._began = time.monotonic()
        self._tty = sys.stderr.isatty()
        # Output on the same screen shows by itself how far things are; the bar waits until it pauses.
        self._shared = self._tty and sys.stdout.isatty()
        self._next_line = self._began + PATIENCE
        self._lock = threading.Lock()
        self._bar: Bar | None = None
        self._timer: threading.Timer | None = None

    def __enter__(self) -> Progress:
        self._wait()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._hide()

    def advance(self, consumed: int, reports: int) -> None:
        """`consumed` bytes of the input and `reports` reports are done, in all."""
        self._bytes, self._reports = consumed, reports
        bar = self._bar
        if bar:
            bar.update(bar.task_ids[0], completed=consumed, reports=reports)
        elif not self._tty and time.monotonic() >= self._next_line:
            self._next_line = time.monotonic() + LOG_EVERY
            share = f", {100 * consumed // self._total} %" if self._total else ""
            print(f"riwaya: {reports:,} reports read{share}", file=sys.stderr, flush=True)  # noqa: T201

    def before_output(self) -> None:
        """Something will be printed now."""
        if self._shared:
            self._hide()
            self._wait()

    def say(self, line: str) -> None:
        """Print one line on standard error, above the bar where there is one."""
        bar = self._bar
        if bar:
            bar.console.print(line, markup=False, highlight=False, soft_wrap=True)
        else:
            sys.stderr.write(line + "\n")
            sys.stderr.flush()

    def _wait(self) -> None:
        if self._tty:
            self._timer = threading.Timer(PATIENCE, self._show)
            self._timer.daemon = True
            self._timer.start()

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        known = (BarColumn(), TaskProgressColumn(), TimeRemainingColumn()) if self._total else ()
        bar = Bar(TextColumn("{task.fields[reports]:,} reports read"), *known, TimeElapsedColumn(), console=Console(stderr=True), transient=True)
        bar.add_task("", total=self._total, completed=self._bytes, reports=self._reports)
        with self._lock:
            if self._timer is not None:  # not hidden meanwhile
                self._bar = bar
                bar.start()

    def _hide(self) -> None:
        with self._lock:
            if self._timer:
                self._timer.cancel()
                self._timer = None
            if self._bar:
                self._bar.stop()
                self._bar = None
