"""Addresses, against a real server on the loopback interface."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from hexapla.acquisition import fetch as fetching
from hexapla.acquisition.fetch import fetch, public
from hexapla.acquisition.read import read
from hexapla.errors import NotText, TooLarge, Unreachable

PAGE = "<html><body><h1>Die Brücke wird gebaut</h1>" + 3 * (
    "<p>Die alte Brücke über den Fluss wird bis zum Sommer neu gebaut, sagte der Rat am Montag nach langer Sitzung.</p>"
)


class Pages(BaseHTTPRequestHandler):
    def do_GET(self):
        place = self.path
        if place == "/page":
            self.answer(200, PAGE.encode("cp1252"), "text/html; charset=windows-1252")
        elif place == "/image":
            self.answer(200, b"\x89PNG", "image/png")
        elif place == "/loop":
            self.answer(302, b"", "text/html", "/loop")
        elif place == "/once":
            self.answer(301, b"", "text/html", "page")
        elif place == "/inside":
            self.answer(302, b"", "text/html", "http://10.0.0.1/secret")
        elif place == "/file":
            self.answer(302, b"", "text/html", "file:///etc/passwd")
        elif place == "/big":
            self.answer(200, b"x" * 50_000, "text/plain")
        else:
            self.answer(404, b"no", "text/html")

    def answer(self, status, body, kind, location=None):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


@pytest.fixture(scope="module")
def server():
    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as pages:
        thread = threading.Thread(target=pages.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{pages.server_port}"
        pages.shutdown()
        thread.join()


@pytest.fixture
def allowed(monkeypatch):
    monkeypatch.setenv(fetching.PRIVATE_ALLOWED, "1")


def test_a_page_is_read(server, allowed):
    witness = read(f"{server}/page")
    assert witness.title == "Die Brücke wird gebaut"
    assert witness.source == f"{server}/page"


def test_a_redirect_is_followed(server):
    reply = fetch(f"{server}/once", allow_private=True)
    assert reply.address == f"{server}/page"
    assert reply.charset == "windows-1252"


@pytest.mark.parametrize(
    ("place", "error", "words"),
    [
        ("/loop", Unreachable, "redirects more than 5 times"),
        ("/file", Unreachable, "no http"),
        ("/missing", Unreachable, "404"),
        ("/image", NotText, "image/png"),
    ],
)
def test_bad_answers(server, place, error, words):
    with pytest.raises(error, match=words):
        fetch(server + place, allow_private=True)


def test_a_redirect_to_a_private_address_is_refused(server, monkeypatch):
    monkeypatch.setattr(fetching, "public", lambda number: number == "127.0.0.1")
    with pytest.raises(Unreachable, match=r"private address 10\.0\.0\.1"):
        fetch(f"{server}/inside", allow_private=False)


def test_a_large_answer_is_cut_off(server, monkeypatch):
    monkeypatch.setattr(fetching, "MOST_BYTES", 10_000)
    with pytest.raises(TooLarge):
        fetch(f"{server}/big", allow_private=True)


def test_private_addresses_are_refused(server):
    with pytest.raises(Unreachable, match="private address"):
        read(f"{server}/page")
    with pytest.raises(Unreachable, match="private address"):
        read("http://localhost/")


def test_nobody_answers():
    with pytest.raises(Unreachable, match="connection failed"):
        fetch("http://127.0.0.1:9/", allow_private=True)


@pytest.mark.parametrize(
    "address", ["http://", "http://exa mple/", "http://x.invalid/", "http://a.b:99999999/", "http://[::1"]
)
def test_what_is_no_address(address):
    with pytest.raises(Unreachable) as caught:
        read(address)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("number", "is_public"),
    [
        ("8.8.8.8", True), ("2606:4700::1111", True), ("127.0.0.1", False), ("10.1.2.3", False), ("172.16.0.1", False),
        ("192.168.1.1", False), ("169.254.169.254", False), ("0.1.2.3", False), ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("::1", False), ("fe80::1%eth0", False), ("fc00::1", False), ("::ffff:10.0.0.1", False),
        ("::ffff:8.8.8.8", True),
        ("64:ff9b::a00:1", False), ("2002:a00:1::", False), ("240.0.0.1", False), ("nonsense", False),
    ],
)  # fmt: skip
def test_public_addresses(number, is_public):
    assert public(number) is is_public
