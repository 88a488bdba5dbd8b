"""The networks' contracts: shapes of every aspect, the empty prompt, the linear start, the rules for words."""

import pytest
import torch

from video.autoencoder import Autoencoder, from_blocks, to_blocks
from video.backbone import TextToVideo
from video.prompt_rules import SILENT_WORDS, SYNONYMS, check_rules
from video.sampler import linear_quadratic
from video.vocabulary import EMPTY, PAD, UNKNOWN, Vocabulary, caption_words, instruction_words


@pytest.fixture(scope='module')
def words() -> list[str]:
    return caption_words(3000)


def test_every_prompt_rule_leads_to_words_the_model_knows(words: list[str]) -> None:
    check_rules(words)
    assert not set(SILENT_WORDS) & (set(words) - set(instruction_words(words, 3000)))
    assert all(key == ' '.join(key.split()).lower() for key in SYNONYMS)


def test_a_rule_with_an_unknown_word_is_refused(words: list[str]) -> None:
    with pytest.raises(ValueError, match='sea'):
        check_rules([word for word in words if word != 'sea'])


def test_unknown_words_and_padding_have_their_ids(words: list[str]) -> None:
    vocabulary = Vocabulary(words)
    ids = vocabulary.ids('Sea, zeppelin!')
    assert words[ids[0]] == 'sea'
    assert ids[1] == UNKNOWN
    assert set(ids[2:]) == {PAD}


def test_the_empty_prompt_still_leaves_one_token(words: list[str]) -> None:
    torch.manual_seed(0)
    net = TextToVideo(len(words), width=64, layers=1).eval()
    empty = torch.zeros(1, 24, dtype=torch.int64)
    context, mask = net.text(empty)
    assert mask.sum() == 1
    said = empty.clone()
    said[0, 0] = EMPTY
    assert torch.equal(context, net.text(said)[0])


@pytest.mark.parametrize('size', [(10, 16), (16, 10), (12, 12)])
def test_the_velocity_has_the_shape_of_the_latent(size: tuple[int, int]) -> None:
    net = TextToVideo(10, width=64, layers=2).eval()
    latent = torch.randn(2, 16, 4, *size)
    ids = torch.tensor([[3, 4, 0], [0, 0, 0]])
    assert net(latent, torch.tensor([0.2, 0.8]), ids).shape == latent.shape


def test_padding_changes_nothing() -> None:
    torch.manual_seed(0)
    net = TextToVideo(10, width=64, layers=2).eval()
    with torch.no_grad():
        for p in net.parameters():
            p.add_(torch.randn_like(p) * 0.05)
        latent, time = torch.randn(1, 16, 4, 10, 16), torch.tensor([0.5])
        short = net(latent, time, torch.tensor([[3, 4]]))
        padded = net(latent, time, torch.tensor([[3, 4, 0, 0, 0]]))
        other = net(latent, time, torch.tensor([[3, 5]]))
    assert torch.allclose(short, padded, atol=1e-5)
    assert not torch.allclose(short, other, atol=1e-4)


def test_blocks_are_taken_apart_and_put_together_again() -> None:
    x = torch.randn(2, 3, 8, 16, 24)
    assert torch.equal(from_blocks(to_blocks(x)), x)


def test_before_training_the_autoencoder_restores_what_its_components_span() -> None:
    torch.manual_seed(0)
    basis = torch.linalg.qr(torch.randn(768, 16))[0]
    blocks = torch.randn(4000, 16) @ (basis * torch.linspace(3, 1, 16)).T
    net = Autoencoder().eval()
    net.start_from_components(blocks)
    x = from_blocks(blocks[: 2 * 2 * 3 * 4].reshape(2, 2, 3, 4, 768).permute(0, 4, 1, 2, 3))
    with torch.no_grad():
        assert torch.allclose(net.decode(net.encode(x)), x, atol=1e-3)


def test_the_schedule_runs_from_noise_to_data_and_begins_with_small_steps() -> None:
    times = linear_quadratic(25, 100)
    assert times[0] == 0 and times[-1] == 1 and len(times) == 26
    assert times[1] == pytest.approx(0.01)
    assert all(a < b for a, b in zip(times[:-1], times[1:], strict=True))
