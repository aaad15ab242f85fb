from collections.abc import Sequence
from typing import Any, Final, Literal, Self, TypeAlias, TypedDict, final, type_check_only

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "__VERSION__",
    "BoilerplateModel",
    "Gazetteer",
    "InternalError",
    "ModelFileError",
    "Reading",
    "StanceModel",
    "TopicBatches",
    "TopicModel",
    "Vectorizer",
    "class_scores",
    "expected_calibration_error",
    "first_not_text",
    "fit_boilerplate",
    "fit_complement_nb",
    "fit_linear_svc",
    "fit_logistic_regression",
    "fit_multinomial_nb",
    "fit_seeded_topic",
    "fit_stance",
    "fit_topic",
    "fit_vectorizer",
    "kind_of",
    "near_duplicates",
    "read_articles",
    "read_bodies",
    "read_stances",
    "read_utterances",
    "repair",
    "text_shares",
]

__VERSION__: Final[str]

class ModelFileError(ValueError): ...
class InternalError(RuntimeError): ...

_Places: TypeAlias = tuple[NDArray[np.int64], NDArray[np.int64]]

@type_check_only
class StanceOptions(TypedDict):
    kind: str | None
    unrelated: int | None
    cues: dict[str, list[str]]
    cost: NDArray[np.float64] | None
    meanings: list[str | None]

@type_check_only
class ClassifierOptions(TypedDict):
    c: float
    min_df: int
    class_weight: str | list[float] | None
    seed: int
    parts: list[int] | None
    threads: int

@type_check_only
class TopicOptions(TypedDict):
    characters: bool | None
    hash_bits: int | None
    tokenizer: str | None
    clean: bool

@type_check_only
class ReadingOptions(TypedDict):
    boilerplate: BoilerplateModel | None
    gazetteer: Gazetteer | None
    repair: bool

@type_check_only
class LinearSVCOptions(TypedDict):
    c: float
    hinge: bool
    tolerance: float
    max_iterations: int
    bias: float
    seed: int
    threads: int

@type_check_only
class LogisticRegressionOptions(TypedDict):
    c: float
    fit_intercept: bool
    tolerance: float
    max_iterations: int
    threads: int

@type_check_only
class VectorizerOptions(TypedDict):
    cased: bool
    longest_run: int
    characters: Literal["auto"] | tuple[int, int] | None
    min_df: int
    hash_bits: int | None
    tokenizer: str | None
    threads: int

@type_check_only
class Examples(TypedDict):
    columns: int
    indptr: NDArray[np.int32] | NDArray[np.int64]
    indices: NDArray[np.int32] | NDArray[np.int64]
    values: NDArray[np.float64]
    classes: NDArray[np.int64]
    weights: NDArray[np.float64]

_SparseParts: TypeAlias = tuple[NDArray[np.float32], NDArray[np.int32], NDArray[np.int64]]
_Spread: TypeAlias = tuple[list[tuple[int, list[str]]], list[tuple[int, list[str]]]]
_Linear: TypeAlias = tuple[NDArray[np.float64], NDArray[np.float64]]
_NaiveBayes: TypeAlias = tuple[_Linear, NDArray[np.float64], NDArray[np.float64]]

@type_check_only
class _Model:
    @property
    def labels(self) -> list[Any]: ...
    @property
    def temperature(self) -> float | None: ...
    @property
    def n_features(self) -> int: ...
    def feature_names(self) -> list[str]: ...
    def probabilities(self, scores: NDArray[np.float32]) -> NDArray[np.float64]: ...
    def top_features(self, number: int, n: int) -> list[tuple[str, str, list[int], float, int | None]]: ...
    def seen(self, columns: Sequence[Sequence[str]], threads: int) -> tuple[NDArray[np.float64], NDArray[np.int64]]: ...
    @property
    def n_fingerprints(self) -> int: ...
    def held_out(self) -> tuple[NDArray[np.uint32], NDArray[np.float32], NDArray[np.float32]]: ...
    def sets(
        self,
        probabilities: NDArray[np.float64],
        shares: NDArray[np.float64],
        coverage: float,
        cumulative: bool,
        by_class: bool,
    ) -> NDArray[np.bool_]: ...
    @property
    def card(self) -> str | None: ...
    def with_card(self, card: str | None) -> Self: ...
    def to_bytes(self) -> bytes: ...
    def save(self, path: str) -> None: ...
    def __reduce__(self) -> tuple[Any, tuple[bytes]]: ...

@final
class TopicModel(_Model):
    def decision_function(self, columns: Sequence[Sequence[str]], threads: int) -> NDArray[np.float32]: ...
    def explain(self, fields: list[str], number: int) -> tuple[float, float, list[tuple[int, int, int, float]]]: ...
    def nearest(
        self, fields: list[str], columns: Sequence[Sequence[str]], n: int, threads: int
    ) -> list[tuple[int, float, list[tuple[str, float]]]]: ...
    @property
    def clean(self) -> bool: ...
    @property
    def columns(self) -> list[str] | None: ...
    @property
    def form(self) -> str: ...
    @property
    def thresholds(self) -> NDArray[np.float32] | None: ...
    @property
    def at_least_one(self) -> bool | None: ...
    def words(self) -> list[str] | None: ...
    def with_thresholds(self, thresholds: NDArray[np.float32], at_least_one: bool) -> TopicModel: ...
    def decide(self, probabilities: NDArray[np.float64]) -> NDArray[np.bool_]: ...
    def to_compact_bytes(self) -> bytes: ...
    def save_compact(self, path: str) -> None: ...
    @staticmethod
    def from_bytes(data: bytes) -> TopicModel: ...

@final
class StanceModel(_Model):
    @property
    def columns(self) -> list[str]: ...
    @property
    def kind(self) -> str: ...
    @property
    def factors(self) -> NDArray[np.float32] | None: ...
    @property
    def cost(self) -> NDArray[np.float32] | None: ...
    @property
    def meanings(self) -> list[str | None]: ...
    def decide(self, probabilities: NDArray[np.float64]) -> NDArray[np.int64]: ...
    def decision_function(
        self, columns: Sequence[Sequence[str]], threads: int, places: _Places | None = None
    ) -> NDArray[np.float32]: ...
    def explain(
        self, fields: list[str], number: int, place: tuple[int, int] | None = None
    ) -> tuple[
        float,
        float,
        list[tuple[int, int, int, float]],
        list[tuple[str, float, float, list[tuple[int, int, int]]]],
        list[tuple[int, int]],
    ]: ...
    @staticmethod
    def from_bytes(data: bytes) -> StanceModel: ...

@final
class BoilerplateModel:
    def parameters(self) -> tuple[int, float]: ...
    def lines(self) -> list[tuple[str | None, str, int, float]]: ...
    def to_bytes(self) -> bytes: ...
    def save(self, path: str) -> None: ...
    @staticmethod
    def from_bytes(data: bytes) -> BoilerplateModel: ...
    def __reduce__(self) -> tuple[Any, tuple[bytes]]: ...

@final
class Gazetteer:
    def __new__(cls, entries: list[tuple[str, str, list[str], str | None, str | None]]) -> Self: ...
    def entries(self) -> list[tuple[str, str, list[str], str | None, str | None]]: ...
    def __len__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[list[tuple[str, str, list[str], str | None, str | None]]]]: ...

@final
class Reading:
    def fact(self, name: str) -> tuple[Any, ...] | None: ...
    def dates(self) -> list[tuple[Any, ...]]: ...
    def blocks(self) -> list[tuple[Any, ...]]: ...
    def body(self) -> str: ...
    def pieces(self) -> tuple[tuple[int, int, int, int], ...]: ...
    def sentences(self) -> tuple[tuple[int, int], ...]: ...
    def quotes(self) -> list[tuple[Any, ...]]: ...
    def actors(self) -> list[tuple[Any, ...]]: ...
    def language(self) -> str | None: ...

@final
class Vectorizer:
    @property
    def columns(self) -> list[str] | None: ...
    @property
    def n_features(self) -> int: ...
    def feature_names(self) -> list[str]: ...
    def transform(self, columns: Sequence[Sequence[str]], threads: int) -> _SparseParts: ...
    def to_bytes(self) -> bytes: ...
    def save(self, path: str) -> None: ...
    @staticmethod
    def from_bytes(data: bytes) -> Vectorizer: ...
    def __reduce__(self) -> tuple[Any, tuple[bytes]]: ...

def class_scores(
    truth: NDArray[np.int64], predicted: NDArray[np.int64], n_classes: int
) -> list[tuple[float, float, float, int]]: ...
def expected_calibration_error(probability: NDArray[np.float64], right: NDArray[np.bool_], bins: int) -> float: ...
def near_duplicates(
    list: list[str], similarity: float, threads: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64], NDArray[np.int64]]: ...
def text_shares(columns: Sequence[Sequence[str]]) -> NDArray[np.float64]: ...
def kind_of(data: bytes) -> str: ...
def first_not_text(items: list[Any]) -> int | None: ...

@final
class TopicBatches:
    def __new__(cls, clean: bool, threads: int) -> Self: ...
    def measure(self, columns: Sequence[Sequence[str]]) -> None: ...
    def measured(self, options: ClassifierOptions, topic_options: TopicOptions, directory: str) -> None: ...
    def look(self, columns: Sequence[Sequence[str]]) -> None: ...
    def looked(self) -> None: ...
    def count(self, columns: Sequence[Sequence[str]]) -> None: ...
    def finished(self) -> bool: ...
    def fit(
        self,
        classes: NDArray[np.int64],
        starts: NDArray[np.int64] | None,
        form: str,
        labels: list[Any],
        names: list[str] | None,
        weights: NDArray[np.float64] | None,
    ) -> TopicModel: ...

def fit_topic(
    columns: Sequence[Sequence[str]],
    classes: NDArray[np.int64],
    starts: NDArray[np.int64] | None,
    form: str,
    labels: list[Any],
    names: list[str] | None,
    options: ClassifierOptions,
    topic_options: TopicOptions,
    weights: NDArray[np.float64] | None,
) -> TopicModel: ...
def fit_seeded_topic(
    columns: Sequence[Sequence[str]],
    seeds: list[tuple[int, str]],
    known: list[tuple[int, int]],
    exclude: list[str],
    labels: list[Any],
    names: list[str] | None,
    options: ClassifierOptions,
    topic_options: TopicOptions,
) -> tuple[TopicModel, _Spread]: ...
def fit_stance(
    columns: Sequence[Sequence[str]],
    classes: NDArray[np.int64],
    labels: list[Any],
    names: list[str],
    options: ClassifierOptions,
    stance_options: StanceOptions,
    weights: NDArray[np.float64] | None = None,
    places: _Places | None = None,
) -> StanceModel: ...
def fit_linear_svc(
    examples: Examples, class_weight: list[float], options: LinearSVCOptions
) -> tuple[_Linear, int, bool]: ...
def fit_logistic_regression(
    examples: Examples, class_weight: list[float], options: LogisticRegressionOptions
) -> tuple[_Linear, int, bool]: ...
def fit_complement_nb(examples: Examples, alpha: float, norm: bool, threads: int) -> _NaiveBayes: ...
def fit_multinomial_nb(
    examples: Examples, alpha: float, fit_prior: bool, prior: list[float] | None, threads: int
) -> _NaiveBayes: ...
def fit_vectorizer(
    columns: Sequence[Sequence[str]],
    names: list[str] | None,
    options: VectorizerOptions,
    classes: tuple[NDArray[np.int64], int] | None,
    transform: bool,
) -> tuple[Vectorizer, _SparseParts | None]: ...
def read_articles(
    list: list[str],
    outlets: list[str | None] | None,
    options: ReadingOptions,
    threads: int,
    begins: list[int] | None = None,
) -> list[Reading]: ...
def read_bodies(
    list: list[str], outlets: list[str | None] | None, options: ReadingOptions, threads: int
) -> list[str]: ...
def read_stances(
    list: list[str],
    target: tuple[str, list[str], list[tuple[str, str]]],
    outlets: list[str | None] | None,
    options: ReadingOptions,
    threads: int,
    begins: list[int] | None = None,
) -> list[list[tuple[Any, ...]]]: ...
def read_utterances(
    list: list[str],
    target: tuple[str, list[str], list[tuple[str, str]]],
    outlets: list[str | None] | None,
    options: ReadingOptions,
    threads: int,
    begins: list[int] | None = None,
) -> list[list[tuple[Any, ...]]]: ...
def repair(text: str) -> tuple[str, list[tuple[int, int, int, int]]]: ...
def fit_boilerplate(
    list: list[str],
    outlets: list[str | None] | None,
    min_articles: int,
    min_share: float,
    repair: bool,
    threads: int,
) -> BoilerplateModel: ...
