"""Write THIRD-PARTY.md: what is compiled into the wheel, under which licence, and who holds the rights.

Run by ``make third-party`` after the lock file has changed; needs the crates' sources, which cargo has fetched.
"""

import json
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Licences of our own choosing among those a crate offers, the first that matches; their texts stand in the repository.
OURS = ("MIT", "Apache-2.0")


def crates() -> list[dict]:
    """Return the packages that the wheel links, by name."""
    command = ["cargo", "metadata", "--format-version=1", "--locked", "--features", "python"]
    metadata = json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)
    tree = ["cargo", "tree", "--locked", "--features", "python", "--edges", "normal,no-proc-macro", "--prefix", "none"]
    lines = subprocess.run(tree, cwd=ROOT, check=True, capture_output=True, text=True).stdout.splitlines()
    linked = {tuple(line.split()[:2]) for line in lines if line.strip()}
    found = [p for p in metadata["packages"] if (p["name"], "v" + p["version"]) in linked and p["name"] != "newslens"]
    return sorted(found, key=lambda package: (package["name"], package["version"]))


def texts(package: dict) -> list[str]:
    """Return the licence files of a package."""
    folder = Path(package["manifest_path"]).parent
    names = [path for path in sorted(folder.iterdir()) if re.match(r"(?i)(licen[cs]e|copying|notice)", path.name)]
    return [path.read_text(encoding="utf-8", errors="replace") for path in names if path.is_file()]


def holders(package: dict) -> str:
    """Return the copyright lines of a package, or its authors."""
    lines = [line.strip() for text in texts(package) for line in text.splitlines()]
    named = [line for line in lines if re.match(r"(?i)copyright\s+(\(c\)|©|\d)", line) and "[yyyy]" not in line]
    return "; ".join(dict.fromkeys(named)) or ", ".join(package["authors"]) or "its authors"


def main() -> None:
    """Write the notices."""
    rows, others = [], {}
    for package in crates():
        licence = package["license"] or "see its repository"
        rows.append(f"| {package['name']} {package['version']} | {licence} | {holders(package).replace('|', '/')} |")
        if not any(name in licence for name in OURS):
            others[package["name"]] = "\n\n".join(texts(package)).strip()
    parts = [
        "# Third-party notices",
        "The wheel contains the following crates. Where a crate offers MIT or Apache-2.0 it is used under that one,\n"
        "whose text is in LICENSE-MIT or LICENSE-APACHE, with the crate's own copyright line as given here.",
        "| crate | licence | copyright |\n|---|---|---|\n" + "\n".join(rows),
        *(f"## {name}\n\n```text\n{text}\n```" for name, text in others.items()),
    ]
    (ROOT / "THIRD-PARTY.md").write_text("\n\n".join(parts) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
