"""Fetches one page from the web, with care: public addresses only, few redirects, a limit of size and of time.

The host is looked up here and the connection goes to the very address that was checked, so that a name that answers
differently the second time (DNS rebinding) gains nothing. Every redirect is checked in the same way.
"""

from __future__ import annotations

import ipaddress
import os
import re
import socket
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from hexapla.acquisition.limits import MOST_BYTES, too_large
from hexapla.errors import NotText, Unreachable

MOST_REDIRECTS = 5
SECONDS = 20.0  # for the whole page, redirects included
STEP_SECONDS = 10.0  # for connecting, and for each wait for more
PRIVATE_ALLOWED = "HEXAPLA_ALLOW_PRIVATE"  # environment variable: "1" lets private addresses be read
_TEXT_TYPES = re.compile(r"^(?:text/|application/(?:xhtml|xml|rss|atom|rdf|json|x-ndjson|[\w.-]+\+xml))", re.I)
_AGENT = "hexapla (collates versions of a news story)"
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # IPv4 addresses inside IPv6 (RFC 6052)


@dataclass(frozen=True, slots=True)
class Reply:
    """What an address gave: the bytes, the encoding that the server declares, the address after redirects."""

    data: bytes
    charset: str | None
    address: str


def fetch(address: str, *, allow_private: bool | None = None) -> Reply:
    """The page at an http(s) address. `allow_private` lets private and loopback addresses be read; None: as the
    environment variable HEXAPLA_ALLOW_PRIVATE says. Raises Unreachable, NotText or TooLarge with one clear line."""
    import httpx

    allowed = os.environ.get(PRIVATE_ALLOWED) == "1" if allow_private is None else allow_private
    deadline = time.monotonic() + SECONDS
    at = address
    try:
        with httpx.Client(timeout=STEP_SECONDS, follow_redirects=False, trust_env=False) as client:
            for _ in range(MOST_REDIRECTS + 1):
                onward = _step(client, at, address, allowed, deadline)
                if isinstance(onward, Reply):
                    return onward
                at = onward
    except httpx.TimeoutException as error:
        raise Unreachable(address, f"no answer within {STEP_SECONDS:.0f} seconds; try again later") from error
    except (httpx.InvalidURL, ValueError) as error:
        raise Unreachable(address, "this is not a valid address") from error
    except httpx.HTTPError as error:
        raise Unreachable(address, f"the connection failed ({_plain(error)})") from error
    raise Unreachable(address, f"it redirects more than {MOST_REDIRECTS} times; give the final address")


def _step(client: Any, at: str, address: str, allowed: bool, deadline: float) -> Reply | str:
    """One request: the page, or the address it redirects to."""
    parts = urlsplit(at)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Unreachable(address, f"it leads to {at[:80]!r}, which is no http(s) address")
    host = parts.hostname
    port = parts.port or (443 if parts.scheme == "https" else 80)
    number = _checked(host, port, address, allowed)
    literal = f"[{number}]" if ":" in number else number
    target = parts._replace(netloc=f"{literal}:{port}", fragment="").geturl()
    netloc = parts.netloc.rpartition("@")[2]
    headers = {"Host": netloc, "User-Agent": _AGENT, "Accept": "text/html,application/xhtml+xml,text/*;q=0.8,*/*;q=0.1"}
    extensions = {"sni_hostname": host}
    with client.stream("GET", target, headers=headers, extensions=extensions) as reply:
        if reply.is_redirect and reply.headers.get("location"):
            return urljoin(at, str(reply.headers["location"]))
        if reply.status_code >= 400:
            raise Unreachable(address, f"the server answers {reply.status_code} {reply.reason_phrase}".rstrip())
        kind = reply.headers.get("content-type", "")
        if kind and not _TEXT_TYPES.match(kind.strip()):
            raise NotText(address, f"the address gives {kind.split(';')[0]}, not a page")
        return Reply(_body(reply, address, deadline), reply.charset_encoding, at)


def _body(reply: Any, address: str, deadline: float) -> bytes:
    parts: list[bytes] = []
    size = 0
    for part in reply.iter_bytes():
        size += len(part)
        if size > MOST_BYTES:
            raise too_large(address)
        if time.monotonic() > deadline:
            raise Unreachable(address, f"the page did not arrive within {SECONDS:.0f} seconds")
        parts.append(part)
    return b"".join(parts)


def _checked(host: str, port: int, address: str, allowed: bool) -> str:
    """The network address of a host, all of whose addresses are public (or private ones are allowed)."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreachable(address, f"the host {host[:80]} is not known") from error
    numbers = [str(one[4][0]) for one in found]
    if not allowed and (bad := next((one for one in numbers if not public(one)), None)):
        raise Unreachable(address, f"{host[:80]} is at the private address {bad}; only public addresses are read")
    return numbers[0]


def public(number: str) -> bool:
    """Whether a network address is one of the public internet; IPv4 addresses inside IPv6 ones are looked at too."""
    try:
        one = ipaddress.ip_address(number.split("%")[0])
    except ValueError:
        return False
    if isinstance(one, ipaddress.IPv6Address):
        inner = one.ipv4_mapped or one.sixtofour or (one.teredo[1] if one.teredo else None)
        if inner is None and one in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(one) & 0xFFFFFFFF)
        if inner is not None:
            return public(str(inner))
    return one.is_global and not one.is_multicast and not one.is_reserved


def _plain(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
