"""The named arrays of an ONNX file, without the program that runs such files.

In: the bytes. Out: every initial value of the graph, by name, in the order of the file. Only the parts of the format
that hold arrays are read (onnx.proto: ModelProto.graph = 7, GraphProto.initializer = 5, TensorProto: dims = 1,
data_type = 2, name = 8, raw_data = 9).
"""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

GRAPH, INITIALIZER = 7, 5
DIMS, DATA_TYPE, NAME, RAW_DATA = 1, 2, 8, 9
ELEMENTS: Mapping[int, np.dtype[Any]] = {
    1: np.dtype("<f4"),
    3: np.dtype("i1"),
    6: np.dtype("<i4"),
    7: np.dtype("<i8"),
    9: np.dtype("?"),
}
"""ONNX data types that are read: float, int8, int32, int64, bool."""
VARINT, EIGHT_BYTES, COUNTED, FOUR_BYTES = 0, 1, 2, 5

type Field = tuple[int, int | memoryview]


def arrays_of(onnx: bytes) -> dict[str, NDArray[Any]]:
    """Initial values by name. Raises ValueError where the bytes are no such file."""
    found: dict[str, NDArray[Any]] = {}
    for graph in _parts(memoryview(onnx), GRAPH):
        for tensor in _parts(graph, INITIALIZER):
            name, array = _array(tensor)
            found[name] = array
    return found


def _parts(message: memoryview, wanted: int) -> Iterator[memoryview]:
    return (value for number, value in _fields(message) if number == wanted and isinstance(value, memoryview))


def _array(tensor: memoryview) -> tuple[str, NDArray[Any]]:
    name, element, raw = "", 0, memoryview(b"")
    shape: list[int] = []
    for number, value in _fields(tensor):
        if number == DIMS:
            shape += [value] if isinstance(value, int) else _integers(value)
        elif number == DATA_TYPE and isinstance(value, int):
            element = value
        elif number == NAME and isinstance(value, memoryview):
            name = bytes(value).decode()
        elif number == RAW_DATA and isinstance(value, memoryview):
            raw = value
    if element not in ELEMENTS:
        raise ValueError(f"array {name!r} has the ONNX data type {element}, which is not read")
    return name, np.frombuffer(raw, ELEMENTS[element]).reshape(shape)


def _fields(message: memoryview) -> Iterator[Field]:
    """Field number and value of a protocol buffer message: a number, or the bytes."""
    at = 0
    while at < len(message):
        key, at = _integer(message, at)
        number, wire = key >> 3, key & 7
        if wire == VARINT:
            value, at = _integer(message, at)
            yield number, value
            continue
        size = {EIGHT_BYTES: 8, FOUR_BYTES: 4}.get(wire)
        if wire == COUNTED:
            size, at = _integer(message, at)
        if size is None or at + size > len(message):
            raise ValueError("this is no ONNX file")
        yield number, message[at : at + size]
        at += size


def _integer(message: memoryview, at: int) -> tuple[int, int]:
    """The variable-length integer at `at`, and where the next field starts."""
    value = shift = 0
    while at < len(message):
        byte = message[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at
    raise ValueError("this is no ONNX file")


def _integers(packed: memoryview) -> list[int]:
    found: list[int] = []
    at = 0
    while at < len(packed):
        value, at = _integer(packed, at)
        found.append(value)
    return found
