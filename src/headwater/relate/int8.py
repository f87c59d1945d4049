"""The sentence model with 8-bit weights, made from the one with 32-bit weights: twice as fast on a common processor.

Each product with constant weights becomes a `DynamicQuantizeMatMul` (onnxruntime's contrib operators): the weights are
rounded, column by column, to whole numbers from -64 to 64, the other factor while the model runs. Eight bits are finer,
but where a processor has no VNNI instructions its sums overflow (onnxruntime.ai, "Quantize ONNX models", reduce_range),
and one machine would find other stories than the next. Everything else stays as it is.
"""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from headwater.relate.protobuf import BYTES, VARINT, Field, read_fields, text, write_fields

RECIPE = "int8-1"  # changes when the same fp32 files would give other bytes
LEVELS = 64  # the largest weight of a column becomes this

# Field numbers and types of onnx.proto (ONNX IR version 10).
_MODEL_GRAPH = 7
_NODE, _TENSOR = 1, 5
_INPUT, _OP, _DOMAIN = 1, 4, 7
_DIMS, _TYPE, _NAME, _RAW, _EXTERNAL, _LOCATION = 1, 2, 8, 9, 13, 14
_FLOAT, _INT8 = 1, 3


def quantise(graph: bytes, weights: bytes) -> bytes:
    """Return a model whose products with constant weights are of 8 bits, all its weights inside.

    Args:
        graph: A model in ONNX, its weights in another file.
        weights: That file.

    Raises:
        ValueError: The graph is not one that this can read.
    """
    model = list(read_fields(graph))
    return write_fields(
        field._replace(value=_graph(field.value, weights)) if field.number == _MODEL_GRAPH else field for field in model
    )


def _graph(graph: int | bytes, weights: bytes) -> bytes:
    fields = list(read_fields(_bytes(graph)))
    tensors = {name: tensor for name, tensor in map(_tensor, fields) if name}
    products = {at: names for at, field in enumerate(fields) if (names := _product(field, tensors))}
    rounded = {names[1] for names in products.values()}
    made = list[Field]()
    for at, field in enumerate(fields):
        name, tensor = _tensor(field)
        if at in products:
            made.append(field._replace(value=_rounded_product(_bytes(field.value), products[at][1])))
        elif name in rounded:
            made += _rounded_weights(name, _numbers(tensor, weights))
        elif name:
            made.append(field._replace(value=_inside(tensor, weights)))
        else:
            made.append(field)
    return write_fields(made)


def _bytes(value: int | bytes) -> bytes:
    if isinstance(value, int):
        raise ValueError("a number where a message should be")
    return value


def _tensor(field: Field) -> tuple[str, dict[int, list[int | bytes]]]:
    """Return the name of a constant and its fields by number; no name where the field is something else."""
    if field.number != _TENSOR:
        return "", {}
    found = _by_number(_bytes(field.value))
    return _bytes(found[_NAME][0]).decode(), found


def _by_number(message: bytes) -> dict[int, list[int | bytes]]:
    found = defaultdict[int, list[int | bytes]](list)
    for number, _, value in read_fields(message):
        found[number].append(value)
    return found


def _product(field: Field, tensors: dict[str, dict[int, list[int | bytes]]]) -> list[str] | None:
    """Return the inputs of a product whose second factor is a constant matrix; None where the field is none."""
    if field.number != _NODE:
        return None
    node = _by_number(_bytes(field.value))
    inputs = [_bytes(name).decode() for name in node[_INPUT]]
    constant = node[_OP] == [b"MatMul"] and inputs[1] in tensors and len(tensors[inputs[1]][_DIMS]) == 2
    return inputs if constant else None


def _rounded_product(node: bytes, name: str) -> bytes:
    kept = [field for field in read_fields(node) if field.number not in (_INPUT, _OP, _DOMAIN)]
    first = next(field for field in read_fields(node) if field.number == _INPUT)
    inputs = [first, text(_INPUT, f"{name}.int8"), text(_INPUT, f"{name}.scale")]
    return write_fields([*inputs, *kept, text(_OP, "DynamicQuantizeMatMul"), text(_DOMAIN, "com.microsoft")])


def _rounded_weights(name: str, numbers: NDArray[np.float32]) -> Iterator[Field]:
    """Give the constants that stand for a matrix: whole numbers, and what one is worth in each column."""
    scale = np.maximum(np.abs(numbers).max(axis=0), np.float32(1e-12)) / np.float32(LEVELS)
    whole = np.rint(numbers / scale).astype(np.int8)
    yield _constant(f"{name}.int8", whole, _INT8)
    yield _constant(f"{name}.scale", scale.astype("<f4"), _FLOAT)


def _constant(name: str, numbers: NDArray[np.int8] | NDArray[np.float32], kind: int) -> Field:
    dims = [Field(_DIMS, VARINT, size) for size in numbers.shape]
    parts = [*dims, Field(_TYPE, VARINT, kind), text(_NAME, name), Field(_RAW, BYTES, numbers.tobytes())]
    return Field(_TENSOR, BYTES, write_fields(parts))


def _raw(tensor: dict[int, list[int | bytes]], weights: bytes) -> bytes:
    """Return the bytes of a constant, which lie in the graph or in the file of weights."""
    if tensor[_RAW]:
        return _bytes(tensor[_RAW][0])
    pairs = [list(read_fields(_bytes(entry))) for entry in tensor[_EXTERNAL]]
    where = {_bytes(key.value): int(_bytes(value.value)) for key, value in pairs if key.value != b"location"}
    start = where.get(b"offset", 0)
    return weights[start : start + where[b"length"]]


def _numbers(tensor: dict[int, list[int | bytes]], weights: bytes) -> NDArray[np.float32]:
    rows, columns = (size for size in tensor[_DIMS] if isinstance(size, int))
    return np.frombuffer(_raw(tensor, weights), "<f4").reshape(rows, columns)


def _inside(tensor: dict[int, list[int | bytes]], weights: bytes) -> bytes:
    """Return a constant with its numbers inside it."""
    if not tensor[_EXTERNAL]:
        return write_fields(_kept(tensor))
    return write_fields([*_kept(tensor), Field(_RAW, BYTES, _raw(tensor, weights))])


def _kept(tensor: dict[int, list[int | bytes]]) -> Iterator[Field]:
    for number, values in tensor.items():
        if number not in (_EXTERNAL, _LOCATION):
            yield from (Field(number, VARINT if isinstance(value, int) else BYTES, value) for value in values)
