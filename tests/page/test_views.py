"""Every view: in both languages, as HTML, CSV and JSON, and every link of it leads somewhere."""

from __future__ import annotations

import csv
import io
import json
import re
from urllib.parse import urljoin, urlsplit

import pytest

from page.pages import Page
from page.told import HERE, client_of
from riwaya.page.views import VIEWS


def addresses(ledger):
    account = ledger.accounts(verdict="conflicting").items[0].id
    claim = ledger.claims(limit=1).items[0].claim.id
    out = {name: "/" if name == "front" else f"/{name}" for name in VIEWS}
    return out | {"account": f"/account?id={account}", "claim": f"/claim?id={claim}", "report": "/report?id=p-3", "search": "/search?q=مدنيا"}


@pytest.mark.parametrize("tongue", ["ar", "en"])
@pytest.mark.parametrize("name", VIEWS)
def test_each_view_is_a_page_a_table_and_an_object(ledger, name, tongue):
    client = client_of(ledger, tongue)
    address = addresses(ledger)[name]
    page = client.get(address)
    assert page.status_code == 200
    told = Page(page.text)
    assert told.tags[0] == ("html", {"lang": tongue, "dir": "rtl" if tongue == "ar" else "ltr"})
    assert [t for t, _ in told.tags].count("h1") == 1
    assert len(told.ids) == len(set(told.ids))
    joined = "&" if "?" in address else "?"
    whole = client.get(address + joined + "form=json")
    assert whole.headers["content-type"] == "application/json"
    assert json.loads(whole.content)
    rows = list(csv.DictReader(io.StringIO(client.get(address + joined + "form=csv").content.decode("utf-8-sig"))))
    assert rows


def test_what_is_asked_narrows_every_view(client):
    for name in ("conflicts", "accounts", "claims", "figures", "front"):
        address = "/" if name == "front" else f"/{name}"
        assert "القاهرة" not in client.get(address, params={"place": "تعز", "since": "2015-07"}).text
    assert client.get("/claims", params={"place": "القاهرة", "form": "json"}).json()["records"]


def test_every_link_leads_somewhere(ledger):
    client = client_of(ledger)
    seen, waiting = set(), ["/"]
    while waiting:
        address = waiting.pop()
        if address in seen or len(seen) > 400:
            continue
        seen.add(address)
        answer = client.get(address)
        assert answer.status_code == 200, address
        if "form=" in address or not answer.headers["content-type"].startswith("text/html"):
            continue
        page = Page(answer.text)
        for link in page.links:
            whole = urlsplit(urljoin(HERE + address, link))
            if whole.hostname != "127.0.0.1":
                assert link.startswith("https://example.org/")
                continue
            waiting.append(f"{whole.path}?{whole.query}" if whole.query else whole.path)
        own = [link[1:] for link in page.links if link.startswith("#")]
        assert set(own) <= set(page.ids)
    assert any(a.startswith("/account?") for a in seen)
    assert any(a.startswith("/report?") for a in seen)


def test_links_into_a_report_name_a_claim_of_it(ledger):
    client = client_of(ledger)
    for record in ledger.claims(limit=100):
        page = Page(client.get("/report", params={"id": record.report.key}).text)
        assert f"claim-{record.claim.id}" in page.ids


def test_the_report_is_one_untouched_text(ledger):
    client = client_of(ledger)
    for ref in ledger.reports(limit=100):
        text = ledger.report(ref.key).reading.report.text
        page = client.get("/report", params={"id": ref.key}).text
        shown = re.search(r'<div class="report"[^>]*>(.*?)</div>', page, re.DOTALL).group(1)
        assert "<" not in shown
        assert "".join(Page(shown).words) == text


def test_spans_of_a_claim_are_its_words(ledger):
    page = Page(client_of(ledger).get("/report", params={"id": "p/5?x=1&y#z"}).text)
    text = ledger.report("p/5?x=1&y#z").reading.report.text
    claims = {f"claim-{r.claim.id}": r.claim for r in ledger.report("p/5?x=1&y#z").claims}
    told = [(t["id"], json.loads(t["data-spans"])) for _, t in page.tags if "data-spans" in t]
    assert len(told) == len(claims) > 0
    for id_, spans in told:
        (evidence,) = [text[start:end] for slot, start, end in spans if slot == "evidence"]
        assert evidence == claims[id_].evidence.text


def test_an_account_tells_who_says_what_oldest_first(ledger):
    account = ledger.accounts(verdict="conflicting").items[0]
    page = client_of(ledger).get("/account", params={"id": account.id}).text
    days = [ledger.report(m["report"]["id"]).reading.report.published for m in account.data["claims"]]
    assert len(days) > 1
    said = page[page.index('class="said"') :]
    shown = re.findall(r'<p class="by"><time class="day" datetime="([^"]+)"', said)
    assert shown == sorted(shown)
    for d in account.data["differences"]:
        assert d["kind"] != "number" or "<mark>" in page


def test_the_language_is_the_browsers_and_is_kept_when_picked(ledger):
    assert 'lang="ar"' in client_of(ledger, "fr-FR,fr;q=0.9").get("/").text[:60]
    assert 'lang="en"' in client_of(ledger, "de,en;q=0.5").get("/").text[:60]
    client = client_of(ledger, "ar")
    assert 'lang="en"' in client.get("/?ui=en").text[:60]
    assert 'lang="en"' in client.get("/reports").text[:60]


def test_what_is_not_there_is_said(client):
    for address in ("/report?id=none", "/account?id=none", "/claim?id=none", "/nowhere"):
        answer = client.get(address)
        assert answer.status_code == 404
        assert "<h1>" in answer.text
    assert client.get("/claims?since=yesterday").status_code == 400
    assert client.get("/claims?after=x").status_code == 400
    assert client.get("/search?q=%22%22").status_code == 200


def test_a_spreadsheet_runs_nothing(own_ledger):
    import riwaya

    own_ledger.add(riwaya.read(riwaya.Report("قتل 3 جنود في تعز.", "f", '=HYPERLINK("http://x")', "+1")))
    rows = client_of(own_ledger).get("/reports?form=csv").text
    assert "'=HYPERLINK" in rows
    assert ",=" not in rows
