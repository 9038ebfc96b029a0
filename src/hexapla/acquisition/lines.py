"""What the form and the words of one line say about it. All tests take linear time in the length of the line."""

from __future__ import annotations

import re
from functools import cached_property

from hexapla.acquisition.phrases import find_agencies, fold, lookup
from hexapla.knowledge.scripts import WITH_CAPITALS, WITHOUT_SPACES, fold_digits, script

_ADDRESS = re.compile(r"^\W{0,3}(?:https?://|www\.|//)\S+\W{0,3}$", re.I)
_FILE = re.compile(r"^\S+\.(?:jpe?g|png|gif|webp|avif|svg|mp4|mp3|pdf)(?:\?\S*)?$", re.I)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*[-–]?\s*(?:(?:19|20)\d\d)|(?:19|20)\d\d(?:\s*[-–]\s*\d{2,4})?\s*©", re.I
)
_STOP = re.compile(r"[.!?…。！？؟۔।]+[»”“\"'’)\]」』]*\s*$")
_FULL_STOP = re.compile(r"[.…。۔।]+[»”“\"'’)\]」』]*\s*$")
_SENTENCE_END = re.compile(r"[^\W\d_]{2,}[)»”\"’]*[.!?…](?=[\s»”“\"’)])|[。！？؟۔।]")
_WORD = re.compile(r"[^\W\d_]+(?:['’.\-‐ʼ][^\W\d_]+)*\.?|\d+")
_QUOTED = re.compile(r"[„“«»「『\"][^„“”«»「」『』\"]{3,}|‘[^‘’]{12,}’")
# Somebody speaks: marks around more than a name or title. The name of a ship or film has a few words and no stop;
# signs of Chinese and Japanese count double.
_SPOKEN = re.compile(
    r"[„“«»「『\"][^„“”«»「」『』\"]*[.!?,…。！？，][”“»«」』\"]"
    r"|[„“«»\"][^„“”«»\"]{28,}[”“»«\"]|[「『][^「」『』]{14,}[」』]|‘[^‘’]{28,}’"
)
_FULL_DATE = re.compile(r"(?<![\d.,])\d{1,2}\.?,?\s\D{0,22}(?:19|20)\d\d\D{0,5}$")
LAST_DAY = 36  # signs of a sentence's end in which a day with its month and year stands
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DAY = re.compile(r"(?<![\d.,:])\d{1,2}(?![\d:])(?!\.\d{3})")
_NUMERIC_DATE = re.compile(r"(?<!\d)\d{1,4}\s?[./年-]\s?\d{1,2}\s?(?:[./月-]\s?\d{1,4})?日?(?!\d)")
_PARTED = re.compile(r"\s[|/]\s|(?<=\w)/(?=[^\W\d_])|[|｜／]|\s[-–—]\s")
_HARD_PARTED = re.compile(r"\s[|/]\s|(?<=[^\W\d_])/(?=[^\W\d_])|[|｜／]")
_EASTERN_DATE = re.compile(r"\d{1,2}\s?月\s?\d{1,2}\s?日")
_BRACKETED = re.compile(r"^[(\[（【].*[)\]）】]\.?$")
_CRUMBS = re.compile(r"\s[>›»→]\s")


class Line:
    """One passage, with what is asked of it worked out when first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def folded(self) -> str:
        return fold(self.text)

    @cached_property
    def tokens(self) -> list[str]:
        return _WORD.findall(self.text[:2000])

    @cached_property
    def width(self) -> int:
        """Length in columns: signs of scripts without spaces count two, so that one threshold fits all."""
        head = self.text[:2000]
        wide = 0 if head.isascii() else sum(script(one) in WITHOUT_SPACES for one in head)
        return len(self.text) + wide

    @cached_property
    def words(self) -> int:
        """Number of words; two signs of a script without spaces count as one."""
        if self.text.isascii():
            return len(self.tokens)
        wide = sum(script(one) in WITHOUT_SPACES for one in self.text[:2000])
        return len(self.tokens) + wide // 2

    @cached_property
    def stopped(self) -> bool:
        return bool(_STOP.search(self.text[-12:]))

    @cached_property
    def sentences(self) -> int:
        return len(_SENTENCE_END.findall(self.text[:4000])) + (not self.stopped)

    @cached_property
    def quoted(self) -> bool:
        return bool(_QUOTED.search(self.text[:4000]))

    # ---- sizes

    def is_short(self) -> bool:
        return self.width <= 120

    def is_prose(self) -> bool:
        """Running text: it ends like a sentence and is no mere exclamation, or is long."""
        return (self.stopped and self.words >= 6) or self.width > 160

    def is_label(self) -> bool:
        """A few words that are no sentence."""
        return not self.stopped and self.width <= 48 and self.words <= 5 and not self.quoted

    # ---- furniture

    def is_address(self) -> bool:
        return bool(_ADDRESS.match(self.text) or _FILE.match(self.text))

    def is_furniture(self) -> bool:
        if not any(one.isalnum() for one in self.text):
            return True
        if self.is_address() or self._is_buttons():
            return True
        if self.width > 260:
            return False
        if _COPYRIGHT.search(self.text) and (self.width <= 120 or lookup("residue_within").within(self.folded)):
            return True
        start = _lead(self.folded)
        opened = lookup("residue_start").opening(self.folded, start)
        if opened > start and (self._is_call(opened) or not self.is_prose()):
            return True
        if (
            self.width <= 110
            and _CRUMBS.search(self.text)
            and not self.stopped
            and not self.quoted
            and self.words <= 12
        ):
            return True
        if self._is_publication():
            return True
        return self.width <= 170 and not self.quoted and lookup("residue_within").within(self.folded)

    def _is_call(self, end: int) -> bool:
        """Whether a phrase of page furniture is followed by a colon or ends the line."""
        rest = self.text[end:].lstrip()
        return not rest or rest[0] in ":：>›»→|-–—…"

    def _is_buttons(self) -> bool:
        """A line made up of labels of buttons and nothing else."""
        if self.width > 160:
            return False
        labels, place, size = lookup("residue_line"), 0, len(self.folded)
        while place < size:
            sign = self.folded[place]
            if not sign.isalpha():
                place += 1
                continue
            end = labels.opening(self.folded, place)
            if end == place:
                return False
            place = end
        return True

    def _is_publication(self) -> bool:
        """ "Published: 3 March 2026, 10:15" as a line."""
        if self.width > 110 or (self.stopped and self.words > 12):
            return False
        start = _lead(self.folded)
        end = lookup("publish_label").opening(self.folded, start)
        if end == start:
            return False
        rest = fold_digits(self.folded[end:])
        return bool(_NUMERIC_DATE.search(rest) or (_YEAR.search(rest) and _DAY.search(rest))) and self.words <= 14

    # ---- dates

    def is_dated(self) -> bool:
        """Whether a day, month or year stands in it."""
        digits = fold_digits(self.text[:600])
        if _YEAR.search(digits) or _EASTERN_DATE.search(digits):
            return True
        return bool(_DAY.search(digits)) and self._month()

    def ends_in_day(self) -> bool:
        """Whether it is one short sentence that ends in a full date, or in a comma and a day: "Mourners gather in the
        square, Sunday 7 June 2026." That is how captions end, and hardly ever the first sentence of a report."""
        if self.spoken or self.quoted or self.sentences > 1 or not self.words >= 4 or self.width > 240:
            return False
        tail = Line(self.text.rstrip(" .。।")[-LAST_DAY:])
        digits = fold_digits(tail.text)
        if not _DAY.search(digits):
            return False
        if _FULL_DATE.search(digits) or _EASTERN_DATE.search(digits[-18:]):
            return True
        apart = re.split("[,،、，]", tail.text)
        return len(apart) > 1 and 3 <= Line(apart[-1]).words <= 5 and Line(apart[-1])._month()

    def _month(self) -> bool:
        months: frozenset[str] = frozenset(lookup("months").entries)
        words = [one.rstrip(".") for one in _WORD.findall(self.folded[:600])]
        for number, word in enumerate(words):
            if word in months:
                near = words[max(0, number - 2) : number] + words[number + 1 : number + 3]
                if any(one.isdecimal() for one in near):
                    return True
        return False

    def is_dateline(self) -> bool:
        """A place and a date, or a place and an agency, and nothing else: "LISBON, 10 March 2026", "BERLIN (dpa) –"."""
        if self.width > 70 or self.quoted or self.words > 9:
            return False
        text = self.text.strip()
        open_end = text[-1:] in "–—-―"
        place = re.match(r"[^\W\d_][^\d,،、(/|:–—]{1,30}", text)
        if not place or not _capital(place.group().strip()):
            return False
        rest = fold_digits(text[place.end() :]).strip()
        if open_end and re.match(r"(?:[,،、][^()（）]{2,30})?[(（/][^()（）/]{2,30}[)）/]\s*[–—―-]$", rest):
            return bool(find_agencies(rest)) or place.group().strip().isupper()
        if not rest or rest[0] not in ",،、(/–—-":
            return False
        dated = (self._month() and _DAY.search(rest)) or _EASTERN_DATE.search(rest) or _NUMERIC_DATE.search(rest)
        return bool(dated) and (open_end or not self.stopped or self.words <= 6)

    # ---- credits and captions

    def is_credit(self, *, strict: bool = False) -> bool:
        """Who made a picture. `strict`: a label, © or an agency beside a bar shows it beyond doubt."""
        if self.width > 130 or self.words > 16:
            return False
        text, start = self.text.strip(), _lead(self.folded)
        if text.startswith(("©", "(c)", "(C)")) and not _COPYRIGHT.match(text):
            return not (self.stopped and self.words > 8) and not lookup("residue_within").within(self.folded)
        if self._labelled_credit(start):
            return True
        agency = find_agencies(text)
        if self.is_prose() and not _BRACKETED.match(text):
            return False
        if agency and (_HARD_PARTED.search(text) or _BRACKETED.match(text)):
            return not self._has_clause()
        if strict:
            return False
        if agency and self.words <= 6 and not self.quoted and _agency_share(text, agency) and not self.stopped:
            return True
        return bool(_HARD_PARTED.search(text)) and self.words <= 8 and self._all_capital()

    def _labelled_credit(self, start: int) -> bool:
        end = lookup("credit_label").opening(self.folded, start)
        if end == start:
            return False
        rest = self.text[end:].lstrip(" \u00a0")
        if not rest:
            return False
        if rest[0] in ":.|/=©＝" or (rest[0] in "-–—" and rest[1:2] == " "):
            return self._names_only(rest[1:])
        # "Photo Jane Roe / AFP", "Photo by Jane Roe": a name must follow, and a bar or an agency.
        return self._names_only(rest) and bool(_HARD_PARTED.search(rest) or find_agencies(rest))

    def _names_only(self, text: str) -> bool:
        """Whether a text is a few names, not a clause: no quotation, at most one stop, short."""
        names = _WORD.findall(text)
        if not names or len(names) > 12 or self.quoted:
            return False
        cased = [one for one in names if one[0].isalpha() and script(one[0]) in WITH_CAPITALS]
        small = sum(one[0].islower() for one in cased)
        return bool(small <= max(2, len(cased) // 2))

    def _has_clause(self) -> bool:
        cased = [one for one in self.tokens if one[0].isalpha() and script(one[0]) in WITH_CAPITALS]
        return len(cased) >= 6 and sum(one[0].islower() for one in cased) > len(cased) // 2

    def _all_capital(self) -> bool:
        """Whether all words open with a capital, in a script that has them."""
        joins = lookup("name_join").entries
        cased = [one for one in self.tokens if one[0].isalpha() and fold(one) not in joins]
        return bool(cased) and all(one[0].isupper() and script(one[0]) in WITH_CAPITALS for one in cased)

    @cached_property
    def spoken(self) -> bool:
        """Whether it holds words that somebody speaks, and not only a name or title between marks."""
        return bool(_SPOKEN.search(self.text[:4000]))

    def describes(self) -> bool:
        """What may describe the picture whose credit follows: one or two sentences, nobody speaks."""
        return (not self.spoken and self.sentences <= 2 and self.width <= 480 and self.words >= 3) or self.is_caption()

    def is_caption(self) -> bool:
        """Whether it says by itself that it describes a picture: by a phrase of captions, or by its trailing credit."""
        if self.width > 480 or self.words < 4 or self.sentences > 3:
            return False
        if self.spoken:
            return False
        tail = re.search(r"[(（\[]([^()（）\[\]]{3,60})[)）\]]\.?$|[.。]\s+([^.。]{3,70})$", self.text[-90:])
        if tail and Line(next(one for one in tail.groups() if one)).is_credit(strict=True):
            return True
        return lookup("caption_words").within(self.folded) and (
            self.is_dated() or not self.is_prose() or self.width <= 160
        )

    # ---- bylines, names, titles

    def is_byline(self, *, labelled: bool = False) -> bool:
        """Who wrote it: "By Jane Roe", "Author: Jane Roe", "Jane Roe, correspondent". `labelled`: a colon follows."""
        if self.width > 120 or self.words > 14 or self.quoted:
            return False
        start = _lead(self.folded)
        end = lookup("byline_label").opening(self.folded, start)
        if end > start:
            rest = self.text[end:].lstrip(" \u00a0")
            if rest[:1] in (":", "：", "/", "／", "|") and rest[1:].strip():
                return self._names_only(rest[1:])
        if labelled or (self.stopped and not self.text.endswith((")", "."))):
            return False
        end = lookup("byline_start").opening(self.folded, start)
        if end > start and self.text[end:].strip(" /|／："):
            rest = self.text[end:].strip(" \u00a0/|／")
            if script(rest[0]) in WITH_CAPITALS:
                return not self.stopped and self._is_people(rest)
            return self.width <= 60 and not self.stopped and self.words <= 8
        return self._has_role() or self._is_row()

    def _is_row(self) -> bool:
        """Several bylines in a row: "Reporting by Jane Roe; Editing by John Doe"."""
        parts = [part.strip() for part in self.text.strip("() ").split(";")]
        return 1 < len(parts) <= 5 and all(Line(part).is_byline() for part in parts)

    def _has_role(self) -> bool:
        """A name beside the reporter's office, in a short line."""
        if self.width > 70 or self.words > 9 or self.stopped:
            return False
        if not lookup("byline_role").within(self.folded):
            return False
        cased = [one for one in self.tokens if script(one[0]) in WITH_CAPITALS]
        if not cased:
            return self.width <= 44
        return cased[0][0].isupper() and sum(one[0].isupper() for one in cased) >= 2

    def _is_people(self, text: str) -> bool:
        """Names with small joining words only: "Jane Roe and John Doe in Porto"."""
        joins = set(lookup("name_join").entries) | set(lookup("byline_role").entries)
        names = re.findall(r"[^\W\d_](?:[^\W_]|['’.\-‐ʼ])*", text)
        capital = [one for one in names if one[0].isupper()]
        small = [one for one in names if not one[0].isupper() and fold(one) not in joins]
        bracket = re.search(r"[(（][^()（）]*[)）]\s*$", text)
        if bracket and small:
            return self._is_people(text[: bracket.start()])
        if len(capital) < 2 or len(names) > 12 or re.search(r"\d", text):
            return False
        return len(small) <= (1 if len(capital) >= 3 else 0)

    def is_name(self) -> bool:
        """A bare name: two to four capitalised words, or a short line of a script without capitals."""
        if self.width > 48 or re.search(r"[\d:;!?…。！？؟„“”«»\"|/]", self.text) or self.text.endswith("."):
            return False
        if any(script(one) in WITH_CAPITALS for one in self.text):
            return 2 <= len(self.tokens) <= 5 and self._is_people(self.text)
        if any(script(one) in WITHOUT_SPACES for one in self.text):
            return len(self.text) <= 5 or (("・" in self.text or "·" in self.text) and len(self.text) <= 20)
        return 2 <= len(self.tokens) <= 4

    def is_title(self) -> bool:
        """Whether it may be a headline: neither too long nor closed by a full stop."""
        return not _FULL_STOP.search(self.text[-12:]) and self.width <= 220 and 2 <= self.words <= 34

    def is_heading(self) -> bool:
        """A short line without a stop, comma or colon at its end, which nobody speaks."""
        text = self.text.rstrip()
        if self.width > 84 or self.words > 13 or _FULL_STOP.search(text[-12:]):
            return False
        if text[-1:] in ",;:،؛，；：、–—-" or _QUOTED.match(text):
            return False
        if text[:1] in "–—-•*·":
            return False
        return self.words >= 1 and not (self.stopped and self.quoted)


def _lead(text: str) -> int:
    """Where the words of a line begin, past bullets, arrows and brackets."""
    place = 0
    while place < min(len(text), 6) and not text[place].isalnum():
        place += 1
    return place


def _capital(text: str) -> bool:
    """Whether a text opens with a capital, or its script has none."""
    return text[:1].isupper() or script(text[:1]) not in WITH_CAPITALS


def _agency_share(text: str, agencies: list[tuple[int, int, str]]) -> bool:
    """Whether an agency closes or opens the line, as in "Jane Roe Reuters"."""
    end = agencies[-1][1]
    return len(text) - end <= 2 or (agencies[0][0] <= 1 and len(text) <= 40)
