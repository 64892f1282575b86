"""What the tables cannot show: readings, several times in one sentence, doubts about the day of publication."""

from __future__ import annotations

from datetime import date

import pytest

from riwaya.mention import Time
from riwaya.mentions.times import find_times, read_times, weekday_doubts
from riwaya.script.words import cut_words

DAY = date(2014, 12, 9)  # a Tuesday


def times(text: str, published: date | None = DAY, prefer: str = "past") -> tuple[Time, ...]:
    return find_times(cut_words(text), published, prefer)


def days(*iso: str) -> tuple[date, ...]:
    return tuple(date.fromisoformat(d) for d in iso)


def test_numbers_that_can_change_places_keep_both_readings() -> None:
    (time,) = times("بتاريخ 2/12/2014")
    assert time.readings == (days("2014-12-02", "2014-12-02"), days("2014-02-12", "2014-02-12"))
    (time,) = times("بتاريخ 23/12/2014")
    assert time.readings == ()


def test_a_weekday_keeps_the_side_not_preferred_as_a_reading() -> None:
    (time,) = times("يصل الوفد الجمعة")
    assert time.readings == (days("2014-12-05", "2014-12-05"), days("2014-12-12", "2014-12-12"))
    (time,) = times("يصل الوفد الجمعة", prefer="future")
    assert time.start == date(2014, 12, 12)
    assert time.readings[1] == days("2014-12-05", "2014-12-05")


def test_a_month_without_year_keeps_the_next_as_a_reading() -> None:
    (time,) = times("في مايو")
    assert time.readings == (days("2014-05-01", "2014-05-31"), days("2015-05-01", "2015-05-31"))
    (time,) = times("في مايو 2014")
    assert time.readings == ()


def test_a_weekday_beside_a_date_picks_its_year() -> None:
    (time,) = times("سقطت البلدة الأحد 10 أغسطس", date(2015, 12, 9))
    assert time.start == date(2014, 8, 10)  # in 2015 the tenth was a Monday


def test_an_event_between_since_and_its_date_is_since_as_a_whole() -> None:
    outer, inner = times("نزح الآلاف منذ انهيار الهدنة في 20 أغسطس الماضي")
    assert (outer.role, outer.start, outer.end) == ("since", date(2014, 8, 20), DAY)
    assert (inner.role, inner.start, inner.end) == ("at", date(2014, 8, 20), date(2014, 8, 20))
    assert outer.span.start < inner.span.start
    (alone,) = times("منذ انهيار الهدنة، نزح الآلاف في 20 أغسطس الماضي")
    assert alone.role == "at"
    (alone,) = times("منذ انهيار الهدنة قتل عشرة في 20 أغسطس الماضي")
    assert alone.role == "at"


def test_days_told_from_a_day_before() -> None:
    first, second = times("انفجر اللغم مساء الخميس، وكان حقل قد أزيل قبل ذلك بيوم")
    assert (first.start, second.start) == days("2014-12-04", "2014-12-03")
    first, second = times("بدأ الهجوم في 4 يوليو. وفي اليوم التالي سقط التل")
    assert (first.start, second.start) == days("2014-07-04", "2014-07-05")
    first, second = times("حوصرت المدينة في 10 أيار 2013، ونزح أهلها منذ ذلك التاريخ")
    assert (second.role, second.start, second.end) == ("since", date(2013, 5, 10), DAY)
    first, second = times("وقع الاتفاق عام 2012، وانهار في صيف العام نفسه")
    assert (second.start, second.end) == days("2012-06-01", "2012-08-31")
    first, second = times("قصفت البلدة منذ 3 أكتوبر وحتى أمس، ونزح الأهالي خلال هذه الفترة")
    assert (second.start, second.end) == days("2014-10-03", "2014-12-08")
    (lonely,) = times("وفي اليوم التالي سقط التل")
    assert (lonely.start, lonely.end) == (None, None)


def test_two_days_that_are_no_neighbours_are_two_times() -> None:
    first, second = times("أغلق المعبر في 2 و9 نوفمبر")
    assert [t.span.text for t in (first, second)] == ["2", "9 نوفمبر"]
    assert (first.start, second.start) == days("2014-11-02", "2014-11-09")


def test_a_range_lends_its_year() -> None:
    (time,) = times("من 4 سبتمبر إلى 8 أكتوبر 2012")
    assert (time.start, time.end) == days("2012-09-04", "2012-10-08")
    (time,) = times("من 28 كانون الأول إلى 3 كانون الثاني 2013")
    assert (time.start, time.end) == days("2012-12-28", "2013-01-03")


def test_spans_leave_clitics_out() -> None:
    assert times("وبمطلع الشهر بدأت الهدنة")[0].span.text == "مطلع الشهر"
    assert times("والجمعة احتشد الناس")[0].span.text == "الجمعة"
    assert times("للعام 2013")[0].span.text == "عام 2013"


@pytest.mark.parametrize(
    ("text", "fits"), [("قال مسؤول اليوم الخميس", "2014-12-11"), ("قال مسؤول أمس الأحد", "2014-12-08"), ("قال مسؤول غدا الاثنين", "2014-12-07")]
)
def test_a_weekday_that_contradicts_publication_is_a_doubt(text: str, fits: str) -> None:
    (doubt,) = weekday_doubts(cut_words(text), DAY)
    assert f"published on {fits} it would" in doubt
    assert "2014-12-09 (Tuesday)" in doubt
    assert "\n" not in doubt
    (time,) = times(text)
    assert time.start is not None
    assert len(time.readings) == 2  # the day of the weekday, and the one that publication gives


def test_a_weekday_that_fits_is_none() -> None:
    assert weekday_doubts(cut_words("قال مسؤول اليوم الثلاثاء، بعد لقاء أمس (الاثنين) وأول من أمس الأحد، إن اللقاء غدا الأربعاء"), DAY) == ()
    assert weekday_doubts(cut_words("قال مسؤول اليوم الخميس"), None) == ()


def test_a_weekday_that_contradicts_its_date_is_a_doubt() -> None:
    (doubt,) = weekday_doubts(cut_words("في يوم الاثنين 12 يناير 2016"), DAY)
    assert "2016-01-12 was a Tuesday; 2016-01-11 would fit" in doubt


def test_the_doubts_of_a_text_are_few() -> None:
    text = " ".join(f"قال {k} اليوم الخميس {k} و أمس {name}" for k in range(40) for name in ("الجمعة", "السبت", "الأحد", "الأربعاء"))
    assert len(weekday_doubts(cut_words(text), DAY)) <= 8


def test_a_weekday_is_believed_more_than_publication() -> None:
    (time,) = times("قال مسؤول أمس الأربعاء", date(2015, 7, 24))  # a Friday: printed two days later
    assert time.start == date(2015, 7, 22)


def test_prefer_is_past_or_future() -> None:
    with pytest.raises(ValueError, match="must be past or future"):
        find_times(cut_words("أمس"), DAY, "next")


@pytest.mark.parametrize("published", [date.min, date.max, date(1, 1, 7), date(9999, 12, 25)])
def test_the_ends_of_the_calendar(published: date) -> None:
    text = (
        "أمس وغدا والأسبوع الماضي والأسبوع المقبل والشهر الماضي والعام المقبل ومنذ 900 عام وقبل ثلاثة قرون وبعد 40 قرنا من الآن والجمعة الماضية والسبت المقبل "
        "وليل السبت الأحد وصيف العام الماضي وشتاء العام المقبل وعيد الفطر ورمضان المبارك والعقد الماضي والقرن المقبل وخلال عشرة أيام ويوم 31، وفي 5 مايو"
    )
    for prefer in ("past", "future"):
        read_times(cut_words(text), published, prefer)


def test_a_day_without_year_is_the_one_that_the_text_gives_elsewhere() -> None:
    _, second = times("قتل عشرون في 7 مايو 2012 قرب النهر. ومنذ 7 مايو لم يعد أحد")
    assert second.role == "since"
    assert (second.start, second.end) == (date(2012, 5, 7), DAY)
    _, second = times("في 8 مارس 2011 خرجت المسيرة، وكانت مسيرة 8 مارس الأكبر")
    assert second.start == date(2011, 3, 8)
    assert len(second.readings) == 3


def test_a_year_after_the_second_month_is_that_of_the_first() -> None:
    first, second = times("تراجع الإنتاج في مايو ويونيو 1999")
    assert (first.start, first.end) == days("1999-05-01", "1999-05-31")
    assert (second.start, second.end) == days("1999-06-01", "1999-06-30")
    first, second = times("اجتمعوا في 28 كانون الأول و4 كانون الثاني 2012")
    assert (first.start, second.start) == days("2011-12-28", "2012-01-04")


def test_since_does_not_reach_over_a_count() -> None:
    (time,) = times("منذ أسر خمسة منهم في 20 أغسطس الماضي")
    assert time.role == "at"
