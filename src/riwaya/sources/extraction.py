"""The article of a page, and the entries of a feed, found in a process of its own that is killed when it takes too long. The only module that starts a process.

The libraries are good and have bad cases: 4 MB of paragraphs took it 225 s, and pages can be made to take
any time. So it runs in a child with limits on processor time and memory; a child that dies costs its page only.
"""

from __future__ import annotations

import atexit
import os
import select
import signal
import subprocess
import sys
import threading
import time
from typing import IO

CPU_SECONDS = 10  # a heavy news page takes 0.3 s, the slowest of the sample pages 1 s
WALL_SECONDS = 60.0  # where the machine is so busy that processor time does not pass
MEMORY = 1_000_000_000  # bytes of address space; a heavy page takes 0.2 GB
_HEAD = 8
_CHUNK = 1 << 16


class Extractor:
    """A child that finds articles, started when the first page comes and again after a page that killed it."""

    def __init__(self, cpu: int = CPU_SECONDS, wall: float = WALL_SECONDS, memory: int = MEMORY) -> None:
        self._limits = (cpu, memory)
        self._wall = wall
        self._child: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._one = threading.Lock()  # one page at a time: the pipe is one

    def article(self, page: str) -> tuple[str | None, str]:
        """The article of `page`, None where there is none; and, where the child did not survive it, why."""
        found, reason = self._asked(b"p", page.encode("utf-8", "surrogatepass"), "finding the article")
        return (found.decode("utf-8", "surrogatepass") if found else None), reason

    def feed(self, data: bytes) -> tuple[bytes | None, str]:
        """What is in the feed `data`, as JSON; None where it is none; and, where the child did not survive it, why."""
        return self._asked(b"f", data, "reading the feed")

    def _asked(self, kind: bytes, data: bytes, doing: str) -> tuple[bytes | None, str]:
        with self._one:
            child = self._started()
            try:
                until = time.monotonic() + self._wall
                _send(child.stdin, len(data).to_bytes(_HEAD, "big") + kind + data, until)
                return _received(child.stdout, until), ""
            except TimeoutError:
                reason = f"{doing} took longer than {self._wall:g} s"
            except (OSError, EOFError):
                child.wait()
                slow = child.returncode == -getattr(signal, "SIGXCPU", 0)
                reason = f"{doing} took longer than {self._limits[0]} s of processor time" if slow else f"{doing} broke off"
            self._stop()
            return None, reason

    def _started(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None or self._owner != os.getpid():
            self._stop()
            code = f"import sys; sys.path[:] = {sys.path!r}; from riwaya.sources.extracting import serve; serve({self._limits[0]}, {self._limits[1]})"
            self._child = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0, stderr=subprocess.DEVNULL)  # noqa: S603  our own code
            self._owner = os.getpid()
            atexit.register(self._stop)
        return self._child

    def _stop(self) -> None:
        child, self._child = self._child, None
        if child is not None and self._owner == os.getpid():
            child.kill()
            child.wait()
            for pipe in (child.stdin, child.stdout):
                if pipe is not None:
                    try:
                        pipe.close()
                    except OSError:  # what was written last found nobody
                        continue


def _send(pipe: IO[bytes] | None, data: bytes, until: float) -> None:
    """Write `data`, whose reader may have stopped reading."""
    assert pipe is not None
    fd, rest = pipe.fileno(), memoryview(data)
    os.set_blocking(fd, False)
    while rest:
        if not select.select([], [fd], [], max(0.0, until - time.monotonic()))[1]:
            raise TimeoutError
        rest = rest[os.write(fd, rest[:_CHUNK]) :]


def _received(pipe: IO[bytes] | None, until: float) -> bytes | None:
    """The answer of the child: a length and as many bytes; a length of zero for nothing found."""
    assert pipe is not None
    size = int.from_bytes(_read(pipe.fileno(), _HEAD, until), "big")
    return _read(pipe.fileno(), size, until) if size else None


def _read(fd: int, size: int, until: float) -> bytes:
    parts = []
    while size:
        if not select.select([fd], [], [], max(0.0, until - time.monotonic()))[0]:
            raise TimeoutError
        part = os.read(fd, min(size, _CHUNK))
        if not part:
            raise EOFError
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


_EXTRACTOR = Extractor()
article = _EXTRACTOR.article
feed = _EXTRACTOR.feed
