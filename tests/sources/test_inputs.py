"""Paths to reports: every kind of file, every way in which one is none."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest

from riwaya.sources import Defaults, Found, SourceError
from riwaya.sources.inputs import Inputs
from riwaya.sources.outcome import LIMIT

TEXT = "قال ناطق عسكري إن ثمانية جنود قتلوا قرب تعز أمس."
DAY = date(2014, 12, 9)


def outcomes(*paths, stdin=b"", defaults=None):
    return list(Inputs([str(p) for p in paths], defaults or Defaults(), io.BytesIO(stdin)))


def only(*paths, **kw):
    (found,) = outcomes(*paths, **kw)
    assert isinstance(found, Found), found
    return found


def reason(*paths, **kw):
    (error,) = outcomes(*paths, **kw)
    assert isinstance(error, SourceError), error
    assert "\n" not in str(error)
    return error.reason


def write(folder, name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def test_a_text_file_is_one_report_untouched(tmp_path):
    text = f"  {TEXT}\r\nسطر ثان\n"
    assert text == only(write(tmp_path, "a.txt", text)).report.text


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_tells_the_charset_and_is_no_part_of_the_text(tmp_path, charset):
    assert TEXT == only(write(tmp_path, "a.txt", TEXT.encode(charset))).report.text


def test_options_fill_in_what_a_report_does_not_say(tmp_path):
    given = Defaults(DAY, "منبر", "عنوان")
    report = only(write(tmp_path, "a.txt", TEXT), defaults=given).report
    assert (DAY, "منبر", "عنوان") == (report.published, report.outlet, report.title)
    own = write(tmp_path, "a.json", json.dumps({"text": TEXT, "published": "2015-01-02", "outlet": "غيره", "title": "آخر"}))
    report = only(own, defaults=given).report
    assert (date(2015, 1, 2), "غيره", "آخر") == (report.published, report.outlet, report.title)


def test_a_json_file_is_one_report_and_its_other_keys_are_ignored(tmp_path):
    told = {"id": "g1", "text": TEXT, "published": "2014-12-09", "outlet": "o", "title": "t", "url": "http://x.example/1", "claims": [{"no": "matter"}]}
    report = only(write(tmp_path, "a.json", json.dumps(told, indent=1))).report
    assert ("g1", TEXT, DAY, "o", "t", "http://x.example/1") == (report.id, report.text, report.published, report.outlet, report.title, report.url)


@pytest.mark.parametrize(
    ("published", "day", "doubt"),
    [
        ("2014-12-09", DAY, False),
        ("2014-12-09T23:59:00+03:00", DAY, False),
        (None, None, False),
        ("", None, False),
        ("2014-13-09", None, True),
        ("9/12/2014", None, True),
        ("2014-12-091", None, True),
        (20141209, None, True),
    ],
)
def test_a_day_of_publication_is_a_day_or_a_doubt_never_a_guess(tmp_path, published, day, doubt):
    found = only(write(tmp_path, "a.json", json.dumps({"text": TEXT, "published": published})))
    assert day == found.report.published
    assert doubt == any("no day" in d for d in found.doubts)


def test_fields_of_the_wrong_kind_are_left_out_with_a_doubt(tmp_path):
    found = only(write(tmp_path, "a.json", json.dumps({"text": TEXT, "outlet": ["x"], "title": 3, "id": 12})))
    assert (None, None, "12") == (found.report.outlet, found.report.title, found.report.id)
    assert len(found.doubts) == 2


def test_json_lines_come_in_order_and_a_broken_one_does_not_stop_them(tmp_path):
    lines = [json.dumps({"id": i, "text": TEXT}) for i in "abc"]
    path = write(tmp_path, "a.jsonl", "\n".join([lines[0], '{"id": ', "", lines[1], "[]", "null", '{"id": "x"}', lines[2]]))
    first, broken, second, a_list, null, textless, third = outcomes(path)
    assert ["a", "b", "c"] == [f.report.id for f in (first, second, third)]
    assert "line 2" in broken.name
    assert "broken JSON" in broken.reason
    assert "line 5" in a_list.name
    assert "a list" in a_list.reason
    assert "null" in null.reason
    assert "no text" == textless.reason


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('{"text": ' + "[" * 200_000, "nested too deep"),
        ('{"text": ' + "1" * 20_000 + "}", "number"),
        ('{"text": "' + "\\", "broken JSON"),
        ("\xff\xfe", "broken JSON"),
        ('{"text": 5}', "no string"),
        ("5", "a number"),
        ("true", "true or false"),
    ],
)
def test_hostile_json_is_one_line_of_reason(tmp_path, line, says):
    assert says in reason(write(tmp_path, "a.jsonl", line))


def test_undecodable_bytes_in_a_line_name_the_line(tmp_path):
    path = write(tmp_path, "a.jsonl", b'{"text": "\xc7\xe1"}\n' + json.dumps({"text": TEXT}).encode())
    bad, good = outcomes(path)
    assert "undecodable" in bad.reason
    assert isinstance(good, Found)


def test_utf16_json_lines_are_refused_once(tmp_path):
    assert "UTF-16" in reason(write(tmp_path, "a.jsonl", json.dumps({"text": TEXT}).encode("utf-16")))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "no text"),
        (" \n\u00a0", "no text"),
        ("The army said that eight soldiers were killed.", "not Arabic"),
        ("12345 !!", "no letters"),
        ("۱۲ کشته در حمله به پاسگاه مرزی گزارش شد و پلیس می‌گوید چند گروگان آزاد شدند", "Persian"),
        (TEXT.encode("windows-1256"), "undecodable"),
        (TEXT.encode("utf-8").decode("windows-1256", "replace").replace("\ufffd", "ظ"), "mojibake"),
        (TEXT.encode("utf-8").decode("latin-1"), "mojibake"),
        (b"\xff\xfe\x00\xd8", "undecodable"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "undecodable"),
    ],
)
def test_what_is_no_arabic_text_is_refused_with_the_reason(tmp_path, content, says):
    assert says in reason(write(tmp_path, "a.txt", content))


def test_a_report_over_the_limit_is_refused_and_the_rest_goes_on(tmp_path):
    big, small = write(tmp_path, "big.txt", b"x" * 50_000_000), write(tmp_path, "a.txt", TEXT)
    error, found = outcomes(big, small)
    assert "larger than 8 MB" in error.reason
    assert isinstance(found, Found)
    long_line = write(tmp_path, "a.jsonl", b'{"text": "' + b"x" * (LIMIT + 5) + b'"}\n' + json.dumps({"text": TEXT}).encode())
    error, found = outcomes(long_line)
    assert "line 1" in error.name
    assert "larger" in error.reason
    assert "line 2" in found.name


def test_a_file_of_json_lines_may_be_larger_than_one_report(tmp_path):
    line = json.dumps({"text": TEXT + " " * 1_000_000}) + "\n"
    assert 12 == len(outcomes(write(tmp_path, "a.jsonl", line * 12)))


@pytest.mark.parametrize(("name", "says"), [("", "other kinds"), ("none.txt", "no such file"), ("a.pdf", ".pdf files are not read"), ("a\0.txt", "no file")])
def test_what_is_no_file_to_read_is_said(tmp_path, name, says):
    write(tmp_path, "a.pdf", "x")
    assert says in reason(f"{tmp_path}/{name}")


def test_names_cannot_break_the_line_or_steer_the_terminal(tmp_path):
    (error,) = outcomes(f"{tmp_path}/a\n\x1b[2J\u202e.txt")
    assert str(error).isprintable()


@pytest.mark.parametrize(
    ("stdin", "count"),
    [
        (TEXT, 1),
        ("\n " + json.dumps({"text": TEXT}, indent=2), 1),
        (json.dumps({"text": TEXT}) + "\n" + json.dumps({"text": TEXT}) + "\n", 2),
        (json.dumps({"text": TEXT}), 1),
        (f"<html><body><p>{TEXT}</p></body></html>", 1),
    ],
)
def test_standard_input_is_told_by_its_first_characters(stdin, count):
    found = outcomes("-", stdin=stdin.encode())
    assert count == len(found)
    assert all(TEXT == f.report.text.strip() for f in found)


def test_a_file_without_a_suffix_is_told_by_its_first_characters_too(tmp_path):
    assert TEXT == only(write(tmp_path, "a", json.dumps({"text": TEXT}))).report.text


def test_bytes_are_counted_for_the_progress(tmp_path):
    a, b = write(tmp_path, "a.txt", TEXT), write(tmp_path, "b.jsonl", (json.dumps({"text": TEXT}) + "\n") * 3)
    inputs = Inputs([str(a), str(b)], Defaults(), io.BytesIO())
    assert 4 == len(list(inputs))
    assert inputs.total == inputs.consumed == a.stat().st_size + b.stat().st_size
    assert Inputs(["-"], Defaults(), io.BytesIO()).total is None


@pytest.mark.parametrize(
    ("odd", "doubt"),
    [
        ("\u200b" * 5, "zero-width flood"),
        ("\x08", "control characters"),
        ("\ufffd", "replacement characters"),
    ],
)
def test_characters_that_deceive_are_kept_and_doubted(tmp_path, odd, doubt):
    found = only(write(tmp_path, "a.txt", TEXT + odd))
    assert TEXT + odd == found.report.text
    assert any(doubt in d for d in found.doubts)


def test_a_joiner_here_and_there_is_no_flood(tmp_path):
    assert () == only(write(tmp_path, "a.txt", TEXT + "\u200f" + TEXT)).doubts


def test_a_lone_surrogate_is_doubted(tmp_path):
    path = tmp_path / "a.json"
    path.write_text('{"text": "' + TEXT + '\\ud800"}', encoding="utf-8")
    assert any("surrogate" in d for d in only(path).doubts)
