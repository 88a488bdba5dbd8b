"""Word vocabulary of the captions: 0 padding, 1 unknown, 2 the empty prompt, then the words in alphabetical order."""

from __future__ import annotations

from world.caption import MAX_WORDS, caption, words_of
from world.edits import instruction
from world.scene import draw

PAD, UNKNOWN, EMPTY = 0, 1, 2
SPECIAL = ('<pad>', '<unk>', '<empty>')


def instruction_words(words: list[str], count: int = 20_000) -> list[str]:
    """Words of a vocabulary that only instructions say: a scene is never described with them."""
    found: set[str] = set(SPECIAL)
    for i in range(count):
        found.update(words_of(caption(draw(40_000_000 + i, 'held' if i % 9 == 0 else 'train'), i % 3)))
    return [word for word in words if word not in found]


def caption_words(count: int = 20_000) -> list[str]:
    """Every word of captions and instructions, found by saying many of seeds that are trained on nowhere."""
    found: set[str] = set()
    for i in range(count):
        found.update(words_of(caption(draw(40_000_000 + i, 'held' if i % 9 == 0 else 'train'), i % 3)))
    for i in range(count // 4):
        pair = instruction(41_000_000 + i, 'held' if i % 9 == 0 else 'train')
        found.update(words_of(pair.words) + words_of(pair.inverse))
    return [*SPECIAL, *sorted(found)]


class Vocabulary:
    def __init__(self, words: list[str]) -> None:
        self.words = words
        self._ids = {word: i for i, word in enumerate(words)}

    def __len__(self) -> int:
        return len(self.words)

    def ids(self, text: str) -> list[int]:
        """Exactly MAX_WORDS ids. The empty text is all padding; the text graph itself puts EMPTY in its place."""
        found = [self._ids.get(word, UNKNOWN) for word in words_of(text)][:MAX_WORDS]
        return found + [PAD] * (MAX_WORDS - len(found))
