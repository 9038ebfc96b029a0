"""Language tags, as pages give them, to ISO 639-1."""

from __future__ import annotations

import re
from functools import lru_cache

_TAG = re.compile(r"^\s*([a-zA-Z]{2,3})(?:[-_][a-zA-Z0-9-_]*)?\s*$")
_NONE = frozenset({"und", "mul", "zxx", "mis", "xx"})  # "undetermined", "several", "no language", "uncoded"


@lru_cache(maxsize=1024)
def normal_language(tag: str | None) -> str | None:
    """The ISO 639-1 code of a language tag ("de-AT", "deu", "zh_Hant"), the ISO 639-3 code where there is no shorter
    one; None for what is no tag."""
    found = _TAG.match(tag) if tag else None
    if not found:
        return None
    code = found.group(1).lower()
    if code in _NONE:
        return None
    if len(code) == 3:
        from babel.core import get_global

        aliases: dict[str, str] = dict(get_global("language_aliases"))
        code = aliases.get(code, code).split("_")[0]
    return code
