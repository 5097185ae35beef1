"""Short dates, in the order of each locale."""

from datetime import datetime

import pytest
from PySide6.QtCore import QDate, QLocale

from stretchcoach.core.date_form import date_form
from stretchcoach.reports import report_words
from stretchcoach.ui.history_words import line_day, month_day, short_day

MOMENT = datetime(2026, 11, 23, 7, 12)
DAY = MOMENT.date()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("en_GB", ["23 Nov", "23 November", "Mon 23 Nov", "23 Nov 2026"]),
        ("en_US", ["Nov 23", "November 23", "Mon Nov 23", "Nov 23, 2026"]),
        ("de_DE", ["23. Nov.", "23. November", "Mo. 23. Nov.", "23. Nov. 2026"]),
        ("sv_SE", ["23 nov.", "23 november", "mån 23 nov.", "23 nov. 2026"]),
        ("ja_JP", ["11月23日", "11月23日", "11月23日月", "2026年11月23日"]),
    ],
)
def test_day_and_month_stand_in_the_order_of_the_place(name: str, words: list[str]) -> None:
    locale = QLocale(name)
    other_year = DAY.replace(year=2027)
    assert [
        short_day(DAY, locale),
        month_day(DAY, locale),
        line_day(MOMENT, DAY, locale).rpartition(", ")[0],
        line_day(MOMENT, other_year, locale).rpartition(", ")[0],
    ] == words
    assert report_words.short_day(DAY, locale) == words[0]
    assert report_words.day_words(DAY, locale) == words[3]


def test_every_locale_of_qt_has_forms_with_all_that_is_asked_for() -> None:
    for locale in QLocale.matchingLocales(
        QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, QLocale.Country.AnyCountry
    ):
        long_form = locale.dateFormat(QLocale.FormatType.LongFormat)
        for weekday in (False, True):
            for year in (False, True):
                form = date_form(long_form, weekday=weekday, year=year)
                days = {
                    locale.toString(QDate(2026, month, day), form)
                    for month, day in ((1, 5), (1, 12), (2, 5))
                }
                assert len(days) == 3, (locale, long_form, form)
                assert form == form.strip(" ,"), (locale, form)
                assert ("yy" in form) == year


@pytest.mark.parametrize("broken", ["", "dddd", "yyyy", "no date at all"])
def test_a_form_that_lacks_a_part_is_as_in_english(broken: str) -> None:
    assert date_form(broken) == "d MMM"
