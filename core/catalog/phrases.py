# SPDX-License-Identifier: MIT
"""Lists of phrases as one text that a module reads in place: folded as FoldPlain() folds, a line for each list.

  NAME \t K words K words …    the phrases are sorted; K says how many words of the one before begin the next, A for none: no phrase has capitals
"""
import unicodedata

from unicode import PLAIN, folded

MOST_KEPT = 25


def is_diacritic(c):
    mark = unicodedata.combining(c)
    return mark >= 200 or 10 <= mark <= 35


def joined(letters):
    return " ".join(unicodedata.normalize("NFC", "".join(letters)).split())


def fold(text):
    """As Fold() of core/src/fold.cpp; a test of the core compares."""
    return joined(folded(ord(c)) for c in text)


def plain(text):
    """As FoldPlain()."""
    return joined(PLAIN.get(c, c) for part in text for c in folded(ord(part)) if not is_diacritic(c))


def header_key(text):
    return "".join(c for c in plain(text) if unicodedata.category(c)[0] in "LNM")


def packed_phrases(lists):
    """Of [(name of a list, its folded phrases)]."""
    lines = []
    for name, phrases in lists:
        line, before = name + "\t", []
        for phrase in sorted(set(phrases)):
            assert phrase and not any("A" <= c <= "Z" or c in "\n\t" for c in phrase), f"{name}: {phrase!r} cannot be packed"
            words, kept = phrase.split(" "), 0
            while kept < min(MOST_KEPT, len(words) - 1, len(before)) and words[kept] == before[kept]:
                kept += 1
            line += chr(ord("A") + kept) + " ".join(words[kept:])
            before = words
        lines.append(line)
    return "\n".join(lines).encode()


def lists_of(document):
    """(keys, texts) of every array of a document, in its order."""
    return [([key, *keys], texts) for key, child in document.items() for keys, texts in ([([], child)] if isinstance(child, list) else lists_of(child))]


def title_phrases(document):
    """The pack of a title lexicon. What people write of their role begins with `=` and is told apart from titles by that."""
    def word(part, text):
        return "=" + header_key(text) if part == "roles" else plain(text)
    return packed_phrases([(" ".join(keys), [word(keys[0], text) for text in texts]) for keys, texts in lists_of(document)])


def value_phrases(document):
    return packed_phrases([(" ".join(keys), [plain(text) for text in texts]) for keys, texts in lists_of(document)])


def note_phrases(documents):
    """What lines in notes are read by: of each label the words of all languages."""
    labels = [document for name, document in sorted(documents.items()) if name.startswith("labels/")]
    read_by = [key for key in labels[0] if key.startswith("fact.") or key in ("value.none", "value.no", "value.yes")]
    return packed_phrases([(key, [fold(words[key]) for words in labels]) for key in sorted(read_by)])


def currency_phrases(document):
    """A list for each code: itself and its signs."""
    return packed_phrases([("currencies " + code, [plain(text) for text in (code, *document["signs"].get(code, []))]) for code in document["codes"]])


def domain_phrases(document):
    return packed_phrases([(" ".join(keys), texts) for keys, texts in lists_of(document)])
