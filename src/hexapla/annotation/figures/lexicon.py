"""The words of one language that make figures, each with its roles, compiled once from the tables and kept.

A table (`knowledge/languages/<code>/figures.toml`, keys described in the English one) holds lines `value: form, form`.
A form is folded (no case, no accents), may be several words, and may end in `*` for any ending. What holds in every
language (signs, unit symbols, ISO codes) is in `knowledge/languages/_all/figures.toml`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from hexapla.annotation.figures import periodkeys
from hexapla.annotation.figures.compounds import Compounds
from hexapla.annotation.figures.syllables import Syllables
from hexapla.errors import TableError
from hexapla.knowledge.blocks import lines, listed
from hexapla.knowledge.scripts import INDIC_MARKS, fold
from hexapla.knowledge.tables import table, where

Roles = dict[str, Any]
NOTHING: Roles = {}
# An ending after a stem marked with `*`; the longest inflections in the tables ("kilometrelerinden") have 8 signs more.
LONGEST_ENDING = 9
SHORTEST_STEM = 2
MEMO_SIZE = 60_000

# Table keys whose lines are `value: forms`, with the role of their forms and how the value is read.
VALUED: tuple[tuple[str, str, Callable[[str], Any]], ...] = (
    ("cardinals", "card", Decimal), ("prefixes", "prefix", Decimal), ("scales", "scale", Decimal),
    ("ordinals", "ord", Decimal), ("fractions", "frac", Decimal), ("han_digits", "hdig", Decimal),
    ("han_scales", "hmul", Decimal), ("tenths", "tenth", Decimal), ("currencies", "cur", str), ("units", "unit", str),
    ("time_units", "tunit", str), ("months", "month", int), ("weekdays", "wday", int), ("relative", "rel", str),
    ("shifts", "shift", int), ("ago", "ago", str), ("moments", "moment", str), ("dayparts", "part", str),
    ("bounds", "bound", str), ("bounds_after", "bafter", str), ("ranges", "rlead", fold), ("eras", "era", int),
    ("holidays", "holi", str), ("day_lead", "dayon", str), ("relative_parts", "rpart", str), ("offsets", "dfrom", int),
    ("clock_before", "cpre", int), ("clock_tail", "cpost", int), ("often", "often", str),
    ("other_months", "hmonth", str),
    ("zones", "zone", str), ("amounts", "some", str), ("duals", "dual", str),
    ("quarter_points", "ptval", Decimal), ("native_numbers", "hadd", Decimal), ("tenth_parts", "tenth2", Decimal),
    ("single_units", "one", str), ("nth_words", "nth", int), ("parts_below", "below", Decimal),
    ("parts_above", "above", Decimal), ("paid_scales", "paid", Decimal),
    ("ranges_after", "nclose", fold), ("bounds_behind", "behind", str),
)  # fmt: skip
# Table keys that are one list of forms.
LISTED: tuple[tuple[str, str], ...] = (
    ("joiners", "and"), ("articles", "art"), ("bare_scales", "bare"), ("percent", "pct"), ("percent_before", "pctb"),
    ("below_zero", "subzero"), ("age_leads", "agelead"), ("speed_before", "speed"), ("dimes", "dime"),
    ("small_coins", "fen"),
    ("points", "pts"), ("cents", "cent"), ("of", "of"), ("in_every", "inev"), ("every", "every"), ("middles", "mid"),
    ("against", "against"), ("of_unit", "ofu"), ("year_lead", "ylead"), ("date_of", "dof"), ("minus", "minus"),
    ("point", "point"), ("not_quantities", "noref"), ("counters", "counter"), ("ordinal_marks", "ordmark"),
    ("ordinal_before", "ordb"), ("year_marks", "ymark"), ("month_marks", "mmark"), ("day_marks", "dmark"),
    ("month_lead", "mlead"), ("clock", "clock"), ("clock_lead", "clead"), ("clock_minutes", "cmin"),
    ("clock_half", "chalf"), ("age_after", "agea"), ("age_before", "ageb"), ("age_words", "agew"), ("per", "per"),
    ("weak", "weak"), ("stops", "stop"), ("part_of", "partof"), ("among", "among"), ("degrees", "deg"),
    ("decades", "decade"), ("square_after", "sqa"), ("definite", "the"), ("halves", "half"), ("of_days", "ofdays"),
    ("nouns", "fnoun"), ("plurals", "plural"), ("endings", "ending"), ("mixed", "mixed"), ("over", "over"),
    ("divided", "divided"), ("denominator_after", "avos"), ("powers", "power"), ("age_units", "ages"),
    ("age_verbs", "ageverb"), ("degrees_before", "degb"), ("genitive", "gen"), ("unit_halves", "uhalf"),
    ("bounds_link", "link"), ("bounds_or", "or"), ("coordinators", "co"), ("counted_from", "cfrom"),
    ("nearest", "near"), ("whole", "whole"), ("era_first", "first"),
    ("clock_sure", "csure"), ("clock_alone", "calone"), ("clock_plus", "cplus"), ("clock_minus", "cminus"),
    ("clock_past", "cpast"), ("clock_to", "cto"), ("times", "times"), ("lower_only", "lower"), ("working_days", "work"),
)  # fmt: skip
# Table keys matched with their case.
SYMBOLS = (("symbols", "sym"), ("currency_symbols", "csym"), ("currency_codes", "ccode"), ("scale_symbols", "scale"),
           ("dollar_leads", "dlead"), ("time_symbols", "tsym"))  # fmt: skip


class Lexicon:
    """All that is known of a language's figures. `roles(word)` is the one look-up; phrases hang on their first word."""

    def __init__(self, language: str | None) -> None:
        own, shared = table(language, "figures"), table("_all", "figures")
        periods = (table("_all", "periods"), table(language, "periods")) if own else ()
        self.language = language
        self.decimal: str = own.get("decimal", ".")
        self.group: str = own.get("group", ",")
        self.order: str = own.get("order", "dmy")
        self.spaced: bool = own.get("spaced", True)
        self.inner_apostrophe: bool = own.get("inner_apostrophe", False)
        self.units_first: bool = own.get("units_first", False)
        self.ten_adds: bool = own.get("ten_adds", False)
        self.vigesimal: bool = own.get("vigesimal", False)
        self.short_tail: bool = own.get("short_tail", False)
        self.clitics: tuple[str, ...] = tuple(own.get("clitics", "").split())
        self.capital_months: bool = own.get("capital_months", False)
        self.ordinal_fractions: bool = own.get("ordinal_fractions", False)
        self.half_direct: bool = own.get("half_direct", False)
        self.tens_joined: bool = own.get("tens_joined", False)
        self.plural_fractions: tuple[str, ...] = tuple(own.get("plural_fractions", "").split())
        self.loose_fractions: bool = self.ordinal_fractions or "denominator_after" in own
        self.whole_first: bool = "among" in own
        self.percent_parts: bool = own.get("percent_parts", False)
        self.denominators: tuple[str, ...] = tuple(fold(one) for one in own.get("denominators", "").split())
        self._read_forms(own)
        self.layered = False
        self.words: dict[str, Roles] = {}
        self.stems: dict[str, Roles] = {}
        self.symbols: dict[str, Roles] = {}
        self.phrases: dict[str, list[tuple[tuple[str, ...], Roles]]] = {}
        self.memo: dict[str, tuple[str, Roles, str]] = {}
        run = rf"[^\W\d_]+(?:[{INDIC_MARKS}]+[^\W\d_]*)*"
        word = rf"{run}(?:'{run})*" if self.inner_apostrophe else run
        self.split_words = re.compile(rf"\d+|{word}\*?|[^\w\s]")
        for source in (shared, own, *periods):
            self.layered = source in periods
            self._read(source)
        self._lead_with_articles()
        self._lead_with_years()
        # Later words of bounds are left whole: the article of على الأقل is no clitic to be cut off.
        self.inner = {
            part
            for found in self.phrases.values()
            for rest, roles in found
            if "bound" in roles or "bafter" in roles
            for part in rest
        }
        for found in self.phrases.values():
            found.sort(key=lambda one: (-len(one[0]), -len("".join(one[0]))))
        self.compounds = Compounds(self) if own.get("compounds", False) else None
        self.syllables = Syllables(self) if "native_numbers" in own else None
        self.first_signs = {word[0] for word in self.words} if not self.spaced else set()
        bounding = lines(periods[1].get(periodkeys.ENDINGS, "")) if periods else ()
        self.hundreds: bool = periods[1].get("hundreds", False) if periods else False
        self.endings = tuple((fold(form), bound) for bound, forms in bounding for form in forms)
        self.longest: dict[str, int] = {}
        for word in (*self.words, *self.symbols) if not self.spaced else ():
            self.longest[word[0]] = max(len(word), self.longest.get(word[0], 1))

    def _read(self, source: Mapping[str, Any]) -> None:
        for key, role, reader in (*VALUED, *periodkeys.VALUED):
            for value, forms in lines(source.get(key, "")):
                try:
                    read = reader(value)
                except (ValueError, ArithmeticError) as error:
                    raise TableError(
                        f"{where(self.language, 'figures')}: {key}: {value} is no value: {error}"
                    ) from error
                for form in forms:
                    self._add(form, role, read)
        for key, role in (*LISTED, *periodkeys.LISTED):
            for form in listed(source.get(key, "")):
                self._add(form, role, True)
        for middles, _ in lines(source.get("ranges_after", "")):
            for middle in middles.split("|"):
                self._add(middle, "nmid", True)
        for key, role in SYMBOLS:
            for value, forms in lines(source.get(key, "")):
                for form in forms:
                    self.symbols.setdefault(form, {})[role] = Decimal(value) if role == "scale" else value

    def _read_forms(self, own: Mapping[str, Any]) -> None:
        """The keys of a table whose forms are no roles of words."""
        self.kana: dict[str, Decimal] = {
            form: Decimal(value) for value, forms in lines(own.get("kana_numbers", "")) for form in forms
        }
        self.exact: dict[str, set[str]] = {}
        for form in own.get("exact", "").replace(",", " ").split():
            self.exact.setdefault(fold(form), set()).add(form)
        self.accented = {fold(form): {form} for form in listed(own.get("accented_bounds", ""))}
        self.compared: tuple[str, ...] = tuple(map(fold, listed(own.get("compared_endings", ""))))
        self.range_endings: tuple[str, ...] = tuple(map(fold, listed(own.get("range_endings", ""))))

    def _lead_with_articles(self) -> None:
        """A lead of ranges stays one where it and an article are a phrase of another list (tra il, van de)."""
        for first, found in self.phrases.items():
            lead = self.words.get(first, NOTHING).get("rlead")
            for _, roles in found if lead else ():
                if "ylead" in roles or "of" in roles:
                    roles.setdefault("rlead", lead)

    def _lead_with_years(self) -> None:
        """A phrase that leads to a year and ends in the word for one can be shifted as that word is (el año pasado)."""
        for found in self.phrases.values():
            for rest, roles in found:
                last = self.find(rest[-1])
                if "ylead" in roles and last.get("tunit") == "Y" and "plural" not in last:
                    roles.setdefault("inyear", True)

    def _add(self, form: str, role: str, value: Any) -> None:
        if role == "reldt":  # "tomorrow morning" is tomorrow too
            self._add(form, "rel", value.partition(" ")[0])
        if not self.spaced:
            self.words.setdefault(fold(form), {})[role] = value
            return
        if form.isalnum() and form[0].isalpha() and not form.isalpha() and form.isascii():  # q3: a code, one word
            self.words.setdefault(form.lower(), {})[role] = value
            return
        parts = [fold(part) for part in self.split_words.findall(form.replace("’", "'").replace("\u200c", ""))]
        if len(parts) > 1:
            known = self.phrases.setdefault(parts[0], [])
            rest = tuple(parts[1:])
            roles = next((roles for one, roles in known if one == rest), None)
            if roles is None:
                roles = {}
                known.append((rest, roles))
            roles[role] = value
        elif len(form) == 1 and unicodedata.decomposition(form).startswith("<super>"):
            self.symbols.setdefault(form, {})[role] = value  # º is no o
        elif parts and parts[0].endswith("*"):
            self.stems.setdefault(parts[0][:-1], {})[role] = value
            if self.layered and parts[0][:-1] in self.words:
                self.words[parts[0][:-1]][role] = value
        elif parts:
            if self.layered and parts[0] not in self.words:
                self.words[parts[0]] = dict(self.find(parts[0]))  # what it means by its stem
            self.words.setdefault(parts[0], {})[role] = value

    def find(self, folded: str) -> Roles:
        """The roles of a folded word: as it stands, else by its longest stem."""
        found = self.words.get(folded)
        if found is not None:
            return found
        for size in range(len(folded), max(SHORTEST_STEM, len(folded) - LONGEST_ENDING) - 1, -1):
            stem = self.stems.get(folded[:size])
            if stem is not None:
                return stem
        return self.stems.get(folded, NOTHING)

    def look_up(self, word: str) -> tuple[str, Roles, str]:
        """A raw word's folded form, its roles, and the clitic that is to be cut off its front ("" if none)."""
        known = self.memo.get(word)
        if known is None:
            if len(self.memo) >= MEMO_SIZE:
                self.memo.clear()
            known = self.memo[word] = self._analyse(word)
        return known

    def _analyse(self, word: str) -> tuple[str, Roles, str]:
        folded = fold(word)
        roles = self.find(folded)
        written = self.exact.get(folded)
        if written is not None and word.lower() not in written:  # hu "őt" is no "öt"
            return folded, self.symbols.get(word, NOTHING), ""
        cut = ""
        if not roles and self.clitics and folded not in self.inner:
            for clitic in self.clitics:
                rest = folded[len(clitic) :]
                if folded.startswith(clitic) and len(rest) > 1:
                    roles = self.find(rest) or (self.phrases.get(rest) and {"": True}) or NOTHING
                    if roles:
                        cut = clitic
                        break
        if not roles and self.compounds is not None and len(folded) > 4:
            roles = self.compounds.read(folded) or NOTHING
        if not roles and self.denominators:
            roles = self._denominator(folded)
        if roles and self.compounds is not None and roles.keys() == {"cpre"}:  # dreiviertel
            roles = {**(self.compounds.read(folded) or NOTHING), **roles}
        symbol = self.symbols.get(word.replace("μ", "µ"))  # the Greek letter for the micro sign
        if symbol is not None:
            roles = {**roles, **symbol}
        return folded, roles, cut

    def _denominator(self, folded: str) -> Roles:
        """The roles of a number word with the ending of a denominator: veintiunavo, zwanzigstel, tjugoförstedel."""
        for ending in self.denominators:
            stem = folded[: -len(ending)]
            if len(stem) > 2 and folded.endswith(ending):
                roles = self.find(stem) or (self.compounds.read(stem) if self.compounds else None) or NOTHING
                value = roles.get("ord") or roles.get("card") or roles.get("scale")
                if value and value > 1 and "joined" not in roles:
                    return {"frac": Decimal(value)}
        return NOTHING


@cache
def lexicon(language: str | None) -> Lexicon:
    """The compiled tables of a language; without a table, what holds in every language."""
    return Lexicon(language)
