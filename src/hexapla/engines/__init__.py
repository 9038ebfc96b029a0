"""Optional parts: one file, one dependency, one protocol.

`encoder` has the protocol of encoders and `load_encoder`; every other file that has KIND, `recognises` and `load` is an
engine and is found by itself. `model_files` and `unit_rows` are what engines have in common. docs/engines.md says more.
"""
