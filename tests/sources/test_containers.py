"""Folders, packed files, archives, tables and web archives: all their reports, in an order that stays, and what is none is said."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import zipfile

import pytest

from riwaya.sources import Defaults, Found, SourceError
from riwaya.sources.inputs import Inputs

TEXT = "قال ناطق عسكري إن ثمانية جنود قتلوا قرب تعز أمس."
OTHER = "أعلنت لجنة محلية وصول قافلة إلى المخيم صباح اليوم."
PAGE = "<html><head><title>خبر</title></head><body><article>" + "".join(f"<p>{TEXT} {OTHER}</p>" for _ in range(3)) + "</article></body></html>"
LINES = "".join(json.dumps({"id": str(n), "text": t}) + "\n" for n, t in enumerate((TEXT, OTHER))).encode()
PACKERS = {".gz": gzip.compress, ".xz": lzma.compress, ".bz2": bz2.compress}


def outcomes(*paths):
    inputs = Inputs([str(p) for p in paths], Defaults(), io.BytesIO())
    return list(inputs), inputs


def texts(*paths):
    found, _ = outcomes(*paths)
    return [f.report.text for f in found if isinstance(f, Found)]


def errors(*paths):
    found, _ = outcomes(*paths)
    return [str(e) for e in found if isinstance(e, SourceError)]


def zipped(path, **files):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def web_archive(*answers, packed=True):
    """WARC 1.0 as its standard has it, each record packed by itself."""
    out = b""
    for n, (url, status, kind, body) in enumerate(answers):
        answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{n}>\r\nWARC-Date: 2020-01-01T00:00:00Z\r\nWARC-Target-URI: {url}\r\n"
        record = f"{head}Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n".encode() + answer + b"\r\n\r\n"
        out += gzip.compress(record) if packed else record
    return out


def test_a_folder_is_all_it_holds_by_name_and_says_what_it_passed_over(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "c.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b" / "z.txt").write_text(OTHER, encoding="utf-8")
    (tmp_path / "c.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "logo.png").write_bytes(b"\x89PNG")
    assert [TEXT, OTHER] == texts(tmp_path)
    (said,) = errors(tmp_path)
    assert "1 files of other kinds were passed over (.png 1)" in said


def test_an_empty_folder_is_said(tmp_path):
    (said,) = errors(tmp_path)
    assert said.endswith("an empty folder")


@pytest.mark.parametrize("suffix", PACKERS)
@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson"])
def test_a_packed_file_is_what_it_holds(tmp_path, suffix, name):
    path = tmp_path / (name + suffix)
    path.write_bytes(PACKERS[suffix](LINES))
    found, inputs = outcomes(path)
    assert [TEXT, OTHER] == [f.report.text for f in found]
    assert not inputs.single
    assert inputs.total == inputs.consumed == path.stat().st_size


@pytest.mark.parametrize("suffix", PACKERS)
def test_a_packed_file_that_breaks_off_gives_what_came_before_and_says_so(tmp_path, suffix):
    path = tmp_path / ("a.jsonl" + suffix)
    path.write_bytes(PACKERS[suffix](LINES * 2000)[:-7])
    assert "broken" in errors(path)[-1]


def test_what_grows_past_all_measure_is_refused(tmp_path):
    path = tmp_path / "bomb.jsonl.gz"
    path.write_bytes(gzip.compress(b" " * 200_000_000, 9))
    (said,) = errors(path)
    assert "grows more than" in said or "larger than" in said


def test_a_zip_gives_its_files_by_name_packed_ones_too(tmp_path):
    path = zipped(tmp_path / "a.zip", **{"b.txt": OTHER, "a/c.jsonl.gz": gzip.compress(LINES), "x.jpg": b"x", "in.zip": b"PK"})
    assert [TEXT, OTHER, OTHER] == texts(path)
    (said,) = errors(path)
    assert "2 files of other kinds were passed over in it (.jpg 1, zip 1)" in said


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no archive", b"text"])
def test_a_broken_zip_is_said(tmp_path, data):
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    (said,) = errors(path)
    assert "broken zip archive" in said


def test_a_zip_whose_file_is_broken_goes_on_with_the_next(tmp_path):
    path = zipped(tmp_path / "a.zip", **{"a.txt": TEXT, "b.txt": OTHER})
    data = bytearray(path.read_bytes())
    at = data.index(b"a.txt") + 5
    data[at : at + 20] = b"\xff" * 20
    path.write_bytes(bytes(data))
    assert [OTHER] == texts(path)
    assert "a.txt" in errors(path)[0]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_is_a_report_a_row(tmp_path, separator):
    path = tmp_path / "a.csv"
    rows = [["id", "Published", "text", "more"], ["r1", "2014-12-09", f'"{TEXT}\n{OTHER}"', "x"], ["r2", "", OTHER, ""], ["r3", "", "", "x"]]
    path.write_text("\ufeff" + "\n".join(separator.join(r) for r in rows) + "\n", encoding="utf-8")
    found, _ = outcomes(path)
    assert [f"{TEXT}\n{OTHER}", OTHER] == [f.report.text for f in found[:2]]
    assert ("r1", "2014-12-09", None) == (found[0].report.id, str(found[0].report.published), found[1].report.published)
    assert str(found[2]).endswith("row 3: no text")


@pytest.mark.parametrize(("data", "says"), [(b"a,b\n1,2\n", "no column is called text"), (b"", "no column is called text"), ("text\nنص\n".encode("cp1256"), "save the table as UTF-8")])
def test_a_table_that_cannot_be_read_is_said(tmp_path, data, says):
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    assert says in errors(path)[0]


@pytest.mark.parametrize("name", ["a.warc.gz", "a.warc", "a.wacz"])
def test_a_web_archive_is_its_pages_with_their_addresses(tmp_path, name):
    data = web_archive(
        ("https://x.example/1", "200 OK", "text/html; charset=utf-8", PAGE.encode()),
        ("https://x.example/logo", "200 OK", "image/png", b"png"),
        ("https://x.example/gone", "404 Not Found", "text/html", b"<p>gone"),
        ("https://x.example/2", "200 OK", "text/html; charset=windows-1256", PAGE.encode("cp1256")),
        packed=not name.endswith(".warc"),
    )
    path = tmp_path / name
    if name.endswith(".wacz"):
        zipped(path, **{"archive/data.warc.gz": data, "indexes/index.cdx": b"x", "datapackage.json.sig": b"x"})
    else:
        path.write_bytes(data)
    found, inputs = outcomes(path)
    assert ["https://x.example/1", "https://x.example/2"] == [f.report.url for f in found], found
    assert all(TEXT in f.report.text and f.report.published is None for f in found)
    assert any("windows-1256" in d for d in found[1].doubts)
    assert not inputs.single


@pytest.mark.parametrize("data", [b"no archive\r\n\r\n", gzip.compress(b"no archive")])
def test_a_broken_web_archive_is_said(tmp_path, data):
    path = tmp_path / "a.warc.gz"
    path.write_bytes(data)
    assert "broken WARC" in errors(path)[0]
