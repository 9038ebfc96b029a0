"""Names across scripts, spellings and garblings: are two the same, and which pivot language garbled them?

`latin` and `keys` are cheap features for aligning texts; `compare_names` is the verdict on two names.
"""

from hexapla.evidence.names.compare import compare_names
from hexapla.evidence.names.skeleton import keys
from hexapla.evidence.names.transliterate import latin

__all__ = ["compare_names", "keys", "latin"]
