"""`load_encoder`: which engine reads what, what is said where none can, and that nothing asks the network."""

from __future__ import annotations

import ast
import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from hexapla import engines
from hexapla.engines.encoder import load_encoder
from hexapla.engines.model_files import go_offline
from hexapla.errors import EncoderError, HexaplaError

Make = Callable[..., Path]
HOME = Path(engines.__path__[0])
COMMON = {"encoder", "model_files", "unit_rows"}


def refused(spec: str) -> str:
    """What is said where a spec is refused: one line, with the spec or path in front."""
    with pytest.raises(EncoderError) as caught:
        load_encoder(spec)
    assert isinstance(caught.value, HexaplaError) and "\n" not in str(caught.value)
    assert str(caught.value) == f"{caught.value.model}: {caught.value.reason}"
    return str(caught.value)


def test_the_files_tell_the_kind(model2vec: Path, make: Make, tmp_path: Path) -> None:
    graph = make(tmp_path / "graph")
    assert load_encoder(str(model2vec)).name == "model2vec:static"
    assert load_encoder(str(graph)).name == "onnx:graph"
    assert load_encoder(f"{graph}/model.onnx").name == "onnx:graph"


def test_a_list_of_modules_is_for_sentence_transformers(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = make(tmp_path / "graph")
    (graph / "modules.json").write_text("[]")
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    assert "pip install 'hexapla[sentence-transformers]'" in refused(str(graph))
    assert load_encoder(f"onnx:{graph}").name == "onnx:graph"


def test_a_kind_may_be_given_and_the_path_may_be_short(
    model2vec: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert load_encoder(f"model2vec:{model2vec}").name == "model2vec:static"
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert load_encoder("model2vec:~/static").name == "model2vec:static"
    monkeypatch.chdir(model2vec)
    assert load_encoder(".").name == "model2vec:static"


def test_a_name_from_elsewhere_is_not_downloaded() -> None:
    for spec in ("minishlab/potion-multilingual-128M", "model2vec:minishlab/potion-multilingual-128M"):
        said = refused(spec)
        assert "downloads no models" in said
        assert "hf download OWNER/MODEL --local-dir potion-multilingual-128M" in said


def test_an_unknown_kind_is_named() -> None:
    assert "no kind of model 'openai'; the kinds are model2vec, onnx, sentence-transformers" in refused("openai:ada")
    assert "no such file or folder" in refused("C:/models/potion")


@pytest.mark.parametrize("spec", ["", " ", "onnx:", "model2vec: "])
def test_no_path(spec: str) -> None:
    assert "no model is named; write KIND:PATH" in refused(spec)


def test_files_that_tell_nothing(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    (tmp_path / "model.safetensors").write_bytes(b"\xff" * 9)
    (tmp_path / "tokenizer.json").write_text("{}")
    assert "write KIND:PATH (model2vec, onnx, sentence-transformers)" in refused(str(tmp_path))


@pytest.mark.parametrize(
    ("kind", "package"),
    [
        ("model2vec", "model2vec"),
        ("onnx", "onnxruntime"),
        ("onnx", "tokenizers"),
        ("sentence-transformers", "sentence_transformers"),
    ],
)
def test_a_missing_extra_is_named(
    kind: str, package: str, model2vec: Path, make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make(tmp_path / "graph") if kind == "onnx" else model2vec
    monkeypatch.setitem(sys.modules, package, None)
    assert refused(f"{kind}:{folder}").endswith(f": pip install 'hexapla[{kind}]'")


@pytest.mark.parametrize("kind", ["model2vec", "sentence-transformers"])
def test_a_file_where_a_folder_is_wanted(kind: str, model2vec: Path) -> None:
    assert "this is a file; give the folder" in refused(f"{kind}:{model2vec / 'model.safetensors'}")


@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json"])
def test_a_missing_file_is_named(name: str, model2vec: Path) -> None:
    (model2vec / name).unlink()
    assert f"the file {name} is missing" in refused(f"model2vec:{model2vec}")


@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json", "config.json"])
def test_a_file_that_is_cut_off_is_named(name: str, model2vec: Path) -> None:
    whole = (model2vec / name).read_bytes()
    for broken in (b"", whole[: len(whole) // 2], b"\xff\x00 nothing of the kind"):
        (model2vec / name).write_bytes(broken)
        said = refused(f"model2vec:{model2vec}")
        assert name in said and "broken or of another kind" in said


def test_a_model_that_is_whole_but_wrong(model2vec: Path) -> None:
    tokenizer = json.loads((model2vec / "tokenizer.json").read_text(encoding="utf-8"))
    del tokenizer["model"]["vocab"]["bridge"]
    (model2vec / "tokenizer.json").write_text(json.dumps(tokenizer), encoding="utf-8")
    assert f"{model2vec}: the model is broken or of another kind (ValueError" in refused(f"model2vec:{model2vec}")


def test_only_errors_of_the_model_are_taken_for_such(model2vec: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from model2vec import StaticModel

    def exhausted(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(StaticModel, "from_pretrained", exhausted)
    with pytest.raises(MemoryError):
        load_encoder(f"model2vec:{model2vec}")


def test_loading_and_encoding_ask_no_network(
    model2vec: Path, make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def caught(*_: object, **__: object) -> None:
        raise AssertionError("a request would leave")

    graph = make(tmp_path / "graph")
    monkeypatch.setattr(socket.socket, "connect", caught)
    monkeypatch.setattr(socket, "getaddrinfo", caught)
    for folder in (model2vec, graph):
        assert load_encoder(str(folder)).encode(["the bridge"]).any()


def test_libraries_that_are_imported_already_are_offline_too(monkeypatch: pytest.MonkeyPatch) -> None:
    from huggingface_hub import constants

    for switch in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "HF_HUB_DISABLE_TELEMETRY"):
        monkeypatch.delenv(switch, raising=False)
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)
    go_offline()
    assert constants.HF_HUB_OFFLINE is True
    assert os.environ["HF_HUB_OFFLINE"] == os.environ["TRANSFORMERS_OFFLINE"] == "1"


def test_engines_import_nothing_heavy_until_they_load(tmp_path: Path) -> None:
    (tmp_path / "modules.txt").touch()
    code = (
        "import sys\nfrom hexapla.engines.encoder import load_encoder\nfrom hexapla.errors import EncoderError\n"
        "try:\n    load_encoder(sys.argv[1])\nexcept EncoderError:\n    pass\n"
        "print({name.partition('.')[0] for name in sys.modules} & {'numpy', 'model2vec', 'onnxruntime', 'tokenizers',"
        " 'safetensors', 'huggingface_hub', 'sentence_transformers', 'torch'})"
    )
    ran = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)  # noqa: S603
    assert ran.stdout.strip() == "set()", ran.stderr


def test_engines_do_not_know_each_other() -> None:
    files = {file.stem: file for file in HOME.glob("*.py") if file.stem != "__init__"}
    others = set(files) - COMMON
    assert {"model2vec", "onnx", "sentence_transformers"} <= others
    for name in others:
        tree = ast.parse(files[name].read_text(encoding="utf-8"))
        known = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        assert {one.rpartition(".")[2] for one in known if one.startswith("hexapla.engines")} <= COMMON, name
