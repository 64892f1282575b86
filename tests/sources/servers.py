"""A server on this machine for tests, and the network that may reach it: the one allowance there is."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from riwaya.sources.network import Network


class Local(BaseHTTPRequestHandler):
    """Answers from `pages`: a path to (status, headers, body), or to a function of the handler; keeps what was asked."""

    def do_GET(self):
        self.server.asked.append((self.command, self.path, dict(self.headers)))
        answer = self.server.pages.get(self.path, (404, {}, b""))
        if callable(answer):
            answer = answer(self)
            if answer is None:
                return
        status, headers, body = answer
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        self.server.posted.append(self.rfile.read(int(self.headers["Content-Length"])))
        self.do_GET()

    def log_message(self, *_):
        pass


@contextmanager
def local(pages, tls=None):
    """A server of `pages`; its address without a slash is `.url`."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Local)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # a client that hangs up is what some tests are about
    server.pages, server.asked, server.posted = pages, [], []
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    server.url = f"{'https' if tls else 'http'}://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def network(**settings):
    """A network that reaches this machine, and nothing else."""
    return Network(reachable=lambda address: address.is_loopback, **settings)
