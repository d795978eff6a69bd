"""Which letter sequences can be a Vietnamese syllable: tells Vietnamese read rightly from Vietnamese read wrongly."""

from __future__ import annotations

import unicodedata

_ACUTE, _DOT = "\u0301", "\u0323"
_TONES = frozenset(("\u0300", "\u0309", "\u0303", _ACUTE, _DOT))

_TABLE = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet ooc oong
ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uôc uôi uôm uôn uông uôt uơ uy uya uych uyên uyêt uynh uyt uyu
ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
y yêm yên yêng yêt yêu
"""
_RHYMES = frozenset(_TABLE.split())
_ONSETS_ANYWHERE = frozenset("b ch d đ gi h kh l m n nh ph p qu r s t th tr v x".split())  # noqa: SIM905 -- a table
#: Spelling depends on the vowel: c, g, ng before back vowels; k, gh, ngh before front ones.
_ONSETS_BACK = frozenset(("c", "g", "ng"))
_ONSETS_FRONT = frozenset(("k", "gh", "ngh"))
_FRONT = tuple("eêiy")
_LONGEST_ONSET = 3
_STOPS = ("c", "ch", "p", "t")


def is_syllable(word: str) -> bool:
    """Tell whether a word could be one Vietnamese syllable: sound, spelling of the onset, at most one tone.

    A syllable that ends in c, ch, p or t takes the acute or the dot only ("các", "bạc").
    """
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = [mark for mark in decomposed if mark in _TONES]
    if len(tones) > 1:
        return False
    bare = unicodedata.normalize("NFC", "".join(char for char in decomposed if char not in _TONES))
    if not _is_spelled(bare):
        return False
    return not bare.endswith(_STOPS) or tones in ([_ACUTE], [_DOT])


def _is_spelled(bare: str) -> bool:
    """Tell whether a word without tone is a rhyme, or an onset with a rhyme that it may stand before."""
    return bare in _RHYMES or any(_go_together(bare[:end], bare[end:]) for end in range(1, _LONGEST_ONSET + 1))


def _go_together(onset: str, rhyme: str) -> bool:
    if rhyme not in _RHYMES:
        return False
    by_vowel = _ONSETS_FRONT if rhyme.startswith(_FRONT) else _ONSETS_BACK
    # "gìn" is gi + in, with one i.
    return onset in _ONSETS_ANYWHERE or onset in by_vowel or (onset == "g" and rhyme.startswith("i"))
