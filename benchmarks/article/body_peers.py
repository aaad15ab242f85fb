"""Body extraction beside the peers, from text without mark-up and from HTML, in one run.

NEWSLENS_DATA=... python benchmarks/article/body_peers.py --score SCORE.py --out benchmarks/results/article_body.md

Wherever newslens uses its line scorer, the page is read by weights trained without its publisher; the time is that of
the installed package. Peers that are not installed are left out, and the table says so.
"""

import argparse
import json
import logging
import platform
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import newslens as nl
from body import RULES, by_rule, models, read_with
from harness.data import json_lines
from harness.main import processor
from harness.scorer import score_records
from newslens.html import extract
from pages import HTML, Page, gold, pages
from peers import ON_HTML, ON_LINES, Peer

Bodies = list[dict[str, Any]]
COLUMNS = ("input", "method", "F1", "precision", "recall", "ms a page", "pages failed")


def timed(read: Callable[[str], str], sources: dict[str, str]) -> tuple[Bodies, float, int]:
    """Return what `read` makes of every page, milliseconds a page, and how many pages it raised on."""
    bodies: Bodies = []
    failed, start = 0, time.perf_counter()
    for name, source in sources.items():
        try:
            body = read(source)
        except Exception:
            body, failed = "", failed + 1
        bodies.append({"id": name, "body": body})
    return bodies, 1000 * (time.perf_counter() - start) / len(sources), failed


def left_out(found: list[Page], html: dict[str, str]) -> tuple[Bodies, Bodies]:
    """Return the bodies of newslens from text and from HTML, by weights that have not seen the publisher."""
    from_text: Bodies = []
    from_html: Bodies = []
    for model, inside in models(found):
        from_text += read_with(model, "parse", [{"id": page["id"], "text": page["text"]} for page in inside])
        from_html += read_with(model, "extracted", [extracted(page["id"], html[page["id"]]) for page in inside])
    return from_text, from_html


def extracted(name: str, html: str) -> dict[str, Any]:
    """Return the text of a page as the Rust side takes it, which counts bytes."""
    page = extract(html)
    return {"id": name, "text": page.text, "begin": len(page.text[: page.begin].encode())}


def installed(peers: dict[str, Peer]) -> dict[str, Callable[[str], str]]:
    return {title: peer.body for title, peer in peers.items() if peer.version()}


def rows(script: Path) -> Iterable[dict[str, Any]]:
    """Measure one method after the other, and give a row for each."""
    found = pages()
    text = {page["id"]: page["text"] for page in found}
    html = {record["id"]: record["html"] for record in json_lines(HTML)}
    own_text, own_html = left_out(found, html)
    rules = {name: _by_rule(rule) for name, rule in RULES.items()}
    for source, methods, own, pages_of in (
        ("text", {**rules, **installed(ON_LINES), "newslens": nl.clean}, own_text, text),
        ("HTML", {**installed(ON_HTML), "newslens": lambda page: nl.parse(html=page).body}, own_html, html),
    ):
        for name, read in methods.items():
            bodies, milliseconds, failed = timed(read, pages_of)
            told = score_records(script, "body", gold(), own if name == "newslens" else bodies)
            figures = (told["f1"], told["precision"], told["recall"], milliseconds, failed)
            yield dict(zip(COLUMNS, (source, name, *figures), strict=True))


def _by_rule(rule: Callable[[str], bool]) -> Callable[[str], str]:
    return lambda text: by_rule(rule, {"id": "", "text": text})["body"]


def table(found: list[dict[str, Any]]) -> str:
    lines = [COLUMNS, ("---",) * len(COLUMNS)]
    for row in found:
        source, name, *scores, milliseconds, failed = row.values()
        lines.append((source, name, *(f"{score:.4f}" for score in scores), f"{milliseconds:.1f}", str(failed or "")))
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def conditions() -> str:
    """Say under which conditions the figures came about."""
    versions = {peer.package: peer.version() for peer in (*ON_LINES.values(), *ON_HTML.values())}
    present = ", ".join(f"{package} {number}" for package, number in versions.items() if number)
    missing = ", ".join(package for package, number in versions.items() if not number)
    return (
        f"Written by `article/body_peers.py`. 181 pages; newslens {nl.__version__} by weights trained without the "
        f"page's publisher; every method on one thread of {processor()}, one after the other; Python "
        f"{platform.python_version()}, {present}. Not installed and left out: {missing or 'none'}.\n"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--score", required=True, type=Path, help="score.py beside the data")
    parser.add_argument("--out", type=Path, help="write the table here (.md), and the rows beside it (.json)")
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    found = list(rows(options.score))
    print(table(found))
    if options.out is not None:
        options.out.with_suffix(".md").write_text(f"{conditions()}\n{table(found)}", encoding="utf-8")
        options.out.with_suffix(".json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
