"""facta.toml: what it says of findings and publication is used, and what is misspelt is not passed over."""

import json
from pathlib import Path

import pytest

from facta.engine.asked_masks import with_masks
from facta.engine.project_settings import BadSettings
from facta.engine.report_settings import ReportFile, read_report_file, settings_file
from facta.findings.settings import FindingSettings, NamedParties, StageLimit, settings_from_row, settings_row
from tests.builders import record_of
from tests.findings.test_unlike_treatment import permitted, refused

WHOLE = """
[project]
name = "Granary Square"
[findings]
unlike_days = 45
some_subject = 0
[findings.stalled_after_days]
law = { "first reading" = 200, "*" = 300 }
[[groups]]
name = "friends of the mayor"
parties = ["Town Pride", "Harvest League"]
[[groups]]
name = "others"
parties = ["Reed Circle"]
[[sides]]
name = "for the bridge"
parties = ["Reed Circle"]
[subjects]
housing = ["flats", "rent"]
[publication]
profile = "public"
masks = ["Orla Vint"]
"""


def read(folder: Path, text: str) -> ReportFile:
    path = folder / "facta.toml"
    path.write_text(text, encoding="utf-8")
    return read_report_file(path)


def test_every_table_is_read(tmp_path: Path) -> None:
    file = read(tmp_path, WHOLE)
    assert (file.findings.unlike_days, file.findings.some_subject) == (45, 0.0)
    assert file.findings.stalled_after_days == (StageLimit("law", "first reading", 200), StageLimit("law", "*", 300))
    assert file.findings.groups[1] == NamedParties("others", ("Reed Circle",))
    assert [side.name for side in file.findings.sides] == ["for the bridge"]
    assert file.findings.subjects[0].words == ("flats", "rent")
    assert (file.publication.profile, file.publication.unmasked, file.publication.masks) == (
        "public",
        None,
        ("Orla Vint",),
    )


def test_an_empty_file_leaves_everything_as_it_is_built_in(tmp_path: Path) -> None:
    assert read(tmp_path, "").findings == FindingSettings()


def test_settings_come_back_from_the_row_that_a_dossier_keeps(tmp_path: Path) -> None:
    settings = read(tmp_path, WHOLE).findings
    assert settings_from_row(json.loads(json.dumps(settings_row(settings)))) == settings
    assert settings_from_row({"unlike_days": 45}) == FindingSettings(unlike_days=45)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[finding]", "finding is not known; did you mean findings?"),
        ("[findings]\nunlike_dayz = 3", "[findings] unlike_dayz is not known; did you mean unlike_days?"),
        ("[findings]\nunlike_days = 3.5", "[findings] unlike_days is 3.5; give a whole number from 0"),
        ("[findings]\nunlike_days = true", "[findings] unlike_days is True; give a whole number from 0"),
        ("[findings]\nlike_subject = 50", "[findings] like_subject is 50; give a number from 0 to 1"),
        ("[findings.stalled_after_days]\nlaws = 3", "laws is not known; did you mean law?"),
        ('[findings.stalled_after_days]\nlaw = { "reading one" = 3 }', "reading one is not known"),
        ("[groups]\nname = 'a'", "groups is one table: write [[groups]]"),
        ("[[groups]]\nname = 'a'\nparty = ['x']", "[groups] party is not known; did you mean parties?"),
        ("[[groups]]\nname = 'a'\nparties = 'x'", "give a list"),
        (
            "[[groups]]\nname='a'\nparties=['X']\n[[groups]]\nname='b'\nparties=['x ']",
            "stands in 'a' and in 'b': leave it in one",
        ),
        ("[publication]\nprofile = 'print'", "give one of desk, public"),
        ("[publication]\nmask = ['x']", "[publication] mask is not known; did you mean masks?"),
        ("[project]\ncodebooks = ['none.yaml']", "names 'none.yaml', which is not there"),
        ("[findings", "is no TOML"),
    ],
)
def test_what_cannot_be_used_is_named_with_the_file(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(BadSettings) as caught:
        read(tmp_path, text)
    assert str(tmp_path / "facta.toml") in str(caught.value)
    assert said in str(caught.value)


def test_the_file_named_comes_before_the_one_in_the_folder_given_and_that_before_the_one_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named, given, here = (tmp_path / name for name in ("named", "given", "here"))
    for folder in (named, given, here):
        folder.mkdir()
        (folder / "facta.toml").write_text("", encoding="utf-8")
    monkeypatch.chdir(here)
    assert settings_file(named, [str(given)]) == named / "facta.toml"
    assert settings_file(None, [str(given)]) == given / "facta.toml"
    assert settings_file(None, [str(given), str(named)]) == Path("facta.toml")
    (here / "facta.toml").unlink()
    assert settings_file(None, [str(given), str(named)]) is None
    with pytest.raises(BadSettings, match="not there"):
        settings_file(here, [])


def test_a_party_whose_name_the_file_asks_to_mask_is_shielded_and_an_unborne_name_is_told() -> None:
    record, missing = with_masks(record_of(permitted(), refused()), ("the reed  circle", "Nobody Here"))
    assert [entity.name for entity in record.entities if entity.shielded] == ["the Reed Circle"]
    assert missing == ("Nobody Here",)
