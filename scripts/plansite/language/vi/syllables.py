"""What a Vietnamese syllable is, and words that are none: slips of the keyboard, with what was most likely meant."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

_ONSET: Final = r"(?:ngh|ng|nh|gh|gi|g|kh|k|ch|c|ph|p|qu|th|tr|t|đ|d|b|h|l|m|n|r|s|v|x)?"
_RHYMES: Final = (
    "a ai ao au ay ac am an ang anh ach ap at ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et "
    "ê êch êm ên ênh êng êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu yêm yên yêng yêt yêu "
    "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong oong ooc "
    "op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn "
    "uông uôt up ut uy uya uych uyên uyêt uynh uyt uyu uyn uơ uơn ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp "
    "ươt ươu y yt ynh ych"
)
_SYLLABLE: Final = re.compile(rf"({_ONSET})({'|'.join(sorted(_RHYMES.split(), key=len, reverse=True))})")
_BARE: Final = re.compile(_SYLLABLE.pattern.translate(str.maketrans("ăâêôơưđ", "aaeooud")))
"""A syllable typed without signs."""
_VOWELS: Final = "aăâeêioôơuưy"
_MARKED: Final = "ăâêôơư"
_TONES: Final = "\u0300\u0301\u0303\u0309\u0323"
_STOPS: Final = ("p", "t", "c", "ch")
_LETTERS: Final = frozenset("abcdđeghiklmnopqrstuvxy" + _MARKED)
_WORD: Final = re.compile(r"[^\W\d_]+")
_KEYS: Final = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_TYPED: Final = (
    ("uow", "ươ"),
    ("uw", "ư"),
    ("ow", "ơ"),
    ("aw", "ă"),
    ("aa", "â"),
    ("ee", "ê"),
    ("oo", "ô"),
    ("dd", "đ"),
)
_VNI: Final = re.compile(r"(?<![\w./-])[^\W\d_]{1,5}[1-9][^\W_]{0,5}(?![\w/-])")
_VNI_TONES: Final = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
_VNI_LETTERS: Final = {"d(.*)9": r"đ\1", "a(.*)6": r"â\1", "e(.*)6": r"ê\1", "o(.*)6": r"ô\1", "uo(.*)7": r"ươ\1",
                       "o(.*)7": r"ơ\1", "u(.*)7": r"ư\1", "a(.*)8": r"ă\1"}  # fmt: skip
_SURE: Final = re.compile(r"uw|iee|ooi|aau|aay|eeu|uoo|^dd")
"""Keys that no word of a language written in plain letters has side by side, where they make a syllable."""
_UNMARKED: Final = re.compile(r"(?<![^\s(“])(?:[A-Za-z]{1,7},?[ \u00a0]){7,60}[A-Za-z]{1,7}(?![^\s.,;:!?)”])")
"""More words in plain letters than stand side by side in Vietnamese that is written with its signs."""
_RAW: Final = re.compile(r"uwow|uow|uw|ow|aw|aa|ee|oo|dd|ưo|uơ|w")


def slips(text: str) -> Iterator[tuple[int, str, str]]:
    """The words of a text that no syllable is: offset, word, and what was meant, empty where nobody can tell."""
    for match in _VNI.finditer(text):
        if meant := _vni(match.group()):
            yield match.start(), match.group(), meant
    for match in _UNMARKED.finditer(text):
        if _lacks_signs(_WORD.findall(match.group().lower())):
            yield match.start(), f"{' '.join(_WORD.findall(match.group())[:5])} …", ""
    for match in _WORD.finditer(text):
        word = match.group()
        if len(word) > 1 and (not word.isascii() or _RAW.search(word.lower())):
            meant = _meant(word)
            if meant is not None:
                yield match.start(), word, meant


def _lacks_signs(words: list[str]) -> bool:
    """Whether words in plain letters are all of them Vietnamese once they have their signs, and some only then."""
    return all(map(_BARE.fullmatch, words)) and sum(not is_syllable(word) for word in words) > 1


@lru_cache(maxsize=8192)
def _meant(word: str) -> str | None:
    """None for a word that may stand."""
    low = word.lower()
    plain, tone, _ = _parted(low)
    if low.isascii():
        return _telex(word)
    if not (tone or set(low) & set(_MARKED)) or any(letter not in _LETTERS | set("wfj") for letter in plain):
        return None  # An abbreviation, or a word of another language.
    if is_syllable(low) or (word.isupper() and len(word) < 6 and not tone):
        return None
    right = next(filter(is_syllable, _likely(low)), "")
    if word[0].isupper() and not right:
        return None  # A name: those of other peoples have other syllables.
    return right.upper() if word.isupper() else right.capitalize() if word[0].isupper() else right


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether a word in small letters is a syllable, its tone where it belongs."""
    plain, tone, at = _parted(word)
    return any(_stands(match, tone, at) for match in _readings(plain))


def _readings(plain: str) -> Iterator[re.Match[str]]:
    for text in (_SYLLABLE.fullmatch(plain), re.fullmatch(rf"(g)({'|'.join(_RHYMES.split())})", plain)):
        if text:
            yield text


def _stands(match: re.Match[str], tone: str, at: int) -> bool:
    onset, rhyme = match.groups()
    coda = rhyme.lstrip(_VOWELS)
    if coda in _STOPS and tone not in ("\u0301", "\u0323"):
        return False
    return not tone or at - len(onset) in _places(rhyme.removesuffix(coda), coda)


def _places(vowels: str, coda: str) -> tuple[int, ...]:
    """On which of its vowels a rhyme may carry its tone."""
    marked = [number for number, vowel in enumerate(vowels) if vowel in _MARKED]
    if marked:
        return (marked[-1],)
    if len(vowels) == 1:
        return (0,)
    if coda or len(vowels) == 3:
        return (1,)
    return (0, 1) if vowels in ("oa", "oe", "uy") else (0,)


def _parted(word: str) -> tuple[str, str, int]:
    """A word without its tone, the tone, and on which letter it stood."""
    plain, tone, at = "", "", -1
    for letter in word:
        apart = unicodedata.normalize("NFD", letter)
        found = "".join(sign for sign in apart if sign in _TONES)
        if found:
            tone, at = tone + found, len(plain)
        plain += unicodedata.normalize("NFC", "".join(sign for sign in apart if sign not in _TONES))
    return plain, tone, at


def _with_tone(plain: str, tone: str) -> Iterator[str]:
    for match in _readings(plain):
        onset, rhyme = match.groups()
        coda = rhyme.lstrip(_VOWELS)
        at = len(onset) + _places(rhyme.removesuffix(coda), coda)[0] + 1
        yield unicodedata.normalize("NFC", plain[:at] + tone + plain[at:])


def _likely(word: str) -> Iterator[str]:
    """What a word may have been meant as: its tone elsewhere, a letter not doubled, signs typed as letters."""
    plain, tone, _ = _parted(word)
    yield from _with_tone(plain, tone[:1])
    yield from (word[:n] + word[n + 1 :] for n in range(len(word) - 1) if word[n] == word[n + 1])
    once = re.sub(r"(.)\1", r"\1", plain)
    yield from _with_tone(once, tone[:1])
    for key, sign in _KEYS.items():
        if plain.endswith(key):
            yield from _with_tone(_typed(plain[:-1]), sign)
    yield from _with_tone(_typed(plain), tone[:1])


def _typed(word: str) -> str:
    for keys, letter in (("uwow", "ươ"), ("ưow", "ươ"), *_TYPED):
        word = word.replace(keys, letter)
    return word


def _vni(word: str) -> str | None:
    """What a word is that was typed with digits for signs; None for any other, such as a plain "h1"."""
    typed = "".join(sign for sign in word.lower() if not sign.isdigit() or sign in "6789")
    for pair, letter in _VNI_LETTERS.items():
        typed = re.sub(pair, letter, typed)
    tones = [_VNI_TONES[sign] for sign in word if sign in _VNI_TONES]
    if len(tones) > 1 or any(sign.isdigit() for sign in typed) or (typed.isascii() and len(typed) < 3):
        return None
    right = next(filter(is_syllable, _with_tone(typed, tones[0] if tones else "")), None)
    return right.capitalize() if right and word[0].isupper() else right


def _telex(word: str) -> str | None:
    """What a word in plain letters is that was typed for a keyboard that was off; None for any other."""
    low = word.lower()
    toned = low[-1:] in _KEYS
    typed = _typed(low[:-1] if toned else low)
    sure = _SURE.search(low) or (low.endswith("j") and typed != low[:-1])
    if not sure or typed.isascii():
        return None
    right = next(filter(is_syllable, _with_tone(typed, _KEYS[low[-1]] if toned else "")), None)
    return right.capitalize() if right and word[0].isupper() else right
