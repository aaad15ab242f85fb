"""A damaged or hostile file is refused with one error, and never takes the process down."""

import copy
import hashlib
import json
import random
import struct
from pathlib import Path

import newslens as nl
import numpy as np
import pytest

GOLDEN = sorted((Path(__file__).parent.parent / "golden").glob("format-*"))[-1]
WHOLE = {
    kind: (GOLDEN / f"{kind}.newslens").read_bytes() for kind in ("topic", "labels", "compact", "stance", "boilerplate")
}
NUMPY = {"U8": np.uint8, "I8": np.int8, "U16": np.uint16, "U32": np.uint32, "U64": np.uint64, "F32": np.float32}


class Parts:
    """A model file taken apart: its metadata, its arrays and the header that describes them."""

    def __init__(self, kind):
        data = WHOLE[kind]
        end = 8 + struct.unpack("<Q", data[:8])[0]
        header = json.loads(data[8:end])
        self.metadata = json.loads(header.pop("__metadata__")["newslens"])
        self.arrays = {
            name: np.frombuffer(data[end:][slice(*entry["data_offsets"])], NUMPY[entry["dtype"]]).copy()
            for name, entry in header.items()
        }

    def header_and_payload(self):
        """Lay the arrays out as safetensors does, with the checksum that fits."""
        names = sorted(self.arrays, key=lambda name: (-self.arrays[name].itemsize, name))
        checksum = hashlib.sha256(b"".join(self.arrays[name].tobytes() for name in sorted(names)))
        self.metadata["sha256"] = checksum.hexdigest()
        header, at = {"__metadata__": {"newslens": json.dumps(self.metadata)}}, 0
        for name in names:
            array = self.arrays[name]
            dtype = next((key for key, of in NUMPY.items() if array.dtype == of), str(array.dtype))
            header[name] = {"dtype": dtype, "shape": list(array.shape), "data_offsets": [at, at + array.nbytes]}
            at += array.nbytes
        return header, b"".join(self.arrays[name].tobytes() for name in names)

    def whole(self):
        return put_together(*self.header_and_payload())


def put_together(header, payload):
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + payload


@pytest.fixture
def load(tmp_path):
    def from_bytes(data):
        (tmp_path / "model.newslens").write_bytes(data)
        return nl.load(tmp_path / "model.newslens")

    return from_bytes


def assert_harmless(load, data):
    """Assert that a file is refused, or is a model that works."""
    try:
        model = load(data)
    except nl.ModelFileError:
        return
    text = "The coach welcomed the toll."
    if isinstance(model, nl.BoilerplateModel):
        model.clean([f"{text}\n\nThe Lake Courier, 4 June"], "Hill Post")
        assert all(0 <= line.share <= 1 for line in model.lines_)
    elif isinstance(model, nl.StanceClassifier):
        model.predict_proba([("the harbour toll", text)])
        model.explain("the harbour toll", text)
    elif model.text_columns is None:
        model.predict_proba([text])
        model.explain(text)
    else:
        model.predict_proba({name: [text] for name in model.text_columns})
        model.explain(dict.fromkeys(model.text_columns, text))


kinds = pytest.mark.parametrize("kind", WHOLE)


@kinds
def test_parts_put_together_are_the_model(kind, load):
    assert load(Parts(kind).whole()).to_bytes() == load(WHOLE[kind]).to_bytes()


@kinds
def test_truncated(kind, load):
    data = WHOLE[kind]
    for length in {*range(80), *range(80, len(data), 499), len(data) - 1}:
        with pytest.raises(nl.ModelFileError):
            load(data[:length])
    with pytest.raises(nl.ModelFileError):
        load(data + b"\0")


@kinds
def test_flipped_bits(kind, load):
    draw = random.Random(1)
    for _ in range(200):
        data = bytearray(WHOLE[kind])
        data[draw.randrange(len(data))] ^= 1 << draw.randrange(8)
        assert_harmless(load, bytes(data))


@pytest.mark.parametrize("length", [0, 1, 7, (16 << 20) + 1, 1 << 40, (1 << 63) - 1, (1 << 64) - 1])
def test_header_length(length, load):
    with pytest.raises(nl.ModelFileError):
        load(struct.pack("<Q", length) + WHOLE["topic"][8:])


def renamed(header):
    header["other"] = header.pop("model_row_lengths")


def overlapping(header):
    header["model_weights"]["data_offsets"] = header["model_classes"]["data_offsets"]


def with_a_gap(header):
    header["feature_names"]["data_offsets"] = [number + 1 for number in header["feature_names"]["data_offsets"]]


def backwards(header):
    header["feature_names"]["data_offsets"].reverse()


def enormous(header):
    header["feature_names"]["shape"] = [1 << 62]


def overflowing(header):
    header["feature_names"]["shape"] = [1 << 40, 1 << 40]


def two_dimensional(header):
    header["feature_keys"]["shape"] = [1, *header["feature_keys"]["shape"]]


def of_another_type(header):
    header["model_weights"]["dtype"] = "U32"


def of_an_unknown_type(header):
    header["model_weights"]["dtype"] = "F4096"


def without_metadata(header):
    del header["__metadata__"]


def with_more_metadata(header):
    header["__metadata__"]["author"] = "nobody"


def with_metadata_that_is_no_json(header):
    header["__metadata__"]["newslens"] = "{"


def with_deep_metadata(header):
    header["__metadata__"]["newslens"] = "[" * 100_000


HEADERS = [
    renamed,
    overlapping,
    with_a_gap,
    backwards,
    enormous,
    overflowing,
    two_dimensional,
    of_another_type,
    of_an_unknown_type,
    without_metadata,
    with_more_metadata,
    with_metadata_that_is_no_json,
    with_deep_metadata,
]


@pytest.mark.parametrize("change", HEADERS, ids=lambda change: change.__name__)
def test_headers(change, load):
    header, payload = Parts("topic").header_and_payload()
    change(header)
    with pytest.raises(nl.ModelFileError):
        load(put_together(header, payload))


@pytest.mark.parametrize("text", [b"", b"{}", b"[]", b"null", b"{", b"\xff\xfe", b'{"__metadata__":{"newslens":1}}'])
def test_headers_that_are_none(text, load):
    with pytest.raises(nl.ModelFileError):
        load(put_together(text, b""))


def doubled(text, key):
    """Write a key a second time, with the same value."""
    value = json.dumps(json.loads(text)[key])
    return text[:-1] + f", {json.dumps(key)}: {value}}}"


@pytest.mark.parametrize("key", ["format", "kind", "sha256", "model"])
def test_a_key_twice_in_the_metadata(key, load):
    header, payload = Parts("topic").header_and_payload()
    header["__metadata__"]["newslens"] = doubled(header["__metadata__"]["newslens"], key)
    with pytest.raises(nl.ModelFileError, match=f"duplicate field `{key}`"):
        load(put_together(header, payload))


@pytest.mark.parametrize("key", ["feature_keys", "__metadata__"])
def test_a_key_twice_in_the_header(key, load):
    header, payload = Parts("topic").header_and_payload()
    with pytest.raises(nl.ModelFileError):
        load(put_together(doubled(json.dumps(header), key).encode(), payload))


METADATA = [
    ((), "format", 2, "its format is 2, this version reads 1 to 1"),
    ((), "format", 0, "its format is 0"),
    ((), "format", "1", "invalid type: string"),
    ((), "kind", "sentiment", "it holds a model of the unknown kind 'sentiment'"),
    ((), "kind", "stance", "not a usable newslens model"),
    ((), "note", "x", "unknown field `note`"),
    (("model",), "note", "x", "unknown field `note`"),
    (("model", "classifier"), "note", "x", "unknown field `note`"),
    (("model", "classifier", "blocks", 0), "note", "x", "unknown field `note`"),
    (("model",), "labels", {"str": ["a", "b"]}, "2 labels for 3 classes"),
    (("model",), "labels", {"str": ["a", "b", "c", "d"]}, "4 labels for 3 classes"),
    (("model",), "labels", {"float": [0.5, 1.5, 2.5]}, "unknown variant `float`"),
    (("model", "classifier", "calibration"), "temperature", 0, "its temperature is 0"),
    (("model", "classifier", "calibration"), "temperature", -1, "its temperature is -1"),
    (("model", "classifier", "calibration"), "temperature", None, "invalid type: null"),
    (("model", "classifier", "calibration"), "labels", {"at_least_one": True}, ""),
    (("model", "classifier"), "calibration", {"labels": {"at_least_one": True}}, 'array "label_slopes" is missing'),
    (("model",), "form", "lists", "its probabilities are not those of labels in the form Lists"),
    (("model",), "form", "matrix", "its probabilities are not those of labels in the form Matrix"),
    (("model",), "form", "frame", "unknown variant `frame`"),
    (("model", "classifier"), "min_df", -1, "invalid value: integer `-1`"),
    (("model", "classifier"), "hash_bits", 40, "hash_bits must be between 8 and 24, got 40"),
    (("model", "classifier"), "hash_bits", 24, "weights"),
    (("model", "classifier"), "blocks", [], ""),
    (("model", "classifier"), "tokenizer", "subwords", 'array "tokenizer" is missing'),
    (("model",), "columns", [], ""),
    (("model",), "columns", ["a", "b", "c"], ""),
    (("model", "classifier", "blocks", 0), "fields", [7], ""),
    (("model", "classifier", "blocks", 0), "weight", -1.0, ""),
    (("model", "classifier", "blocks", 0), "crossed_with", 9, ""),
    (("model", "classifier", "blocks", 0), "grams", {"word_runs": {"n": 0}}, ""),
    (("model", "classifier", "blocks", 0), "grams", {"characters": {"min": 5, "max": 2}}, ""),
    (("model", "classifier", "blocks", 0), "grams", {"characters": {"min": 1, "max": 10**9}}, ""),
    (("model",), "labels", {"str": ["a", "a", "b"]}, ""),
]


@pytest.mark.parametrize(("path", "key", "value", "message"), METADATA, ids=lambda value: str(value)[:30])
def test_metadata(path, key, value, message, load):
    parts = Parts("topic")
    place = parts.metadata
    for step in path:
        place = place[step]
    place[key] = value
    with pytest.raises(nl.ModelFileError) as caught:
        load(parts.whole())
    assert message in str(caught.value)


@pytest.mark.parametrize("columns", [[], ["text"], ["a", "b", "c"], ["text", "text"]], ids=str)
def test_a_stance_model_has_two_columns(columns, load):
    parts = Parts("stance")
    parts.metadata["model"]["columns"] = columns
    with pytest.raises(nl.ModelFileError):
        load(parts.whole())


OUTLETS = [
    ("name", "Lake Courier", "3 outlets, 2 names"),
    ("articles", 0, "has a line twice, or in"),
    ("lines", 0, "3 outlets, 3 names"),
    ("lines", 2**63, "3 outlets, 3 names"),
    ("lines", -1, "invalid value"),
    ("note", "x", "unknown field `note`"),
]


@pytest.mark.parametrize(("key", "value", "message"), OUTLETS)
def test_outlets_that_do_not_fit(key, value, message, load):
    parts = Parts("boilerplate")
    parts.metadata["model"]["outlets"][1][key] = value
    with pytest.raises(nl.ModelFileError) as caught:
        load(parts.whole())
    assert message in str(caught.value)


@pytest.mark.parametrize(("key", "value"), [("min_articles", 1), ("min_share", 0), ("min_share", 1.5)])
def test_boilerplate_parameters_have_ranges(key, value, load):
    parts = Parts("boilerplate")
    parts.metadata["model"][key] = value
    with pytest.raises(nl.ModelFileError, match=key):
        load(parts.whole())


@kinds
def test_metadata_without_a_key(kind, load):
    for where in ((), ("model",), ("model", "classifier")):
        parts = Parts(kind)
        place = parts.metadata
        for step in where:
            place = place.get(step, {})
        for key in set(place) - {"sha256", "hash_bits"}:
            without = copy.deepcopy(parts)
            place = without.metadata
            for step in where:
                place = place[step]
            del place[key]
            with pytest.raises(nl.ModelFileError):
                load(without.whole())


def test_a_topic_model_is_no_stance_model(load):
    parts = Parts("stance")
    parts.metadata["kind"] = "topic"
    with pytest.raises(nl.ModelFileError):
        load(parts.whole())


MEMORIES = {"feature_documents", "fingerprints"}
"""Arrays of what is remembered of training, each of which a file may lack."""


@kinds
def test_every_array_is_needed_and_no_other(kind, load):
    for name in Parts(kind).arrays.keys() - MEMORIES:
        parts = Parts(kind)
        del parts.arrays[name]
        missing = "model_weights" if name == "model_steps" else name  # the one or the other
        with pytest.raises(nl.ModelFileError, match=f'array "{missing}" is missing'):
            load(parts.whole())
    parts = Parts(kind)
    parts.arrays["other"] = np.zeros(3, np.float32)
    with pytest.raises(nl.ModelFileError, match='unknown array "other"'):
        load(parts.whole())


@kinds
def test_lengths_that_do_not_fit(kind, load):
    for name in Parts(kind).arrays:
        for change in (lambda array: array[:-1], lambda array: array[:0], lambda array: np.append(array, array[-1:])):
            parts = Parts(kind)
            parts.arrays[name] = change(parts.arrays[name])
            with pytest.raises(nl.ModelFileError):
                load(parts.whole())


@kinds
def test_types_that_do_not_fit(kind, load):
    for name in Parts(kind).arrays:
        parts = Parts(kind)
        other = np.float32 if parts.arrays[name].dtype != np.float32 else np.uint64
        parts.arrays[name] = np.zeros(len(parts.arrays[name]), other)
        with pytest.raises(nl.ModelFileError, match="another type"):
            load(parts.whole())


BARE = (GOLDEN / "topic_bare.newslens").read_bytes()
"""A file of the first layout, which holds where the weights of a feature end."""


@pytest.mark.parametrize(("at", "value"), [(0, 1), (1, 2**64 - 1), (-1, 2**63)])
def test_ends_of_rows_that_do_not_ascend(at, value, load, monkeypatch):
    monkeypatch.setitem(WHOLE, "bare", BARE)
    parts = Parts("bare")
    parts.arrays["model_rows"][at] = value
    with pytest.raises(nl.ModelFileError):
        load(parts.whole())


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("name", ["model_weights", "model_intercept", "feature_weights"])
def test_numbers_that_are_not_finite(name, value, load):
    parts = Parts("topic")
    parts.arrays[name][0] = value
    with pytest.raises(nl.ModelFileError, match=f'array "{name}" holds a number that is not finite'):
        load(parts.whole())


NUMBERS = [
    ("model_classes", 0, 3),
    ("model_classes", 0, 255),
    ("model_row_lengths", 0, 250),
    ("model_row_lengths", -1, 255),
    ("feature_blocks", 0, 3),
    ("feature_blocks", 0, 255),
    ("feature_name_lengths", 0, 255),
    ("feature_names", 0, 0xFF),
]

LABEL_NUMBERS = [
    ("label_slopes", 0, -1e-9),
    ("label_slopes", 0, np.nan),
    ("label_offsets", 0, np.inf),
    ("label_thresholds", 0, 0.0),
    ("label_thresholds", 1, -0.5),
    ("label_thresholds", 2, 1.5),
]


@pytest.mark.parametrize(("name", "at", "value"), LABEL_NUMBERS)
def test_numbers_of_labels_out_of_range(name, at, value, load):
    parts = Parts("labels")
    parts.arrays[name][at] = value
    with pytest.raises(nl.ModelFileError):
        load(parts.whole())


def test_the_columns_of_a_matrix_have_any_order_but_each_once(load):
    parts = Parts("labels")
    names = parts.metadata["model"]["labels"]["str"]
    names.reverse()
    with pytest.raises(nl.ModelFileError, match="its labels do not ascend"):
        load(parts.whole())
    parts.metadata["model"]["form"] = "matrix"
    assert load(parts.whole()).classes_.tolist() == names
    names[0] = names[1]
    with pytest.raises(nl.ModelFileError):
        load(parts.whole())


@pytest.mark.parametrize(("name", "at", "value"), NUMBERS)
def test_numbers_out_of_range(name, at, value, load):
    parts = Parts("topic")
    parts.arrays[name][at] = value
    with pytest.raises(nl.ModelFileError):
        load(parts.whole())


def test_keys_out_of_order(load):
    parts = Parts("topic")
    keys = parts.arrays["feature_keys"]
    keys[0], keys[1] = keys[1], keys[0]
    assert_harmless(load, parts.whole())
    parts.arrays["feature_keys"][:] = 7
    assert_harmless(load, parts.whole())


@kinds
def test_random_numbers_under_a_checksum_that_fits(kind, load):
    draw = np.random.default_rng(2)
    for _ in range(150):
        parts = Parts(kind)
        array = parts.arrays[draw.choice(list(parts.arrays))]
        raw = array.view(np.uint8)
        raw[draw.integers(len(raw), size=draw.integers(1, 4))] = draw.integers(256)
        assert_harmless(load, parts.whole())


def leaves(value, path=()):
    """Yield the path of every plain value in nested JSON."""
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(inner, (*path, key))
    else:
        yield path


@kinds
@pytest.mark.parametrize(
    "value", [-1, 0, 1, 3, 255, 2**31, 2**63, 1e39, 1e-45, "", "words", None, True, [], {}], ids=str
)
def test_any_value_of_the_metadata_replaced(kind, value, load):
    for path in leaves(Parts(kind).metadata["model"]):
        parts = Parts(kind)
        place = parts.metadata["model"]
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = value
        assert_harmless(load, parts.whole())


CLASSIFIERS = ["topic", "labels", "stance"]
CARDS = [b"", b"{", b"[1]", b'"x"', b"\xff", b"{}" + b" " * (1 << 20), b"[" * 5000, b'{"x": 1e999}']
HELD_OUT = [("held_out_lac", -0.1), ("held_out_lac", 1.1), ("held_out_classes", 99), ("held_out_lac", np.nan)]


@pytest.mark.parametrize("kind", CLASSIFIERS)
@pytest.mark.parametrize("card", CARDS, ids=len)
def test_cards_that_are_none(kind, card, load):
    parts = Parts(kind)
    parts.arrays["card"] = np.frombuffer(card, np.uint8)
    with pytest.raises(nl.ModelFileError):
        load(parts.whole())


@pytest.mark.parametrize("kind", CLASSIFIERS)
@pytest.mark.parametrize(("name", "value"), HELD_OUT)
def test_held_out_scores_that_are_none(kind, name, value, load):
    parts = Parts(kind)
    parts.arrays[name] = parts.arrays[name].copy()
    parts.arrays[name][0] = value
    with pytest.raises(nl.ModelFileError):
        load(parts.whole())
