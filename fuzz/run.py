#!/usr/bin/env python3
"""Fuzz one parser of bytes: python fuzz/run.py TARGET [SECONDS]. Needs atheris (pip install "riwaya[fuzz]"; Linux and macOS).

Begins from the small files of the poison corpus. What it finds is written to tests/sources/finds/TARGET-…, where the tests
run it from then on. Exit status 1 where something was found.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
SMALL = 4_096  # bytes of a file to begin from
LONG = 16_384  # bytes of what is tried


def main() -> None:
    import atheris

    sys.path[:0] = [str(ROOT / "fuzz"), str(ROOT / "tests" / "sources")]
    with atheris.instrument_imports(include=["riwaya.sources", "riwaya.watch"]):
        from targets import TARGETS
    from poison import corpus

    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        raise SystemExit(f"which of {', '.join(TARGETS)}?")
    name, seconds = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "600"
    finds = ROOT / "tests" / "sources" / "finds"
    finds.mkdir(exist_ok=True)
    with TemporaryDirectory() as seeds:
        for one in corpus():
            data = b"" if one.heavy else one.make()
            if 0 < len(data) <= SMALL:
                Path(seeds, one.name).write_bytes(data)
        options = [f"-max_total_time={seconds}", f"-max_len={LONG}", "-timeout=20", "-rss_limit_mb=1500", f"-artifact_prefix={finds}/{name}-"]
        atheris.Setup([sys.argv[0], *options, seeds], TARGETS[name])
        atheris.Fuzz()


if __name__ == "__main__":
    main()
