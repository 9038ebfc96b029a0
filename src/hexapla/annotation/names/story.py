from collections.abc import Sequence

from hexapla.annotation.names.find import find_names
from hexapla.model import Name


def find_names_in_story(texts: Sequence[tuple[str, str | None]]) -> list[tuple[Name, ...]]:
    return [find_names(text, language) for text, language in texts]
