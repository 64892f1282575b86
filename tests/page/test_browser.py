"""The page in a real browser: what it paints, that nothing hostile runs, that all can use it, and that nothing leaves it."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import quote

import pytest

import riwaya
from page.hostile import PAYLOADS
from page.told import kept
from riwaya.ledger.storable import shown
from riwaya.page.app import create_app
from riwaya.page.site import write
from riwaya.page.views import VIEWS

BROWSER = os.environ.get("RIWAYA_BROWSER") or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [pytest.mark.browser, pytest.mark.skipif(BROWSER is None, reason="no Chromium here; RIWAYA_BROWSER names one")]
SENTENCES = (
    "أعلنت وزارة الصحة مقتل {n} مدنيا وإصابة {m} في {place} يوم {day}.",
    "وقالت منظمة أطباء بلا حدود إن {m} مدنيا قتلوا في {place} يوم {day}.",
    "وأرسل الجيش {n} مدرعة إلى {place} 🙂 صباح {day}،\r\n وقصفت الطائرات مواقع المسلحين قرب {place}.",
    "ونفى ناطق عسكري انسحاب {n} مقاتلا من {place}، واتهم الحكومة باعتقال {m} متظاهرا.",
    "وسيطر المسلحون على بلدة قرب {place} بعد معارك قُتِل فيها {m} جنديا، بحسب «المرصد».",
)
PLACES = ("تعز", "عدن", "حلب", "الموصل", "بنغازي", "الفاشر", "غزة", "بغداد", "صنعاء", "دير الزور")
DAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")


def newsroom():
    """A hundred reports of two weeks, each with several claims; letters beyond the first plane and line ends of two characters among them."""
    first = date(2015, 7, 20)
    for i in range(100):
        told = {"n": 3 + 7 * i % 40, "m": 2 + 11 * i % 90, "place": PLACES[i % 10], "day": DAYS[i % 7]}
        text = " ".join(s.format(**told) for s in SENTENCES[i % 2 :] + SENTENCES[: i % 2])
        yield riwaya.Report(text, f"n-{i}", f"صحيفة {PLACES[(3 * i) % 10]}", f"أخبار {PLACES[i % 10]}", first + timedelta(i % 14), None)


def hostile():
    for i, p in enumerate(PAYLOADS):
        text = f"أعلنت وزارة الصحة مقتل {12 + i} مدنيا في تعز يوم الاثنين {p} وقالت صحيفة {p} إن 8 جنود قتلوا."
        yield riwaya.Report(text, f"{i}{p}", p, p, date(2015, 7, 20) + timedelta(i % 5), p if i % 2 else f"https://e.org/{p}")


@pytest.fixture(scope="module")
def news(tmp_path_factory):
    with kept(tmp_path_factory.mktemp("news") / "l.db", newsroom()) as ledger:
        yield ledger


@pytest.fixture(scope="module")
def browser():
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else [])
        yield running
        running.close()


@contextmanager
def served(ledger):
    """The address of a ledger's page."""
    uvicorn = pytest.importorskip("uvicorn")
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(create_app(ledger), log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            while not server.started:
                time.sleep(0.01)
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


@contextmanager
def visitor(browser, home, **told):
    """A page of a fresh visitor; at the end: nothing but `home` was asked for, and no script or policy complained."""
    context = browser.new_context(**{"locale": "ar", **told})
    page = context.new_page()
    page.set_default_timeout(20_000)
    asked, said = [], []
    page.on("request", lambda r: asked.append(r.url))
    page.on("console", lambda m: said.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: said.append(str(e)))
    page.on("dialog", lambda d: (said.append(f"dialog {d.message}"), d.dismiss()))
    try:
        yield page
        assert [url for url in asked if not url.startswith(home)] == []
        assert said == []
    finally:
        context.close()


def addresses(ledger):
    """One address of each view."""
    account = max(ledger.accounts(verdict="conflicting", limit=50), key=lambda a: a.claims)
    claim = ledger.claims(limit=1).items[0].claim.id
    out = {name: "/" if name == "front" else f"/{name}" for name in VIEWS}
    return out | {
        "account": f"/account?id={account.id}", "claim": f"/claim?id={quote(claim)}", "report": "/report?id=n-3", "search": f"/search?q={quote('مدنيا')}",
        "network": "/network?by=says", "narrowed": f"/?place={quote('تعز')}&since=2015-07",
    }  # fmt: skip


def test_highlights_equal_their_quotes(news, browser):
    painted = 0
    with served(news) as home, visitor(browser, home) as page:
        for ref in news.reports(limit=200):
            page.goto(f"{home}/report?id={ref.key}")
            told = page.evaluate(PAINTED)
            assert len(told) == len(news.report(ref.key).claims)
            for quoted, evidence, everything in told:
                assert evidence == [quoted]
                assert quoted in everything
            painted += len(told)
    assert painted >= 500


# Each claim is gone to by keyboard focus; what is painted as its evidence, and what its card quotes.
PAINTED = """() => [...document.querySelectorAll(".claim[data-spans]")].map((claim) => {
  claim.focus();
  const painted = (name) => [...CSS.highlights.get(name)].map(String);
  return [claim.querySelector("blockquote").textContent, painted("evidence"), painted("all")];
})"""


def test_a_permalink_points_to_its_words(news, browser):
    ref = news.reports(limit=1).items[0]
    text = news.report(ref.key).reading.report.text
    with served(news) as home, visitor(browser, home) as page:
        page.goto(f"{home}/report?id={ref.key}&from=10&to=40#text")
        assert page.evaluate("[...CSS.highlights.get('linked')].map(String)") == [text[10:40]]
        page.evaluate("""() => { const t = document.getElementById("text").firstChild; getSelection().setBaseAndExtent(t, 5, t, 25); }""")
        button = page.locator(".selected button")
        button.wait_for(state="visible")
        assert "from=5&to=25" in button.get_attribute("data-link")


def test_the_keyboard_is_enough(news, browser):
    with served(news) as home, visitor(browser, home) as page:
        page.goto(f"{home}/report?id=n-3")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.id") == "q"
        page.locator(".claim").first.focus()
        page.keyboard.press("ArrowDown")
        assert page.evaluate("document.activeElement === document.querySelectorAll('.claim')[1]")
        assert page.evaluate("document.querySelectorAll('.claim')[1].classList.contains('active')")


def test_a_correction_is_made_in_place(tmp_path, browser):
    with kept(tmp_path / "l.db", list(newsroom())[:12]) as ledger, served(ledger) as home, visitor(browser, home) as page:
        page.goto(f"{home}/report?id=n-3")
        card = page.locator(".claim").first
        card.locator("summary", has_text="صحح").click()
        card.locator("input[value=wrong]").check()
        card.locator("input[name=by]").fill("محررة")
        card.locator("textarea").fill("الخبر لا يقول هذا")
        card.locator("form button").click()
        page.locator(".done").wait_for()
        assert [c.by for c in ledger.corrections()] == ["محررة"]
        page.locator(".gone").locator("button", has_text="تراجع").click()
        page.locator(".done").wait_for()
        assert page.locator(".gone").count() == 0
        assert len(ledger.corrections()) == 2


@pytest.mark.parametrize(("tongue", "scheme", "width"), [("ar", "light", 360), ("ar", "light", 1280), ("ar", "dark", 1280), ("en", "light", 1280)])
def test_axe_finds_nothing_serious(news, browser, tongue, scheme, width):
    axe = Path(pytest.importorskip("axe_playwright_python").__file__).parent / "axe.min.js"
    source = axe.read_text(encoding="utf-8")
    with served(news) as home, visitor(browser, home, locale=tongue, color_scheme=scheme, viewport={"width": width, "height": 900}) as page:
        for address in addresses(news).values():
            page.goto(home + address)
            page.evaluate(source)
            found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
            assert found["passes"]
            serious = [(v["id"], v["nodes"][0]["html"][:200]) for v in found["violations"] if v["impact"] in ("serious", "critical")]
            assert serious == [], address


@pytest.mark.parametrize("width", [360, 768, 1280, 2560])
def test_nothing_runs_out_of_the_window(news, browser, width):
    with served(news) as home, visitor(browser, home, viewport={"width": width, "height": 900}) as page:
        for tongue in ("ar", "en"):
            for address in addresses(news).values():
                page.goto(f"{home}{address}{'&' if '?' in address else '?'}ui={tongue}")
                assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_ranges_and_days_are_never_turned_round(news, browser):
    """What stands left on the screen stands first in the text, in every day and number that comes after Arabic letters."""
    with served(news) as home, visitor(browser, home) as page:
        for address in addresses(news).values():
            page.goto(home + address)
            assert page.evaluate(TURNED) == [], address


TURNED = r"""() => {
  const found = [], walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); ) {
    if (node.parentElement.closest(".report, blockquote, script, details:not([open]), .unseen, [hidden], .citation")) continue;
    for (const match of node.data.matchAll(/\d[\d,.]*[-–\/]\d[\d,.\-]*/g)) {
      const box = (i) => { const r = document.createRange(); r.setStart(node, i); r.setEnd(node, i + 1); return r.getBoundingClientRect(); };
      const [first, last] = [box(match.index), box(match.index + match[0].length - 1)];
      if (first.width && Math.abs(first.top - last.top) < 2 && first.left > last.left) found.push(match[0] + " in " + node.data.slice(0, 60));
    }
  }
  return found;
}"""


def test_no_payload_runs(tmp_path, browser):
    with kept(tmp_path / "l.db", hostile()) as ledger, served(ledger) as home, visitor(browser, home) as page:
        asked = [f"/report?id={r.key}" for r in ledger.reports(limit=200)]
        asked += ["/", "/conflicts", "/accounts", "/claims", "/figures", "/timeline", "/places", "/network", "/network?by=says", "/reports", f"/search?q={quote('مدنيا')}"]
        asked += [f"/claim?id={quote(shown(c.claim.id), safe='')}" for c in ledger.claims(limit=40)] + [f"/account?id={a.id}" for a in ledger.accounts(limit=40)]
        asked += [f"/search?q={quote(shown(p), safe='')}" for p in PAYLOADS]
        for address in asked:
            answer = page.goto(home + address, wait_until="load")
            assert answer.status == 200, address
            assert page.evaluate("window.pwned") is None, address
            assert page.url.startswith(home)


def test_the_site_opens_without_a_server(browser, tmp_path):
    with kept(tmp_path / "l.db", list(newsroom())[:8]) as ledger:
        write(ledger, tmp_path / "site")
    with visitor(browser, (tmp_path / "site").as_uri(), locale="en") as page:
        page.goto((tmp_path / "site" / "index.html").as_uri())
        page.wait_for_url("**/en/index.html")
        page.locator("nav a", has_text="Reports").click()
        page.locator(".list a").first.click()
        page.wait_for_load_state("load")  # the script comes last, and marks what is read when it has come
        page.wait_for_function("CSS.highlights.size > 0")
        told = page.evaluate(PAINTED)
        assert told
        assert all(evidence == [quoted] for quoted, evidence, _ in told)
        page.locator("[data-tongue]").click()
        assert page.evaluate("document.documentElement.lang") == "ar"
