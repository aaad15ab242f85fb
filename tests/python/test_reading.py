"""Reading one article and many."""

import newslens as nl
import pytest

TEXT = 'Mayor Orla Venn said on Monday: "We welcome the harbour toll." Captain Ives Barlo rejected the harbour toll.\n'


def test_many_is_one_by_one_for_any_number_of_threads(topic_data):
    texts = [TEXT, *topic_data[0]]
    expected = [nl.parse(text) for text in texts]
    for n_jobs in (None, 1, 2, 8):
        assert nl.parse_many(texts, n_jobs=n_jobs) == expected
    assert nl.parse_many([]) == []


def test_clean_is_the_body_of_parse():
    assert nl.clean(TEXT) == nl.parse(TEXT).body == TEXT.strip()


def test_actor_stances():
    found = {stance.actor: stance for stance in nl.actor_stances(TEXT, "the harbour toll")}
    assert {name: stance.label for name, stance in found.items()} == {"Orla Venn": "favor", "Ives Barlo": "against"}
    start, end = found["Orla Venn"].evidence[0]
    assert "We welcome the harbour toll" in TEXT[start:end]
    assert all(0 < stance.probability <= 1 and stance.target == "the harbour toll" for stance in found.values())


def test_actor_stances_of_a_reading_are_those_of_its_text():
    assert nl.actor_stances(nl.parse(TEXT), "the harbour toll") == nl.actor_stances(TEXT, "the harbour toll")


@pytest.mark.parametrize("target", ["", " \n"])
def test_a_target_without_words_is_refused(target):
    with pytest.raises(ValueError, match="expected words such as 'the harbour toll'"):
        nl.actor_stances(TEXT, target)


def test_a_target_with_a_lone_surrogate():
    assert nl.actor_stances(TEXT, "\ud800") == nl.actor_stances(TEXT, "?")
