"""Tiny real models, made on the spot: a few words, random vectors, in files that the libraries themselves write."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, pre_tokenizers

from hexapla.engines.encoder import Encoder, load_encoder

PAD, UNKNOWN = "[PAD]", "[UNK]"
KNOWN = (
    "the bridge is rebuilt old river says council Die alte Brücke wird gebaut "
    "мост через реку 橋 川 الجسر النهر पुल नदी γέφυρα . , 23 32"
)
WORDS = [PAD, UNKNOWN, *KNOWN.split()]
DIMENSIONS = 12
TOKENS = "last_hidden_state"
INTEGERS = {"int64": TensorProto.INT64, "int32": TensorProto.INT32}


def table() -> numpy.ndarray:
    return numpy.random.default_rng(6).normal(size=(len(WORDS), DIMENSIONS)).astype(numpy.float32)


def word_tokenizer() -> Tokenizer:
    tokenizer = Tokenizer(models.WordLevel({word: place for place, word in enumerate(WORDS)}, unk_token=UNKNOWN))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    return tokenizer


def make_model2vec(folder: Path) -> Path:
    from model2vec import StaticModel

    StaticModel(table(), word_tokenizer(), normalize=False).save_pretrained(folder)
    return folder


def make_onnx(
    folder: Path,
    outputs: Sequence[str] = (TOKENS,),
    inputs: Sequence[str] = ("input_ids", "attention_mask"),
    integer: str = "int64",
    file: str = "model.onnx",
) -> Path:
    """A graph that looks tokens up in a table. Outputs: `last_hidden_state` (a row a token), `sentence_embedding` and
    `vectors` (a row a text: the mean of its tokens, padding too), `pooler_output` (a row a text that says nothing),
    `flat` (one number a token), `first` (only the first text's tokens), `constant`."""
    folder.mkdir(parents=True, exist_ok=True)
    kind = INTEGERS[integer]
    values = [helper.make_tensor_value_info(name, kind, ["texts", "tokens"]) for name in inputs]
    nodes = [helper.make_node("Gather", ["table", "input_ids"], [TOKENS])]
    if "token_type_ids" in inputs:  # type 0 adds nothing, type 1 would spoil everything
        nodes = [
            helper.make_node("Gather", ["table", "input_ids"], ["words"]),
            helper.make_node("Gather", ["types", "token_type_ids"], ["added"]),
            helper.make_node("Add", ["words", "added"], [TOKENS]),
        ]
    further = {
        "sentence_embedding": helper.make_node("ReduceMean", [TOKENS, "axis_1"], ["sentence_embedding"], keepdims=0),
        "vectors": helper.make_node("ReduceMean", [TOKENS, "axis_1"], ["vectors"], keepdims=0),
        "pooler_output": helper.make_node("ReduceMax", [TOKENS, "axis_1"], ["pooler_output"], keepdims=0),
        "flat": helper.make_node("ReduceMean", [TOKENS, "axis_2"], ["flat"], keepdims=0),
        "first": helper.make_node("Gather", [TOKENS, "axis_0"], ["first"], axis=0),
        "constant": helper.make_node("Identity", ["table"], ["constant"]),
    }
    if "input_ids" not in inputs:
        nodes = []
    nodes += [node for name, node in further.items() if name in outputs]
    constants = {
        "table": table(),
        "types": numpy.array([DIMENSIONS * [0], DIMENSIONS * [1e6]], dtype=numpy.float32),
        **{f"axis_{axis}": numpy.array([axis]) for axis in range(3)},
    }
    graph = helper.make_graph(
        nodes,
        "tiny",
        values,
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in outputs],
        [numpy_helper.from_array(value, name) for name, value in constants.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=8)
    (folder / file).parent.mkdir(parents=True, exist_ok=True)
    onnx.save(model, str(folder / file))
    word_tokenizer().save(str(folder / "tokenizer.json"))
    return folder


def make_static(folder: Path) -> Path:
    """A sentence-transformers model whose tokens are looked up and averaged."""
    library = pytest.importorskip("sentence_transformers", reason="needs the extra sentence-transformers")
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding

    library.SentenceTransformer(modules=[StaticEmbedding(word_tokenizer(), table())]).save(str(folder))
    return folder


def make_bert(folder: Path) -> Path:
    """A sentence-transformers model with a transformer of one layer and random weights."""
    library = pytest.importorskip("sentence_transformers", reason="needs the extra sentence-transformers")
    import torch
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    torch.manual_seed(6)
    size = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}
    BertModel(BertConfig(vocab_size=len(WORDS), max_position_embeddings=512, **size)).save_pretrained(folder / "bert")
    PreTrainedTokenizerFast(tokenizer_object=word_tokenizer(), pad_token=PAD, unk_token=UNKNOWN).save_pretrained(
        folder / "bert"
    )
    words = Transformer(str(folder / "bert"))
    library.SentenceTransformer(modules=[words, Pooling(16)]).save(str(folder / "whole"))
    return folder / "whole"


def make_masked(folder: Path) -> Path:
    return make_onnx(folder)


def make_pooled(folder: Path) -> Path:
    return make_onnx(folder, outputs=["vectors"], inputs=["input_ids"])


def make_first_token(folder: Path) -> Path:
    make_onnx(folder, inputs=["input_ids", "attention_mask", "token_type_ids"], integer="int32")
    (folder / "1_Pooling").mkdir()
    (folder / "1_Pooling" / "config.json").write_text(json.dumps({"pooling_mode_cls_token": True}))
    return folder


MAKERS: dict[str, Callable[[Path], Path]] = {
    "model2vec": make_model2vec,
    "onnx, mean of tokens": make_masked,
    "onnx, one vector a text": make_pooled,
    "onnx, first token": make_first_token,
    "sentence-transformers, static": make_static,
    "sentence-transformers, BERT": make_bert,
}


@pytest.fixture(scope="session", params=MAKERS)
def encoder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Encoder:
    """Every implementation, one after the other."""
    folder = MAKERS[request.param](tmp_path_factory.mktemp("model") / "tiny")
    return load_encoder(f"{request.param.partition(',')[0]}:{folder}")


@pytest.fixture
def make() -> Callable[..., Path]:
    """`make(folder, outputs, inputs, …)`: an ONNX model there."""
    return make_onnx


@pytest.fixture
def makers() -> dict[str, Callable[[Path], Path]]:
    """By the name of the implementation, what makes its model in a folder and gives the model's path."""
    return MAKERS


@pytest.fixture
def model2vec(tmp_path: Path) -> Path:
    return make_model2vec(tmp_path / "static")
