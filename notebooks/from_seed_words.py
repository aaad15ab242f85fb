# ---
# jupyter:
#   jupytext:
#     formats: ipynb,py:percent
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # From a folder of articles and six words to a classifier
#
# No labels, no pretrained model: two words a topic, a look at what they pull in, some minutes of labelling where it
# pays most, and a saved model that has been audited: scored on articles put aside, its labels checked.
#
# The articles are three topics of the samples that ship with newslens: 36 texts, synthetic. They show the way; how well
# seed words do on thousands of real texts is told by the project's benchmarks.

# %%
import tempfile
import warnings
from pathlib import Path

import newslens as nl
import pandas as pd
from newslens import samples, taxonomies

folder = Path(tempfile.mkdtemp())
TOPICS = ["crime, law and justice", "education", "sport"]
for one in samples.load():
    if one.topic in TOPICS:
        (folder / one.file).write_text(one.text, encoding="utf-8")

# %% [markdown]
# ## A folder of raw articles

# %%
articles = pd.Series(
    {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))}, name="text"
)
articles.head()

# %% [markdown]
# Every third article is put aside. Nobody looks at these until the model is done.

# %%
aside = articles.iloc[::3]
pool = articles.drop(aside.index)

# %% [markdown]
# ## Six words
#
# With `clean=True` the body of every page is found first, so that words of menus and teasers count for nothing. The
# warning is right: a pool of 24 texts is far too small to rely on seed words alone.

# %%
words = {"crime, law and justice": ["court", "judge"], "education": ["school", "pupils"], "sport": ["match", "coach"]}
with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    first = nl.TopicClassifier.from_seeds(pool, words, clean=True)
print(*(warning.message for warning in told), sep="\n")

# %% [markdown]
# How far did each word reach, and what did it pull in? A row without a seed is the topic as a whole.

# %%
spread = pd.DataFrame([one.to_dict() for one in first.seed_spread_])
spread.assign(words=spread["words"].str[:8].str.join(", "))

# %% [markdown]
# A word that misleads is vetoed by `exclude`, and more words make topics steadier: `taxonomies.iptc()` has lists for
# the 17 topics of IPTC Media Topics, in four languages.

# %%
more = {topic: [*words[topic], *taxonomies.iptc("en")[topic]] for topic in TOPICS}
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    second = nl.TopicClassifier(seeds=more, exclude=["home", "left"], clean=True).fit(pool)

# %% [markdown]
# ## Label where it pays
#
# `suggest` chooses texts that the model is not sure of, each for another reason. Here the samples play the person who
# fills in the table.

# %%
answers = pd.Series({one.file: one.topic for one in samples.load()})
table = pd.DataFrame({"text": pool.iloc[nl.suggest(second, pool, 6)]})
table["suggestion"] = second.predict(table["text"])
table["topic"] = answers[table.index]  # to be typed in
table[["suggestion", "topic"]]

# %% [markdown]
# What was labelled and what was not are learned from together.

# %%
rest = pool.drop(table.index)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    topics = nl.TopicClassifier(seeds=more, clean=True).fit(table["text"], table["topic"], unlabelled=rest)

# %% [markdown]
# ## How good is it?
#
# The articles put aside are labelled now. Twelve are few, and the intervals say so.

# %%
truth = answers[aside.index]  # to be typed in
report = topics.evaluate(aside, truth)
report

# %% [markdown]
# Does it lean on what it should? Every word adds something to the score of a topic.

# %%
topics.explain(aside.iloc[0])

# %% [markdown]
# ## Are the labels right?
#
# Hands slip. One label is made wrong here on purpose: `audit` has every label judged by models that have not seen it,
# and puts the strangest first, with the words that speak against it.

# %%
labels = pd.concat([truth, pd.Series(topics.predict(pool), index=pool.index)])
labels["education-07.txt"] = "crime, law and justice"
audited = nl.audit(articles[labels.index], labels, model=nl.TopicClassifier(clean=True))
audited[["label", "suggested", "suspicion", "words"]].head(4)

# %% [markdown]
# Will it last? Texts of another kind are seen to be so: unknown words, lower confidence, and the words behind it.

# %%
others = [one.text for one in samples.load() if one.topic == "economy, business and finance"]
moved = topics.drift(others, reference=aside)
print(f"unknown words: {moved.unseen.reference:.0%} then, {moved.unseen.new:.0%} now")
print(
    f"confidence:    {moved.confidence.difference:+.2f} ({moved.confidence.low:+.2f} to {moved.confidence.high:+.2f})"
)
pd.Series(moved.words, name=f"change of the score of {moved.label!r}").head(8)

# %% [markdown]
# ## Keep it
#
# The file is data, not code. What was measured goes with it.

# %%
topics.card_ = report.card()
topics.save(folder / "topics.newslens")
again = nl.load(folder / "topics.newslens")
assert (again.predict_proba(aside) == topics.predict_proba(aside)).all()
again.card_["scores"]
