"""Sources of every kind, and what happens to the bad ones."""

import gzip
import io
import json

import pytest

from hexapla.acquisition.read import read, read_all, read_reported
from hexapla.errors import EmptySource, LoginWall, NotText, SourceError, TooLarge
from hexapla.model import Witness

TEXT = (
    "Rain delays the start\nHeavy rain delayed the start of the race by two hours on Sunday.\nBy noon the sun was out."
)
PARAGRAPH = "The council said on Monday that the old bridge over the river would be rebuilt by the summer, {}."
HTML = (
    "<html lang='en-GB'><head><title>Bridge to be rebuilt</title></head><body><h1>Bridge to be rebuilt</h1>"
    + "".join(f"<p>{PARAGRAPH.format(word)}</p>" for word in ("officials", "again", "at last"))
    + "</body></html>"
)


def test_path_bytes_stream_and_mapping_give_the_same_witness(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    with gzip.open(tmp_path / "a.txt.gz", "wt", encoding="utf-8") as stream:
        stream.write(TEXT)
    ways = [path, str(path), TEXT.encode(), io.BytesIO(TEXT.encode()), {"text": TEXT}, tmp_path / "a.txt.gz"]
    found = [read(one) for one in ways]
    assert {one.text for one in found} == {TEXT}
    assert len({one.id for one in found}) == 1
    assert len({one.sha256 for one in found[:5]}) == 1
    assert found[1].source == str(path)
    assert found[0].title == "Rain delays the start"


def test_standard_input(monkeypatch):
    class Input:
        buffer = io.BytesIO(TEXT.encode())

    monkeypatch.setattr("sys.stdin", Input)
    witness = read("-")
    assert witness.text == TEXT
    assert witness.source == "-"


def test_a_given_id_siglum_and_language_stay():
    witness = read(
        {"id": "x1", "text": TEXT, "language": "eng", "published": "2025-01-02", "title": "Rain"}, siglum="B"
    )
    assert (witness.id, witness.siglum, witness.language) == ("x1", "B", "en")
    assert (witness.published, witness.title) == ("2025-01-02", "Rain")
    assert read(TEXT.encode(), language="en-US").language == "en"
    assert read(TEXT.encode()).language is None


def test_passages_stay_one_to_one():
    given = ["One.", "", "Two\nlines.", "  three  "]
    witness = read({"passages": given})
    assert [witness.passage_text(number) for number in range(4)] == ["One.", "", "Two lines.", "three"]
    assert "\n".join(witness.passage_text(number) for number in range(4)) == witness.text


def test_html_is_known_by_its_look():
    witness = read(HTML.encode())
    assert [one.kind for one in witness.passages] == ["headline", "body", "body", "body"]
    assert witness.language == "en"
    assert witness.title == "Bridge to be rebuilt"


def test_jsonl_goes_on_after_bad_lines(tmp_path):
    path = tmp_path / "pages.jsonl"
    lines = [json.dumps({"id": "a", "text": TEXT}), "no json", "[1, 2]", "", json.dumps({"id": "b", "passages": ["x"]})]
    path.write_text("\n".join([*lines, "[" * 100_000, '{"id": 1}', '{"passages": "x"}']), encoding="utf-8")
    found = list(read_reported([path, tmp_path / "missing.txt", TEXT.encode()]))
    assert [one.id for one in found if isinstance(one, Witness)][:2] == ["a", "b"]
    errors = [str(one) for one in found if isinstance(one, SourceError)]
    assert len(errors) == 6
    assert errors[0].startswith(f"{path}, line 2: ")
    assert errors[1].startswith(f"{path}, line 3: ")
    assert "no such file" in errors[-1]
    assert all("\n" not in one for one in errors)
    assert isinstance(found[-1], Witness)


def test_packed_jsonl_and_folder_in_order(tmp_path):
    with gzip.open(tmp_path / "b.jsonl.gz", "wt", encoding="utf-8") as stream:
        stream.write(json.dumps({"id": "second", "text": TEXT}) + "\n")
    (tmp_path / "a.txt").write_text("A first text is here, says the man.", encoding="utf-8")
    (tmp_path / "c.html").write_text(HTML, encoding="utf-8")
    (tmp_path / "d.png").write_bytes(b"\x89PNG")
    (tmp_path / ".hidden.txt").write_text("no", encoding="utf-8")
    found = list(read_all(tmp_path))
    assert len(found) == 3
    assert found[1].id == "second"
    with pytest.raises(SourceError, match="more than one page"):
        read(tmp_path)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptySource),
        (b" \n\t\n", EmptySource),
        (b"\xef\xbb\xbf", EmptySource),
        (b"<html></html>", EmptySource),
        (bytes(range(256)) * 40, NotText),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, NotText),
        (b"%PDF-1.7\n", NotText),
        (b"PAR1abc", NotText),
        (b"a" * 200_000, TooLarge),
        (
            b"<html><body><p>We use cookies. Accept all cookies. Our partners need your consent.</p></body></html>",
            LoginWall,
        ),
        (b"Big story\nThe minister said.\nSubscribe to continue reading. Already a subscriber?", LoginWall),
        ("Große Sache\nUm weiterzulesen, melden Sie sich an. Passwort vergessen?".encode(), LoginWall),
        (
            f"Big story\n{PARAGRAPH.format('he said')} {PARAGRAPH.format('again')} {PARAGRAPH.format('and then')}\n"
            "Subscribe to continue reading. Already a subscriber? Cancel anytime.".encode(),
            LoginWall,
        ),
        ("独家新闻\n请登录。订阅后阅读全文。忘记密码?".encode(), LoginWall),
    ],
)
def test_bad_bytes_give_one_clear_line(data, error):
    with pytest.raises(error) as caught:
        read(data)
    assert "\n" not in str(caught.value)


def test_a_short_story_beside_a_login_form_is_no_wall():
    page = HTML.replace(
        "</body>", "<footer><p>Already a subscriber? Forgot your password? Become a member.</p></footer>"
    )
    assert len(read(page.encode()).body) < 600
    with pytest.raises(LoginWall, match="only the beginning"):
        read(page.replace("at last.", "at last ...").encode())


@pytest.mark.parametrize("source", ["no/such/file.txt", "a\0b", "x" * 5000, None, 7, {}, {"html": ""}, {"text": 3}])
def test_bad_sources_give_source_errors(source):
    with pytest.raises(SourceError) as caught:
        read(source)
    assert "\n" not in str(caught.value)


def test_a_folder_without_readable_files(tmp_path):
    (tmp_path / "x.bin").write_bytes(b"1")
    with pytest.raises(EmptySource, match="no text, HTML"):
        list(read_all(tmp_path))


def test_a_huge_file_is_not_read_to_its_end(tmp_path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.seek(400_000_000)
        stream.write(b"x")
    with pytest.raises(TooLarge, match="larger than 20 MB"):
        read(path)
    lines = tmp_path / "huge.jsonl"
    with lines.open("wb") as stream:
        stream.write(b"x" * 25_000_000 + b'\n{"id": "ok", "passages": ["a"]}\n')
    found = list(read_reported([lines]))
    assert isinstance(found[0], TooLarge)
    assert found[1].id == "ok"


def test_wrapped_text_is_parted_by_blank_lines():
    text = """Heavy rain delayed the start of the Nairobi marathon by two
hours on Sunday, and the organisers said that some 14,000
runners had waited under the trees of the park for the sky to
clear before they went on to the start.

By noon the sun was out and the first of the runners were on
their way to the stadium where they were met by a band and a
crowd of several thousand people."""
    witness = read(text.encode())
    assert len(witness.passages) == 2
    assert "two hours" in witness.text


def test_feeds_give_their_items(tmp_path):
    item = "<item><title>Title {0}</title><link>https://example.org/{0}</link>"
    item += "<pubDate>Mon, 06 Jan 2025 10:00:00 GMT</pubDate>"
    item += (
        "<description><![CDATA[<p>"
        + PARAGRAPH
        + "</p><p>It was the third bridge this year, they said.</p>]]></description></item>"
    )
    path = tmp_path / "feed.xml"
    items = "".join(item.replace("{0}", str(number)) for number in (1, 2))
    path.write_text(
        f'<?xml version="1.0"?><rss><channel><language>en</language>{items}</channel></rss>', encoding="utf-8"
    )
    found = list(read_all(path))
    assert [one.source for one in found] == ["https://example.org/1", "https://example.org/2"]
    assert found[0].published == "2025-01-06T10:00:00+00:00"
    assert found[0].title == "Title 1"
    assert found[0].language == "en"


def test_a_feed_with_entities_of_its_own_is_refused():
    laughs = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    laughs += b"<rss><item><title>&b;</title></item></rss>"
    with pytest.raises(NotText, match="entities"):
        read(laughs)
