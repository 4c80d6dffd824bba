"""The cue table: every word in it is reachable, and a table that is not sound is refused with the reason."""

from pathlib import Path

import pytest

from facta.codebook.cues import FRAMES, CueUnsound, load_cues


def test_every_frame_is_known_or_a_preposition() -> None:
    cues = load_cues()
    prepositions = {"about", "of", "to", "on", "upon", "at", "for", "against", "as", "in", "with"}
    for part in (cues.verbs, cues.nouns, cues.adjectives, cues.adverbs):
        for word, frames in part.items():
            assert set(frames) <= FRAMES | prepositions, word


def test_a_word_has_the_class_of_the_frame_it_stands_in() -> None:
    call = load_cues().verbs["call"]
    assert (call["object"].name, call["for"].name, call["infinitive"].name) == ("speech", "demand", "demand")


def test_attitudes_are_marked_as_no_speech() -> None:
    classes = load_cues().classes
    assert classes["belief"].no_speech
    assert not classes["speech"].no_speech


def test_a_group_of_an_unlisted_class_is_refused_with_its_name(tmp_path: Path) -> None:
    path = tmp_path / "cues.yaml"
    path.write_text("classes: {speech: {gloss: said}}\nverbs: [{class: shouting, frames: [quote], words: yell}]\n")
    with pytest.raises(CueUnsound, match="shouting"):
        load_cues(path)


def test_a_bare_on_which_yaml_reads_as_true_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cues.yaml"
    path.write_text("classes: {speech: {gloss: said}}\nverbs: [{class: speech, frames: [on], words: dwell}]\n")
    with pytest.raises(CueUnsound, match="quotation marks"):
        load_cues(path)
