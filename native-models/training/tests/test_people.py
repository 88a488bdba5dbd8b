"""People are known again in every picture, and nothing but their moment changes between two of them."""

from dataclasses import replace

import numpy as np

from world.caption import caption, words_of
from world.identity import HAIR_COLOURS, HAIRCUTS, SKINS, held_out_identity, identity
from world.people import portrait
from world.picture import render
from world.scene import ACTIONS, Scene, draw, draw_person_scene


def test_a_seed_always_draws_the_same_person() -> None:
    assert identity(4) == identity(4)
    assert len({identity(seed) for seed in range(100)}) == 100
    first, second = portrait(identity(4), 9), portrait(identity(4), 9)
    assert np.array_equal(first[0], second[0]) and np.array_equal(first[1], second[1])


def test_training_identities_and_held_ones_share_no_looks() -> None:
    for seed in range(300):
        for held in (False, True):
            who = identity(seed, held)
            assert held_out_identity(who.hair, who.hair_colour, who.shirt_colour) == held


def test_a_portrait_shows_the_person_inside_its_mask() -> None:
    for seed in range(12):
        picture, seen = portrait(identity(seed), seed + 50)
        assert picture.shape == (64, 64, 3) and seen.shape == (64, 64)
        assert 0.2 < seen.mean() < 0.75
        assert not seen[0, 0] and seen[28, 32], 'the background is in the corner and the face in the middle'


def test_two_portraits_of_one_person_are_closer_than_those_of_two_by_colour_of_shirt_and_hair() -> None:
    """The reference and the clip may come from different moments: what is compared is inside the masks."""

    def look(who: int, moment: int) -> np.ndarray:
        picture, seen = portrait(identity(who), moment)
        rows = np.linspace(4, 60, 8).astype(int)
        return np.stack([picture[r][seen[r]].mean(0) if seen[r].any() else np.zeros(3) for r in rows])

    references = [look(other, 2000 + other) for other in range(20)]
    right = 0
    for who in range(20):
        shown = look(who, 1000)
        right += int(np.argmin([np.abs(shown - reference).mean() for reference in references]) == who)
    assert right >= 8, 'chance is 1 of 20; light and background differ'


def test_a_person_can_be_drawn_in_many_scenes() -> None:
    first, second = draw_person_scene(1, who=7), draw_person_scene(2, who=7)
    assert first.person == second.person == identity(7)
    assert first != second


def test_every_action_moves_and_stays_in_the_picture() -> None:
    for action in ACTIONS:
        scene = replace(draw_person_scene(11), action=action, camera='static')
        clip = render(scene, size=(64, 40), frames=8).astype(int)
        empty = render(replace(scene, person=None), size=(64, 40), frames=8).astype(int)
        shown = np.abs(clip - empty).max(-1) > 12
        assert shown.mean() > 0.02, action
        assert np.abs(np.diff(clip, axis=0)).max() > 20, action


def test_captions_of_people_never_say_who_they_are() -> None:
    looks = {*HAIRCUTS, *HAIR_COLOURS, *SKINS, 'beard', 'glasses', 'hair'} - {'grey', 'black'}
    people: list[Scene] = [s for s in map(draw, range(3000)) if s.kind == 'person']
    assert len(people) > 60
    for scene in people:
        words = words_of(caption(scene))
        assert 'person' in words
        assert not looks & set(words), caption(scene)
