#!/usr/bin/env python3
"""The corpora as pages of web sites: made, read back, and compared with what went in.

Writes articles of the corpora as pages in five house styles into a folder, a WARC or a WACZ, reads them as `riwaya` does,
and tells how many came back whole, how many words came along that are not the article's, how many days and outlets are right,
and how long it took. The pages are made beside the project, never in it: they are the texts of others.
Prints a table and, as its last line, one JSON object. Exit status 1 where a limit is passed.
"""

from __future__ import annotations

import argparse
import html
import io
import json
import lzma
import re
import resource
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Any

# Of 1,000 pages: whole are those whose every word is there in its order; a day or outlet that is wrong is worse than none.
LIMITS = {"whole": 1.0, "wrong_days": 0.0, "extra_words": 0.02}
WORD = re.compile(r"\w+")
UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")  # the library strips them
MENU = "الرئيسية|أخبار|اقتصاد|رياضة|ثقافة|منوعات|صور|فيديو|اتصل بنا".split("|")
BESIDE = "أسعار الخضار ترتفع قبيل العيد|المنتخب يستعد للقاء الودي|معرض للكتاب في العاصمة الشهر المقبل|نصائح لتخزين الزيتون".split("|")
HOSTS = ("www.minbar.example", "akhbar.example", "m.sada.example", "nabd.example", "www.rayah.example")

Article = dict[str, Any]


def articles(shared: Path, count: int) -> list[Article]:
    """The reports of the conflict corpus, then news, `count` in all."""

    def lines(name: str) -> Iterator[Article]:
        with lzma.open(shared / "corpus" / name, "rt", encoding="utf-8") as stream:
            yield from map(json.loads, stream)

    return list(islice(chain(lines("conflict_train.jsonl.xz"), lines("news_2015.jsonl.xz")), count))


def page(article: Article, style: int) -> str:
    """`article` as a page of house style 0 to 4; each states the day in another way, the last not at all."""
    title, day, outlet = html.escape(article["title"] or ""), article["published"], html.escape(article["outlet"])
    body = "".join(f"<p>{html.escape(line)}</p>" for line in article["text"].split("\n") if line.strip())
    menu = "<nav><ul>" + "".join(f'<li><a href="/s/{i}">{name}</a></li>' for i, name in enumerate(MENU)) + "</ul></nav>"
    aside = '<aside class="related"><h4>قد يهمك</h4><ul>' + "".join(f'<li><a href="/n/{i}">{name}</a></li>' for i, name in enumerate(BESIDE)) + "</ul></aside>"
    foot = "<footer><p>جميع الحقوق محفوظة للموقع 2019</p></footer>"
    head = (
        f'<meta property="article:published_time" content="{day}T08:30:00+03:00"><meta property="og:site_name" content="{outlet}">',
        '<script type="application/ld+json">'
        + json.dumps({"@type": "NewsArticle", "datePublished": f"{day}T05:00:00Z", "dateModified": "2019-01-01", "publisher": {"name": article["outlet"]}})
        + "</script>",
        f'<meta name="pubdate" content="{day}"><meta property="og:site_name" content="{outlet}">',
        f'<meta itemprop="datePublished" content="{day}"><meta property="og:site_name" content="{outlet}">',
        '<meta property="article:modified_time" content="2019-01-01T00:00:00Z">',
    )[style]
    address = f"https://{HOSTS[style]}/news/{article['id']}"
    core = (
        f"<main><article><h1>{title}</h1>{body}</article>{aside}</main>",
        f'<div class="wrap"><div class="content"><h1>{title}</h1><div class="article-body">{body}</div></div>{aside}</div>',
        f'<div id="page"><div class="post"><h2 class="entry-title">{title}</h2><div class="entry-content">{body}</div></div></div>{aside}',
        f'<section><header><h1>{title}</h1></header><div class="story__body">{body}</div></section>{aside}',
        f"<table><tr><td>{menu}</td><td><div><h1>{title}</h1>{body}</div></td></tr></table>",
    )[style]
    return (
        f'<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{title}</title><link rel="canonical" href="{address}">{head}</head>'
        f"<body>{'' if style == 4 else menu}{core}{foot}</body></html>"
    )


def write_folder(out: Path, pages: list[tuple[str, str]]) -> Path:
    folder = out / "pages"
    folder.mkdir(parents=True, exist_ok=True)
    for n, (_, text) in enumerate(pages):
        (folder / f"{n:05}.html").write_text(text, encoding="utf-8")
    return folder


def write_warc(out: Path, pages: list[tuple[str, str]]) -> Path:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out.mkdir(parents=True, exist_ok=True)
    path = out / "pages.warc.gz"
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        for url, text in pages:
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(text.encode()), http_headers=headers))
    return path


def write_wacz(out: Path, pages: list[tuple[str, str]]) -> Path:
    warc = write_warc(out, pages)
    path = out / "pages.wacz"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(warc, "archive/data.warc.gz")
        lines = [{"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}, *({"url": url, "text": "نص الصفحة", "ts": "2019-01-01T00:00:00Z"} for url, _ in pages)]
        archive.writestr("pages/pages.jsonl", "".join(json.dumps(line) + "\n" for line in lines))
        archive.writestr("datapackage.json", json.dumps({"profile": "data-package", "wacz_version": "1.1.1"}))
    return path


WRITERS: dict[str, Callable[[Path, list[tuple[str, str]]], Path]] = {"html": write_folder, "warc": write_warc, "wacz": write_wacz}


def compare(path: Path, wanted: list[Article]) -> dict[str, float]:
    """Read `path` and hold what comes out against what went in."""
    from riwaya.sources import Defaults, Found
    from riwaya.sources.inputs import Inputs

    by_address = {f"https://{HOSTS[n % 5]}/news/{a['id']}": (n, a) for n, a in enumerate(wanted)}
    tally: Counter[str] = Counter()
    started, cpu = time.perf_counter(), _cpu()
    for outcome in Inputs([str(path)], Defaults(), io.BytesIO()):
        if not isinstance(outcome, Found):
            tally["refused"] += 1
            print(outcome, file=sys.stderr)
            continue
        tally["read"] += 1
        n, article = by_address[outcome.report.url or ""]
        words, got = WORD.findall(UNSEEN.sub("", article["text"])), WORD.findall(UNSEEN.sub("", outcome.report.text))
        rest = iter(got)
        tally["whole"] += all(word in rest for word in words)
        tally["words"] += len(words)
        tally["extra_words"] += max(0, len(got) - len(words) - len(WORD.findall(article["title"] or "")))
        day = outcome.report.published
        tally["days"] += day is not None
        tally["wrong_days"] += day is not None and day.isoformat() != article["published"]
        tally["outlets"] += outcome.report.outlet == (article["outlet"] if n % 5 < 4 else HOSTS[4].removeprefix("www."))
        tally["degraded"] += any("degraded" in doubt for doubt in outcome.doubts)
    wall = time.perf_counter() - started
    read = max(tally["read"], 1)
    return {
        "pages": len(wanted), "read": tally["read"], "whole": tally["whole"] / read, "extra_words": tally["extra_words"] / max(tally["words"], 1), "days": tally["days"] / read,
        "wrong_days": tally["wrong_days"] / read, "outlets": tally["outlets"] / read, "degraded": tally["degraded"] / read,
        "pages_a_second": len(wanted) / wall, "cpu_ms_a_page": 1000 * (_cpu() - cpu) / len(wanted),
    }  # fmt: skip


def _cpu() -> float:
    """Processor time of this process; that of the child that finds articles is not in it, as it lives on."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="where the corpora are")
    parser.add_argument("--out", type=Path, required=True, help="a folder outside the project")
    parser.add_argument("--form", choices=list(WRITERS), default="html")
    parser.add_argument("--count", type=int, default=1_000)
    parser.add_argument("--only-make", action="store_true", help="write the pages and do not read them")
    args = parser.parse_args()
    wanted = articles(args.shared, args.count)
    pages = [(f"https://{HOSTS[n % 5]}/news/{a['id']}", page(a, n % 5)) for n, a in enumerate(wanted)]
    path = WRITERS[args.form](args.out, pages)
    if args.only_make:
        print(path)
        return 0
    figures = compare(path, wanted)
    for name, value in figures.items():
        print(f"{name:16} {value:10.4g}")
    print(json.dumps(figures))
    bad = figures["read"] < args.count or figures["whole"] < LIMITS["whole"] or any(figures[k] > LIMITS[k] for k in ("wrong_days", "extra_words"))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
