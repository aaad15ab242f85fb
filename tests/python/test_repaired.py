"""Wrongly decoded text is repaired on request, with the way back into the text as passed."""

import pickle

import newslens as nl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st


def spoilt(text, codec="cp1252"):
    """Read UTF-8 by another codec, as browsers do: what it leaves undefined becomes a control character."""
    return "".join(
        bytes([byte]).decode(codec) if codec == "latin-1" or byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(byte)
        for byte in text.encode()
    )


# What ftfy 6.3.1 gives for the same texts: fix_text with uncurl_quotes=False and normalization=None.
AGREED = [
    ("schÃ¶n", "schön"),
    ("The Mona Lisa doesnâ€™t have eyebrows.", "The Mona Lisa doesn’t have eyebrows."),
    ("l’humanitÃ©", "l’humanité"),
    ("voilÃ\xa0 le travail", "voilà le travail"),
    ("ÃƒÂ©", "é"),
    ("âœ” No problems", "✔ No problems"),
    ("Ð¿Ñ€Ð¸Ð²ÐµÑ‚", "привет"),
    ("æ—¥æœ¬èªž", "日本語"),
    ("ðŸ˜€ fine", "😀 fine"),
    ("sÃ³ â€“ nÃ£o", "só – não"),
    ("Â£5 and 20Â°C", "£5 and 20°C"),
    ("ÃƒÆ’Ã‚Â©", "é"),
    ("P&amp;O", "P&O"),
    ("It&#8217;s &eacute;t&eacute;&nbsp;!", "It’s été\xa0!"),
    ("It\x92s", "It’s"),
    ("&#x2019;", "’"),
    ("&lt;3", "<3"),
]

CORRECT = [
    "AHÅ™, the new sofa from IKEA®",
    "IRMÃ”, “AMANHÃ”",
    "« Voilà », dit-elle à Zoë… L’œuvre – “belle” !",
    "ÚŽASNÉ VÝŠKY",
    "Trần Quốc Vượng ăn Ã, Ãn",
    "„groß“, Spaß… 5 € für Größe",
    "Ça coûte 5 £ ; Ñandú»",
    "日本語のテキスト、한국어, Привет, שלום, مرحبا 😀",
    "Q&A; R&D, AT&T; a & b; fish&chips;",
]


@pytest.mark.parametrize(("text", "expected"), AGREED)
def test_what_ftfy_repairs_too(text, expected):
    assert nl.repair(text).text == expected


@pytest.mark.parametrize("text", CORRECT)
def test_correct_text_stays(text):
    repaired = nl.repair(text)
    assert repaired.text == text
    assert repaired.to_raw(0, len(text)) == (0, len(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Messier #39;s lawyer", "Messier's lawyer"),
        ("near  #36;47 a barrel", "near $47 a barrel"),
        ("fuels.  quot;I am here, quot; he said", 'fuels. "I am here," he said'),
        ("J amp;J and  #151; at least", "J&J and — at least"),
        ("code-named  #8220;Mustang #8221;", "code-named “Mustang”"),
        ("&amp;#8217;s and &amp;amp;", "’s and &"),
        ("see #7; and #12;", "see #7; and #12;"),
    ],
)
def test_entities_without_their_ampersand(text, expected):
    assert nl.repair(text).text == expected


LETTERS = "abcdefghijklmnopqrstuvwxyzàâäçéèêëîïôöùûüñáíóúãõåæøßčřšžýłńśźżğış"
WORDS = st.text(LETTERS, min_size=1, max_size=9)


@given(st.lists(WORDS, min_size=1, max_size=12), st.sampled_from(["cp1252", "latin-1"]))
def test_round_trip(words, codec):
    text = "señor " + " ".join(words)
    assert nl.repair(text).text == text
    assert nl.repair(spoilt(text, codec)).text == text
    assert nl.repair(spoilt(spoilt(text, codec), codec)).text == text


@given(st.text(max_size=60))
def test_every_character_maps_to_its_own_place(text):
    repaired = nl.repair(text)
    end = 0
    for at in range(len(repaired.text)):
        start, stop = repaired.to_raw(at, at + 1)
        assert start == end < stop
        end = stop
    assert end == len(text)


def test_ranges():
    repaired = nl.repair("a Ã© b &amp; c")
    assert repaired.text == "a é b & c"
    assert repaired.to_raw(2, 3) == (2, 4)
    assert repaired.to_raw(3, 7) == (4, 12)
    assert repaired.to_raw(9, 9) == (14, 14)
    for start, end in [(-1, 2), (3, 2), (0, 10)]:
        with pytest.raises(ValueError, match="is not within the text of 9 characters"):
            repaired.to_raw(start, end)
    assert nl.repair("").to_raw(0, 0) == (0, 0)
    assert pickle.loads(pickle.dumps(repaired)) == repaired
    with pytest.raises(TypeError, match="text is '3' of type int"):
        nl.repair(3)


PAGE = (
    "â€œThe cafÃ© stays shut,â€\x9d said Mayor JosÃ© Venn on Monday.\n\n"
    "Venn opposes the harbour toll, he didn #39;t say why."
)


def test_articles():
    article = nl.parse(PAGE, repair=True)
    assert article.text == PAGE
    assert article.body.startswith("“The café stays shut,” said Mayor José Venn on Monday.\n")
    quote = article.quotes[0]
    assert quote.speaker == "José Venn"
    assert PAGE[slice(*quote.content[0])] == "The cafÃ© stays shut,"
    at = article.body.index("José")
    assert PAGE[slice(*article.to_raw(at, at + 4))] == "JosÃ©"
    assert PAGE[slice(*article.to_raw(0, len(article.body)))] == PAGE
    assert nl.parse_many([PAGE], repair=True) == [article]
    assert nl.clean(PAGE, repair=True) == article.body
    assert pd.Series([PAGE]).news.clean(repair=True).tolist() == [article.body]
    assert pd.Series([PAGE]).news.parse(repair=True).tolist() == [article]
    assert "JosÃ©" in nl.parse(PAGE).body
    with pytest.raises(TypeError, match="repair is 'yes', expected True or False"):
        nl.parse(PAGE, repair="yes")


def test_stances_of_an_article_read_with_repair():
    [stance] = [
        it for it in nl.actor_stances(nl.parse(PAGE, repair=True), "the harbour toll") if it.actor == "José Venn"
    ]
    assert stance.label == "against"
    assert "opposes the harbour toll" in PAGE[slice(*stance.evidence[0])]


def test_an_article_with_options_is_plain_data():
    article = nl.parse(PAGE, repair=True)
    assert pickle.loads(pickle.dumps(article)) == article
    assert not [key for key in article.to_dict() if key.startswith("_")]
