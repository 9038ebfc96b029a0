"""What only sentence-transformers can get wrong. Skipped where it is not installed, as in CI: it brings torch."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest

from hexapla.engines.encoder import load_encoder
from hexapla.errors import EncoderError

pytest.importorskip("sentence_transformers", reason="needs the extra sentence-transformers")


@pytest.fixture
def bert(tmp_path: Path, makers: dict) -> Path:
    return makers["sentence-transformers, BERT"](tmp_path)


def refused(folder: Path) -> str:
    with pytest.raises(EncoderError) as caught:
        load_encoder(f"sentence-transformers:{folder}")
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_the_files_tell_the_kind(bert: Path) -> None:
    assert load_encoder(str(bert)).name == "sentence-transformers:whole"


def test_a_plain_transformers_model_is_averaged(bert: Path) -> None:
    (bert / "modules.json").unlink()
    assert load_encoder(f"sentence-transformers:{bert}").encode(["the bridge"]).any()


def test_weights_that_are_missing_are_not_made_up(bert: Path) -> None:
    from safetensors.torch import load_file, save_file

    weights = load_file(bert / "model.safetensors")
    lacking = {name: value for name, value in weights.items() if not name.endswith("output.dense.weight")}
    assert len(lacking) < len(weights)
    save_file(lacking, bert / "model.safetensors", metadata={"format": "pt"})
    assert "weights are missing from its files" in refused(bert)


def test_broken_and_missing_files_are_named(bert: Path) -> None:
    weights = bert / "model.safetensors"
    whole = weights.read_bytes()
    weights.write_bytes(whole[:-100])
    assert refused(bert).startswith(f"{weights}: the model is broken")
    weights.unlink()
    assert "the model is broken" in refused(bert)
    weights.write_bytes(whole)
    (bert / "config.json").write_text("{")
    assert refused(bert).startswith(f"{bert / 'config.json'}: the model is broken")
    (bert / "modules.json").unlink()
    (bert / "config.json").unlink()
    assert "the file config.json is missing" in refused(bert)


def test_code_that_a_model_brings_along_is_not_run(bert: Path) -> None:
    modules = json.loads((bert / "modules.json").read_text())
    modules[0]["type"] = "own.Loud"
    (bert / "modules.json").write_text(json.dumps(modules))
    (bert / "own.py").write_text("raise SystemExit('it was run')")
    assert "it brings code of its own (own.Loud), which Hexapla does not run" in refused(bert)


def test_loading_and_encoding_ask_no_network_and_print_nothing(
    bert: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def caught(*_: object, **__: object) -> None:
        raise AssertionError("a request would leave")

    monkeypatch.setattr(socket.socket, "connect", caught)
    monkeypatch.setattr(socket, "getaddrinfo", caught)
    assert load_encoder(str(bert)).encode(["the bridge"]).any()
    assert capfd.readouterr() == ("", "")
