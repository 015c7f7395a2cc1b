"""Words held by too many records stay in the best of them, and nothing else is lost."""

from collections import Counter

from hypothesis import given, seed
from hypothesis import strategies as st

from plansite.search.frequent_words import Folded, common_words, folded, thinned
from plansite.search.records import Record

_TEXTS = st.lists(st.sampled_from("tre em so y te ke hoach tinh".split()), max_size=4).map(" ".join)
_RECORDS = st.lists(st.tuples(_TEXTS, _TEXTS), max_size=12).map(
    lambda pairs: tuple(
        folded(Record("task", str(i), title, "", "", (), body)) for i, (title, body) in enumerate(pairs)
    )
)


def _holders(records: tuple[Folded, ...]) -> Counter[str]:
    return Counter(word for record in records for word in record.words)


@seed(22)
@given(_RECORDS)
def test_a_common_word_is_kept_up_to_the_limit_and_others_everywhere(records: tuple[Folded, ...]) -> None:
    limit = 3
    common = common_words(records, limit)
    before, after = _holders(records), _holders(thinned(records, common, limit))
    assert common == {word: count for word, count in before.items() if count > limit}
    assert after == {word: min(count, limit) for word, count in before.items()}


def test_the_best_records_keep_the_word() -> None:
    body = Record("task", "1", "khác", "", "", (), "trẻ em")
    title = Record("task", "2", "trẻ em dân tộc", "", "", (), "")
    short = Record("task", "3", "trẻ em", "", "", (), "")
    kept = thinned(tuple(map(folded, (body, title, short))), ("tre",), limit=2)
    assert ["tre" in record.words for record in kept] == [False, True, True]
    assert kept[0].body == ("em",)
