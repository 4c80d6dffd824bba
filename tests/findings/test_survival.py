"""The estimate of how long spells last against a published one."""

import pytest

from facta.findings.survival import Share, Spell, longer_by_chance, share_lasting

# Weeks of remission under 6-mercaptopurine (Freireich and others 1963), a minus sign for those that had not ended.
REMISSIONS = [
    Spell(abs(weeks), weeks > 0)
    for weeks in (6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35)
]


@pytest.mark.parametrize(
    ("weeks", "share"),
    [(5, 1.0), (6, 0.857), (7, 0.807), (10, 0.753), (13, 0.690), (16, 0.627), (22, 0.538), (40, 0.448)],
)
def test_the_published_shares_come_out(weeks: int, share: float) -> None:
    assert share_lasting(REMISSIONS, weeks).share == pytest.approx(share, abs=6e-4)


def test_the_interval_is_greenwoods_on_the_log_minus_log_scale() -> None:
    # R: survfit(..., conf.type = "log-log") at 10 weeks gives .753 (.503, .889).
    found = share_lasting(REMISSIONS, 10)
    assert (found.low, found.high) == (pytest.approx(0.503, abs=1e-3), pytest.approx(0.889, abs=1e-3))


def test_a_spell_that_has_not_ended_is_not_counted_as_ended() -> None:
    assert share_lasting([Spell(10, False), Spell(20, False)], 30) == Share(1.0, 1.0, 1.0)
    assert share_lasting([Spell(10, True), Spell(20, False)], 30).share == 0.5


def test_one_more_spell_than_all_that_ended_is_never_impossible() -> None:
    ended = [Spell(days, True) for days in range(1, 20)]
    assert longer_by_chance(ended, 100) == pytest.approx(1 / 20)
    assert longer_by_chance(ended, 0) == 1.0
