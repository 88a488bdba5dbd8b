"""The stages of the picture cast: what is known comes out as it went in, shipped files lead back to their network."""

from pathlib import Path

import numpy as np
import pytest
import torch

from video.autoencoder import Autoencoder
from video.backbone import EDIT, MAKE, Known, TextToVideo
from video.edit_pairs import animate, still, training_pair
from video.enhancer import REACH_FRAMES, REACH_PIXELS, Enhancer
from video.graphs import export_decoder, export_encoder, export_text, export_velocity, store_halves
from video.latents import Clips, known_of
from video.shipped import restore
from video.start import with_vocabulary
from video.torch_sampler import EditGuidance, edit_latents, make_latents
from video.train_enhancer import block_codec
from video.vocabulary import MAX_QUOTED
from world.leaves import drift, leaves


def rows(*words: list[int]) -> torch.Tensor:
    """Ids of words with nothing quoted."""
    return torch.tensor([row + [0] * MAX_QUOTED for row in words])


def disturbed_net(words: int = 12, width: int = 64, layers: int = 2) -> TextToVideo:
    """A small network in which nothing is zero any more."""
    torch.manual_seed(0)
    net = TextToVideo(words, width=width, layers=layers).eval()
    with torch.no_grad():
        for p in net.parameters():
            p.add_(torch.randn_like(p) * 0.05)
    return net


def test_a_network_that_never_saw_conditions_ignores_them() -> None:
    torch.manual_seed(0)
    net = TextToVideo(12, width=64, layers=2).eval()
    with torch.no_grad():
        for name, p in net.named_parameters():
            if 'task' not in name and 'enter.space' not in name:
                p.add_(torch.randn_like(p) * 0.05)
        x, time, words = torch.randn(2, 16, 4, 10, 16), torch.tensor([0.2, 0.8]), rows([3, 4], [5, 0])
        known = Known(torch.randn_like(x), torch.ones_like(x[:, :1]), torch.full((2,), MAKE))
        with_known, without = net(x, time, words, known), net(x, time, words)
    assert torch.equal(with_known, without)
    assert torch.equal(net(x, time, words, Known.nothing(x)), without)


def test_known_latents_come_out_of_sampling_as_they_went_in() -> None:
    net, noise = disturbed_net(), torch.randn(2, 16, 4, 10, 16)
    known = Known.nothing(noise)
    known.latents[:, :, 0], known.given[:, :, 0] = 0.7, 1
    made = make_latents(net, rows([3, 4], [5, 0]), noise, known, steps=5)
    assert torch.allclose(made[:, :, 0], torch.full_like(made[:, :, 0], 0.7), atol=1e-4)
    assert made[:, :, 1:].std() > 0.1


def test_edit_guidance_of_one_and_one_is_the_conditional_flow_alone() -> None:
    net, source, noise = disturbed_net(), torch.randn(1, 16, 4, 10, 16), torch.randn(1, 16, 4, 10, 16)
    words = rows([3, 4])
    plain = edit_latents(net, source, words, EditGuidance(1, 1, 4), noise)
    strong = edit_latents(net, source, words, EditGuidance(5, 2, 4), noise)
    known = Known(source, torch.ones_like(source[:, :1]), torch.full((1,), EDIT))
    with torch.no_grad():
        first = net(noise, torch.zeros(1), words, known)
    one = edit_latents(net, source, words, EditGuidance(1, 1, 1, 1), noise)
    assert torch.allclose(one, noise + first, atol=1e-4)
    assert not torch.allclose(plain, strong, atol=1e-2)


def test_shipped_graphs_lead_back_to_their_networks(tmp_path: Path) -> None:
    # Tables of a smaller network are small enough for the exporter to fold them away.
    net = disturbed_net(width=192, layers=6)
    export_text(net.text, tmp_path / 'text.onnx')
    export_velocity(net.velocity, tmp_path / 'velocity.onnx')
    store_halves(tmp_path / 'velocity.onnx')
    found = TextToVideo(12).eval()
    assert restore(found.text, tmp_path / 'text.onnx', export_text) == []
    assert restore(found.velocity, tmp_path / 'velocity.onnx', export_velocity) == []
    for name, value in net.state_dict().items():
        tolerance = 0 if name.startswith('text') else value.abs().max() * 1e-3 + 1e-6
        assert (found.state_dict()[name] - value).abs().max() <= tolerance, name


def test_a_graph_of_another_network_is_refused(tmp_path: Path) -> None:
    export_text(TextToVideo(12, width=64, layers=2).text, tmp_path / 'text.onnx')
    with pytest.raises(ValueError, match='another network'):
        restore(TextToVideo(13, width=64, layers=2).text, tmp_path / 'text.onnx', export_text)


def test_decoder_and_encoder_restore_one_autoencoder(tmp_path: Path) -> None:
    torch.manual_seed(0)
    net, found = Autoencoder(16, 16, 16).eval(), Autoencoder(16, 16, 16).eval()
    with torch.no_grad():
        for p in net.parameters():
            p.add_(torch.randn_like(p) * 0.05)
        net.mean.copy_(torch.randn(16))
    export_decoder(net, tmp_path / 'decode.onnx')
    export_encoder(net, tmp_path / 'encode.onnx')
    restore(found, tmp_path / 'decode.onnx', export_decoder)
    restore(found, tmp_path / 'encode.onnx', export_encoder)
    x = torch.rand(1, 3, 8, 32, 32)
    assert torch.allclose(found.decode(found.encode(x)), net.decode(net.encode(x)), atol=1e-5)


def test_words_keep_their_embedding_when_the_vocabulary_grows() -> None:
    net = disturbed_net(5)
    old, new = ['<pad>', '<unk>', '<empty>', 'sea', 'sky'], ['<pad>', '<unk>', '<empty>', 'forest', 'sea', 'sky']
    grown = with_vocabulary(net.state_dict(), old, new)['text.embedding.weight']
    assert torch.equal(grown[4], net.text.embedding.weight[3]) and grown.shape == (6, 64)


def test_known_frames_are_the_clips_own_or_its_still() -> None:
    torch.manual_seed(0)
    latents, stills = torch.randn(400, 16, 4, 6, 6), torch.randn(400, 16, 1, 6, 6)
    last = torch.arange(400) % 2 == 1
    part = Clips(latents, stills, last, torch.zeros(400, 1, 24), torch.zeros(400), torch.ones(400))
    known = known_of(part, 0.5)
    share = known.given.flatten(1).amax(1).mean().item()
    assert 0.4 < share < 0.6
    for row in range(400):
        for slot in range(4):
            if known.given[row, 0, slot, 0, 0] > 0:
                is_own = torch.equal(known.latents[row, :, slot], latents[row, :, slot])
                at_end = slot == (3 if last[row] else 0)
                is_still = at_end and torch.equal(known.latents[row, :, slot], stills[row, :, 0])
                assert is_own or is_still
            else:
                assert not known.latents[row, :, slot].any()


def test_the_enhancer_reaches_no_further_than_it_says() -> None:
    torch.manual_seed(0)
    net = Enhancer().eval()
    with torch.no_grad():
        for p in net.parameters():
            p.add_(torch.randn_like(p) * 0.05)
        x = torch.rand(1, 3, 8, 48, 48)
        other = x.clone()
        other[:, :, 0, :8, :8] = 0
        difference = (net(x) - net(other)).abs().amax((0, 1))
    assert difference[: REACH_FRAMES + 1].max() > 0
    assert difference[REACH_FRAMES + 1 :].max() == 0
    assert difference[:, 2 * (8 + REACH_PIXELS) :].max() == 0


def test_an_untrained_enhancer_enlarges_bilinearly() -> None:
    x = torch.rand(1, 3, 2, 8, 8)
    expected = torch.nn.functional.interpolate(x[0].transpose(0, 1), scale_factor=2, mode='bilinear')
    assert torch.allclose(Enhancer()(x)[0].transpose(0, 1), expected, atol=1e-6)


def test_a_codec_without_loss_changes_nothing_and_a_coarse_one_makes_blocks() -> None:
    x = torch.rand(1, 3, 16, 16)
    assert torch.allclose(block_codec(x, 1e-5), x, atol=1e-3)
    assert (block_codec(x, 0.2) - x).abs().mean() > 0.02


def test_leaves_and_their_motion_follow_from_the_seed() -> None:
    a, b = leaves(3, 48, 12), leaves(3, 48, 12)
    assert torch.equal(a, b) and 0 <= a.min() and a.max() <= 1
    clip = drift(a, np.random.default_rng(1), 4, 24)
    assert clip.shape == (4, 3, 24, 24)
    assert not torch.equal(clip[0], clip[3])


def test_an_animated_pair_moves_alike() -> None:
    pictures = torch.rand(1, 3, 40, 64).repeat(2, 1, 1, 1)
    pictures[1] = 1 - pictures[1]
    moved = animate(pictures, np.random.default_rng(0), (32, 20))
    assert moved.shape == (2, 16, 3, 20, 32)
    assert torch.allclose(moved[0], 1 - moved[1], atol=1e-5)


def test_a_still_pair_stands_still() -> None:
    clips = still(training_pair(42_000_000, 4), np.random.default_rng(0))
    assert clips.shape[:2] == (2, 4)
    assert (clips[:, :1] == clips).all() and (clips[0] != clips[1]).any()
