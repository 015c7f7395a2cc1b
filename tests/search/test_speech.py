"""Words brought to one form a family, as each language is spoken."""

import pytest

from plansite.search.speech import speech


@pytest.mark.parametrize(
    "family",
    [
        "disabled disability disabilities",
        "coordinate coordination coordinator coordinating",
        "nutrition malnutrition malnourished",
        "swim swimming swam",
        "drown drowned drowning",
        "bully bullied bullying bullies",
        "abuse abused abusive abusing",
        "child children kid kids",
        "therapy therapist therapies",
        "register registration registered",
        "vaccine vaccination vaccinate",
        "labour labor",
        "programme programs",
        "teach teacher teaching taught",
        "organise organization organised",
        "educate education educational",
    ],
)
def test_english_kin_are_one(family: str) -> None:
    assert len({speech("en").stem(word) for word in family.split()}) == 1, {
        word: speech("en").stem(word) for word in family.split()
    }


@pytest.mark.parametrize("pair", ["police policy", "law lawyer", "social socialisation", "bus busy", "city citizen"])
def test_english_strangers_stay_apart(pair: str) -> None:
    one, other = map(speech("en").stem, pair.split())
    assert one != other


def test_vietnamese_words_lose_their_accents_and_keep_them_too() -> None:
    (term,) = speech("vi").terms("Tội")
    assert (term.word, term.filler) == ("toi", False)
    assert term.form != ""
    assert speech("vi").terms("kĩ")[0].word == speech("vi").terms("kỹ")[0].word
    assert speech("vi").terms("hoà") == speech("vi").terms("hòa")
    assert speech("vi").terms("ngừoi đuợc") == speech("vi").terms("người được") != speech("vi").terms("ngươi đươc")
    assert speech("vi").terms("thuở")[0].form != speech("vi").terms("thưở")[0].form


def test_fillers_are_fillers_with_their_accents_only() -> None:
    assert [term.filler for term in speech("vi").terms("tôi tội của chó cho")] == [True, False, True, False, True]


def test_pairs_cross_fillers_in_english_alone() -> None:
    english, vietnamese = speech("en"), speech("vi")
    assert list(english.pairs(english.terms("therapy for the disabled"))) == ["therapi disabl"]
    assert list(vietnamese.pairs(vietnamese.terms("luật cho trẻ"))) == ["luat cho", "cho tre"]


def test_a_language_without_a_table_has_words_all_the_same() -> None:
    assert [term.word for term in speech("fr").terms("Été 2013")] == ["ete", "2013"]
