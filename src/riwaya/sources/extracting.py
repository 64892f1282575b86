"""What runs in the process that finds articles and reads feeds: they come in on standard input, what is in them goes out on standard output."""

from __future__ import annotations

import json
import logging
import signal
import sys
from importlib import import_module

_HEAD = 8


def serve(cpu: int, memory: int) -> None:
    """Answer pages and feeds until standard input ends. Each may take `cpu` seconds of processor time, all of it `memory` bytes; what takes more is killed.

    In: a length of eight bytes, a letter for the kind, the bytes. Out: a length and as many bytes, none for nothing found.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for who started this, who then closes the pipe
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it logs each page it gives up on; we say so in the report's doubts
    _bound_memory(memory)
    source, out = sys.stdin.buffer, sys.stdout.buffer
    while head := source.read(_HEAD):
        library, work = {b"p": ("trafilatura", _article), b"f": ("feedparser", _feed)}[source.read(1)]
        import_module(library)  # before the time of the first page begins
        given = source.read(int.from_bytes(head, "big"))
        _bound_time(cpu)
        try:
            data = work(given)
        except Exception:  # noqa: BLE001  whatever a page makes a library do, the page's own text is still there
            data = b""
        out.write(len(data).to_bytes(_HEAD, "big") + data)
        out.flush()


def _article(data: bytes) -> bytes:
    from trafilatura import extract

    # `deduplicate` would drop a paragraph because another page of the run had it.
    found = extract(data.decode("utf-8", "surrogatepass"), include_comments=False, deduplicate=False, with_metadata=False)
    return (found or "").encode("utf-8", "surrogatepass")


def _feed(data: bytes) -> bytes:
    import feedparser

    told = feedparser.parse(data, resolve_relative_uris=False, sanitize_html=False)
    kept = [
        {
            "id": e.get("id") or e.get("link"), "link": e.get("link"), "title": e.get("title"), "published": e.get("published"),
            "text": next((c.get("value") for c in e.get("content", ())), None) or e.get("summary"),
        }
        for e in told.entries
    ]  # fmt: skip
    return json.dumps({"title": told.feed.get("title"), "version": told.version, "entries": kept}).encode() if told.version or kept else b""


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
