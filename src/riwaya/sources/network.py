"""Getting what lies at an address. The only module that opens a network connection, and only on a command that names the address.

An address may come from a page or a feed that somebody else wrote. So only http and https are spoken, and the connection is made
to the very address that was looked up and found to be public: a name that is looked up a second time may lead elsewhere (rebinding).
Each redirect is taken as a new address. No proxy is used, since nothing could be checked behind it.
"""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import queue
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from riwaya import __version__
from riwaya.sources.outcome import LIMIT, SourceError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
SECONDS = 30.0  # for one answer in all, redirects and all; a heavy page of a slow site takes 10
MOST_REDIRECTS = 5
AGENT = f"riwaya/{__version__} (reads news; asks seldom)"
_MOVED = frozenset({301, 302, 303, 307, 308})
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server gave: the address it came from in the end, its status, its headers in lower case, its body unpacked."""

    url: str
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def kind(self) -> str:
        """Its media type, in lower case; "" where it gave none."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The charset that the server says, if it says one."""
        rest = self.headers.get("content-type", "").partition(";")[2]
        return rest.lower().partition("charset=")[2].partition(";")[0].strip(" \"'") or None


def public(address: Address) -> bool:
    """Whether `address` is one of the open internet: not private, loopback, link-local, multicast or reserved, in no disguise of IPv6."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped
        if inner is None and address in _NAT64:  # networks without IPv4 reach all of it so
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return public(inner)
        if address not in _GLOBAL_UNICAST or address.sixtofour is not None or address.teredo is not None:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


class Network:
    """Gets and posts. `reachable` says which addresses a connection may be made to; tests alone give another than `public`."""

    def __init__(self, *, reachable: Callable[[Address], bool] | None = None, seconds: float = SECONDS, most: int = LIMIT, tls: ssl.SSLContext | None = None) -> None:
        self._reachable = reachable or public
        self._seconds = seconds
        self._most = most
        self._tls = tls

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """The answer of `url`, whatever its status; SourceError, naming `url`, where there is none or it may not be had."""
        until = time.monotonic() + self._seconds
        at = url
        for _ in range(MOST_REDIRECTS + 1):
            answer = self._once(url, "GET", at, dict(headers or {}), b"", until)
            to = answer.headers.get("location")
            if answer.status not in _MOVED or not to:
                return answer
            following = urljoin(at, to)
            if at.lower().startswith("https:") and not following.lower().startswith("https:"):
                raise SourceError(url, f"it leads from https to {following[:80]!r}")
            at = following
        raise SourceError(url, f"it leads on more than {MOST_REDIRECTS} times")

    def post(self, url: str, body: bytes, kind: str) -> Answer:
        """The answer to `body`, which is of the media type `kind`; redirects are not followed."""
        return self._once(url, "POST", url, {"Content-Type": kind}, body, time.monotonic() + self._seconds)

    def _once(self, name: str, method: str, url: str, headers: dict[str, str], body: bytes, until: float) -> Answer:
        parts = _parts(name, url)
        try:
            return self._exchange(name, method, parts, headers, body, until)
        except SourceError:
            raise
        except ssl.SSLCertVerificationError as e:
            raise SourceError(name, f"the certificate of {parts.hostname} does not hold: {e.verify_message}") from None
        except (OSError, http.client.HTTPException, zlib.error, ValueError) as e:
            if time.monotonic() >= until:
                raise SourceError(name, f"no whole answer within {self._seconds:g} s") from None
            told = " ".join(str(getattr(e, "strerror", None) or e).split())[:80]
            raise SourceError(name, f"no answer: {told or type(e).__name__}") from None

    def _exchange(self, name: str, method: str, parts: SplitResult, headers: dict[str, str], body: bytes, until: float) -> Answer:
        host = parts.hostname or ""
        port = parts.port or (443 if parts.scheme == "https" else 80)
        sock = self._connected(name, host, port, until)
        # Each read may be short of its own limit while the whole drags on: at the end of the time the connection is cut.
        watch = threading.Timer(max(0.0, until - time.monotonic()), _cut, (sock,))
        watch.daemon = True
        watch.start()
        connection = http.client.HTTPConnection(host, port)
        try:
            if parts.scheme == "https":
                sock.settimeout(max(0.1, until - time.monotonic()))
                sock = (self._tls or ssl.create_default_context()).wrap_socket(sock, server_hostname=host)
            connection.sock = sock
            target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + ("?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]") if parts.query else "")
            asked = {"User-Agent": AGENT, "Accept-Encoding": "gzip", "Accept": "*/*", "Connection": "close"} | headers
            connection.request(method, target, body or None, asked)
            response = connection.getresponse()
            told = {key.lower(): value for key, value in response.getheaders()}
            moved = response.status in _MOVED and "location" in told
            data = b"" if moved else self._body(name, response, told.get("content-encoding", "").strip().lower(), until)
            return Answer(parts.geturl(), response.status, told, data)
        finally:
            watch.cancel()
            connection.close()
            sock.close()

    def _connected(self, name: str, host: str, port: int, until: float) -> socket.socket:
        """A connection to one of the addresses of `host` that may be reached."""
        refused: list[str] = []
        last: OSError | None = None
        for family, kind, protocol, _, where in _looked_up(name, host, port, until):
            address = ipaddress.ip_address(str(where[0]).partition("%")[0])
            if not self._reachable(address):
                refused.append(str(address))
                continue
            sock = socket.socket(family, kind, protocol)
            try:
                sock.settimeout(max(0.1, until - time.monotonic()))
                sock.connect(where)
            except OSError as e:
                sock.close()
                last = e
                continue
            return sock
        if last is not None:
            raise last
        raise SourceError(name, f"{host} is no address of the open internet ({', '.join(refused[:3]) or 'it has none'})")

    def _body(self, name: str, response: http.client.HTTPResponse, encoding: str, until: float) -> bytes:
        if encoding not in ("", "identity", "gzip", "x-gzip", "deflate"):
            raise SourceError(name, f"an answer packed as {encoding[:20]!r}, which was not asked for")
        unpack = zlib.decompressobj(47) if encoding in ("gzip", "x-gzip", "deflate") else None
        out, size = [], 0
        while data := response.read1(_CHUNK):
            part = unpack.decompress(data, self._most + 1 - size) if unpack else data
            out.append(part)
            size += len(part)
            if size > self._most or unpack is not None and unpack.unconsumed_tail:
                raise SourceError(name, f"larger than {self._most // 1_000_000} MB, which no single report is")
            if time.monotonic() >= until:
                raise TimeoutError
        if response.length:
            raise SourceError(name, "no answer: it breaks off")
        return b"".join(out)


def _parts(name: str, url: str) -> SplitResult:
    """The parts of an address that may be asked for."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise SourceError(name, "no address") from None
    if parts.scheme not in ("http", "https"):
        raise SourceError(name, f"only http and https are spoken, not {parts.scheme[:20] or 'nothing'!r}")
    if not parts.hostname or port == 0 or not parts.hostname.isprintable() or " " in parts.hostname:
        raise SourceError(name, "an address without a host")
    if parts.username is not None or parts.password is not None:
        raise SourceError(name, "an address with a name and a password in it; they would be told to whoever answers")
    try:
        host = parts.hostname if ":" in parts.hostname else parts.hostname.encode("idna").decode("ascii")
    except UnicodeError:
        raise SourceError(name, "no name of a host") from None
    return parts._replace(netloc=(f"[{host}]" if ":" in host else host) + (f":{port}" if port else ""), fragment="")


_Found = tuple[socket.AddressFamily, socket.SocketKind, int, str, tuple[str, int] | tuple[str, int, int, int] | tuple[int, bytes]]


def _looked_up(name: str, host: str, port: int, until: float) -> Sequence[_Found]:
    """The addresses of `host`. In a thread, as the system's own call has no limit of time."""
    told: queue.SimpleQueue[Sequence[_Found] | OSError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            told.put(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except OSError as e:
            told.put(e)
        except UnicodeError:  # a label too long
            told.put(OSError("no name of a host"))

    threading.Thread(target=ask, daemon=True).start()
    try:
        found = told.get(timeout=max(0.1, until - time.monotonic()))
    except queue.Empty:
        raise TimeoutError from None
    if isinstance(found, OSError):
        raise SourceError(name, f"{host} is not known: {found.strerror or found}")
    return found


def _cut(sock: socket.socket) -> None:
    with contextlib.suppress(OSError):
        sock.shutdown(socket.SHUT_RDWR)
