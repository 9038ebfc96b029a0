"""Text encoders as ONNX graphs: a transformer without torch.

A folder with `model.onnx` and `tokenizer.json`, or an `.onnx` file with the tokenizer beside it or one folder up. Where
the graph gives one vector a text, that is taken; else the vectors of its tokens are pooled, by their mean over the
attention mask unless the model's `1_Pooling/config.json` says that it was trained on its first token.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hexapla.engines.model_files import Reading, library, require
from hexapla.engines.unit_rows import UnitRows
from hexapla.errors import EncoderError

if TYPE_CHECKING:
    from hexapla.engines.encoder import Encoder

KIND = "onnx"
_BATCH = 32
_MOST_TOKENS = 512  # what the position embeddings of BERT and its kin reach
_POOLED = "sentence_embedding"  # the output in which exports of sentence-transformers give a text's vector
_INTEGERS = {"tensor(int64)": "int64", "tensor(int32)": "int32"}


def recognises(path: Path) -> bool:
    """Whether this is an `.onnx` file, or a folder with `model.onnx` and `tokenizer.json`. A folder with a list of
    modules is not: sentence-transformers knows better what to do with it."""
    if path.is_file():
        return path.suffix == ".onnx"
    here = all((path / name).is_file() for name in ("model.onnx", "tokenizer.json"))
    return here and not (path / "modules.json").exists()


def load(path: Path) -> Encoder:
    """The encoder in a folder or `.onnx` file. Texts are cut at 512 tokens, or at the tokenizer's own length where that
    is less. Raises EncoderError."""
    graph, home = _places(path)
    runtime, tokenizers = library("onnxruntime", path, KIND), library("tokenizers", path, KIND)
    runtime.disable_telemetry_events()
    with Reading(home / "tokenizer.json"):
        tokenizer = tokenizers.Tokenizer.from_str((home / "tokenizer.json").read_text(encoding="utf-8"))
        cut = (tokenizer.truncation or {}).get("max_length", _MOST_TOKENS)
        tokenizer.enable_truncation(min(cut, _MOST_TOKENS))
        pad = (tokenizer.padding or {}).get("pad_id", 0)
        tokenizer.no_padding()
    with _running(graph):
        session = runtime.InferenceSession(str(graph), providers=["CPUExecutionProvider"])
    inputs = _inputs(graph, session)
    output, dimensions, pooling = _output(graph, home, session, inputs)
    model = _Graph(graph, session, tokenizer, pad, inputs, output, pooling)
    name = home.name if graph.name == "model.onnx" else f"{home.name}/{graph.name}"
    return UnitRows(f"{KIND}:{name}", dimensions, model.vectors)


@dataclass(frozen=True, slots=True)
class _Graph:
    """A graph that is ready to run. `inputs`: the integer type of each input; `pad`: the token that fills a batch up;
    `pooling`: "mean", "cls" (the first token), or None where the graph gives one vector a text."""

    path: Path
    session: Any
    tokenizer: Any
    pad: int
    inputs: dict[str, str]
    output: str
    pooling: str | None

    def vectors(self, texts: list[str]) -> Any:
        """One vector a text: an array (texts, dimensions); zero where the tokenizer finds no token."""
        import numpy

        with _running(self.path):
            tokens = [encoding.ids for encoding in self.tokenizer.encode_batch(texts)]
            batches = list(_batches(tokens, mixed="attention_mask" in self.inputs))
            found = [self._pooled([tokens[index] for index in batch]) for batch in batches]
            rows = numpy.zeros((len(texts), found[0].shape[-1] if found else 1), dtype=numpy.float32)
            for batch, vectors in zip(batches, found, strict=True):
                rows[batch] = vectors
        return rows

    def _pooled(self, tokens: Sequence[Sequence[int]]) -> Any:
        import numpy

        mask = numpy.zeros((len(tokens), max(map(len, tokens))), dtype=numpy.int64)
        ids = numpy.full_like(mask, self.pad)
        for row, own in enumerate(tokens):
            mask[row, : len(own)], ids[row, : len(own)] = 1, own
        (given,) = _run(self.session, self.inputs, ids, mask, [self.output])
        wanted = (*(ids.shape if self.pooling else ids.shape[:1]), self.dimensions)
        if given.shape != wanted:
            raise EncoderError(str(self.path), f"its output {self.output} is of shape {given.shape}, not {wanted}")
        return _pool(given, mask, self.pooling)


def _places(path: Path) -> tuple[Path, Path]:
    """The graph, and the folder of its tokenizer. Raises EncoderError with what is missing."""
    if path.is_file():
        near = path.parent
        return path, near.parent if _home_is_above(near) else _holding_tokenizer(near)
    inner = path / "onnx" / "model.onnx"
    if inner.is_file() and not (path / "model.onnx").exists():
        return inner, _holding_tokenizer(path)
    require(path, "model.onnx")
    return path / "model.onnx", _holding_tokenizer(path)


def _home_is_above(folder: Path) -> bool:
    return not (folder / "tokenizer.json").exists() and (folder.parent / "tokenizer.json").is_file()


def _holding_tokenizer(folder: Path) -> Path:
    require(folder, "tokenizer.json")
    return folder


def _own_errors(state: Any) -> tuple[type[BaseException], ...]:
    """The errors of onnxruntime, which have no common root."""
    return tuple(one for one in vars(state).values() if isinstance(one, type) and issubclass(one, BaseException))


def _probed(
    path: Path, home: Path, session: Any, tokenizer: Any, pad: int, own: tuple[type[BaseException], ...]
) -> _Graph:
    """The graph with its output chosen by one run over two tokens. Raises EncoderError where it is no text encoder."""
    import numpy

    inputs = {one.name: _INTEGERS.get(one.type, one.type) for one in session.get_inputs()}
    strange = [f"{name} ({kind})" for name, kind in inputs.items() if name not in _KNOWN or kind not in ("int64", "int32")]
    if strange or "input_ids" not in inputs:
        wanted = f"it asks for {', '.join(strange)}" if strange else "it does not ask for input_ids"
        raise EncoderError(str(path), f"this graph is no plain text encoder: {wanted}")
    names = [one.name for one in session.get_outputs()]
    with Reading(path, *own):
        mask = numpy.ones((1, 2), dtype=numpy.int64)
        found = dict(zip(names, _run(session, inputs, numpy.zeros_like(mask), mask, names), strict=True))
    output, pooling = _chosen(path, home, {name: numpy.ndim(one) for name, one in found.items()})
    return _Graph(path, session, tokenizer, pad, inputs, output, pooling, found[output].shape[-1], own)


_KNOWN = ("input_ids", "attention_mask", "token_type_ids")


def _chosen(path: Path, home: Path, ranks: dict[str, int]) -> tuple[str, str | None]:
    """The output to take and how to pool it, by the ranks of all outputs.

    A 2-D output beside a 3-D one is mostly BERT's `pooler_output`, which was trained for something else: it counts only
    under the name that sentence-transformers gives its own."""
    if ranks.get(_POOLED) == 2:
        return _POOLED, None
    tokens = [name for name, rank in ranks.items() if rank == 3]
    texts = [name for name, rank in ranks.items() if rank == 2]
    if tokens:
        return "last_hidden_state" if "last_hidden_state" in tokens else tokens[0], _pooling(path, home)
    if len(texts) == 1:
        return texts[0], None
    shapes = ", ".join(f"{name} with {rank}" for name, rank in ranks.items())
    raise EncoderError(str(path), f"no output holds one vector a token or a text (outputs and dimensions: {shapes})")


def _pooling(path: Path, home: Path) -> str:
    """How the model pools its tokens, as files of sentence-transformers beside it say: "mean" where there are none.
    Raises EncoderError where it does something that the graph leaves out and this engine does not do."""
    modes = {"mean"}
    further: set[str] = set()
    with Reading(home):
        if (home / "modules.json").is_file():
            modules = json.loads((home / "modules.json").read_text(encoding="utf-8"))
            further = {one["type"].rpartition(".")[2] for one in modules} - {"Transformer", "Pooling", "Normalize"}
        if (home / "1_Pooling" / "config.json").is_file():
            modes = _modes(json.loads((home / "1_Pooling" / "config.json").read_text(encoding="utf-8")))
    if further or modes not in ({"mean"}, {"cls"}):
        what = ", ".join(sorted(further or modes))
        raise EncoderError(str(path), f"the model needs {what}, which its graph lacks; use sentence-transformers:{home}")
    return modes.pop()


def _modes(said: dict[str, Any]) -> set[str]:
    """The ways of pooling in a `1_Pooling/config.json`, of old (a switch for each) or new (`pooling_mode`)."""
    if mode := said.get("pooling_mode"):
        return {mode} if isinstance(mode, str) else set(mode)
    switched = {key.removeprefix("pooling_mode_") for key, value in said.items() if key.startswith("pooling_mode_") and value}
    return {key.removesuffix("_tokens").removesuffix("_token") for key in switched} or {"mean"}


def _batches(tokens: Sequence[Sequence[int]], mixed: bool) -> Iterator[list[int]]:
    """The indexes of texts that have tokens, 32 at a time, texts of like length together. Unless `mixed`, all of one
    batch have the same length: a graph without an attention mask would take the padding for text."""
    order = sorted((index for index, own in enumerate(tokens) if own), key=lambda index: len(tokens[index]))
    for _, group in groupby(order, key=lambda index: 0 if mixed else len(tokens[index])):
        same = list(group)
        yield from (same[start : start + _BATCH] for start in range(0, len(same), _BATCH))


def _run(session: Any, inputs: dict[str, str], ids: Any, mask: Any, outputs: list[str]) -> list[Any]:
    """The named outputs for token ids and their mask (texts, tokens); token types are all 0."""
    feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": ids * 0}
    given: list[Any] = session.run(outputs, {name: feed[name].astype(kind) for name, kind in inputs.items()})
    return given


def _pool(given: Any, mask: Any, pooling: str | None) -> Any:
    """One vector a text: what is given, its first token, or the mean of the tokens that the mask lets through."""
    import numpy

    if pooling is None:
        return given
    if pooling == "cls":
        return given[:, 0]
    weight = mask[:, :, None].astype(numpy.float32)
    return (given.astype(numpy.float32) * weight).sum(axis=1) / weight.sum(axis=1)
