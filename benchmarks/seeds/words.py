"""The seed words of every run, written down before it."""

AGNEWS = {
    "names": (["politics"], ["sports"], ["business"], ["technology"]),
    "words": (["government"], ["game"], ["market"], ["software"]),
    "other words": (["war"], ["team"], ["oil"], ["internet"]),
    "people and things": (["president"], ["coach"], ["stocks"], ["computer"]),
    "three words": (
        ["iraq", "minister", "election"],
        ["season", "win", "league"],
        ["prices", "profit", "shares"],
        ["microsoft", "web", "space"],
    ),
}
"""Five sets; world, sports, business, science and technology in the order of the labels 1 to 4."""

NEWSGROUPS = {
    "comp": ["computer", "software", "windows", "graphics", "disk"],
    "rec": ["game", "team", "car", "motorcycle"],
    "sci": ["space", "medical", "encryption", "circuit"],
    "talk": ["god", "government", "religion", "guns"],
}

NEWSGROUPS_FIVE = {**NEWSGROUPS, "misc": ["for sale", "offer", "shipping"]}
