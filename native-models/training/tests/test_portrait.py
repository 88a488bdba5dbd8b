"""People by reference: what the references are, and that a reference nobody is shown changes nothing."""

from pathlib import Path

import numpy as np
import torch

from video.backbone import Known, TextToVideo
from video.graphs import export_portrait
from video.people_clips import CLIPS_A_PERSON, crop, held_scene, person_scene, portraits
from video.portrait import SIDE, TOKENS, PersonalVideo, to_picture
from video.shipped import restore
from world.identity import held_out_identity


def disturbed_net() -> PersonalVideo:
    torch.manual_seed(0)
    net = PersonalVideo(TextToVideo(12, width=64, layers=2)).eval()
    with torch.no_grad():
        for p in net.parameters():
            p.add_(torch.randn_like(p) * 0.05)
    return net


def test_one_person_is_in_several_clips_and_held_out_people_in_none() -> None:
    first, same, other = person_scene(0, 0), person_scene(0, CLIPS_A_PERSON - 1), person_scene(0, CLIPS_A_PERSON)
    assert first.person == same.person != other.person
    assert first.seed != same.seed
    who = held_scene(3).person
    assert who and held_out_identity(who.hair, who.hair_colour, who.shirt_colour)


def test_a_crop_shows_the_person_and_portraits_have_masks() -> None:
    scene = person_scene(0, 1)
    found, masks = crop(scene, 0.5), portraits(scene, 2)
    assert found.shape == (SIDE, SIDE, 4) and (found[..., 3] == 255).all()
    assert masks.shape == (2, SIDE, SIDE, 4)
    assert 0.1 < (masks[..., 3] > 0).mean() < 0.9
    assert not np.array_equal(masks[0], masks[1])


def test_outside_the_mask_nothing_is_seen() -> None:
    levels = torch.full((2, SIDE, SIDE, 4), 200, dtype=torch.uint8)
    levels[:, :, : SIDE // 2, 3] = 0
    picture = to_picture(levels, torch.tensor([1.0, 0.0]))
    assert not picture[0, :, :, : SIDE // 2].any()
    assert (picture[1, 3] == 1).all() and picture[1, :3].min() > 0.5


def test_a_reference_counts_only_where_it_is_shown() -> None:
    net = disturbed_net()
    x, time, words = torch.randn(2, 16, 4, 10, 16), torch.tensor([0.2, 0.8]), torch.tensor([[3, 4], [5, 0]])
    one, two = torch.randn(2, 4, SIDE, SIDE), torch.randn(2, 4, SIDE, SIDE)
    nothing, shown = Known.nothing(x), torch.ones(2)
    with torch.no_grad():
        without = net(x, time, words, nothing, one, shown * 0)
        assert torch.allclose(without, net(x, time, words, nothing, two, shown * 0), atol=1e-5)
        assert torch.allclose(without, net.backbone(x, time, words, nothing), atol=1e-4)
        assert not torch.allclose(net(x, time, words, nothing, one, shown), without, atol=1e-3)
        assert net.context(words, one, shown)[0].shape == (2, 2 + TOKENS, 64)


def test_a_shipped_portrait_encoder_leads_back_to_its_network(tmp_path: Path) -> None:
    net = disturbed_net().portrait
    export_portrait(net, tmp_path / 'portrait.onnx')
    found = PersonalVideo(TextToVideo(12, width=64, layers=2)).portrait.eval()
    restore(found, tmp_path / 'portrait.onnx', export_portrait)
    picture = torch.rand(2, 4, SIDE, SIDE)
    assert torch.allclose(found(picture), net(picture), atol=1e-5)
