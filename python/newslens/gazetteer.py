"""A list of actors that users bring."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from os import PathLike, fspath
from pathlib import Path
from typing import Any, Literal

from . import _core

Kind = Literal["person", "organisation", "country", "group"]
_FIELDS = ("name", "kind", "aliases", "role", "country")
_SEPARATOR = ";"


@dataclass(frozen=True, slots=True)
class GazetteerEntry:
    """One actor: the name that results carry, what it is, other ways to write it, and what texts may leave out."""

    name: str
    kind: Kind
    aliases: tuple[str, ...] = ()
    role: str | None = None
    country: str | None = None


class Gazetteer:
    """Actors to know by name, before those that newslens knows itself.

    A name is found wherever its words stand, case-sensitively; the longest wins. Aliases are told under the name;
    role and country are filled in where the text states none. A hyphenated compound is one word.

    Parameters
    ----------
    entries : iterable of GazetteerEntry or mapping, or a mapping from name to kind or to a mapping
        Each has ``name`` and ``kind`` ("person", "organisation", "country" or "group"), and may have ``aliases``
        (a list), ``role`` and ``country``.

    Raises
    ------
    ValueError
        For an empty name, an unknown kind or field, or a name that two entries claim; the message names the entry.
    TypeError
        For an entry that is none, or a field of the wrong type.

    Examples
    --------
    >>> import newslens as nl
    >>> people = nl.Gazetteer([{"name": "Orla Venn", "kind": "person", "aliases": ["La Venn"], "role": "mayor"}])
    >>> article = nl.parse("“The bridge is safe,” La Venn said on Monday.", gazetteer=people)
    >>> article.quotes[0].speaker, article.actors[0].role
    ('Orla Venn', 'mayor')
    """

    def __init__(self, entries: Iterable[GazetteerEntry | Mapping[str, Any]] | Mapping[str, Any]) -> None:
        if isinstance(entries, str | bytes) or not isinstance(entries, Iterable):
            raise TypeError(f"entries is a {type(entries).__name__}, expected entries; a file is read by from_file")
        given = _named(entries) if isinstance(entries, Mapping) else entries
        self._core = _core.Gazetteer([_fields(nth, entry) for nth, entry in enumerate(given)])

    @classmethod
    def from_file(cls, path: str | PathLike[str]) -> "Gazetteer":
        """Read a list from a file.

        Parameters
        ----------
        path : str or path-like
            ``.json``: what the constructor takes. ``.csv``: a header with ``name`` and ``kind``, and perhaps
            ``aliases`` (separated by semicolons), ``role`` and ``country``; UTF-8.

        Returns
        -------
        Gazetteer

        Raises
        ------
        ValueError, TypeError
            As the constructor, and for another kind of file; the message names the file.
        OSError
            If it cannot be read.
        """
        file = Path(fspath(path))
        readers = {".json": _json, ".csv": _csv}
        if file.suffix.lower() not in readers:
            raise ValueError(f"{file}: the name ends in {file.suffix!r}, expected .csv or .json")
        text = file.read_text(encoding="utf-8-sig")
        try:
            return cls(readers[file.suffix.lower()](text))
        except (ValueError, TypeError) as error:
            kind = TypeError if isinstance(error, TypeError) else ValueError
            raise kind(f"{file}: {error}") from None

    def __len__(self) -> int:
        return len(self._core)

    def __iter__(self) -> Iterator[GazetteerEntry]:
        for name, kind, aliases, role, country in self._core.entries():
            yield GazetteerEntry(name, kind, tuple(aliases), role, country)  # type: ignore[arg-type]

    def __repr__(self) -> str:
        return f"<Gazetteer of {len(self)} entries>"


def _named(entries: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Read a mapping from name to kind, or to the other fields."""
    for name, rest in entries.items():
        yield {"name": name, **(rest if isinstance(rest, Mapping) else {"kind": rest})}


def _fields(nth: int, entry: Any) -> tuple[str, str, list[str], str | None, str | None]:
    """Check the shape of an entry; the core checks the rest."""
    fields = asdict(entry) if isinstance(entry, GazetteerEntry) else entry
    if not isinstance(fields, Mapping):
        raise TypeError(f"gazetteer: entry {nth} is a {type(entry).__name__}, expected a mapping with name and kind")
    where = f"gazetteer: entry {nth} ({fields.get('name')!r})"
    unknown = [key for key in fields if key not in _FIELDS]
    if unknown:
        raise ValueError(f"{where} has the unknown field {unknown[0]!r}, expected some of {list(_FIELDS)}")
    for key in ("name", "kind"):
        if not isinstance(fields.get(key), str):
            raise TypeError(f"{where}: {key} is {fields.get(key)!r}, expected a string")
    for key in ("role", "country"):
        if not isinstance(fields.get(key), str | None):
            raise TypeError(f"{where}: {key} is {fields[key]!r}, expected a string or None")
    aliases = fields.get("aliases") or ()
    if isinstance(aliases, str) or not all(isinstance(alias, str) for alias in aliases):
        raise TypeError(f"{where}: aliases is {aliases!r}, expected a list of strings")
    return fields["name"], fields["kind"], list(aliases), fields.get("role") or None, fields.get("country") or None


def _json(text: str) -> Any:
    import json

    return json.loads(text)


def _csv(text: str) -> list[dict[str, Any]]:
    import csv

    rows = csv.DictReader(text.splitlines(), skipinitialspace=True)
    found = []
    for row in rows:
        fields: dict[str, Any] = {key: value for key, value in row.items() if value}
        if "aliases" in fields:
            fields["aliases"] = [alias.strip() for alias in fields["aliases"].split(_SEPARATOR) if alias.strip()]
        found.append({"name": "", "kind": "", **fields})
    return found
