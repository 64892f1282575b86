"""The static site: every link of it is a file, written again it is the same, and what is somebody else's stays."""

from __future__ import annotations

import json
from urllib.parse import unquote, urldefrag

import pytest
from click.testing import CliRunner

from page.pages import Page
from riwaya import cli
from riwaya.page.site import LIST, META_POLICY, NotOurs, write


@pytest.fixture(scope="module")
def site(ledger, tmp_path_factory):
    out = tmp_path_factory.mktemp("site")
    write(ledger, out)
    return out


def test_every_link_is_a_file(site, ledger):
    pages = list(site.rglob("*.html"))
    assert len(pages) > 2 * (ledger.size()["reports"] + ledger.size()["claims"])
    for path in pages:
        page = Page(path.read_text(encoding="utf-8"))
        assert [a["content"] for t, a in page.tags if t == "meta" and a.get("http-equiv") == "Content-Security-Policy"] == [META_POLICY]
        for tag, attrs in page.tags:
            for link in [attrs[name] for name in ("href", "src") if name in attrs]:
                if link.startswith("https://example.org/"):
                    continue
                name, at = urldefrag(link)
                target = (path.parent / name).resolve() if name else path
                assert target.is_file(), (path, link)
                if at and target.suffix == ".html":
                    assert unquote(at) in Page(target.read_text(encoding="utf-8")).ids, (path, link)
            assert tag != "form"


def test_written_again_it_is_the_same_and_what_is_gone_is_gone(ledger, site, tmp_path):
    other = tmp_path / "again"
    write(ledger, other)
    first = {p.relative_to(site): p.read_bytes() for p in site.rglob("*") if p.is_file()}
    (other / "ar" / "report" / "gone.html").write_text("x", encoding="utf-8")
    told = json.loads((other / LIST).read_text(encoding="utf-8"))
    (other / LIST).write_text(json.dumps({**told, "files": [*told["files"], "ar/report/gone.html", "../outside.html"]}), encoding="utf-8")
    (tmp_path / "outside.html").write_text("x", encoding="utf-8")
    write(ledger, other)
    assert {p.relative_to(other): p.read_bytes() for p in other.rglob("*") if p.is_file()} == first
    assert (tmp_path / "outside.html").exists()


def test_a_folder_with_something_else_is_left_alone(ledger, tmp_path):
    (tmp_path / "thesis.txt").write_text("x", encoding="utf-8")
    with pytest.raises(NotOurs):
        write(ledger, tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.txt"]


def test_the_command_says_where(tmp_path, own_ledger):
    out = tmp_path / "out"
    done = CliRunner().invoke(cli.main, ["site", "--ledger", str(tmp_path / "l.db"), str(out)])
    assert done.exit_code == 0, done.output
    assert (out / "index.html").is_file()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").write_text("x", encoding="utf-8")
    refused = CliRunner().invoke(cli.main, ["site", "--ledger", str(tmp_path / "l.db"), str(tmp_path / "full")])
    assert refused.exit_code == 1
    assert "something else" in refused.output
