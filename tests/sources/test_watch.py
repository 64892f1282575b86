"""Feeds: what is new is read once, politely, and goes on after a stop; new conflicts are told and posted."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from warcio.archiveiterator import ArchiveIterator

from riwaya import Ledger
from riwaya.cli import main
from riwaya.sources import SourceError, feeds
from riwaya.sources import network as module
from riwaya.sources.feeds import Feed, Settings
from riwaya.sources.outcome import LIMIT
from riwaya.watch import TRIES, State, Watch

_spec = importlib.util.spec_from_file_location("servers", Path(__file__).with_name("servers.py"))
servers = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(servers)

BODY = "<p>وأضاف أن سيارات الإسعاف نقلت الجرحى إلى المستشفى العام، وأن الطريق أغلق ساعات قبل أن يعاد فتحه.</p><p>ولم تعلن أي جهة مسؤوليتها عما جرى هناك حتى المساء.</p>"
OTHER = "<p>وأكد المصدر أن بين القتلى ضابطين، وأن عائلات الضحايا تسلمت الجثامين من المشرحة ظهر اليوم التالي.</p><p>ويعالج سبعة آخرون من جروح متوسطة.</p>"  # no copy of the first


def page(count, who="ناطق عسكري", day="2015-03-02", outlet="منبر", body=BODY):
    lead = f"<p>أعلن {who} مقتل {count} جنديا في هجوم على نقطة تفتيش في مدينة تعز يوم 1 مارس 2015.</p>"
    head = f'<title>هجوم</title><meta property="article:published_time" content="{day}">' if day else "<title>هجوم</title>"
    head += f'<meta property="og:site_name" content="{outlet}">'
    return (200, {"Content-Type": "text/html; charset=utf-8"}, f"<html><head>{head}</head><body><article>{lead}{body}</article></body></html>".encode())


def rss(base, *names, extra=""):
    items = "".join(
        f"<item><guid>{n}</guid><title>خبر {n}</title><link>{base}/{n}</link><pubDate>Tue, 03 Mar 2015 23:30:00 +0300</pubDate><description>&lt;p&gt;نص {n} من الخلاصة.&lt;/p&gt;</description></item>"
        for n in names
    )
    return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>منبر</title>{extra}{items}</channel></rss>'.encode()


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self):
        self.now = 1_000_000.0
        self.slept = []

    def __call__(self):
        return self.now

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.now += seconds


class Watched:
    """A watch of one feed of the local server, with a ledger and a state in `folder`."""

    def __init__(self, server, folder, clock, **feed):
        self.said, self.told, self.kept, self.clock = [], [], [], clock
        self.store = Ledger.open(str(folder / "war.db"))
        webhook = feed.pop("webhook", None)
        settings = Settings((Feed(server.url + "/rss", **feed),), webhook)
        state = State.open(str(folder / "state"))
        self.watch = Watch(settings, self.store, servers.network(), state, say=self.said.append, tell=self.told.extend, keep=self.kept.append, clock=clock, sleep=clock.sleep)

    def close(self):
        self.store.close()


@pytest.fixture
def server():
    with servers.local({}) as made:
        yield made


@pytest.fixture
def watched(server, tmp_path):
    made = []

    def make(**feed):
        one = Watched(server, tmp_path, made[-1].clock if made else Clock(), **feed)
        made.append(one)
        return one

    yield make
    for one in made:
        one.close()


def asked(server, path):
    return [headers for _, at, headers in server.asked if at == path]


def test_new_entries_are_read_once_and_only_what_changed_is_asked_for(server, watched):
    server.pages |= {"/rss": (200, {"ETag": '"1"', "Last-Modified": "Tue, 03 Mar 2015 20:30:00 GMT"}, rss(server.url, "a", "b")), "/a": page(12), "/b": page(9)}
    one = watched(outlet="منبر", minutes=15)
    assert one.watch.round() == 2
    assert one.watch.round() == 0
    assert len(asked(server, "/rss")) == 1  # not due yet
    one.watch.wait()
    server.pages["/rss"] = (304, {}, b"")
    assert one.watch.round() == 0
    last = asked(server, "/rss")[-1]
    assert ('"1"', "Tue, 03 Mar 2015 20:30:00 GMT") == (last["If-None-Match"], last["If-Modified-Since"])
    assert [1, 1] == [len(asked(server, "/a")), len(asked(server, "/b"))]
    assert {"منبر"} == {r.outlet for r in one.store.reports()}


def test_no_host_is_asked_more_often_than_every_two_seconds_and_the_agent_says_who_asks(server, watched):
    server.pages |= {"/rss": (200, {}, rss(server.url, "a", "b")), "/a": page(12), "/b": page(9)}
    one = watched()
    one.watch.round()
    assert sum(one.clock.slept) >= 2.0 * (len(server.asked) - 1)
    assert {True} == {headers["User-Agent"].startswith("riwaya/") for _, _, headers in server.asked}


def test_a_stop_in_the_middle_loses_nothing_and_reads_nothing_twice(server, watched, monkeypatch):
    server.pages |= {"/rss": (200, {"ETag": '"1"'}, rss(server.url, "c", "b", "a")), "/a": page(12), "/b": page(9), "/c": page(7)}
    one = watched()
    add = one.store.add
    monkeypatch.setattr(one.store, "add", lambda reading: add(reading) if len(one.kept) < 2 else (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        one.watch.round()
    one.close()
    again = watched()
    assert again.watch.round() == 2
    assert [1, 2, 1] == [len(asked(server, f"/{n}")) for n in "abc"]
    assert "If-None-Match" not in asked(server, "/rss")[-1]
    assert len(list(again.store.reports())) == 3


def test_new_conflicts_are_told_and_posted_until_somebody_takes_them(server, watched):
    server.pages |= {"/rss": (200, {}, rss(server.url, "a")), "/a": page(12), "/hook": (500, {}, b"")}
    one = watched(webhook=server.url + "/hook")
    one.watch.round()
    assert not one.told
    server.pages |= {"/rss": (200, {}, rss(server.url, "b", "a")), "/b": page(31, "مصدر طبي", outlet="صدى", body=OTHER)}
    one.watch.wait()
    one.watch.round()
    assert len(one.told) == 1
    assert any("wait for the next round" in line for line in one.said)
    one.close()
    server.pages["/hook"] = (204, {}, b"")
    again = watched(webhook=server.url + "/hook")
    again.watch.round()
    assert not again.told
    (conflict,) = json.loads(server.posted[-1])["conflicts"]
    assert conflict["account"] == one.told[0].account
    again.watch.round()
    assert len(server.posted) == 2


def test_a_page_that_cannot_be_had_is_tried_again_and_then_given_up(server, watched):
    server.pages |= {"/rss": (200, {"ETag": '"1"'}, rss(server.url, "a", "b")), "/a": page(12)}
    one = watched()
    for n in range(1, TRIES + 2):
        assert one.watch.round() == (1 if n == 1 else 0)
        one.watch.wait()
    assert len(asked(server, "/b")) == TRIES
    assert one.said[-1].endswith("status 404, given up")
    assert '"1"' == asked(server, "/rss")[-1].get("If-None-Match")
    assert "If-None-Match" not in asked(server, "/rss")[1]


def test_a_feed_that_fails_is_asked_ever_more_seldom_and_when_it_says(server, watched):
    one = watched(minutes=15)
    for seconds in (30, 60, 120):
        one.watch.round()
        started = one.clock.now
        one.watch.wait()
        assert abs(one.clock.now - started - 60 * seconds) < 1
    server.pages["/rss"] = (429, {"Retry-After": "50000"}, b"")
    one.watch.round()
    started = one.clock.now
    one.watch.wait()
    assert abs(one.clock.now - started - 50_000) < 1
    assert any("status 429" in line for line in one.said)


def test_a_site_that_asks_machines_not_to_read_it_is_not_read(server, watched):
    server.pages |= {"/rss": (200, {}, rss(server.url, "a")), "/a": page(12), "/robots.txt": (200, {}, b"User-agent: *\nDisallow: /a")}
    one = watched()
    assert one.watch.round() == 0
    assert not asked(server, "/a")
    assert any("robots.txt" in line for line in one.said)


def test_the_day_is_the_pages_then_the_feeds_in_its_own_zone(server, watched):
    server.pages |= {"/rss": (200, {}, rss(server.url, "a", "b")), "/a": page(12), "/b": page(9, day=None)}
    one = watched()
    one.watch.round()
    days = {r.url: r.published for r in one.store.reports()}
    assert {server.url + "/a": date(2015, 3, 2), server.url + "/b": date(2015, 3, 3)} == days


def test_the_text_of_the_feed_itself_is_read_where_that_is_wanted(server, watched):
    server.pages["/rss"] = (200, {}, rss(server.url, "a"))
    one = watched(pages=False)
    assert one.watch.round() == 1
    (ref,) = one.store.reports()
    assert ("خبر a", date(2015, 3, 3), server.url + "/a") == (ref.title, ref.published, ref.url)
    assert len(server.asked) == 1


@pytest.mark.parametrize("body", [b"", b"<html><body>no feed</body></html>", b"\x00\xff" * 100, b"<rss><channel>" + b"<item>" * 200_000, b'<!DOCTYPE r [<!ENTITY a "aaaa">]><rss>' + b"&a;" * 100_000])
def test_what_is_no_feed_is_said_and_the_watch_goes_on(server, watched, body):
    server.pages["/rss"] = (200, {}, body)
    one = watched()
    assert one.watch.round() == 0
    assert len(one.said) <= 1


def test_a_link_to_this_machine_in_a_feed_is_not_followed(server, watched, monkeypatch):
    server.pages |= {"/rss": (200, {}, rss("http://10.1.2.3", "a") + b""), "/a": page(12)}
    one = watched()
    assert one.watch.round() == 0
    assert any("no address of the open internet" in line for line in one.said)


def test_a_state_that_is_none_is_refused_and_one_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "bad").write_text('{"feeds": 3}')
    with pytest.raises(SourceError, match="no state of a watch"):
        State.open(str(tmp_path / "bad"))
    with pytest.raises(SourceError, match="cannot be written"):
        State.open(str(tmp_path / "no" / "such" / "folder")).save()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "names no feed"),
        ("[[feed]]", "url of feed 1 is no address"),
        ('[[feed]]\nurl = "file:///etc/passwd"', "url of feed 1 is no address"),
        ('[[feed]]\nurl = "https://a.example"\nminutes = 1', "no feed is asked for more often than every 5"),
        ('[[feed]]\nurl = "https://a.example"\nminutes = "x"', "minutes of feed 1 is no number"),
        ('[[feed]]\nurl = "https://a.example"\nname = "x"', "'name' of feed 1 is not known"),
        ('[[feed]]\nurl = "https://a.example"\n[[feed]]\nurl = "https://a.example"', "is there twice"),
        ('webhook = "x"\n[[feed]]\nurl = "https://a.example"', "webhook is no address"),
        ("feed = 3", "names no feed"),
        ("[[feed", "not understood"),
        ("x = " + "[" * 100_000, "not understood"),
    ],
)
def test_settings_that_are_not_understood_are_said_in_one_line(tmp_path, text, says):
    path = tmp_path / "feeds.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=says):
        feeds.settings(str(path))


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("Tue, 09 Dec 2014 23:30:00 +0300", date(2014, 12, 9)),
        ("Tue, 09 Dec 2014 00:30:00 +0300", date(2014, 12, 9)),
        ("2014-12-09T23:59:59-05:00", date(2014, 12, 9)),
        ("09/12/2014", None),
        ("yesterday", None),
        ("2014-02-30T00:00:00Z", None),
        ("Tue, 39 Dec 2014 23:30:00 +0300", None),
        (None, None),
    ],
)
def test_the_day_of_a_stamp(stamp, day):
    assert day == feeds.day(stamp)


def test_the_command_watches_keeps_and_stops(server, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "public", lambda address: address.is_loopback)
    server.pages |= {"/rss": (200, {}, rss(server.url, "a")), "/a": page(12)}
    (tmp_path / "feeds.toml").write_text(f'[[feed]]\nurl = "{server.url}/rss"\n')
    arguments = ["watch", str(tmp_path / "feeds.toml"), "--ledger", str(tmp_path / "war.db"), "--once", "--keep", str(tmp_path / "kept.warc.gz")]
    result = CliRunner().invoke(main, arguments)
    assert (0, "1 added\n") == (result.exit_code, result.stderr)
    with (tmp_path / "kept.warc.gz").open("rb") as stream:
        (record,) = [(r.rec_headers.get_header("WARC-Payload-Digest"), r.content_stream().read()) for r in ArchiveIterator(stream)]
    assert (f"sha256:{hashlib.sha256(server.pages['/a'][2]).hexdigest()}", server.pages["/a"][2]) == record
    again = CliRunner().invoke(main, ["read", str(tmp_path / "kept.warc.gz"), "--format", "jsonl"])
    assert f'"url": "{server.url}/a"' in again.output
    bad = CliRunner().invoke(main, ["watch", str(tmp_path / "none.toml"), "--ledger", str(tmp_path / "war.db")])
    assert (1, f"Error: {tmp_path / 'none.toml'}: no such file or directory\n") == (bad.exit_code, bad.stderr)


def test_one_address_is_read_and_added(server, tmp_path, monkeypatch):
    server.pages |= {
        "/a": page(12),
        "/t": (200, {"Content-Type": "text/plain; charset=windows-1256"}, "قتل جندي في تعز أمس".encode("windows-1256")),
        "/j": (200, {"Content-Type": "application/json"}, '{"id": "j1", "text": "قتل جندي في تعز"}'.encode()),
        "/rss": (200, {"Content-Type": "application/rss+xml"}, rss(server.url, "a")),
        "/pdf": (200, {"Content-Type": "application/pdf"}, b"%PDF"),
        "/big": (200, {}, bytes(LIMIT + 1)),
    }
    refused = CliRunner().invoke(main, ["read", server.url + "/a"])
    assert refused.exit_code == 1
    assert "no address of the open internet" in refused.stderr
    monkeypatch.setattr(module, "public", lambda address: address.is_loopback)
    shown = CliRunner().invoke(main, ["read", server.url + "/a", "--format", "json"])
    assert (0, "2015-03-02") == (shown.exit_code, json.loads(shown.stdout)["report"]["published"])
    result = CliRunner().invoke(main, ["add", *(server.url + p for p in ("/a", "/t", "/j", "/rss", "/pdf", "/big", "/none")), "--ledger", str(tmp_path / "war.db"), "--keep", str(tmp_path / "k.warc.gz")])
    assert "3 added" in result.stderr
    for says in ("a feed; `riwaya watch` reads feeds", "application/pdf is not read", "larger than 8 MB", "status 404"):
        assert says in result.stderr
    assert (tmp_path / "k.warc.gz").stat().st_size > 0
