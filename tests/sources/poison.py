"""Files that were made to break a reader: a name, how its bytes are made, and what has to come of it.

`read` means a report with a reading; a text behind it is one that a doubt must contain. `refused` means a line that holds the
text behind it. Several outcomes of one file stand in their order of kind: how many were read, how many refused.
Everything is made anew for each run: the folder is never kept, and the texts are our own.
"""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

S = "قتل ثلاثة جنود في هجوم على نقطة تفتيش قرب مدينة تعز أمس."
U = S.encode()
WORDS = "في من على قتل جندي مدينة هجوم قوات".split()
PARAGRAPH = f"<p>{S} وقال ناطق باسم الشرطة إن الطريق أغلق ساعات ثم فتح أمام السيارات من جديد.</p>"


@dataclass(frozen=True, slots=True)
class Poison:
    """`expected` is `read`, `read DOUBT`, `refused REASON`, or `any` where either will do; `heavy` is left to the slow run."""

    name: str
    make: Callable[[], bytes]
    expected: str
    heavy: bool = False


def corpus() -> tuple[Poison, ...]:
    """All of them, in the order of their names."""
    made = [*_texts(), *_charsets(), *_unseen(), *_json(), *_lines(), *_tables(), *_pages(), *_packed(), *_archives(), *_bait()]
    names = [p.name for p in made]
    assert len(set(names)) == len(names)
    return tuple(sorted(made, key=lambda p: p.name))


def _texts() -> list[Poison]:
    empty = {"empty": b"", "space": b" ", "lines": b"\n" * 1000, "bom": b"\xef\xbb\xbf", "no-break": "\u00a0\u2003\u3000".encode()}
    out = [Poison(f"text-{name}.txt", lambda d=d: d, "refused no text") for name, d in empty.items()]
    for ext, says in {".json": "refused broken JSON", ".html": "refused no text", ".csv": "refused no column", ".jsonl": "refused", ".warc": "refused broken WARC", ".zip": "refused broken zip", ".gz": "refused", ".xhtml": "refused no text"}.items():
        out.append(Poison(f"empty{ext if ext != '.gz' else '.txt.gz'}", lambda: b"", "nothing" if ext == ".jsonl" else "refused no page" if ext == ".warc" else says if ext != ".gz" else "refused"))
    for name, head in {"pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "png": b"\x89PNG\r\n\x1a\n", "elf": b"\x7fELF\x02\x01\x01", "jpeg": b"\xff\xd8\xff\xe0\x00\x10JFIF", "sqlite": b"SQLite format 3\0", "pickle": b"\x80\x04\x95", "mp4": b"\0\0\0 ftypisom", "class": b"\xca\xfe\xba\xbe", "doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"}.items():
        for ext in (".txt", ".html", ".json"):
            out.append(Poison(f"binary-{name}{ext}", lambda h=head: h + bytes(range(256)) * 40, "refused"))
    long = {"one-line": lambda: (S + " ") * 12_000, "one-word": lambda: "قتل" * 250_000, "no-space": lambda: S.replace(" ", "") * 10_000, "many-lines": lambda: (S + "\n") * 12_000}
    out += [Poison(f"long-{name}.txt", lambda m=m: m().encode(), "read", heavy=True) for name, m in long.items()]
    out += [Poison(f"longer-{name}.txt", lambda m=m: (m() * 3).encode(), "refused characters", heavy=True) for name, m in long.items()]
    out += [Poison(f"huge-{n}.txt", lambda n=n: U * (n * 10_000), "refused larger than", heavy=True) for n in (9, 20, 50)]
    english, persian = "Three soldiers were killed near the city. " * 20, "سه سرباز در حمله‌ای نزدیک شهر کشته شدند و چند نفر زخمی شدند؛ گزارش پلیس چنین می‌گوید. " * 5
    for name, text, says in (("english", english, "not Arabic"), ("persian", persian, "Persian"), ("digits", "0123456789" * 500, "no letters"), ("marks", "؟!،؛." * 500, "no letters"), ("hebrew", "שלושה חיילים נהרגו " * 40, "not Arabic"), ("emoji", "🔥" * 3000, "no letters")):
        out.append(Poison(f"other-{name}.txt", lambda t=text: t.encode(), f"refused {says}"))
    return out


def _charsets() -> list[Poison]:
    text = (S + "\n") * 20
    out = []
    for charset in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "windows-1256", "iso-8859-6", "mac-arabic", "cp720", "cp864"):
        try:
            data = text.encode(charset, "ignore")
        except LookupError:
            continue
        out.append(Poison(f"charset-{charset}.txt", lambda d=data: d, "read" if charset in ("utf-16", "utf-32") else "refused"))
        page = f"<html><head><title>خبر</title></head><body><article>{PARAGRAPH * 5}</article></body></html>"
        if charset in ("windows-1256", "iso-8859-6", "mac-arabic"):
            for declared in ("utf-8", "iso-8859-1", charset, "klingon", ""):
                meta = f'<meta charset="{declared}">' if declared else ""
                expected = "read" if declared == charset else "read mislabelled"
                out.append(Poison(f"charset-{charset}-{declared or 'none'}.html", lambda p=page, m=meta, c=charset: p.replace("<title>", m + "<title>").encode(c, "ignore"), expected))
    broken = {"cut": U[:-1] + b"\xd9", "overlong": U + b"\xc0\x80", "surrogate": U + b"\xed\xa0\x80", "beyond": U + b"\xf4\x90\x80\x80", "lone": U + b"\x80", "five": U + b"\xf8\x88\x80\x80\x80", "half": U[:20] + b"\xff" + U[20:]}
    out += [Poison(f"utf8-{name}.txt", lambda d=d: d, "refused undecodable") for name, d in broken.items()]
    out += [Poison(f"utf16-{name}.txt", lambda d=d: d, "refused undecodable") for name, d in {"odd": b"\xff\xfe\x41", "lone": b"\xff\xfe\x00\xd8\x41\x00"}.items()]
    mojibake = {"latin": text.encode().decode("latin-1"), "arabic": text.encode().decode("cp1256", "ignore"), "twice": text.encode().decode("latin-1").encode().decode("latin-1")}
    out += [Poison(f"mojibake-{name}.txt", lambda t=t: t.encode(), "refused") for name, t in mojibake.items()]
    out += [Poison("replaced.txt", (S + "\ufffd\ufffd").encode, "read replacement characters")]
    return out


def _unseen() -> list[Poison]:
    out = []
    for name, char in {"lro": "\u202d", "rlo": "\u202e", "zwsp": "\u200b", "zwj": "\u200d", "bom": "\ufeff", "shy": "\u00ad", "word-joiner": "\u2060", "rlm": "\u200f"}.items():
        flood = char in "\u202d\u202e"
        doubt = "bidi" if flood else "zero-width flood"
        out.append(Poison(f"unseen-{name}.txt", lambda c=char: (S[:20] + c * 12 + S[20:]).encode(), "read" if flood else f"read {doubt}"))
        out.append(Poison(f"unseen-{name}.html", lambda c=char: f"<html><body><article>{PARAGRAPH * 3}{c * 12}</article></body></html>".encode(), f"read {doubt}"))
        out.append(Poison(f"unseen-{name}-flood.txt", lambda c=char: c.join(S * 400).encode(), "any", heavy=True))
        out.append(Poison(f"unseen-{name}-ref.html", lambda c=char: f"<html><body><article>{PARAGRAPH * 3}{f'&#{ord(c)};' * 12}</article></body></html>".encode(), f"read {doubt}"))
    for name, text in {"nul": S + "\0\0", "bell": S + "\a", "escape": S + "\x1b[2J\x1b]0;x\a", "delete": S + "\x7f"}.items():
        out.append(Poison(f"control-{name}.txt", lambda t=text: t.encode(), "read control characters"))
    out.append(Poison("control-nul.html", f"<html>\0<body>\0{PARAGRAPH * 3}".encode, "read"))
    out.append(Poison("marks-stacked.txt", (S + "ب" + "\u0651" * 100_000).encode, "any", heavy=True))
    out.append(Poison("surrogate-escaped.json", lambda: b'{"text": "\\ud800 ' + S.encode() + b'"}', "read lone surrogates"))
    out.append(Poison("surrogates-many.json", lambda: json.dumps({"text": S + "\udfff" * 5000}).encode(), "read lone surrogates"))
    out.append(Poison("surrogate-id.json", lambda: json.dumps({"text": S, "id": "\ud800", "title": "\udfff", "outlet": "\ud800", "url": "\udc00"}).encode(), "read"))
    return out


def _json() -> list[Poison]:
    whole = json.dumps({"text": S}).encode()
    broken = {
        "cut": whole[:-3], "array-deep": b"[" * 100_000, "object-deep": b'{"a":' * 100_000, "number-long": b'{"text": ' + b"9" * 100_000 + b"}", "trailing": whole + b"x",
        "single-quotes": b"{'text': 'x'}", "comment": b"/* */" + whole, "nan": b'{"text": NaN}', "infinity": b'{"text": Infinity}', "exponent": b'{"text": 1e999999}',
        "null": b"null", "list": b"[]", "string": b'"x"', "number": b"7", "true": b"true", "text-null": b'{"text": null}', "text-list": b'{"text": ["x"]}', "text-empty": b'{"text": ""}',
        "text-object": b'{"text": {"text": "x"}}', "none": b"{}", "key-other": b'{"Text": "x"}', "bad-escape": b'{"text": "\\x"}', "control": b'{"text": "a\nb"}', "nul": b'{"text": "\0"}',
    }  # fmt: skip
    out = [Poison(f"json-{name}.json", lambda d=d: d, "refused") for name, d in broken.items()]
    fine = {
        "keys-many": lambda: b"{" + b",".join(b'"k%d": %d' % (n, n) for n in range(100_000)) + b', "text": "' + U + b'"}',
        "keys-twice": lambda: b'{"text": "x", "text": "' + U + b'"}',
        "deep-beside": lambda: b'{"x": ' + b"[" * 500 + b"]" * 500 + b', "text": "' + U + b'"}',
        "day-wrong": lambda: json.dumps({"text": S, "published": "2014-02-30"}).encode(),
        "day-huge": lambda: json.dumps({"text": S, "published": "9" * 100_000}).encode(),
        "day-list": lambda: json.dumps({"text": S, "published": [1]}).encode(),
        "id-long": lambda: json.dumps({"text": S, "id": "x" * 100_000}).encode(),
        "id-path": lambda: json.dumps({"text": S, "id": "../../../etc/passwd"}).encode(),
        "id-lines": lambda: json.dumps({"text": S, "id": "a\nb\r\x1b[31m"}).encode(),
        "url-script": lambda: json.dumps({"text": S, "url": "javascript:alert(1)"}).encode(),
        "title-markup": lambda: json.dumps({"text": S, "title": "<script>alert(1)</script>"}).encode(),
        "outlet-number": lambda: json.dumps({"text": S, "outlet": 10**50}).encode(),
    }
    return out + [Poison(f"json-{name}.json", make, "read") for name, make in fine.items()]


def _lines() -> list[Poison]:
    good = json.dumps({"text": S}).encode()
    return [
        Poison("lines-bad-between.jsonl", lambda: b"\n".join([good, b"{", b"\xff\xfe", b"null", good]), "2 read, 3 refused"),
        Poison("lines-huge.jsonl", lambda: b'{"text": "' + b"x" * 9_000_000 + b'"}\n' + good, "1 read, 1 refused", heavy=True),
        Poison("lines-endless.jsonl", lambda: b" " * 20_000_000, "refused larger than", heavy=True),
        Poison("lines-crlf.jsonl", lambda: good + b"\r\n\r\n" + good + b"\r\n", "2 read, 0 refused"),
        Poison("lines-cr-only.jsonl", lambda: good + b"\r" + good, "refused broken JSON"),
        Poison("lines-blank.jsonl", lambda: b"\n" * 100_000, "nothing"),
        Poison("lines-utf16.jsonl", lambda: good.decode().encode("utf-16"), "refused UTF-16"),
        Poison("lines-deep.jsonl", lambda: b"[" * 100_000 + b"\n" + good, "1 read, 1 refused"),
        Poison("lines-many-bad.jsonl", lambda: b"{\n" * 2_000, "0 read, 2000 refused"),
    ]


def _tables() -> list[Poison]:
    return [
        Poison("table-no-text.csv", lambda: b"a,b\n1,2\n", "refused no column"),
        Poison("table-open-quote.csv", lambda: b'text\n"' + U * 20, "any"),
        Poison("table-open-quote-huge.csv", lambda: b'text\n"' + (U + b"\n") * 90_000, "any", heavy=True),
        Poison("table-wide.csv", lambda: b"text" + b",x" * 200_000 + b"\n" + U + b"\n", "read"),
        Poison("table-nul.csv", lambda: b"text\n" + U + b"\0\n", "any"),
        Poison("table-formula.csv", ("text,title\n" + f"{S},=1+1\n").encode, "read"),
        Poison("table-latin.csv", lambda: b"text\n\xe9\xe8\n", "refused undecodable"),
        Poison("table-long-line.csv", lambda: b"text\n" + b"x" * 9_000_000, "refused", heavy=True),
        Poison("table-rows-short.csv", lambda: b"title,text\nx\n,,,,\n", "0 read, 1 refused"),
        Poison("table-quotes.csv", lambda: b"text\n" + b'"' * 500_000, "any"),
    ]


def _pages() -> list[Poison]:
    degraded = "read extraction degraded"
    out = [Poison(f"page-divs-{n}.html", lambda n=n: ("<html><body>" + "<div>" * n + PARAGRAPH * 3).encode(), degraded) for n in (300, 3_000, 100_000)]
    out += [Poison(f"page-{tag}-{n}.html", lambda t=tag, n=n: ("<html><body>" + f"<{t}>" * n + PARAGRAPH * 3).encode(), "any") for tag in ("table", "b", "font", "a", "ul", "span", "form", "svg", "math") for n in (400, 20_000)]
    out.append(Poison("page-paragraphs-4mb.html", ("<html><body><article>" + "".join(f"<p>{S} {n}</p>" for n in range(8_000)) + f"</article><!--{'x' * 3_000_000}-->").encode, "any", heavy=True))
    out.append(Poison("page-paragraphs-slow.html", ("<html><body><article>" + "".join(f"<p>خبر {n}</p>" for n in range(45_000)) + "</article>").encode, degraded, heavy=True))
    out.append(Poison("page-tags-many.html", ("<html><body>" + "<i></i>" * 100_001 + PARAGRAPH).encode, degraded, heavy=True))
    odd = {
        "brackets": "<" * 200_000, "comments": "<!--" * 50_000, "comment-open": "<!--" + "x" * 500_000, "attribute": "<a " + "x" * 500_000, "attributes": "<a " + "".join(f"a{n}=1 " for n in range(50_000)) + ">",
        "ampersands": "&" * 300_000, "entities": "&#x10ffff;&#0;&#xd800;&#99999999999;" * 2_000, "doctype": "<!DOCTYPE html [<!ENTITY a 'b'><!ENTITY c '&a;&a;'>]>" + "&c;" * 1000,
        "cdata": "<![CDATA[" * 20_000, "processing": "<?xml version='1.0'?>" * 20_000, "script-open": "<script>" + "x" * 500_000, "style-open": "<style>" + "{" * 300_000, "title-open": "<title>" + "x" * 300_000,
        "textarea": "<textarea>" * 2_000, "plaintext": "<plaintext>", "frameset": "<frameset>" * 1_000, "quotes": "<a href='" * 20_000,
        "base": "<base href='http://169.254.169.254/'><img src='/x'><link rel=stylesheet href='file:///etc/passwd'>", "refresh": "<meta http-equiv=refresh content='0;url=http://127.0.0.1/'>",
        "xinclude": "<xi:include href='file:///etc/passwd' parse='text'/>", "external": "<!DOCTYPE html SYSTEM 'file:///etc/passwd'>",
    }  # fmt: skip
    out += [Poison(f"page-{name}.html", lambda t=text: ("<html><body>" + t + PARAGRAPH * 3).encode(), "any") for name, text in odd.items()]
    linked = {"deep": "[" * 100_000, "wide": "[" + "{}," * 100_000 + "{}]", "day-list": '{"datePublished": ["2014-01-01"]}', "day-bad": '{"datePublished": "2014-13-45"}', "number": '{"datePublished": ' + "9" * 50_000 + "}", "broken": "{"}
    out += [Poison(f"page-linked-{name}.html", lambda t=text: f'<html><head><script type="application/ld+json">{t}</script></head><body><article>{PARAGRAPH * 3}</article>'.encode(), "read") for name, text in linked.items()]
    out.append(Poison("page-days-two.html", f'<html><head><meta name="pubdate" content="2014-01-01"><meta name="dc.issued" content="2014-01-02"></head><body>{PARAGRAPH * 3}'.encode, "read several days"))
    return out


def _zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "."), data)
    return out.getvalue()


def _packed() -> list[Poison]:
    zeros = bytes(90_000_000)
    out = [
        Poison("bomb.txt.gz", lambda: gzip.compress(zeros), "refused", heavy=True),
        Poison("bomb.txt.bz2", lambda: bz2.compress(zeros), "refused", heavy=True),
        Poison("bomb.txt.xz", lambda: lzma.compress(zeros), "refused", heavy=True),
        Poison("bomb.jsonl.gz", lambda: gzip.compress(zeros), "refused", heavy=True),
        Poison("bomb-spaces.jsonl.xz", lambda: lzma.compress(b" " * 90_000_000), "refused", heavy=True),
        Poison("bomb-lines.jsonl.gz", lambda: gzip.compress(b"\n" * 90_000_000), "refused", heavy=True),
        Poison("bomb-warc.warc.gz", lambda: gzip.compress(zeros), "refused", heavy=True),
        Poison("bomb.zip", lambda: _zipped(a__txt=zeros), "refused", heavy=True),
        Poison("bomb-many.zip", lambda: _zipped(**{f"f{n}__txt": b"" for n in range(3_000)}), "0 read, 3000 refused"),
        Poison("zip-in-zip.zip", lambda: _zipped(a__zip=_zipped(b__txt=U)), "refused passed over"),
        Poison("zip-paths.zip", lambda: _zipped(**{"../../../tmp/riwaya-escape__txt": U, "/etc/riwaya-escape__txt": U}), "2 read, 0 refused"),
        Poison("zip-lying.zip", lambda: _lying(_zipped(a__txt=U * 50)), "any"),
        Poison("zip-self.zip", lambda: _zipped(a__txt=U)[:-10], "refused"),
        Poison("zip-comment.zip", lambda: _zipped(a__txt=U) + b"x" * 200, "any"),
    ]
    for ext, pack in {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress}.items():
        data = pack(U * 2_000)
        out.append(Poison(f"packed-cut.txt{ext}", lambda d=data: d[:-20], "refused"))
        out.append(Poison(f"packed-damaged.txt{ext}", lambda d=data: d[:30] + bytes(len(d) - 60) + d[-30:], "refused"))
        out.append(Poison(f"packed-not.txt{ext}", lambda: U, "refused"))
        out.append(Poison(f"packed-trailing.txt{ext}", lambda d=data: d + b"rest", "any"))
        out.append(Poison(f"packed-twice.txt{ext}", lambda p=pack: p(p(U)), "refused"))
    return out


def _lying(data: bytes) -> bytes:
    """A zip whose directory says its file is 4 GB large."""
    at = data.index(b"PK\x01\x02") + 24
    return data[:at] + struct.pack("<I", 0xFFFFFFF0) + data[at + 4 :]


def _warc(*blocks: tuple[str, bytes], length: int | None = None) -> bytes:
    out = b""
    for url, block in blocks:
        size = len(block) if length is None else length
        out += f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Record-ID: <urn:x>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {size}\r\n\r\n".encode() + block + b"\r\n\r\n"
    return out


def _archives() -> list[Poison]:
    page = f"<html><body><article>{PARAGRAPH * 3}</article></body></html>".encode()
    ok = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    return [
        Poison("warc-fine.warc", lambda: _warc(("http://a.example/", ok)), "read"),
        Poison("warc-length-huge.warc", lambda: _warc(("http://a.example/", ok), length=10**15), "any"),
        Poison("warc-length-negative.warc", lambda: _warc(("http://a.example/", ok), length=-5), "any"),
        Poison("warc-length-small.warc", lambda: _warc(("http://a.example/", ok), ("http://b.example/", ok), length=40), "any"),
        Poison("warc-text.warc", lambda: U * 10, "refused no page"),
        Poison("warc-headers-long.warc", lambda: b"WARC/1.0\r\n" + b"X: y\r\n" * 200_000 + b"\r\n", "any"),
        Poison("warc-header-line-long.warc", lambda: b"WARC/1.0\r\nX: " + b"y" * 5_000_000, "any"),
        Poison("warc-gzip-answer.warc", lambda: _warc(("http://a.example/", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(bytes(60_000_000)))), "refused larger than", heavy=True),
        Poison("warc-gzip-broken.warc", lambda: _warc(("http://a.example/", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\nnot gzip")), "any"),
        Poison("warc-brotli.warc", lambda: _warc(("http://a.example/", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br\r\n\r\n" + page)), "any"),
        Poison("warc-chunked-broken.warc", lambda: _warc(("http://a.example/", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\nx")), "any"),
        Poison("warc-no-http.warc", lambda: _warc(("http://a.example/", U)), "any"),
        Poison("warc-status.warc", lambda: _warc(("http://a.example/", ok.replace(b"200 OK", b"404 Not Found"))), "refused no page"),
        Poison("warc-binary.warc.gz", lambda: gzip.compress(_warc(("http://a.example/", ok))) + bytes(range(256)) * 10, "any"),
        Poison("wacz-empty.wacz", _zipped, "refused an empty archive"),
        Poison("wacz-no-warc.wacz", lambda: _zipped(**{"pages/pages__jsonl": b'{"text": "x"}'}), "refused no web archive"),
        Poison("wacz-cut.wacz", lambda: _zipped(**{"archive/a__warc": _warc(("http://a.example/", ok))})[:-30], "refused broken zip"),
    ]  # fmt: skip


def _bait() -> list[Poison]:
    """Texts that make a careless pattern go back over what it has read: each kind a hundred thousand characters long."""
    n = 100_000
    kinds = {
        "digits": "1" * n, "arabic-digits": "٣" * n, "commas": "1," * (n // 2), "dots": "1." * (n // 2), "slashes": "1/1/" * (n // 4), "quotes": '"' * n, "guillemets": "«" * n,
        "brackets": "(" * n, "and": "و" * n, "and-words": "و " * (n // 2), "tatweel": "ـ" * n, "numbers": "ألف " * (n // 4), "numbers-and": "مئة و" * (n // 5), "months": "يناير " * (n // 6),
        "names": "محمد " * (n // 5), "son-of": "بن " * (n // 3), "said": "قال " * (n // 4), "that": "أن " * (n // 3), "killed": "قتل " * (n // 4), "in": "في " * (n // 3),
        "places": "تعز " * (n // 4), "colons": "قال: " * (n // 5), "lines": "قتل\n" * (n // 4), "dashes": "-" * n, "between": "بين " * (n // 4), "stops": "." * n, "links": "http://" * (n // 7),
    }  # fmt: skip
    return [Poison(f"bait-{name}.txt", lambda t=text: f"{S} {t} {S}".encode(), "any", heavy=len(text) > 10) for name, text in kinds.items()]
