"""Text encoders as ONNX graphs: a transformer without torch.

A folder with `model.onnx` and `tokenizer.json`, or an `.onnx` file with the tokenizer beside it or one folder up. Where
the graph gives one vector a text, that is taken; else the vectors of its tokens are pooled, by their mean over the
attention mask unless the model's `1_Pooling/config.json` says that it was trained on its first token.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hexapla.engines.model_files import Reading, errors_of, library, require
from hexapla.engines.unit_rows import UnitRows
from hexapla.errors import EncoderError

if TYPE_CHECKING:
    from hexapla.engines.encoder import Encoder

KIND = "onnx"
_BATCH = 32
_MOST_TOKENS = 512  # what the position embeddings of BERT and its kin reach
_INPUTS = ("input_ids", "attention_mask", "token_type_ids")
_INTEGERS = {"tensor(int64)": "int64", "tensor(int32)": "int32"}
_TEXTS, _TOKENS = "sentence_embedding", "last_hidden_state"  # the usual names of the two kinds of output
_PLAIN = {"Transformer", "Pooling", "Normalize"}  # modules of sentence-transformers that this engine stands in for


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
    file, home = _places(path)
    runtime, tokenizers = library("onnxruntime", path, KIND), library("tokenizers", path, KIND)
    runtime.disable_telemetry_events()
    with Reading(home / "tokenizer.json"):
        tokenizer = tokenizers.Tokenizer.from_str((home / "tokenizer.json").read_text(encoding="utf-8"))
        cut = (tokenizer.truncation or {}).get("max_length", _MOST_TOKENS)
        pad = (tokenizer.padding or {}).get("pad_id", 0)
        tokenizer.enable_truncation(min(cut, _MOST_TOKENS))
        tokenizer.no_padding()
    options = runtime.SessionOptions()
    options.log_severity_level = 3  # errors: it writes past Python to the terminal
    with _running(file):
        session = runtime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"], enable_fallback=0)
    graph = _Graph(file, session, _inputs(file, session))
    output, dimensions = graph.probe()
    pooling = None if output.rank == 2 else _pooling(file, home)
    encoder = _GraphEncoder(graph, tokenizer, pad, output.name, pooling, dimensions)
    name = home.name if file.name == "model.onnx" else f"{home.name}/{file.name}"
    return UnitRows(f"{KIND}:{name}", dimensions, encoder.vectors)


@dataclass(frozen=True, slots=True)
class _Output:
    """An output of a graph: its rank is 2 where it has one vector a text, 3 where it has one a token."""

    name: str
    rank: int


@dataclass(frozen=True, slots=True)
class _Graph:
    """A graph that is ready to run. `inputs`: the integer type of each input."""

    path: Path
    session: Any
    inputs: Mapping[str, str]

    def run(self, ids: Any, mask: Any, outputs: Sequence[str]) -> list[Any]:
        """The named outputs for token ids and their mask (texts, tokens); token types are all 0. Raises
        EncoderError."""
        feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": ids * 0}
        with _running(self.path):
            given = self.session.run(
                list(outputs), {name: feed[name].astype(kind) for name, kind in self.inputs.items()}
            )
        return list(given)

    def probe(self) -> tuple[_Output, int]:
        """The output to take and its dimensions, told by a run over two tokens. Raises EncoderError."""
        import numpy

        mask = numpy.ones((1, 2), dtype=numpy.int64)
        names = [one.name for one in self.session.get_outputs()]
        found = dict(zip(names, self.run(mask * 0, mask, names), strict=True))
        output = _chosen(self.path, [_Output(name, numpy.ndim(one)) for name, one in found.items()])
        return output, int(found[output.name].shape[-1])


@dataclass(frozen=True, slots=True)
class _GraphEncoder:
    """A graph with its tokenizer. `pad`: the token that fills a batch up; `pooling`: "mean", "cls" (the first token),
    or None where the graph gives one vector a text."""

    graph: _Graph
    tokenizer: Any
    pad: int
    output: str
    pooling: str | None
    dimensions: int

    def vectors(self, texts: list[str]) -> Any:
        """One vector a text: an array (texts, dimensions); zero where the tokenizer finds no token."""
        import numpy

        with Reading(self.graph.path):
            tokens = [encoding.ids for encoding in self.tokenizer.encode_batch(texts)]
        rows = numpy.zeros((len(texts), self.dimensions), dtype=numpy.float32)
        for batch in _batches(tokens, mixed="attention_mask" in self.graph.inputs):
            rows[batch] = self._pooled([tokens[index] for index in batch])
        return rows

    def _pooled(self, tokens: Sequence[Sequence[int]]) -> Any:
        """One vector for each text of a batch. Raises EncoderError."""
        import numpy

        mask = numpy.zeros((len(tokens), max(map(len, tokens))), dtype=numpy.int64)
        ids = numpy.full_like(mask, self.pad)
        for row, own in enumerate(tokens):
            mask[row, : len(own)], ids[row, : len(own)] = 1, own
        (given,) = self.graph.run(ids, mask, [self.output])
        wanted = (*(ids.shape if self.pooling else ids.shape[:1]), self.dimensions)
        if given.shape != wanted:
            reason = f"its output {self.output} has the shape {given.shape} where {wanted} was wanted"
            raise EncoderError(str(self.graph.path), reason)
        if self.pooling == "cls":
            return given[:, 0]
        if self.pooling == "mean":
            weight = mask[:, :, None].astype(numpy.float32)
            return (given.astype(numpy.float32) * weight).sum(axis=1) / weight.sum(axis=1)
        return given


def _places(path: Path) -> tuple[Path, Path]:
    """The graph, and the folder of its tokenizer. Raises EncoderError with what is missing."""
    if path.is_file():
        above = path.parent.parent
        home = path.parent
        if not (home / "tokenizer.json").exists() and (above / "tokenizer.json").is_file():
            home = above
        file = path
    else:
        home, file = path, path / "model.onnx"
        if not file.exists() and (path / "onnx" / "model.onnx").is_file():
            file = path / "onnx" / "model.onnx"
        else:
            require(path, "model.onnx")
    require(home, "tokenizer.json")
    return file, home


def _running(file: Path) -> Reading:
    """A block in which onnxruntime works: its errors are taken from where it defines them."""
    state = library("onnxruntime.capi.onnxruntime_pybind11_state", file, KIND)
    return Reading(file, *errors_of(state))


def _inputs(file: Path, session: Any) -> dict[str, str]:
    """The integer type of each input of a graph. Raises EncoderError where it wants something else than a text."""
    inputs = {one.name: one.type for one in session.get_inputs()}
    strange = [f"{name}, {kind}" for name, kind in inputs.items() if name not in _INPUTS or kind not in _INTEGERS]
    if strange or "input_ids" not in inputs:
        wanted = f"it asks for {'; '.join(strange)}" if strange else "it does not ask for input_ids"
        raise EncoderError(str(file), f"this graph is no plain text encoder: {wanted}")
    return {name: _INTEGERS[kind] for name, kind in inputs.items()}


def _chosen(file: Path, outputs: Sequence[_Output]) -> _Output:
    """The output to take. Raises EncoderError where none can be told.

    One vector a text beside one a token is mostly the `pooler_output` of BERT, which was trained for something else: it
    counts only under the name that sentence-transformers gives its own."""
    texts = [one for one in outputs if one.rank == 2]
    tokens = [one for one in outputs if one.rank == 3]
    named = [one for one in texts if one.name == _TEXTS] + [one for one in tokens if one.name == _TOKENS]
    if named or tokens:
        return (named or tokens)[0]
    if len(texts) == 1:
        return texts[0]
    given = ", ".join(f"{one.name} with {one.rank} dimensions" for one in outputs)
    raise EncoderError(str(file), f"no output surely holds one vector a text or a token: {given}")


def _pooling(file: Path, home: Path) -> str:
    """How the model pools its tokens, as files of sentence-transformers beside it say: "mean" where there are none.
    Raises EncoderError where it does something that the graph leaves out and this engine does not do."""
    with Reading(home):
        modules = _json(home / "modules.json") or []
        further = {one["type"].rpartition(".")[2] for one in modules} - _PLAIN
        modes = _modes(_json(home / "1_Pooling" / "config.json") or {})
    if further or modes not in ({"mean"}, {"cls"}):
        lacking = ", ".join(sorted(further or modes))
        raise EncoderError(str(file), f"the model needs {lacking}, not in this graph; try sentence-transformers:{home}")
    return modes.pop()


def _json(file: Path) -> Any:
    """What a JSON file holds; None where there is none."""
    return json.loads(file.read_text(encoding="utf-8")) if file.is_file() else None


def _modes(said: Mapping[str, Any]) -> set[str]:
    """The ways of pooling in a `1_Pooling/config.json`, which has a switch for each or, of late, a list."""
    mode = said.get("pooling_mode")
    if mode:
        return {mode} if isinstance(mode, str) else set(mode)
    switched = {key.removeprefix("pooling_mode_") for key, value in said.items() if value is True}
    switched &= {"cls_token", "max_tokens", "mean_tokens", "mean_sqrt_len_tokens", "weightedmean_tokens", "lasttoken"}
    return {key.removesuffix("_tokens").removesuffix("_token") for key in switched} or {"mean"}


def _batches(tokens: Sequence[Sequence[int]], mixed: bool) -> Iterator[list[int]]:
    """The indexes of texts that have tokens, 32 at a time, texts of like length together. Unless `mixed`, all of one
    batch have the same length: a graph without an attention mask would take the padding for text."""
    order = sorted((index for index, own in enumerate(tokens) if own), key=lambda index: len(tokens[index]))
    for _, group in groupby(order, key=lambda index: 0 if mixed else len(tokens[index])):
        same = list(group)
        yield from (same[start : start + _BATCH] for start in range(0, len(same), _BATCH))
