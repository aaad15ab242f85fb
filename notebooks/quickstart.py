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
# # newslens in ten minutes
#
# From a DataFrame of raw articles to clean text, quotations, topics with probabilities that mean something, and who
# stands where, with the sentence that shows it.
#
# The articles are the samples that ship with newslens. They are synthetic, written to look like scraped pages; what is
# measured here shows how to measure, not how good newslens is on real news.

# %%
import tempfile
from pathlib import Path

import newslens as nl
import pandas as pd
from newslens import samples
from sklearn.metrics import accuracy_score, classification_report
from sklearn.model_selection import train_test_split

articles = pd.DataFrame([{"file": one.file, "text": one.text, "topic": one.topic} for one in samples.load()]).set_index(
    "file"
)
articles.head()

# %% [markdown]
# ## Clean text
#
# Stamps, teasers, share buttons and repeated headlines go; the body stays. The index is kept.

# %%
articles["body"] = articles["text"].news.clean()
kept = articles["body"].str.len().sum() / articles["text"].str.len().sum()
print(f"{kept:.0%} of the characters are body")

# %% [markdown]
# An article shows itself: what is struck out was removed, and reported words carry their speaker. Every offset points
# into the text as it was passed.

# %%
article = nl.parse(articles.loc["conflict-01.txt", "text"])
article

# %% [markdown]
# ## Who said what

# %%
quotes = articles["text"].news.quotes()
quotes.loc[quotes["speaker"].notna(), ["speaker", "quote", "kind", "how"]].head(8)

# %% [markdown]
# ## Topics
#
# Train on three quarters, judge on the rest. With `clean=True` the model finds the body itself, in `fit` and in
# `predict`, so it takes raw articles.

# %%
train, test = train_test_split(articles, test_size=0.25, stratify=articles["topic"], random_state=0)
topics = nl.TopicClassifier(clean=True).fit(train["text"], train["topic"])
print(classification_report(test["topic"], topics.predict(test["text"]), zero_division=0))

# %% [markdown]
# Probabilities are calibrated while fitting, so that they can be used: leave to a person what the model is not sure of.
# On twelve classes and a hundred articles there is much to leave.

# %%
found = test["text"].news.topics(topics)
sure = found["probability"] >= found["probability"].median()
print(f"all:         {accuracy_score(test['topic'], found['label']):.2f} right, {len(found)} articles")
print(f"surer half:  {accuracy_score(test['topic'][sure], found['label'][sure]):.2f} right, {sure.sum()} articles")
found.join(test["topic"]).sort_values("probability", ascending=False).head()

# %% [markdown]
# Why? Every word adds something to the score of a class, and with the intercept the parts add up to it.

# %%
text = test["text"].iloc[0]
explanation = topics.explain(text)
print(f"{explanation.score:.4f} explained, {topics.decision_function([text]).max():.4f} decided on")
explanation

# %% [markdown]
# ## Who stands where
#
# Actors are found in the article and judged by what they say and do about a target, without training. The evidence is
# a passage of the text.

# %%
curfew = articles[articles["text"].str.contains("curfew")]
stances = curfew["text"].news.stances("the night curfew")
stances.loc[stances["label"] != "abstain", ["actor", "label", "probability", "how", "evidence"]].head(8)

# %% [markdown]
# ## Stances that are learned
#
# With labelled pairs of a target and a text, a `StanceClassifier` learns how stances are worded. Here the texts are the
# passages that the samples give as evidence. Articles are held out whole, so that no passage of a test article is seen.

# %%
pairs = pd.DataFrame(
    [
        {"file": one.file, "target": stance.target, "text": stance.evidence, "stance": stance.label}
        for one in samples.load()
        for stance in one.stances
    ]
)
held_out = pairs["file"].isin(test.index)
stance = nl.StanceClassifier().fit(pairs.loc[~held_out, ["target", "text"]], pairs.loc[~held_out, "stance"])
told = stance.predict(pairs.loc[held_out, ["target", "text"]])
print(f"{accuracy_score(pairs.loc[held_out, 'stance'], told):.2f} right, {held_out.sum()} passages")

# %% [markdown]
# Surface words of some 280 passages do not tell a stance well: one class in three is right by chance. What it leans on
# can be seen.

# %%
stance.explain("the night curfew", "The mayor called the curfew a mistake and asked the council to lift it.")

# %% [markdown]
# ## Keep the model
#
# A model file is data, never code: it can be taken from anybody. The same data and parameters give the same bytes.

# %%
with tempfile.TemporaryDirectory() as folder:
    path = Path(folder) / "topics.newslens"
    topics.save(path)
    again = nl.load(path)
    print(f"{path.stat().st_size / 1e6:.2f} MB")

assert (again.predict_proba(test["text"]) == topics.predict_proba(test["text"])).all()
