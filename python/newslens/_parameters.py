"""Parameters of estimators, checked at fit: the error names the parameter, its limits and the value."""

import os
from numbers import Real
from typing import TYPE_CHECKING, Any, TypeGuard

import numpy as np

from . import _core

if TYPE_CHECKING:
    from ._core import ReadingOptions

LARGEST_WEIGHT = 1e30
"""Far below what single precision holds, so that products stay finite."""

LIMITS = ("LOKY_MAX_CPU_COUNT", "OMP_NUM_THREADS", "RAYON_NUM_THREADS")
"""Variables that limit threads; joblib sets the second in its workers, so that they do not crowd each other out."""

LARGEST_WHOLE = 2**63 - 1
"""What a whole number of the core can be."""


def positive(value: Any, name: str) -> float:
    """Return a parameter that is a positive, finite number.

    Raises
    ------
    ValueError
        If it is not.
    """
    if not (_is_number(value) and 0 < value < np.inf):
        raise ValueError(f"{name} must be a positive number, got {value!r}")
    return float(value)


def whole(value: Any, name: str, low: int, high: int | None = None) -> int:
    """Return a parameter that is a whole number within limits, both included.

    Raises
    ------
    ValueError
        If it is not.
    """
    is_whole = isinstance(value, int | np.integer) and not isinstance(value, bool)
    if not is_whole or not low <= value <= (high or LARGEST_WHOLE):
        limits = f"from {low}" if high is None else f"from {low} to {high}"
        raise ValueError(f"{name} must be a whole number {limits}, got {value!r}")
    return int(value)


def one_of(value: Any, name: str, choices: tuple[Any, ...]) -> None:
    """Refuse a parameter that is none of some choices.

    Raises
    ------
    ValueError
        If it is not one of them.
    """
    if not any(type(value) is type(choice) and value == choice for choice in choices):
        raise ValueError(f"{name} must be {' or '.join(map(repr, choices))}, got {value!r}")


def column_names(names: Any, name: str) -> list[str]:
    """Return a parameter that names the columns of a frame.

    Raises
    ------
    ValueError
        For a bare string, no name at all, or the same one twice.
    """
    found = [] if isinstance(names, str | bytes) else list(names)
    if not found or len(set(found)) < len(found):
        raise ValueError(f"{name} must be a list of different columns, got {names!r}")
    return found


def class_weight(weight: Any, classes: list[Any]) -> str | list[float] | None:
    """Return class weights as the core takes them.

    Raises
    ------
    ValueError
        For an unknown word or class, or a weight that is no number from 0.
    """
    if weight is None or (isinstance(weight, str) and weight == "balanced"):
        return weight
    if not isinstance(weight, dict):
        raise ValueError(f"class_weight must be None, 'balanced' or a dict from class to weight, got {weight!r}")
    unknown = [label for label in weight if label not in classes]
    if unknown:
        raise ValueError(f"class_weight names {unknown[0]!r}, which is not a class; the classes are {classes}")
    for label, factor in weight.items():
        if not (_is_number(factor) and 0 <= factor <= LARGEST_WEIGHT):
            raise ValueError(f"class_weight[{label!r}] is {factor!r}, expected a number from 0 to {LARGEST_WEIGHT:.0e}")
    return [float(weight.get(label, 1.0)) for label in classes]


def threads(n_jobs: int | None) -> int:
    """Return how many threads to use: all cores the process may have, unless told otherwise.

    Raises
    ------
    ValueError
        For ``n_jobs=0`` or what is not a whole number.
    """
    if n_jobs is None:
        n_jobs = -1
    if not isinstance(n_jobs, int | np.integer) or n_jobs == 0:
        raise ValueError(f"n_jobs must be None, a positive number of threads or -1 for all, got {n_jobs!r}")
    if n_jobs > 0:
        return int(n_jobs)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1)
    limits = [int(limit) for limit in map(os.environ.get, LIMITS) if limit and limit.isdigit()]
    available = min([cores, *(limit for limit in limits if limit > 0)])
    return max(1, available + 1 + int(n_jobs))


def reading(*, boilerplate: Any = None, gazetteer: Any = None, repair: Any = False) -> "ReadingOptions":
    """Return what articles are read with beside their texts, as the core takes it.

    Raises
    ------
    TypeError
        For what is no BoilerplateModel, no Gazetteer, or no truth value.
    ValueError
        For a BoilerplateModel that is not fitted.
    """
    model, names = getattr(boilerplate, "_model", None), getattr(gazetteer, "_core", None)
    if boilerplate is not None and not isinstance(model, _core.BoilerplateModel):
        if hasattr(boilerplate, "min_articles"):
            raise ValueError("boilerplate is not fitted; call its fit on a corpus first")
        raise TypeError(f"boilerplate is a {type(boilerplate).__name__}, expected a BoilerplateModel")
    if gazetteer is not None and not isinstance(names, _core.Gazetteer):
        raise TypeError(f"gazetteer is a {type(gazetteer).__name__}, expected a Gazetteer; wrap it: Gazetteer(...)")
    if not isinstance(repair, bool):
        raise TypeError(f"repair is {repair!r}, expected True or False")
    return {"boilerplate": model, "gazetteer": names, "repair": repair}


def _is_number(value: Any) -> TypeGuard[float]:
    return isinstance(value, Real) and not isinstance(value, bool)
