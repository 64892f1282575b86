"""Runs the page on this machine."""

from __future__ import annotations

import socket
from collections.abc import Callable

from riwaya.ledger import Ledger
from riwaya.page.security import LOOPBACK


def serve(ledger: Ledger, host: str, port: int, *, writes: bool | None = None, tell: Callable[[str], None]) -> None:
    """Serve `ledger` until interrupted. `port` 0 takes a free one; `tell` is given the address once it listens.

    Unless told by `writes`, corrections are taken on loopback only: elsewhere nobody could know who makes them. OSError where the port is taken.
    """
    import uvicorn

    from riwaya.page.app import create_app

    local = host in LOOPBACK
    app = create_app(ledger, writes=local if writes is None else writes, hosts=LOOPBACK if local else None)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        shown = f"[{host}]" if ":" in host else host
        tell(f"http://{shown}:{listener.getsockname()[1]}/")
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, date_header=False, lifespan="off", timeout_keep_alive=5, limit_concurrency=64)
        uvicorn.Server(config).run(sockets=[listener])
