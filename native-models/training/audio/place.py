"""Where the sound stages keep their data, checkpoints and logs: outside the repository."""

from __future__ import annotations

import argparse
import os
from pathlib import Path


def parser(description: str) -> argparse.ArgumentParser:
    """An argument parser with `--work`, default: reelwright/training-audio in the user's cache folder."""
    cache = Path(os.environ.get('XDG_CACHE_HOME', Path.home() / '.cache'))
    made = argparse.ArgumentParser(description=description)
    made.add_argument('--work', type=Path, default=cache / 'reelwright' / 'training-audio')
    return made


REPOSITORY = Path(__file__).resolve().parents[3]
WEIGHTS = REPOSITORY / 'native-models' / 'nano' / 'weights'
FIXTURES = REPOSITORY / 'test' / 'fixtures' / 'models'
