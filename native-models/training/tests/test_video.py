"""The networks' contracts: shapes of every aspect, the empty prompt, the linear start, the rules for words."""

import pytest
import torch

from video.autoencoder import Autoencoder, from_blocks, outlier_penalty, to_blocks
from video.backbone import TextToVideo
from video.prompt_rules import SILENT_WORDS, SYNONYMS, check_rules
from video.sampler import linear_quadratic
from video.vocabulary import (
    EMPTY,
    MAX_QUOTED,
    PAD,
    UNKNOWN,
    Vocabulary,
    caption_words,
    fitted,
    instruction_words,
    rare_words,
)
from world.caption import MAX_WORDS, SHORT_WORDS


@pytest.fixture(scope='module')
def words() -> list[str]:
    return caption_words(3000)


def test_every_prompt_rule_leads_to_words_the_model_knows(words: list[str]) -> None:
    check_rules(words)
    unsaid = {*instruction_words(words, 3000), *rare_words(words, 3000)}
    assert not set(SILENT_WORDS) & (set(words) - unsaid)
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


def test_what_is_quoted_is_bytes_and_no_word(words: list[str]) -> None:
    vocabulary = Vocabulary(words)
    ids = vocabulary.ids('the sea with the text "Sea 2"')
    assert ids[MAX_WORDS:] == [*b'SEA 2', *[PAD] * (MAX_QUOTED - 5)]
    assert ids[:MAX_WORDS] == vocabulary.ids('the sea with the text')[:MAX_WORDS]


def test_rows_are_fitted_to_one_of_two_lengths(words: list[str]) -> None:
    vocabulary = Vocabulary(words)
    short, long = vocabulary.ids('the sea "A"'), vocabulary.ids('the sea ' * 20)
    assert fitted(torch.tensor([short])).tolist() == [[*short[:SHORT_WORDS], *short[MAX_WORDS:]]]
    assert fitted(torch.tensor([short, long])).tolist() == [short, long]


def test_the_empty_prompt_still_leaves_one_token(words: list[str]) -> None:
    torch.manual_seed(0)
    net = TextToVideo(len(words), width=64, layers=1).eval()
    empty = torch.zeros(1, SHORT_WORDS + MAX_QUOTED, dtype=torch.int64)
    context, mask = net.text(empty)
    assert mask.sum() == 1
    said = empty.clone()
    said[0, 0] = EMPTY
    assert torch.equal(context, net.text(said)[0])


@pytest.mark.parametrize('size', [(10, 16), (16, 10), (12, 12)])
def test_the_velocity_has_the_shape_of_the_latent(size: tuple[int, int]) -> None:
    net = TextToVideo(10, width=64, layers=2).eval()
    latent = torch.randn(2, 16, 4, *size)
    ids = torch.zeros(2, 3 + MAX_QUOTED, dtype=torch.int64)
    ids[0, :2] = torch.tensor([3, 4])
    assert net(latent, torch.tensor([0.2, 0.8]), ids).shape == latent.shape


def test_padding_changes_nothing() -> None:
    torch.manual_seed(0)
    net = TextToVideo(10, width=64, layers=2).eval()
    with torch.no_grad():
        for p in net.parameters():
            p.add_(torch.randn_like(p) * 0.05)
        latent, time = torch.randn(1, 16, 4, 10, 16), torch.tensor([0.5])
        none = [0] * MAX_QUOTED
        short = net(latent, time, torch.tensor([[3, 4, *none]]))
        padded = net(latent, time, torch.tensor([[3, 4, 0, 0, 0, *none]]))
        other = net(latent, time, torch.tensor([[3, 5, *none]]))
        spelled = [net(latent, time, torch.tensor([[3, 4, *letters, *none[2:]]])) for letters in ([65, 66], [66, 65])]
    assert torch.allclose(short, padded, atol=1e-5)
    assert not torch.allclose(short, other, atol=1e-4)
    assert not torch.allclose(short, spelled[0], atol=1e-4)
    assert not torch.allclose(spelled[0], spelled[1], atol=1e-4)


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


def test_the_outlier_penalty_is_nothing_for_even_latents_and_something_for_a_spot() -> None:
    torch.manual_seed(0)
    latent = torch.randn(2, 16, 4, 8, 8)
    assert outlier_penalty(latent) == 0
    spotted = latent.clone()
    spotted[0, :, 1, 3, 3] = 40
    assert outlier_penalty(spotted) > 0.05


@pytest.mark.parametrize(('channels', 'lifted'), [(4, False), (16, True)])
def test_an_autoencoder_of_other_channels_gives_pictures_of_the_same_size(channels: int, lifted: bool) -> None:
    net, x = Autoencoder(8, 16, 8, channels, lifted), torch.rand(1, 3, 4, 16, 24) * 2 - 1
    latent = net.encode(x)
    assert latent.shape == (1, channels, 1, 2, 3)
    assert net.decode(latent).shape == x.shape
