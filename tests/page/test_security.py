"""What a hostile page, report or request could try, and gets nowhere with."""

from __future__ import annotations

import time

import pytest

import riwaya
from page.hostile import PAYLOADS
from page.pages import Page
from page.told import HERE, client_of, kept, reports
from riwaya.ledger.storable import shown
from riwaya.page.security import HEADERS
from riwaya.page.views import VIEWS

OWN = {"origin": HERE}
TOLD = {"kind": "wrong", "claim": "", "by": "محرر", "why": "ليس في النص"}


def test_every_answer_has_the_headers(client):
    for answer in (client.get("/"), client.get("/nowhere"), client.get("/static/page.css"), client.post("/correct"), client.get("/", headers={"host": "evil.example"})):
        for name, value in HEADERS.items():
            assert answer.headers[name] == value
    policy = HEADERS["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy


def test_no_page_has_inline_script_or_style(client):
    for name in VIEWS:
        for tag, attrs in Page(client.get("/" if name == "front" else f"/{name}").text).tags:
            assert tag != "style"
            assert tag != "script" or attrs["src"].startswith("/static/")
            assert not [a for a in attrs if a == "style" or a.startswith("on")]


def test_only_its_own_names_are_answered(ledger):
    client = client_of(ledger)
    assert client.get("/", headers={"host": "localhost:9"}).status_code == 200
    assert client.get("/", headers={"host": "[::1]:9"}).status_code == 200
    for host in ("evil.example", "127.0.0.1.evil.example", "evil.example:8765", "[", ""):
        assert client.get("/", headers={"host": host}).status_code == 421
    assert client_of(ledger, hosts=None).get("/", headers={"host": "news.example"}).status_code == 200


@pytest.mark.parametrize(
    "headers", [{}, {"origin": "http://evil.example"}, {"origin": "null"}, {"origin": "http://127.0.0.1:1"}, {"sec-fetch-site": "cross-site"}, {"origin": HERE, "sec-fetch-site": "same-site"}]
)
def test_writes_from_elsewhere_are_refused(own_ledger, headers):
    claim = own_ledger.claims(limit=1).items[0].claim.id
    assert client_of(own_ledger).post("/correct", data={**TOLD, "claim": claim}, headers=headers).status_code == 403
    assert own_ledger.corrections() == []


def test_a_correction_is_taken_and_shown(own_ledger):
    client = client_of(own_ledger)
    account = own_ledger.accounts(verdict="conflicting").items[0]
    claim = account.data["claims"][-1]["claim"]
    answer = client.post("/correct", data={**TOLD, "claim": claim, "account": account.id}, headers=OWN)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/")
    assert client.get(answer.headers["location"]).status_code == 200
    (said,) = own_ledger.corrections()
    assert (said.kind, said.claim, said.by) == ("wrong", claim, "محرر")
    report = next(r for r in own_ledger.reports() if claim.startswith(r.id + "/"))
    assert "ليس في النص" in client.get("/report", params={"id": report.key}).text


def test_a_correction_is_taken_back_and_both_are_kept(own_ledger):
    client = client_of(own_ledger)
    claim = own_ledger.claims(limit=1).items[0].claim.id
    for kind in ("note", "wrong"):
        assert client.post("/correct", data={**TOLD, "kind": kind, "claim": claim}, headers=OWN).status_code == 303
    assert claim not in {r.claim.id for r in own_ledger.claims(limit=100)}
    wrong = next(c for c in own_ledger.corrections() if c.kind == "wrong")
    undo = {**TOLD, "kind": "undo", "claim": claim, "other": wrong.key}
    assert client.post("/correct", data={**undo, "other": "none"}, headers=OWN).status_code == 400
    assert client.post("/correct", data=undo, headers=OWN).status_code == 303
    assert claim in {r.claim.id for r in own_ledger.claims(limit=100)}
    assert client.post("/correct", data=undo, headers=OWN).status_code == 400
    assert [c.kind for c in own_ledger.corrections()] == ["note", "wrong", "undo"]


def test_a_correction_says_who_and_why_and_is_of_a_known_kind(own_ledger):
    client = client_of(own_ledger)
    claim = own_ledger.claims(limit=1).items[0].claim.id
    for told in ({"by": ""}, {"why": " "}, {"kind": "right"}, {"kind": "drop"}, {"claim": "none"}, {"why": "x" * 3000}, {"kind": "merge"}):
        assert client.post("/correct", data={**TOLD, "claim": claim, **told}, headers=OWN).status_code == 400
    assert client.post("/correct", json={**TOLD, "claim": claim}, headers=OWN).status_code == 400
    assert own_ledger.corrections() == []


def test_a_page_for_reading_only_takes_nothing(ledger):
    client = client_of(ledger, writes=False)
    assert client.post("/correct", data=TOLD, headers=OWN).status_code == 404
    account = ledger.accounts(verdict="conflicting").items[0].id
    assert "<form method" not in client.get("/account", params={"id": account}).text
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"):
        assert client.request(method, "/").status_code == 405


def test_too_much_is_refused(ledger):
    client = client_of(ledger)
    assert client.get("/search", params={"q": "ا" * 5_000}).status_code == 414
    assert client.get("/search", params={"q": "ا" * 400}).status_code == 400
    assert client.get("/claims", params={"type": [f"T{i}" for i in range(30)]}).status_code == 400
    assert client.post("/correct", content=b"x" * 100_000, headers=OWN).status_code == 413

    def dripping():
        for _ in range(100):
            yield b"x" * 1000

    assert client.post("/correct", content=dripping(), headers={**OWN, "content-type": "application/x-www-form-urlencoded"}).status_code == 413


def test_a_question_that_takes_too_long_is_stopped(ledger):
    began = time.monotonic()
    answer = client_of(ledger, patient=-1.0).get("/")
    assert answer.status_code in (200, 503)  # so few claims may be told before the clock is looked at
    assert time.monotonic() - began < 5


def test_a_long_question_is_interrupted(ledger):
    from sqlalchemy import text

    from riwaya.ledger import LedgerError, patience
    from riwaya.ledger.engine import explained

    forever = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    with pytest.raises(LedgerError, match="interrupted"), patience.within(0.2), explained("l"), ledger._engine.connect() as connection:
        connection.execute(text(forever))
    assert ledger.size()["reports"] == 5


def test_errors_tell_nothing_of_the_machine(tmp_path):
    path = tmp_path / "secret-folder"
    path.mkdir()
    ledger = kept(path / "l.db", reports())
    client = client_of(ledger)
    with ledger._engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE account_claim")
    account = ledger.accounts(limit=1).items[0].id
    answer = client.get("/account", params={"id": account})
    assert answer.status_code == 503
    assert "secret-folder" not in answer.text
    assert "account_claim" not in answer.text
    ledger.close()


def test_payloads_in_every_field_stay_text(tmp_path):
    told = [
        riwaya.Report(f"أعلنت وزارة الصحة مقتل {12 + i} مدنيا في تعز يوم الاثنين {p} وقالت صحيفة {p} إن 8 جنود قتلوا.", f"{i}{p}", p, p, None, p if i % 2 else f"https://e.org/{p}")
        for i, p in enumerate(PAYLOADS)
    ]
    with kept(tmp_path / "l.db", told) as ledger:
        client = client_of(ledger)
        asked = ["/", "/conflicts", "/accounts", "/claims", "/figures", "/reports", "/search?q=مدنيا"]
        asked += [str(client.build_request("GET", f"/{view}", params={"id": shown(id_)}).url) for view, ids in everything(ledger).items() for id_ in ids]
        asked += [str(client.build_request("GET", f"/{view}", params={name: shown(p)}).url) for i, p in enumerate(PAYLOADS) for view, name in (("search", "q"), (("claims", "actor"), ("front", "outlet"), ("claims", "after"), ("reports", "ui"))[i % 4])]
        for address in asked:
            answer = client.get(address.replace("/front?", "/?"))
            for tag, attrs in Page(answer.text).tags:
                assert tag in KNOWN, (address, tag)
                assert set(attrs) <= ATTRIBUTES, (address, attrs)
                assert "href" not in attrs or attrs["href"].startswith(("/", "#", "https://e.org/")), attrs
                assert "src" not in attrs or attrs["src"].startswith("/static/")


def everything(ledger):
    return {
        "report": [r.key for r in ledger.reports(limit=100)], "account": [a.id for a in ledger.accounts(limit=20)], "claim": [c.claim.id for c in ledger.claims(limit=20)],
    }  # fmt: skip


KNOWN = set(
    "html head meta title link script body a header span form label input button div nav ul li main section h1 h2 h3 article bdi b p time figure figcaption blockquote aside svg rect line circle path "
    "text details summary footer dl dt dd table thead tbody tr th td ol mark textarea fieldset legend datalist option".split()
)
ATTRIBUTES = set(
    "lang dir charset name content rel href type src defer class action role for id value placeholder maxlength enterkeyhint aria-label title hidden aria-hidden hreflang data-tongue aria-current tabindex "
    "data-view data-copied aria-labelledby focusable width height datetime data-cite data-link data-print pattern scope x y x1 x2 y1 y2 cx cy r rx dy d viewbox preserveaspectratio stroke-width rel aria-current overflow text-anchor method required rows autocomplete "
    "data-by list data-spans data-at data-span".split()
)
