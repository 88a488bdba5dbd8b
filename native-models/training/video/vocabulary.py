"""Prompts as numbers: word ids (0 padding, 1 unknown, 2 the empty prompt, then the words in alphabetical order), and
after them the bytes (ASCII) of the quoted text, which is what the picture shall say (Movie Gen section 3.1.3).
"""

from __future__ import annotations

from dataclasses import replace

import torch
from torch import Tensor

from world.caption import MAX_WORDS, SHORT_WORDS, caption, quoted_of, unquoted, words_of
from world.description import description
from world.edits import instruction
from world.scene import Scene, draw, paced, titled

PAD, UNKNOWN, EMPTY = 0, 1, 2
MAX_QUOTED = 16
"""Bytes of quoted text that are read. In a row of ids they follow the words, 0 where there are none."""
SPECIAL = ('<pad>', '<unk>', '<empty>')


def instruction_words(words: list[str], count: int = 20_000) -> list[str]:
    """Words of a vocabulary that only instructions say: a scene is never described with them."""
    found = {*SPECIAL, *_described(count)}
    return [word for word in words if word not in found]


def rare_words(words: list[str], count: int = 20_000) -> list[str]:
    """Words of a vocabulary that only descriptions say, no short caption and no instruction."""
    found = {*SPECIAL, *_instructed(count // 4)}
    for i in range(count):
        found.update(words_of(unquoted(caption(_scene(i), i % 3))))
    return [word for word in words if word not in found]


def writing_words(words: list[str], count: int = 20_000) -> list[str]:
    """Words of a vocabulary that are only said of what is written in a picture."""
    found = {*SPECIAL, *_instructed(count // 4)}
    for i in range(count):
        scene = replace(_scene(i), title=None)
        found.update(words_of(caption(scene, i % 3)))
        if i % 4 == 0:
            found.update(words_of(description(scene)))
    return [word for word in words if word not in found]


def _scene(index: int) -> Scene:
    """A scene trained on nowhere; every eighth with a title, every eighth filmed at another rate."""
    scene = draw(40_000_000 + index, 'held' if index % 9 == 0 else 'train')
    return titled(scene) if index % 8 == 0 else paced(scene) if index % 8 == 4 else scene


def _described(count: int) -> set[str]:
    """Words of captions and descriptions of scenes."""
    found: set[str] = set()
    for i in range(count):
        scene = _scene(i)
        found.update(words_of(unquoted(caption(scene, i % 3))))
        if i % 4 == 0:
            found.update(words_of(unquoted(description(scene))))
    return found


def _instructed(count: int) -> set[str]:
    """Words of instructions and of their inverses."""
    pairs = [instruction(41_000_000 + i, 'held' if i % 9 == 0 else 'train') for i in range(count)]
    return {word for pair in pairs for word in words_of(pair.words) + words_of(pair.inverse)}


def caption_words(count: int = 20_000) -> list[str]:
    """Every word of captions and instructions, found by saying many of seeds that are trained on nowhere."""
    return [*SPECIAL, *sorted(_described(count) | _instructed(count // 4))]


class Vocabulary:
    def __init__(self, words: list[str]) -> None:
        self.words = words
        self._ids = {word: i for i, word in enumerate(words)}

    def __len__(self) -> int:
        return len(self.words)

    def ids(self, text: str) -> list[int]:
        """Exactly MAX_WORDS ids and MAX_QUOTED bytes. The empty text is all padding; the text graph itself puts EMPTY
        in its place.
        """
        found = [self._ids.get(word, UNKNOWN) for word in words_of(unquoted(text))][:MAX_WORDS]
        quoted = list(quoted_of(text).encode('ascii', 'ignore')[:MAX_QUOTED])
        return found + [PAD] * (MAX_WORDS - len(found)) + quoted + [PAD] * (MAX_QUOTED - len(quoted))


def said(ids: Tensor) -> Tensor:
    """The word ids [B,N] alone of rows of ids."""
    return ids[:, :-MAX_QUOTED]


def fitted(ids: Tensor) -> Tensor:
    """Rows of ids with room for SHORT_WORDS words where none has more, else as they are: two lengths to compile for."""
    if bool((ids[:, SHORT_WORDS:-MAX_QUOTED] > 0).any()):
        return ids
    return torch.cat([ids[:, :SHORT_WORDS], ids[:, -MAX_QUOTED:]], 1)
