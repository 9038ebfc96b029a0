"""HTML: what is kept, what is dropped, what the head says; pages made to do harm."""

import time

import pytest

from hexapla.acquisition import body
from hexapla.acquisition.read import read

PARAGRAPHS = [
    "The old bridge over the river will be rebuilt by the summer, the council said on Monday after a long meeting.",
    "“We have waited nine years for this,” said Marguerite Oduya, who keeps a shop on the left bank, and laughed.",
    "The work will cost 4.2 million euros, of which the state pays a third; the rest comes from a loan.",
    "Boats will carry passengers across until the new bridge opens, every ten minutes, and free of charge.",
]
PAGE = """<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Bridge to be rebuilt | River Post</title>
<link rel="canonical" href="https://post.example/bridge">
<link rel="alternate" hreflang="fr" href="https://post.example/pont">
<meta property="og:image" content="https://img.post.example/1739455511323/lead.jpg">
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Bridge to be rebuilt",
"author": [{"name": "Ada Roe"}],
"datePublished": "2025-02-13T15:00:00+0100", "dateModified": "2025-02-14",
"publisher": {"name": "River Post"}}]}</script></head><body>
<div class="cookie-banner"><p>We use cookies to measure our audience, and so do our partners.</p>
<button>OK</button></div>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article><h1>Bridge to be rebuilt</h1><p class="byline">By Ada Roe</p>
<figure><img src="a.jpg"><figcaption>The old bridge on 12 February 2025.</figcaption>
<span class="credit">Jane Roe / AFP</span></figure>
<p>%s</p><p>%s</p><h2>Who pays</h2><p>%s</p><div class="ad">Advertisement</div><p lang="fr">%s</p></article>
<aside><h3>Most read</h3>

<ul><li><a href="/a">Ten soups for cold days</a></li>
<li><a href="/b">The cat came back</a></li></ul></aside>
<footer><p>© 2025 River Post. All rights reserved.</p></footer><script>alert("x")</script></body></html>"""
for paragraph in PARAGRAPHS:
    PAGE = PAGE.replace("%s", paragraph, 1)


def test_the_story_is_kept_in_its_order_and_furniture_is_not():
    witness = read(PAGE.encode())
    told = [(one.kind, witness.text[one.start : one.end]) for one in witness.passages if one.kind != "residue"]
    assert told == [
        ("headline", "Bridge to be rebuilt"),
        ("byline", "By Ada Roe"),
        ("caption", "The old bridge on 12 February 2025."),
        ("credit", "Jane Roe / AFP"),
        ("body", PARAGRAPHS[0]),
        ("body", PARAGRAPHS[1]),
        ("heading", "Who pays"),
        ("body", PARAGRAPHS[2]),
        ("body", PARAGRAPHS[3]),
    ]
    assert "alert" not in witness.text
    assert "soups" not in witness.text
    assert witness.passages[-1].language == "fr" or witness.passages[-1].kind == "residue"


def test_the_head_gives_facts_and_clues():
    witness = read({"html": PAGE, "url": "https://post.example/x"})
    assert (witness.title, witness.byline, witness.publisher) == ("Bridge to be rebuilt", "Ada Roe", "River Post")
    assert (witness.published, witness.language) == ("2025-02-13T15:00:00+01:00", "en")
    said = {(one.kind, one.value) for one in witness.clues}
    assert said >= {
        ("canonical", "https://post.example/bridge"),
        ("language-link", "fr https://post.example/pont"),
        ("site", "River Post"),
        ("author", "Ada Roe"),
        ("published", "2025-02-14"),
        ("image-host", "img.post.example"),
        ("image-time", "2025-02-13T14:05:11.323Z"),
        ("agency", "AFP"),
    }


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + f"<p>{PARAGRAPHS[0]}</p>",
        "<b>" * 100_000 + PARAGRAPHS[0],
        f"<p>{PARAGRAPHS[0]}" * 300 + "<table><tr><td>" * 3000,
        f"<p>{PARAGRAPHS[0]}</p>" + "<script>" * 20_000,
        f"<p>{PARAGRAPHS[0]}</p>" + "<![CDATA[" * 20_000 + "<!--" * 20_000,
        f'<p class="{"a-" * 100_000}">{PARAGRAPHS[0]}</p>',
        f'<script type="application/ld+json">{"[" * 50_000}</script><p>{PARAGRAPHS[0]}</p>',
        "<p>" + 'word, "quote" Word-word &amp; (by ' * 20_000 + "</p>",
        "<p>" + "<" * 200_000 + f"</p><p>{PARAGRAPHS[0]}</p>",
    ],
)
def test_hostile_pages_end_soon(page):
    start = time.perf_counter()
    witness = read(f"<html><body>{page}</body></html>".encode())
    assert time.perf_counter() - start < 10
    assert "bridge" in witness.text or "quote" in witness.text


def test_entities_of_a_page_are_not_resolved():
    page = f'<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>&x; {PARAGRAPHS[0]}</p></body></html>'
    assert "root:" not in read(page.encode()).text


def test_the_extractor_failing_leaves_the_page_readable(monkeypatch):
    def fail(root):
        raise IndexError("pop from empty list")

    monkeypatch.setattr(body, "extracted", fail)
    witness = read(PAGE.encode())
    assert [one for one in PARAGRAPHS if one in witness.body] == PARAGRAPHS
    assert "soups" not in witness.text
    assert [one.before for one in witness.repairs] == ["trafilatura failed: IndexError: pop from empty list"]


@pytest.mark.parametrize("page", ["<div>" * 300 + "%s" + "</div>" * 300, "<p>%s</p>" + "<i>x</i>" * 60_000])
def test_pages_made_to_do_harm_are_kept_from_the_extractor(page, monkeypatch):
    monkeypatch.setattr(body, "extracted", None)
    text = f"<html><body>{page}</body></html>".replace("%s", f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>")
    witness = read(text.encode())
    assert PARAGRAPHS[1] in witness.text
    assert witness.repairs[0].kind == "extraction"


@pytest.mark.parametrize(
    "sentence",
    [
        "قال المجلس يوم الاثنين إن الجسر القديم فوق النهر سيعاد بناؤه قبل حلول الصيف بعد اجتماع طويل ({}).",
        "市议会星期一在漫长的会议之后表示，河上的老桥将在夏天之前重建，居民们对此感到十分高兴（{}）。",
        "市議会は月曜日、長い会議の後で、川に架かる古い橋を夏までに架け替えると発表した（{}）。",
    ],
)
def test_running_text_of_other_scripts_is_found(sentence):
    told = [sentence.format(number) for number in range(6)]
    menu = "".join(f"<li><a href='/{n}'>{sentence[:6]}{n}</a></li>" for n in range(8))
    text = f"<html><body><nav><ul>{menu}</ul></nav><article>{''.join(f'<p>{one}</p>' for one in told)}</article></body>"
    assert read(text.encode()).body.split("\n") == told
