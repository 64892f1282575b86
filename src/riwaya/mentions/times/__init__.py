"""Times in Arabic news: from the words to inclusive intervals of days.

    words = cut_words("شن الجيش 148 ضربة منذ 8 أغسطس")
    find_times(words, date(2014, 12, 9))   # one Time, role "since", 2014-08-08 to 2014-12-09

Everything is resolved against the day of publication and nothing else: no clock is asked. Without
`published` only what bears its own year gets days. Where the text can be read two ways (a weekday or
a month without a year, 2/12/2014), `Time.readings` keeps each, the chosen one first; `prefer` tells
which side of publication is chosen. Weeks run from Monday to Sunday, Hijri days are those of the
Umm al-Qura calendar, seasons are meteorological, parts of a month are its thirds.

From the bottom up: `senses` (what a word can mean), `text` (the words being read), `numbers`, `years`,
`months`, `dates`, `digits`, `weekdays`, `days`, `dayparts`, `lengths`, `stretches`, `seasons`, `feasts`,
`parts`, `clock`; `points` joins them to times without a preposition, `roles` adds the preposition,
`finder` goes over the text.
"""

from riwaya.mentions.times.finder import Times, find_times, read_times, weekday_doubts

__all__ = ["Times", "find_times", "read_times", "weekday_doubts"]
