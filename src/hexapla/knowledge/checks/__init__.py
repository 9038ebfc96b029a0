"""What the checker of the tables looks at, one file a topic; `python -m hexapla.knowledge.check` runs them all.

A file of a language's topic has `findings(language)`; `concepts` and `gazetteer`, whose sheets hold all languages,
have `findings(languages)`. `keys` looks at the keys of every topic, `notes` at the source notes, `entries` holds what
several topics ask of their entries. Where the program can be asked whether it ever finds an entry, it is asked.
"""
