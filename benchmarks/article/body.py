"""Body extraction from text without mark-up: the line scorer beside plain rules.

    NEWSLENS_DATA=... python benchmarks/article/body.py --score SCORE.py

Every page is read by a model trained without its publisher (10 folds of publishers). F1 over 4-word
shingles, by the scorer given.
"""
import argparse
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from pages import GOLD, folds, pages, rust
from train_lines import prepared, train

TERMINAL = re.compile(r"[.!?。！？…][\"'”’)\]]*$")


def everything(line):
    return True


def long_sentences(line):
    return len(line.split()) >= 12 and TERMINAL.search(line)


def c4(line):
    """The line rule of C4: five words, a sentence's end, no word of scripts and policies."""
    lower = line.lower()
    return len(line.split()) >= 5 and TERMINAL.search(line) and not any(w in lower for w in ("javascript", "cookie", "privacy policy", "terms of use"))


def by_rule(rule):
    return lambda page: "\n".join(line for line in page["text"].split("\n") if rule(line))


def cross_validated(found, modes=("body", "parse")):
    """For each mode, the bodies found by models that have not seen the publisher."""
    fold, made = folds(found), prepared(found)
    bodies = {mode: [] for mode in modes}
    for number in sorted(set(fold)):
        inside = {page["publisher"] for page, f in zip(found, fold) if f == number}
        model = train([s for s in made if s["publisher"] not in inside])
        rows = [{"id": p["id"], "text": p["text"]} for p in found if p["publisher"] in inside]
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            json.dump(model, file)
            file.flush()
            for mode in modes:
                bodies[mode] += rust(mode, rows, file.name)
    return bodies


def scored(script, rows):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
        file.flush()
        done = subprocess.run([sys.executable, script, "body", str(GOLD), file.name], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--score", required=True, type=Path, help="the scorer, score.py")
    script = parser.parse_args().score
    found = pages()
    methods = {name: [{"id": p["id"], "body": by_rule(rule)(p)} for p in found]
               for name, rule in (("keep everything", everything), ("12 words and a sentence's end", long_sentences), ("C4 line rule", c4))}
    bodies = cross_validated(found)
    methods |= {"line scorer": bodies["body"], "line scorer and typed rules": bodies["parse"]}
    print(f"{len(found)} pages, {len({p['publisher'] for p in found})} publishers; each left out of its model's training\n")
    print("| method | F1 | precision | recall |\n|---|---|---|---|")
    for name, rows in methods.items():
        s = scored(script, rows)
        print(f"| {name} | {s['f1']:.3f} | {s['precision']:.3f} | {s['recall']:.3f} |")


if __name__ == "__main__":
    main()
