"""Topics from seed words, from few labels, and the starter taxonomy."""

import json
import pickle
import warnings

import newslens as nl
import numpy as np
import pytest
from newslens import taxonomies

WORDS = {
    topic: words.split()
    for topic, words in {
        "sport": "coach match striker league goal referee season stadium keeper penalty derby winger",
        "economy": "bank inflation shares profit market loan investor budget rates deficit trader merger",
        "health": "hospital patient nurse vaccine virus clinic surgery doctor illness ward fever dose",
    }.items()
}
ANY = [word for words in WORDS.values() for word in words]
COMMON = ["the", "a", "of", "in", "and", "on", "for", "said", "that", "with", "year", "people", "city", "new", "after"]
SEEDS = {"sport": ["coach"], "economy": ["bank"], "health": ["hospital"]}


def pool(n=900, seed=0, sizes=(1, 1, 1)):
    """Return texts of three topics, each of eight of its words among common ones, and their topics."""
    random = np.random.RandomState(seed)
    topics = random.choice(list(WORDS), n, p=np.array(sizes) / sum(sizes))
    texts = []
    for topic in topics:
        words = [
            *random.choice(WORDS[topic], 6),
            *random.choice(COMMON, 14),
            *random.choice(ANY, 2),
        ]
        random.shuffle(words)
        texts.append(" ".join(words).capitalize() + ".")
    return texts, topics


@pytest.fixture(autouse=True)
def few_texts():
    """Leave out the warning that these pools are small."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="there are .* texts", category=UserWarning)
        yield


@pytest.fixture(scope="module")
def texts_and_topics():
    return pool()


@pytest.fixture(scope="module")
def seeded(texts_and_topics):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return nl.TopicClassifier(seeds=SEEDS).fit(texts_and_topics[0])


def test_one_word_a_topic_tells_the_topics_of_new_texts(seeded):
    texts, topics = pool(seed=1)
    assert seeded.classes_.tolist() == ["economy", "health", "sport"]
    assert np.mean(seeded.predict(texts) == topics) > 0.95


def test_it_is_a_classifier_like_any_other(seeded, tmp_path):
    texts, _ = pool(60, seed=2)
    explanation = seeded.explain(texts[0])
    assert explanation.score == pytest.approx(seeded.decision_function(texts[:1]).max(), rel=1e-5)
    seeded.save(tmp_path / "topics.newslens")
    loaded = nl.load(tmp_path / "topics.newslens")
    np.testing.assert_array_equal(loaded.predict_proba(texts), seeded.predict_proba(texts))
    assert not hasattr(loaded, "seed_spread_")
    again = pickle.loads(pickle.dumps(seeded))
    assert again.seed_spread_ == seeded.seed_spread_


def test_threads_do_not_change_the_model(texts_and_topics):
    models = [nl.TopicClassifier(seeds=SEEDS, n_jobs=n).fit(texts_and_topics[0]) for n in (1, 2, 3)]
    assert models[0].to_bytes() == models[1].to_bytes() == models[2].to_bytes()
    assert models[0].seed_spread_ == models[2].seed_spread_


def test_spread_tells_what_each_seed_pulled_in(seeded, texts_and_topics):
    texts, topics = texts_and_topics
    of_sport = [one for one in seeded.seed_spread_ if one.label == "sport"]
    assert [one.seed for one in of_sport] == [None, "coach"]
    topic, seed = of_sport
    assert seed.texts == sum("coach" in text.lower() for text in texts)
    assert len(set(seed.words) & set(WORDS["sport"])) >= 8
    assert "coach" not in seed.words
    assert set(topic.words[:12]) == set(WORDS["sport"])
    assert abs(topic.texts - (topics == "sport").sum()) < 30
    assert topic.to_dict()["label"] == "sport"


def test_excluded_words_pull_nothing_in(texts_and_topics):
    model = nl.TopicClassifier(seeds=SEEDS, exclude=["Striker", "loan"]).fit(texts_and_topics[0])
    told = {word for one in model.seed_spread_ for word in one.words}
    assert "winger" in told
    assert not told & {"striker", "loan"}


def test_phrases_are_seeds(texts_and_topics):
    texts, topics = texts_and_topics
    texts = [text.replace("coach", "national side") for text in texts]
    seeds = {**SEEDS, "sport": ["National Side", "side away national"]}
    with pytest.warns(UserWarning, match="'side away national' of 'sport' stands in no text"):
        model = nl.TopicClassifier(seeds=seeds).fit(texts)
    assert next(one for one in model.seed_spread_ if one.seed == "National Side").texts > 100
    assert np.mean(model.predict(texts) == topics) > 0.95


def test_a_topic_may_take_what_is_left(texts_and_topics):
    texts, topics = texts_and_topics
    model = nl.TopicClassifier(seeds={"sport": ["coach", "match"], "economy": ["bank", "shares"], "other": []}).fit(
        texts
    )
    truth = np.where(topics == "health", "other", topics)
    assert np.mean(model.predict(texts) == truth) > 0.9


def test_small_topics_stay_small():
    texts, topics = pool(1500, seed=3, sizes=(1, 6, 3))
    model = nl.TopicClassifier(seeds=SEEDS).fit(texts)
    assert np.mean(model.predict(texts) == topics) > 0.95


def test_scripts_without_spaces():
    texts = ["球队昨天赢得比赛冠军。", "球员在球场进球了。", "银行提高利率。", "股市上涨投资者高兴。"] * 30
    model = nl.TopicClassifier(seeds={"sport": ["球队", "球员"], "economy": ["银行", "股市"]}).fit(texts)
    assert model.predict(texts[:4]).tolist() == ["sport", "sport", "economy", "economy"]


def test_columns_and_clean(texts_and_topics):
    texts, topics = texts_and_topics
    frame = {"title": [text[:30] for text in texts], "body": [text[30:] for text in texts]}
    model = nl.TopicClassifier(seeds=SEEDS, text_columns=["title", "body"]).fit(frame)
    assert np.mean(model.predict(frame) == topics) > 0.95
    assert nl.TopicClassifier(seeds=SEEDS, clean=True).fit(texts).predict(texts[:3]).shape == (3,)


def test_few_labels_and_many_texts(texts_and_topics):
    texts, topics = texts_and_topics
    few = [at for topic in WORDS for at in np.flatnonzero(topics == topic)[:3]]
    more, truth = pool(seed=4)
    model = nl.TopicClassifier().fit([texts[at] for at in few], topics[few], unlabelled=more)
    assert np.mean(model.predict(more) == truth) > 0.95
    assert [one.seed for one in model.seed_spread_] == [None] * 3


def test_labels_and_seeds_together(texts_and_topics):
    texts, topics = texts_and_topics
    few = np.flatnonzero(topics == "health")[:4]
    model = nl.TopicClassifier(seeds={"sport": ["coach"], "economy": ["bank"]})
    model.fit([texts[at] for at in few], topics[few], unlabelled=texts)
    assert np.mean(model.predict(texts) == topics) > 0.95


def test_numbers_are_labels(texts_and_topics):
    model = nl.TopicClassifier(seeds={3: ["coach"], 1: ["bank"], 2: ["hospital"]}).fit(texts_and_topics[0])
    assert model.classes_.tolist() == [1, 2, 3]


def test_from_seeds_is_the_same(texts_and_topics, seeded):
    again = nl.TopicClassifier.from_seeds(texts_and_topics[0], SEEDS)
    assert again.to_bytes() == seeded.to_bytes()


def test_small_pools_are_told(texts_and_topics):
    with pytest.warns(UserWarning, match="there are 900 texts; below 5000"):
        nl.TopicClassifier(seeds=SEEDS).fit(texts_and_topics[0])


def test_a_topic_that_draws_nothing_is_told(texts_and_topics):
    texts = [*texts_and_topics[0], "The coach of the bank saw a zither."]
    with pytest.warns(UserWarning, match="'music' drew . of 901 texts"):
        model = nl.TopicClassifier(seeds={**SEEDS, "music": ["zither"]}).fit(texts)
    assert "music" in model.classes_


@pytest.mark.parametrize(
    ("parameters", "error", "message"),
    [
        ({"seeds": ["coach"]}, TypeError, "seeds is a list, expected a dict"),
        ({"seeds": {"sport": "coach", "economy": ["bank"]}}, TypeError, "seeds\\['sport'\\]"),
        ({"seeds": {"sport": ["coach"], "economy": [" "]}}, ValueError, "seeds\\['economy'\\] holds ' '"),
        ({"seeds": {"sport": ["coach"]}}, ValueError, "only the topic"),
        ({"seeds": {"sport": [], "economy": [], "health": ["ward"]}}, ValueError, "only one topic may take"),
        ({"seeds": {"sport": ["coach"], 1: ["bank"]}}, ValueError, "mixes labels"),
        ({"seeds": {"sport": ["coach"], "economy": ["zzz"]}}, ValueError, 'neither "zzz" nor another seed'),
        ({"seeds": {"sport": ["coach"], "economy": ["a b c d e f g h i"]}}, ValueError, "phrases of 1 to 8 words"),
        ({"seeds": {"sport": ["coach"], "economy": ["!"]}}, ValueError, "phrases of 1 to 8 words"),
        ({"seeds": SEEDS, "exclude": ["two words"]}, ValueError, "exclude must be single words"),
    ],
)
def test_wrong_seeds_are_refused(texts_and_topics, parameters, error, message):
    with pytest.raises(error, match=message):
        nl.TopicClassifier(**parameters).fit(texts_and_topics[0])


def test_wrong_fits_are_refused(texts_and_topics):
    texts, topics = texts_and_topics
    with pytest.raises(ValueError, match="pass the texts without labels as unlabelled"):
        nl.TopicClassifier(seeds=SEEDS).fit(texts, topics)
    with pytest.raises(ValueError, match="sample_weight is for a fit on labelled texts alone"):
        nl.TopicClassifier(seeds=SEEDS).fit(texts, sample_weight=[1.0] * len(texts))
    with pytest.raises(ValueError, match="y\\[0\\] is \\['sport'\\]; with unlabelled texts a text has one topic"):
        nl.TopicClassifier().fit(texts[:2], [["sport"], ["economy"]], unlabelled=texts)
    with pytest.raises(ValueError, match="2 texts and 1 labels"):
        nl.TopicClassifier().fit(texts[:2], ["sport"], unlabelled=texts)
    with pytest.raises(ValueError, match="y is None"):
        nl.TopicClassifier().fit(texts)
    with pytest.raises(ValueError, match="y is None"):
        nl.TopicClassifier().fit(texts, unlabelled=texts)


def test_nothing_to_read_is_refused():
    with pytest.raises(ValueError, match="cannot fit"):
        nl.TopicClassifier(seeds=SEEDS).fit(["", "", ""])


def test_every_language_has_all_topics():
    names = list(taxonomies.iptc())
    assert len(names) == 17
    for language in taxonomies.LANGUAGES:
        words = taxonomies.iptc(language)
        assert list(words) == names
        assert all(len(of_topic) >= 8 and len(set(of_topic)) == len(of_topic) for of_topic in words.values())
    both = taxonomies.iptc("de", "fr")
    assert both["sport"] == list(dict.fromkeys(taxonomies.iptc("de")["sport"] + taxonomies.iptc("fr")["sport"]))
    with pytest.raises(ValueError, match="no words in 'xx'"):
        taxonomies.iptc("xx")


def test_a_taxonomy_of_ones_own(tmp_path):
    (tmp_path / "mine.json").write_text(json.dumps({"sport": ["coach"], "other": []}), encoding="utf-8")
    (tmp_path / "mine.toml").write_text('sport = ["coach"]\nother = []\n', encoding="utf-8")
    assert taxonomies.read(tmp_path / "mine.json") == taxonomies.read(tmp_path / "mine.toml")
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    (tmp_path / "list.json").write_text("[1]", encoding="utf-8")
    for name, error in (("broken.json", ValueError), ("list.json", TypeError)):
        with pytest.raises(error, match=name):
            taxonomies.read(tmp_path / name)


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_words_near_a_phrase_are_not_those_of_every_text():
    phrases = {"sport": "home win", "economy": "rate rise", "health": "check up"}
    random, texts = np.random.RandomState(0), []
    for _ in range(1500):
        topic = random.choice(list(WORDS))
        words = [*random.choice(WORDS[topic], 1), *random.choice(COMMON, 20)]
        random.shuffle(words)
        texts.append(" ".join([phrases[topic]] * (random.rand() < 0.05) + words))
    model = nl.TopicClassifier.from_seeds(texts, {topic: [phrase] for topic, phrase in phrases.items()})
    for spread in (spread for spread in model.seed_spread_ if spread.seed):
        assert not set(spread.words) & set(COMMON), (spread.seed, spread.words)
