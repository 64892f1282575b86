"""The network: public addresses only, each redirect checked, bounded in size and time, certificates verified."""

from __future__ import annotations

import gzip
import importlib.util
import ipaddress
import socket
import ssl
import subprocess
import time
from pathlib import Path

import pytest

import riwaya
from riwaya.sources import SourceError
from riwaya.sources import network as module
from riwaya.sources.network import Network, public

_spec = importlib.util.spec_from_file_location("servers", Path(__file__).with_name("servers.py"))
servers = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(servers)
local, network = servers.local, servers.network


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0",  # noqa: S104  not bound to
        "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1", "239.1.1.1", "240.0.0.1",
        "255.255.255.255", "192.0.2.1", "198.18.0.1", "::", "::1", "fe80::1", "fc00::1", "fd12::1", "ff02::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::1", "2002:7f00:1::", "2002:0808:0808::1", "2001:0:808:808::1", "fec0::1",
    ],
)  # fmt: skip
def test_what_is_not_public(address):
    assert not public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "193.0.6.139", "2001:4860:4860::8888", "2a00:1450::1", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_what_is_public(address):
    assert public(ipaddress.ip_address(address))


def test_this_machine_is_not_reached_unless_a_test_allows_it():
    with local({"/": (200, {}, b"secret")}) as server:
        for url in (server.url, server.url.replace("127.0.0.1", "localhost"), server.url.replace("127.0.0.1", "[::ffff:127.0.0.1]"), server.url.replace("127.0.0.1", "2130706433")):
            with pytest.raises(SourceError, match="no address of the open internet"):
                Network().get(url)
        assert not server.asked
        assert network().get(server.url).body == b"secret"


def test_the_address_that_was_checked_is_the_one_that_is_reached(monkeypatch):
    """A name that leads to a public address at first and to this machine then is looked up once."""
    asked = []

    def changing(host, port, **_):
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("192.0.2.7" if len(asked) == 1 else "127.0.0.1", port))]

    reached = []
    monkeypatch.setattr(socket, "getaddrinfo", changing)
    monkeypatch.setattr(socket.socket, "connect", lambda self, where: reached.append(where) or (_ for _ in ()).throw(ConnectionRefusedError(111, "Connection refused")))
    with pytest.raises(SourceError, match="Connection refused"):
        Network(reachable=lambda a: str(a) == "192.0.2.7").get("http://rebind.example/")
    assert (["rebind.example"], [("192.0.2.7", 80)]) == (asked, reached)


def test_of_several_addresses_only_those_allowed_are_tried(monkeypatch):
    with local({"/": (200, {}, b"here")}) as server:
        port = server.server_address[1]
        both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.0.0.1", port)), (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
        assert network().get(f"http://both.example:{port}/").body == b"here"


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("ftp://a.example/", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("gopher://a.example/", "only http and https"),
        ("a.example/x", "only http and https"),
        ("http:///x", "without a host"),
        ("http://user:word@a.example/", "name and a password"),
        ("http://a.example:99999/", "no address"),
        ("http://[::1", "no address"),
        ("http://" + "a" * 70 + ".example/", "no name of a host"),
        ("http://a b.example/", "without a host"),
    ],
)
def test_an_address_that_may_not_be_asked_for(url, says):
    with pytest.raises(SourceError, match=says):
        network().get(url)


def test_redirects_are_followed_and_each_is_checked():
    with local({}) as server:
        server.pages |= {
            "/a": (302, {"Location": "/b?x=1"}, b""),
            "/b?x=1": (301, {"Location": server.url + "/c"}, b""),
            "/c": (200, {"Content-Type": "text/html; charset=Windows-1256"}, b"page"),
            "/meta": (302, {"Location": "http://169.254.169.254/latest/"}, b""),
            "/file": (302, {"Location": "file:///etc/passwd"}, b""),
            "/loop": (302, {"Location": "/loop"}, b""),
        }
        answer = network().get(server.url + "/a")
        assert (server.url + "/c", "text/html", "windows-1256", b"page") == (answer.url, answer.kind, answer.charset, answer.body)
        for path, says in (("/meta", "no address of the open internet"), ("/file", "only http and https"), ("/loop", "leads on more than")):
            with pytest.raises(SourceError, match=says):
                network().get(server.url + path)


def test_what_is_packed_is_unpacked_within_the_limit():
    with local({"/": (200, {"Content-Encoding": "gzip"}, gzip.compress(b"text" * 100)), "/bomb": (200, {"Content-Encoding": "gzip"}, gzip.compress(bytes(30_000_000)))}) as server:
        assert network().get(server.url).body == b"text" * 100
        with pytest.raises(SourceError, match="larger than"):
            network().get(server.url + "/bomb")
        server.pages["/br"] = (200, {"Content-Encoding": "br"}, b"x")
        server.pages["/bad"] = (200, {"Content-Encoding": "gzip"}, b"not gzip at all")
        server.pages["/big"] = (200, {}, bytes(9_000_000))
        server.pages["/cut"] = (200, {"Content-Length": "50"}, b"only this")
        for path, says in (("/br", "not asked for"), ("/bad", "no answer"), ("/big", "larger than"), ("/cut", "no answer")):
            with pytest.raises(SourceError, match=says):
                network(seconds=5).get(server.url + path)


def _trickle(handler):
    for byte in b"HTTP/1.1 200 OK\r\n" + b"X-Slow: y\r\n" * 1000:
        handler.wfile.write(bytes([byte]))
        handler.wfile.flush()
        time.sleep(0.05)


def test_a_server_that_drags_on_is_given_up_in_time():
    with local({"/headers": _trickle, "/never": lambda _: time.sleep(3)}) as server:
        for path in ("/headers", "/never"):
            started = time.monotonic()
            with pytest.raises(SourceError, match=r"no whole answer within 0\.5 s"):
                network(seconds=0.5).get(server.url + path)
            assert time.monotonic() - started < 2.5


def test_a_name_that_is_never_looked_up_is_given_up_in_time(monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(2))
    with pytest.raises(SourceError, match="no whole answer"):
        network(seconds=0.3).get("http://slow.example/")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tls")
    key, cert = folder / "key.pem", folder / "cert.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", cert, "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    try:
        subprocess.run(made, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no openssl to make a certificate with")
    return key, cert


def test_certificates_are_verified(certificate):
    key, cert = certificate
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serving.load_cert_chain(cert, key)
    trusting = ssl.create_default_context(cafile=str(cert))
    with local({"/": (200, {}, b"safe"), "/down": (302, {"Location": "http://127.0.0.1/"}, b"")}, tls=serving) as server:
        named = server.url.replace("127.0.0.1", "localhost")
        assert network(tls=trusting).get(named).body == b"safe"
        with pytest.raises(SourceError, match="certificate of localhost does not hold"):
            network().get(named)
        with pytest.raises(SourceError, match=r"certificate of 127\.0\.0\.1 does not hold"):
            network(tls=trusting).get(server.url)
        with pytest.raises(SourceError, match="from https to"):
            network(tls=trusting).get(named + "/down")


def test_no_other_module_opens_a_connection():
    root = Path(riwaya.__file__).parent
    opening = ("socket.socket(", "create_connection", "getaddrinfo", "urllib.request", "http.client", "urllib3", "import requests", "import httpx", "aiohttp")
    found = {str(p.relative_to(root)) for p in root.rglob("*.py") if any(word in p.read_text(encoding="utf-8") for word in opening)}
    found.discard("page/serve.py")  # which listens
    assert {str(Path(module.__file__).relative_to(root))} == found
