"""Names across scripts, spellings and garblings: are two the same, and which pivot language garbled them?

`latin` and `keys` are cheap features for aligning texts; `compare_names` is the verdict on two names; `garbled` says
how one spelling became another in the same script, and `pivots.pivot` which language such garblings went through.
"""

from hexapla.evidence.names.compare import compare_names
from hexapla.evidence.names.garbling import Garbling, garbled
from hexapla.evidence.names.skeleton import keys
from hexapla.evidence.names.transliterate import latin

__all__ = ["Garbling", "compare_names", "garbled", "keys", "latin"]
