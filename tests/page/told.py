"""Reports of the tests' own, ledgers of them, and their page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from starlette.testclient import TestClient

import riwaya
from riwaya.ledger import Ledger
from riwaya.page.app import create_app

HERE = "http://127.0.0.1:8765"
TEXTS = (
    ("p-1", "منبر", "قتلى في تعز", date(2015, 7, 20), "أعلنت وزارة الصحة مقتل 12 مدنيا في تعز يوم الاثنين. وأرسل الجيش 40 مدرعة إلى عدن."),
    ("p-2", "دفة", "حصيلة تعز", date(2015, 7, 21), "قالت منظمة أطباء بلا حدود إن 70 مدنيا قتلوا في تعز يوم الاثنين."),
    ("p-3", "منبر", None, date(2015, 7, 22), "ارتفعت حصيلة القتلى في تعز إلى 15 مدنيا، وفق وزارة الصحة. ونفى الحوثيون قصف مدينة تعز يوم الاثنين."),
    ("p-4", "مرساة", "تعز", date(2015, 7, 21), "أعلنت وزارة الصحة مقتل 12 مدنيا في تعز يوم الاثنين."),
    ("p/5?x=1&y#z", None, "اعتقالات", None, "اعتقلت الشرطة 20 متظاهرا في القاهرة 🙂 أمس، واتهمت طهران الرياض بقصف سفارتها في صنعاء."),
)


def reports():
    return [riwaya.Report(text, id_, outlet, title, day, "https://example.org/a?b=1") for id_, outlet, title, day, text in TEXTS]


def kept(path: Path, told) -> Ledger:
    made = Ledger.open(str(path))
    made.add_all([riwaya.read(r) for r in told])
    return made


def client_of(ledger: Ledger, tongue: str = "ar", **told) -> TestClient:
    return TestClient(create_app(ledger, **told), base_url=HERE, headers={"accept-language": tongue}, raise_server_exceptions=False, follow_redirects=False)
