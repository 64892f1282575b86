"""What runs in the process that finds articles: pages come in on standard input, articles go out on standard output."""

from __future__ import annotations

import logging
import signal
import sys

_HEAD = 8


def serve(cpu: int, memory: int) -> None:
    """Answer pages until standard input ends. Each may take `cpu` seconds of processor time, all of it `memory` bytes; what takes more is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for who started this, who then closes the pipe
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it logs each page it gives up on; we say so in the report's doubts
    from trafilatura import extract

    _bound_memory(memory)
    source, out = sys.stdin.buffer, sys.stdout.buffer
    while head := source.read(_HEAD):
        page = source.read(int.from_bytes(head, "big")).decode("utf-8", "surrogatepass")
        _bound_time(cpu)
        try:
            # `deduplicate` would drop a paragraph because another page of the run had it.
            found = extract(page, include_comments=False, deduplicate=False, with_metadata=False)
        except Exception:  # noqa: BLE001  whatever a page makes the library do, the page's own text is still there
            found = None
        data = (found or "").encode("utf-8", "surrogatepass")
        out.write(len(data).to_bytes(_HEAD, "big") + data)
        out.flush()


def _bound_memory(size: int) -> None:
    try:
        import resource
    except ImportError:  # not on Windows; the wall clock still holds there
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (size if hard == resource.RLIM_INFINITY else min(size, hard), hard))


def _bound_time(seconds: int) -> None:
    """From now on `seconds` more of processor time; at its end the kernel ends the process."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + seconds + 1, hard))
