"""Dictionaries of every format, made here from invented entries; broken and hostile ones end in a TableError."""

from __future__ import annotations

import gzip
import io
import lzma
import os
import struct
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.errors import TableError
from hexapla.knowledge.dictionaries import freedict, read, read_dictionary, source, stardict, word_list
from hexapla.knowledge.dictionaries.cleaning import MOST_SIGNS, cleaned, listed
from hexapla.knowledge.dictionaries.definitions import translations

Pairs = list[tuple[str, str]]
NAMESPACE = "http://www.tei-c.org/ns/1.0"
CASES = (("Brücke", "bridge"), ("мост", "桥"), ("पुल", "جسر"), ("γέφυρα", "גשר"), ("다리", "สะพาน"))


def pairs(path: Path) -> Pairs:
    return list(read_dictionary(path))


def written(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def entry(word: str, *quotes: str) -> str:
    cits = "".join(f"<cit type='trans'><quote>{quote}</quote></cit>" for quote in quotes)
    return f"<entry><form><orth>{word}</orth></form><sense>{cits}</sense></entry>"


def tei(*entries: str, root: str = f"TEI xmlns='{NAMESPACE}'", before: str = "") -> str:
    head = "<teiHeader><fileDesc><titleStmt><title>Invented</title></titleStmt></fileDesc></teiHeader>"
    return f"{before}<{root}>{head}<text><body>{''.join(entries)}</body></text></{root.split()[0]}>"


def star(
    path: Path,
    entries: Sequence[tuple[str, bytes]],
    *,
    types: str = "m",
    bits: int = 32,
    packed: bool = False,
    more: str = "",
) -> Path:
    """Writes a StarDict of three files; `packed`: .idx.gz and .dict.dz."""
    listing, data = b"", b""
    for word, definition in entries:
        listing += word.encode() + b"\0" + struct.pack(">QI" if bits == 64 else ">II", len(data), len(definition))
        data += definition
    told = "StarDict's dict ifo file\nversion=3.0.0\nbookname=Invented\n"
    told += f"wordcount={len(entries)}\nidxfilesize={len(listing)}\n"
    told += (f"sametypesequence={types}\n" if types else "") + ("idxoffsetbits=64\n" if bits == 64 else "") + more
    path.with_suffix(".idx.gz" if packed else ".idx").write_bytes(gzip.compress(listing) if packed else listing)
    path.with_suffix(".dict.dz" if packed else ".dict").write_bytes(gzip.compress(data) if packed else data)
    return written(path, told)


def fails(path: Path, *told: str) -> None:
    """The dictionary ends in a TableError of one line that names a file of it and tells these words."""
    with pytest.raises(TableError) as caught:
        pairs(path)
    message = str(caught.value)
    assert message.startswith(str(path.parent / path.name.split(".")[0])), message
    assert "\n" not in message
    for one in told:
        assert one in message, message


# ---- word lists


@pytest.mark.parametrize("mark", ["\t", " ", "\t ", "  "])
def test_word_list(tmp_path: Path, mark: str) -> None:
    text = "".join(f"{one}{mark}{other}\n" for one, other in CASES)
    assert pairs(written(tmp_path / "list.txt", text)) == list(CASES)
    assert pairs(written(tmp_path / "named.xml", text.replace("\n", "\r\n"))) == list(CASES)
    assert pairs(written(tmp_path / "list.gz", gzip.compress(text.encode()))) == list(CASES)
    assert pairs(written(tmp_path / "list.xz", lzma.compress(text.encode()))) == list(CASES)
    assert pairs(written(tmp_path / "bom.tsv", b"\xef\xbb\xbf" + text.encode())) == list(CASES)


def test_word_list_of_columns(tmp_path: Path) -> None:
    text = "# a comment\nNew York\tNueva York\tcity\t0.9\n\nhouse\tcasa\nlonely\nempty\t\nthe big red house\tcasa\n"
    assert pairs(written(tmp_path / "a.tsv", text)) == [("New York", "Nueva York"), ("house", "casa")]
    assert pairs(written(tmp_path / "b.txt", "the die 0.9\nhouse Haus 0.8\n")) == [("the", "die"), ("house", "Haus")]


def test_lines_that_are_too_long_are_left_out(tmp_path: Path) -> None:
    text = "a b\n" * 30 + "x" * 30_000 + " y\nlast letzte\n"
    assert set(pairs(written(tmp_path / "long.txt", text))) == {("a", "b"), ("last", "letzte")}


def test_word_list_in_another_encoding(tmp_path: Path) -> None:
    fails(written(tmp_path / "latin.txt", "Brücke bridge\n".encode("latin-1")), "no kind", "UTF-8")
    late = b"house Haus\n" * 10_000 + "Brücke bridge\n".encode("latin-1")
    fails(written(tmp_path / "late.txt", late), "line 10001", "UTF-8")


@pytest.mark.parametrize(
    "text",
    [
        "The council met on Monday.\nIt decided, after a long debate, to rebuild.\nNobody knows the price.\n",
        '{\n  "house": "Haus",\n  "tree": "Baum"\n}\n',
        "<html><body><p>house Haus</p></body></html>",
        "house,Haus\ntree,Baum\n",
        "import sys\n\nfor one in sys.path:\n    print(one)\n",
        "word\n" * 50,
    ],
)
def test_what_is_no_dictionary(tmp_path: Path, text: str) -> None:
    fails(written(tmp_path / "other.txt", text), "no kind of dictionary", "MUSE", "FreeDict", "StarDict")


# ---- FreeDict


@pytest.mark.parametrize("root", [f"TEI xmlns='{NAMESPACE}'", "TEI", f"t:TEI xmlns:t='{NAMESPACE}'"])
def test_freedict(tmp_path: Path, root: str) -> None:
    text = tei(*(entry(one, other) for one, other in CASES), root=root, before="<?xml version='1.0'?>\n<!-- free -->\n")
    if root.startswith("t:"):
        for name in ("entry", "form", "orth", "sense", "cit", "quote", "text", "body", "teiHeader"):
            text = (
                text.replace(f"<{name}>", f"<t:{name}>")
                .replace(f"<{name} ", f"<t:{name} ")
                .replace(f"</{name}>", f"</t:{name}>")
            )
    for name, pack in {"a.tei": bytes, "b.xml": bytes, "c.tei.gz": gzip.compress, "d.tei.xz": lzma.compress}.items():
        assert pairs(written(tmp_path / name, pack(text.encode()))) == list(CASES)


def test_freedict_in_another_encoding(tmp_path: Path) -> None:
    text = tei(entry("мост", "Brücke"), before="<?xml version='1.0' encoding='{}'?>")
    for name in ("UTF-16", "windows-1251"):
        content = text.replace("Brücke", "most").format(name).encode(name)
        assert pairs(written(tmp_path / "a.tei", content)) == [("мост", "most")]


def test_freedict_entries(tmp_path: Path) -> None:
    full = """<entry xml:id="a"><form><orth>Brücke</orth><pron>ˈbʁʏkə</pron>
      <form type="infl"><orth>Brücken</orth></form></form><form type="variant"><orth>Bruck</orth></form>
      <form type="inflected"><orth>Brückchen</orth></form>
      <gramGrp><pos>n</pos></gramGrp><note>not <cit type="trans"><quote>noted</quote></cit></note>
      <sense n="1"><usg>arch.</usg><cit type="trans"><quote>bridge</quote><quote>span</quote></cit>
        <sense><sense><cit type="translation"><quote>deep <note>of a ship</note></quote></cit></sense></sense>
        <cit type="example"><quote>Sie steht.</quote><cit type="trans"><quote>It stands</quote></cit></cit></sense>
      <sense n="2"><cit><quote type="trans">rug</quote><quote>none</quote></cit><def>a thing</def></sense>
      <xr><ref>Steg</ref></xr>
      <sense><cit type="trans"><quote>to cross, to span (sth.); pons</quote></cit></sense>
      <re><form><orth>Zugbrücke</orth></form><sense><cit type="trans"><quote>drawbridge</quote></cit></sense></re>
      <entry><form><orth>Brückenkopf</orth></form><cit type="trans"><quote>bridgehead</quote></cit></entry>
    </entry>"""
    found = pairs(written(tmp_path / "a.tei", tei("<superEntry>", full, "</superEntry>", entry("Steg", "plank"))))
    wanted = ["bridge", "span", "deep", "rug", "cross", "span", "pons"]
    assert found[:14] == [(word, one) for word in ("Brücke", "Bruck") for one in wanted]
    assert found[14:] == [("Zugbrücke", "drawbridge"), ("Brückenkopf", "bridgehead"), ("Steg", "plank")]


def test_freedict_without_translations(tmp_path: Path) -> None:
    told = "<entry><form><orth>house</orth></form><sense><def>a building</def></sense></entry>"
    fails(written(tmp_path / "a.tei", tei(told)), "FreeDict TEI", "holds no pair")
    fails(written(tmp_path / "b.tei", tei()), "holds no pair")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("<TEI>\n<text>\n<body></text></TEI>", "line 3"),
        ("<TEI>\n" + entry("a", "b"), "line 2"),
        ("<TEI>\n\n" + entry("a", "b &unheard; c") + "</TEI>", "line 3"),
        (tei(entry("a", "b")) + "rest", "line 1"),
        ("<TEI>\n" + entry("a", "\x01"), "line 2"),
        (b"<TEI>\n" + entry("a", "b").encode() + b"\xff\xfe", "line 2"),
    ],
)
def test_broken_xml(tmp_path: Path, content: str | bytes, told: str) -> None:
    fails(written(tmp_path / "a.tei", content), f"{told}: the XML is broken", "fetch it again")


LAUGHS = "<!ENTITY a 'lol'>" + "".join(
    f"<!ENTITY {one} '{f'&{last};' * 10}'>" for last, one in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("declared", "used"),
    [(LAUGHS, "&i;"), ("<!ENTITY a SYSTEM 'file:///etc/passwd'>", "&a;"), ("<!ENTITY a 'b'>", "&a;"), (LAUGHS, "none")],
)
def test_entities_are_refused(tmp_path: Path, declared: str, used: str) -> None:
    document = tei(entry("a", used), before=f"<!DOCTYPE TEI [{declared}]>")
    fails(written(tmp_path / "a.tei", document), "declares entities", "xmllint")
    fails(written(tmp_path / "b.tei", document.replace("<text>", f"<text n='{used}'>")))


def test_no_other_file_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "own.dtd").write_text("<!ENTITY own 'loaded'>", encoding="utf-8")
    document = tei(entry("bar", "caf&eacute;"), entry("own", "&own;"), before="<!DOCTYPE TEI SYSTEM 'own.dtd'>")
    assert pairs(written(tmp_path / "a.tei", document)) == [("bar", "café")]


def test_memory_of_xml_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(freedict, "MOST_ENTRY", 100_000)
    assert len(pairs(written(tmp_path / "many.tei", tei(*[entry("a", "b")] * 5000)))) == 5000
    for long in ("<x/>" * 40_000, "x" * 150_000, f"<entry>{'<sense/>' * 20_000}</entry>"):
        fails(written(tmp_path / "long.tei", tei(entry("a", "b"), long)), "without the end of an entry")


# ---- StarDict


@pytest.mark.parametrize("bits", [32, 64])
@pytest.mark.parametrize("packed", [False, True])
def test_stardict(tmp_path: Path, bits: int, packed: bool) -> None:
    path = star(tmp_path / "own.ifo", [(one, other.encode()) for one, other in CASES], bits=bits, packed=packed)
    assert pairs(path) == list(CASES)


@pytest.mark.parametrize(
    ("types", "data", "wanted"),
    [
        ("m", "1. house, home; 2. firm\nshop/store", ["house", "home", "firm", "shop", "store"]),
        ("l", "house", ["house"]),
        ("h", "<div>/<font color='gray'>haus</font>/<br><i>noun</i><ol><li>house<li>home &amp; hearth</ol></div>",
         ["house", "home & hearth"]),
        ("g", "<b>house</b>\n<span foreground='gray'>n.</span> home", ["house", "home"]),
        ("x", "<k>Haus</k>\n<tr>haʊs</tr> <abr>сущ.</abr>\n1) <dtrn>дом; жилище</dtrn>\n<ex>zu Haus</ex>",
         ["дом", "жилище"]),
        ("tm", "haʊs\0house", ["house"]),
        ("mt", "house\0haʊs", ["house"]),
        ("Wm", "\0\0\0\3RIFhouse", ["house"]),
        ("mm", "house\0home", ["house", "home"]),
        ("", "thaʊs\0mhouse\0W\0\0\0\3RIFh<b>home</b>\0xfirm\0", ["house", "home", "firm"]),
        ("", "mhouse", ["house"]),
    ],
)  # fmt: skip
def test_types_of_data(tmp_path: Path, types: str, data: str, wanted: list[str]) -> None:
    path = star(tmp_path / "own.ifo", [("Haus", data.encode())], types=types)
    assert pairs(path) == [("Haus", one) for one in wanted]


def test_stardict_of_several_spellings_and_shared_entries(tmp_path: Path) -> None:
    path = star(tmp_path / "own.dict.ifo", [("Bruck, Brücke", b"bridge")])
    assert pairs(path) == [("Bruck", "bridge"), ("Brücke", "bridge")]
    path.with_suffix(".idx").write_bytes((b"bridges\0" + struct.pack(">II", 0, 6)) * 2)
    assert pairs(path) == [("bridges", "bridge")] * 2


def test_missing_companions(tmp_path: Path) -> None:
    path = star(tmp_path / "own.ifo", [("Haus", b"house")])
    path.with_suffix(".dict").unlink()
    fails(path, "own.dict or own.dict.dz is missing", "put it beside")
    path.with_suffix(".idx").unlink()
    fails(path, "own.idx or own.idx.gz is missing")


@pytest.mark.parametrize("packed", [False, True])
def test_files_that_are_cut_short(tmp_path: Path, packed: bool) -> None:
    entries = [(f"Haus{number}", os.urandom(9).hex().encode()) for number in range(50)]
    for ending in (".idx", ".dict"):
        path = star(tmp_path / "own.ifo", entries, packed=packed)
        file = path.with_suffix(ending + (".gz" if ending == ".idx" else ".dz") * packed)
        file.write_bytes(file.read_bytes()[:-9])
        fails(path, "cut short", "again")
    path = star(tmp_path / "own.ifo", entries)
    path.with_suffix(".idx").write_bytes(path.with_suffix(".idx").read_bytes()[:45])  # whole words, but too few
    fails(path, "own.idx", "list of words is cut short")


@pytest.mark.parametrize("numbers", [(0, 9), (6, 1), (0xFFFFFFFF, 0xFFFFFFFF), (7, 0)])
def test_entries_outside_of_the_definitions(tmp_path: Path, numbers: tuple[int, int]) -> None:
    for bits, shape in ((32, ">II"), (64, ">QI")):
        path = star(tmp_path / "own.ifo", [("Haus", b"house")], bits=bits)
        path.with_suffix(".idx").write_bytes(b"Haus\0" + struct.pack(shape, *numbers))
        fails(path, "own.idx points beyond its end ('Haus')")


@pytest.mark.parametrize(
    ("types", "data", "told"),
    [
        ("", b"W\xff\xff\xff\xffab", "longer than its place"),
        ("Wm", b"\0\0\0\x09ab", "longer than its place"),
        ("Wm", b"\0", "is broken"),
        ("", b"\x01abc", "is broken"),
        ("", b"W\0", "is broken"),
        ("l", "Brücke".encode("latin-1"), "unknown encoding (type l)"),
        ("W", b"RIFF", "holds no text"),
        ("mQ", b"house", "sametypesequence is 'mQ'"),
        ("m" * 100, b"house", "sametypesequence"),
    ],
)
def test_broken_entries(tmp_path: Path, types: str, data: bytes, told: str) -> None:
    fails(star(tmp_path / "own.ifo", [("Haus", data)], types=types), told)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("idxoffsetbits=128\n", "idxoffsetbits is '128'"),
        ("wordcount=many\n", "wordcount is 'many'"),
        (f"idxfilesize={'9' * 5000}\n", "idxfilesize"),
        ("wordcount=2\n", "1 whole words of 2"),
        ("x" * 1_100_000, "longer than 1 MB"),
    ],
)
def test_broken_ifo(tmp_path: Path, more: str, told: str) -> None:
    fails(star(tmp_path / "own.ifo", [("Haus", b"house")], more=more), told)


def test_words_without_end(tmp_path: Path) -> None:
    path = star(tmp_path / "own.ifo", [("Haus", b"house")])
    for listing in (b"x" * 300_000, b"x" * 2000 + b"\0" + bytes(8)):
        path.with_suffix(".idx").write_bytes(listing)
        fails(path, "more than 1024 bytes")


def test_definitions_that_are_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = star(tmp_path / "own.ifo", [("Haus", b"house," * 20_000), ("Heim", b"home")])
    assert pairs(path) == [("Heim", "home")]
    monkeypatch.setattr(stardict, "MOST_READ", 1000)
    fails(path, "own.idx", "cut the dictionary into parts")


# ---- definitions and words


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("n. house; (Am.) home [hoʊm] {m}", ["house", "home"]),
        ("adj., adv. quick, quickly", ["quick", "quickly"]),
        ("/haʊs/ noun\n1. house\n2. home", ["house", "home"]),
        ("a) house b) home", ["house", "home"]),
        ("I. house II. home ① firm", ["house", "home", "firm"]),
        ("(1) house (2) home", ["house", "home"]),
        ("house m, home f, give sb. sth.", ["house", "home", "give"]),
        ("house\nSyn: home, dwelling", ["house"]),
        ("house, e.g.: my house, your house", ["house"]),
        ("e.g. my house\nhouse", ["house"]),
        ("house, ~ of cards, go to ~", ["house"]),
        ("med.: doctor, see: nurse", ["doctor"]),
        ("10:30, half past", ["half past"]),
        ("Haus\nhouse", ["house"]),
        ("Haus", ["Haus"]),
        ("noun", ["noun"]),
        ("房子；家，住宅、楼", ["房子", "家", "住宅", "楼"]),
        ("خانه، منزل؛ سرا", ["خانه", "منزل", "سرا"]),
        ("сущ. дом; разг. хата", ["дом", "хата"]),
        ("", []),
    ],
)
def test_definitions(text: str, wanted: list[str]) -> None:
    assert [one for part in translations(text, "m", "Haus") if (one := cleaned(part))] == wanted


@pytest.mark.parametrize(
    ("markup", "text", "wanted"),
    [
        (
            "h",
            "<style>b {}</style><p>house</p><span class='ex'>my <b>home</b></span><a href='bword://x'>hut</a>",
            ["house"],
        ),
        ("h", "<!-- no --><b>house</b><sup>2</sup><br/>a &lt; b", ["house", "a"]),
        ("h", "<p>house<p class=pos>noun <p>x</p></p><p>home</p>", ["house", "home"]),
        ("x", "<ar><k>Haus</k><def>house <co>big</co></def><kref>Heim</kref></ar>", ["house"]),
        ("g", "a < b <i>house</i>", ["a"]),
        ("h", "<k>house</k", ["house"]),
    ],
)
def test_markup(markup: str, text: str, wanted: list[str]) -> None:
    assert [one for part in translations(text, markup, "Haus") if (one := cleaned(part))] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("  Brücke\u00a0 alt ", "Brücke alt"),
        ("Bru\u0308cke", "Brücke"),
        ("to cross", "cross"),
        ("to take into account", "take into account"),
        ("to Éire", "to Éire"),
        ("to", "to"),
        ("the house", "the house"),
        ("l&#39;eau &amp; feu", "l'eau & feu"),
        ("caf&eacute;", "café"),
        ("Lehrer(in)", "Lehrer"),
        ("house (of cards", "house"),
        ("„Haus“!", "Haus"),
        ("U.S.", "U.S."),
        ("house.", "house"),
        ("house. Home.", "house. Home"),
        ("во\u0301йна", "война"),
        ("й ё", "й ё"),
        ("كِتَابٌ", "كتاب"),
        ("סֵפֶר", "ספר"),
        ("بی\u200cبند", "بی\u200cبند"),
        ("ha\u00adus\u200b", "haus"),
        ("प्रधान मंत्री", "प्रधान मंत्री"),
        ("国防部长", "国防部长"),
        ("インターネット", "インターネット"),
        ("นายกรัฐมนตรี", "นายกรัฐมนตรี"),
        ("rock & roll", "rock & roll"),
        ("B2B", "B2B"),
        ("1,234", None),
        ("٣٤", None),
        ("", None),
        ("  \t", None),
        ("...", None),
        ("-ness", None),
        ("anti-", None),
        ("a house of cards", None),
        ("联合国安全理事会和", "联合国安全理事会和"),
        ("用来遮风避雨和居住的", None),
        ("x" * MOST_SIGNS, "x" * MOST_SIGNS),
        ("x" * (MOST_SIGNS + 1), None),
        ("x" * 10_000_000, None),
        ("ha\ufffdus", None),
        ("ha\ue000us", None),
        ("one ... two", None),
        ("so …-ly", None),
        ("house...", "house"),
    ],
)
def test_cleaned(text: str, wanted: str | None) -> None:
    assert cleaned(text) == wanted


def test_listed() -> None:
    assert [one.strip() for one in listed("a (b, c), d; e/f &amp; g\nh،i；j")] == [
        "a",
        "d",
        "e",
        "f & g",
        "h",
        "i",
        "j",
    ]


UNITS = [
    "<",
    "<a",
    "<a class=",
    "<k>",
    "/",
    "/ə",
    "(",
    "()",
    ":",
    "n.:",
    "&#9",
    "&",
    "1. ",
    "syn ",
    "e.g. ",
    "\n",
    ",",
    "а\u0301",
]


@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_the_text(unit: str) -> None:
    start = time.process_time()
    for markup in "mhx":
        translations(unit * (100_000 // len(unit)), markup, "Haus")
    assert time.process_time() - start < 5  # a tenth of a second; one that grows with the square takes minutes


# ---- files that are none, or too large


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    fails(tmp_path / "none.tsv", "there is no such file")
    (tmp_path / "folder").mkdir()
    fails(tmp_path / "folder", "a folder")
    fails(written(tmp_path / "empty.tsv", b""), "empty")
    fails(written(tmp_path / "a.zip", b"PK\x03\x04" + bytes(100)), "an archive; unpack it")
    fails(written(tmp_path / "a.tar.xz", lzma.compress(bytes(257) + b"ustar" + bytes(250))), "an archive; unpack it")
    fails(written(tmp_path / "a.txt", "a b\n".encode("utf-16")), "save it as UTF-8")
    with pytest.raises(TableError, match="no such file"):
        read_dictionary(Path("zero\0in.tsv"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    fails(tmp_path / "pipe", "no plain file")


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress])
def test_broken_packing(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    whole = pack("".join(f"{os.urandom(4).hex()}x haus\n" for _ in range(10_000)).encode())
    fails(written(tmp_path / "short.tsv", whole[: len(whole) // 2]), "packed file is broken or cut short")
    fails(written(tmp_path / "broken.tsv", whole[:40] + bytes(40) + whole[80:]), "packed file is broken or cut short")
    fails(written(tmp_path / "start.tsv", whole[:7]), "packed file is broken or cut short")


def test_packed_in_parts(tmp_path: Path) -> None:
    assert pairs(written(tmp_path / "a", gzip.compress(b"a b\n") + gzip.compress(b"c d\n"))) == [("a", "b"), ("c", "d")]
    parts = lzma.compress(b"a b\n") + bytes(8) + lzma.compress(b"c d\n") + bytes(4)
    assert pairs(written(tmp_path / "b", parts)) == [("a", "b"), ("c", "d")]


def test_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = written(tmp_path / "a.gz", gzip.compress(b"house Haus\n" * 100_000))
    book = written(tmp_path / "b.xz", lzma.compress(tei(*[entry("a", "b")] * 10_000).encode()))
    star_packed = star(tmp_path / "c.ifo", [("Haus", b"house" * 200_000)], packed=True)
    product = written(
        tmp_path / "d.tei", tei(entry("x</orth><orth>".join("abcdefghi"), *("b" * n for n in range(1, 20))))
    )
    with monkeypatch.context() as patch:
        patch.setattr(source, "MOST_ENTRIES", 100)
        for path in (words, book, product):
            fails(path, "more than 100", "cut the dictionary into parts")
    with monkeypatch.context() as patch:
        patch.setattr(source, "MOST_BYTES", 200_000)
        for path in (words, book, star_packed):
            fails(path, "larger than", "unpacked")
    with monkeypatch.context() as patch:
        patch.setattr(source, "MOST_MEMORY", 1 << 20)
        fails(book, "packed file is broken", "emory")


def test_a_bomb_stops_at_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MOST_BYTES", 1_000_000)
    stream = io.BytesIO()
    with gzip.GzipFile(fileobj=stream, mode="wb") as packed:
        packed.write(b"a b\n" * 20_000)
        for _ in range(50):
            packed.write(bytes(1_000_000))
    fails(written(tmp_path / "bomb.gz", stream.getvalue()), "larger than 0.001 GB unpacked")


def test_files_are_closed_and_order_is_kept(tmp_path: Path) -> None:
    """A reader that stops early leaves no open file behind (warnings are errors), and reading again gives the same."""
    for path in (
        written(tmp_path / "a.tsv", "a b\nc d\n"),
        written(tmp_path / "b.tei", tei(entry("a", "b"), entry("c", "d"))),
        star(tmp_path / "c.ifo", [("a", b"b"), ("c", b"d")], packed=True),
    ):
        reader = read_dictionary(path)
        assert next(reader) == ("a", "b")
        reader.close()  # type: ignore[attr-defined]
        assert pairs(path) == [("a", "b"), ("c", "d")]


# ---- the table of kinds


def test_kinds() -> None:
    assert list(read.kinds()) == [freedict.KIND, stardict.KIND, word_list.KIND]
    samples = (tei(entry("a", "b")).encode(), stardict.MAGIC + b"\nversion=2.4.2\n", b"a b\nc d\n")
    for sample in samples:
        assert sum(kind.recognises(sample) for kind in read.kinds().values()) == 1


# ---- garbage


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("garbage")


def survives(path: Path) -> None:
    """Pairs or a TableError, and nothing else; every pair is clean."""
    try:
        for one, other in read_dictionary(path):
            assert cleaned(one) == one
            assert other.strip() == other != ""
    except TableError as error:
        assert "\n" not in str(error)


STARTS = (
    b"", b"<TEI>", b"<?xml version='1.0'?><TEI><entry><form><orth>", stardict.MAGIC + b"\n", b"a\tb\n", b"a b\n" * 9,
    b"\x1f\x8b\x08", b"\xfd7zXZ\0", b"\xff\xfe<\0T\0E\0I\0>\0", b"\xef\xbb\xbf<TEI>",
)  # fmt: skip
VALID = (
    tei(entry("Brücke", "bridge, span"), before="<!DOCTYPE TEI [<!ENTITY a 'b'>]>").encode(),
    tei(entry("мост", "桥")).encode(),
    "Brücke\tbridge\nмост\t桥\n".encode() * 3,
    gzip.compress(b"house Haus\n" * 9),
    lzma.compress(tei(entry("a", "b")).encode()),
)
changes = st.lists(st.tuples(st.integers(0, 400), st.binary(max_size=4)), max_size=6)


def changed(data: bytes, where: Sequence[tuple[int, bytes]]) -> bytes:
    for at, new in where:
        data = data[: at % (len(data) + 1)] + new + data[at % (len(data) + 1) + len(new) :]
    return data


@settings(max_examples=200, deadline=None)
@given(
    start=st.sampled_from(STARTS),
    rest=st.binary(max_size=300),
    pack=st.sampled_from((bytes, gzip.compress, lzma.compress)),
)
def test_garbage(place: Path, start: bytes, rest: bytes, pack: Callable[[bytes], bytes]) -> None:
    survives(written(place / "garbage", pack(start + rest)))


@settings(max_examples=200, deadline=None)
@given(data=st.sampled_from(VALID), where=changes)
def test_files_with_errors(place: Path, data: bytes, where: list[tuple[int, bytes]]) -> None:
    survives(written(place / "changed", changed(data, where)))


@settings(max_examples=300, deadline=None)
@given(
    types=st.sampled_from(("m", "h", "g", "x", "l", "tm", "Wm", "mW", "")),
    definition=st.binary(max_size=80) | st.text(max_size=80).map(str.encode),
    wide=st.booleans(), packed=st.booleans(), listing=changes, store=changes, info=changes,
)  # fmt: skip
def test_stardicts_with_errors(
    place: Path, types: str, definition: bytes, wide: bool, packed: bool,
    listing: list[tuple[int, bytes]], store: list[tuple[int, bytes]], info: list[tuple[int, bytes]],
) -> None:  # fmt: skip
    entries = [("Haus", b"mhouse\0"), ("Brücke", definition)]
    path = star(place / "own.ifo", entries, types=types, bits=64 if wide else 32, packed=packed)
    survives(path)
    for ending, where in ((".idx", listing), (".dict", store), (".ifo", info)):
        file = path.with_suffix(ending + {".idx": ".gz", ".dict": ".dz"}.get(ending, "") * packed)
        file.write_bytes(changed(file.read_bytes(), where))
        survives(path)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=120) | st.text("<>/()[]{}:;.,&#ab1 \n~nə", max_size=120), st.sampled_from("mhgx"))
def test_any_definition(text: str, markup: str) -> None:
    for part in translations(text, markup, "Haus"):
        if (found := cleaned(part)) is not None:
            assert cleaned(found) == found or "&" in found  # an entity of an entity
            assert len(found) <= MOST_SIGNS and any(sign.isalpha() for sign in found)
