"""ONNX graphs: which output is taken and how it is pooled, and the graphs that are refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy
import pytest

from hexapla.engines.encoder import load_encoder
from hexapla.errors import EncoderError

Make = Callable[..., Path]
LONG, SHORT = "the bridge is rebuilt old river says council", "alte Brücke"


def rows(spec: Path | str, *texts: str) -> numpy.ndarray:
    return load_encoder(f"onnx:{spec}").encode(texts)


def refused(folder: Path | str) -> str:
    with pytest.raises(EncoderError) as caught:
        load_encoder(f"onnx:{folder}")
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_tokens_are_averaged_without_the_padding(make: Make, tmp_path: Path) -> None:
    words = rows(make(tmp_path / "graph"), "alte", "Brücke", SHORT, LONG)
    # The table has rows of different lengths, so that the mean of the words' own vectors is a mix, not a half each.
    mix, *_ = numpy.linalg.lstsq(words[:2].T, words[2], rcond=None)
    assert (mix > 0).all() and words[2] == pytest.approx(mix @ words[:2], abs=1e-5)


def test_the_first_token_is_taken_where_the_model_says_so(make: Make, tmp_path: Path) -> None:
    folder = make(tmp_path / "graph")
    (folder / "1_Pooling").mkdir()
    for said in ({"pooling_mode_cls_token": True, "pooling_mode_mean_tokens": False}, {"pooling_mode": "cls"}):
        (folder / "1_Pooling" / "config.json").write_text(json.dumps({"word_embedding_dimension": 12, **said}))
        given = rows(folder, LONG, "the")
        assert (given[0] == given[1]).all()
    (folder / "1_Pooling" / "config.json").write_text(json.dumps({"pooling_mode_mean_tokens": True}))
    assert not numpy.allclose(*rows(folder, LONG, "the"))


@pytest.mark.parametrize(
    ("said", "what"),
    [({"pooling_mode_lasttoken": True}, "lasttoken"), ({"pooling_mode": ["mean", "max"]}, "max, mean")],
)
def test_another_pooling_is_refused(said: dict[str, object], what: str, make: Make, tmp_path: Path) -> None:
    folder = make(tmp_path / "graph")
    (folder / "1_Pooling").mkdir()
    (folder / "1_Pooling" / "config.json").write_text(json.dumps(said))
    assert f"the model needs {what}, not in this graph; try sentence-transformers:" in refused(folder)


def test_a_further_layer_is_refused(make: Make, tmp_path: Path) -> None:
    folder = make(tmp_path / "graph")
    kinds = ["models.Transformer", "models.Pooling", "models.Dense", "models.Normalize"]
    (folder / "modules.json").write_text(json.dumps([{"type": f"sentence_transformers.{kind}"} for kind in kinds]))
    assert "the model needs Dense" in refused(folder)
    make(folder, ["last_hidden_state", "sentence_embedding"])
    assert rows(folder, SHORT).any()


def test_the_pooler_of_bert_is_not_taken(make: Make, tmp_path: Path) -> None:
    alone = rows(make(tmp_path / "alone"), SHORT, LONG)
    beside = rows(make(tmp_path / "beside", ["pooler_output", "last_hidden_state"]), SHORT, LONG)
    assert (alone == beside).all()


def test_a_lone_vector_a_text_is_taken(make: Make, tmp_path: Path) -> None:
    alone = rows(make(tmp_path / "alone"), SHORT, LONG)
    for outputs in (["vectors"], ["last_hidden_state", "sentence_embedding"]):
        # No attention mask is asked for: only texts of one length may be put into one batch.
        folder = make(tmp_path / "graph", outputs, ["input_ids"])
        assert rows(folder, SHORT, LONG) == pytest.approx(alone, abs=1e-6)


def test_inputs_are_given_as_asked(make: Make, tmp_path: Path) -> None:
    plain = rows(make(tmp_path / "plain"), SHORT, LONG)
    asked = make(tmp_path / "asked", inputs=["token_type_ids", "attention_mask", "input_ids"], integer="int32")
    assert (rows(asked, SHORT, LONG) == plain).all()


def test_texts_are_cut_at_512_tokens(make: Make, tmp_path: Path) -> None:
    folder = make(tmp_path / "graph")
    given = rows(folder, "the " * 512, "the " * 512 + LONG, "the " * 511 + SHORT)
    assert (given[0] == given[1]).all() and not (given[0] == given[2]).all()


def test_the_tokenizers_own_length_and_padding_are_kept(make: Make, tmp_path: Path) -> None:
    from tokenizers import Tokenizer

    folder = make(tmp_path / "graph")
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_truncation(3)
    tokenizer.enable_padding(pad_id=2, length=300)
    tokenizer.save(str(folder / "tokenizer.json"))
    given = rows(folder, LONG, "the bridge is", "the")
    assert (given[0] == given[1]).all() and not (given[0] == given[2]).all()
    assert given[2] == pytest.approx(rows(make(tmp_path / "plain"), "the")[0], abs=1e-6)


def test_batches_hold_32_texts(make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import onnxruntime

    encoder = load_encoder(f"onnx:{make(tmp_path / 'graph')}")
    sizes: list[int] = []
    run = onnxruntime.InferenceSession.run

    def counted(self: object, outputs: object, feed: dict[str, numpy.ndarray]) -> object:
        sizes.append(len(feed["input_ids"]))
        return run(self, outputs, feed)

    monkeypatch.setattr(onnxruntime.InferenceSession, "run", counted)
    encoder.encode(["the " * count for count in range(1, 71)])
    assert sizes == [32, 32, 6]


def test_where_the_tokenizer_may_lie(make: Make, tmp_path: Path) -> None:
    folder = make(tmp_path / "whole", file="onnx/model.onnx")
    make(folder, file="onnx/model_int8.onnx")
    assert load_encoder(f"onnx:{folder}").name == "onnx:whole"
    assert load_encoder(str(folder / "onnx" / "model.onnx")).name == "onnx:whole"
    assert load_encoder(str(folder / "onnx" / "model_int8.onnx")).name == "onnx:whole/model_int8.onnx"


def test_missing_files_are_named(make: Make, tmp_path: Path) -> None:
    folder = make(tmp_path / "graph")
    (folder / "tokenizer.json").unlink()
    assert "the file tokenizer.json is missing" in refused(folder)
    assert "the file tokenizer.json is missing" in refused(folder / "model.onnx")
    (folder / "model.onnx").unlink()
    assert "the file model.onnx is missing" in refused(folder)


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_broken_files_are_named(name: str, make: Make, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = make(tmp_path / "graph")
    whole = (folder / name).read_bytes()
    for broken in (b"", whole[: len(whole) // 2], b"{}", b"\xff\xfe"):
        (folder / name).write_bytes(broken)
        said = refused(folder)
        assert said.startswith(f"{folder / name}: ")
        assert "broken or of another kind" in said or "no plain text encoder" in said
    assert capfd.readouterr() == ("", "")


def test_graphs_of_another_kind_are_refused(make: Make, tmp_path: Path) -> None:
    assert "it asks for past_key_values, tensor(int64)" in refused(
        make(tmp_path / "past", inputs=["input_ids", "past_key_values"])
    )
    assert "it does not ask for input_ids" in refused(make(tmp_path / "mask", ["constant"], ["attention_mask"]))
    two = make(tmp_path / "two", ["vectors", "pooler_output"])
    assert "no output surely holds one vector a text or a token: vectors with 2 dimensions" in refused(two)


def test_an_output_of_a_wrong_shape_is_told(make: Make, tmp_path: Path) -> None:
    for output, shape in (("flat", r"\(2, 1\)"), ("first", r"\(1, 8, 12\)")):
        encoder = load_encoder(f"onnx:{make(tmp_path / output, [output])}")
        with pytest.raises(EncoderError, match=f"its output {output} has the shape {shape} where"):
            encoder.encode(["the", "bridge"] if output == "flat" else [LONG, SHORT])


def test_a_token_that_the_graph_does_not_know_is_told(make: Make, tmp_path: Path) -> None:
    folder = make(tmp_path / "graph")
    tokenizer = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer["model"]["vocab"]["bridge"] = 9999
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer), encoding="utf-8")
    encoder = load_encoder(f"onnx:{folder}")
    assert encoder.encode(["the"]).any()
    with pytest.raises(EncoderError, match=r"graph.model\.onnx: the model is broken"):
        encoder.encode(["the", "the bridge"])
