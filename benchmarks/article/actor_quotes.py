"""Quotes of real articles and their speakers' full names: `nl.parse` on the actor stance set.

NEWSLENS_DATA=... python benchmarks/article/actor_quotes.py

Found: a quotation of the reading overlaps the gold's. Speaker right: the reading's full name is the gold's name or an
alias of that actor, or one contains the other; somebody whom the gold calls unnamed must have no name. The articles of
`dev` are for reading: rules were corrected after reading misses on it, so this is no figure on unseen text.
"""

import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import newslens as nl
from harness.data import json_lines
from own_scores import overlap, share

Record = dict[str, Any]


def names(record: Record, speaker: str) -> set[str]:
    """Return every way to write the speaker: the gold's name, and the aliases of that actor."""
    actors = ({stance["actor"], *stance["aliases"]} for stance in record["stances"])
    return {name.lower() for forms in actors if speaker in forms for name in forms} | {speaker.lower()}


def right(record: Record, speaker: str, found: str | None) -> bool:
    """Compare full names; nobody is right for somebody unnamed."""
    if found is None:
        return "unnamed" in speaker
    return any(found.lower() in name or name in found.lower() for name in names(record, speaker))


def main() -> None:
    records = [record for record in json_lines("actor_stance/dev.jsonl.gz") if record.get("quotes")]
    found, speakers, named = [], [], []
    for record, article in zip(records, nl.parse_many([record["text"] for record in records]), strict=True):
        for quote in (quote for quote in record["quotes"] if quote["speaker"]):
            span = (quote["start"], quote["end"])
            shared = [sum(overlap(piece, span) for piece in mine.content) for mine in article.quotes]
            best = article.quotes[shared.index(max(shared))] if any(shared) else None
            found.append(best is not None)
            speakers.append(best is not None and right(record, quote["speaker"], best.speaker))
            if best is not None and best.speaker is not None:
                named.append(speakers[-1])
    scores = {"found": share(found), "speaker": share(speakers), "speaker_precision": share(named)}
    print(json.dumps({"quotes": len(found), **{name: round(value, 4) for name, value in scores.items()}}, indent=1))


if __name__ == "__main__":
    main()
