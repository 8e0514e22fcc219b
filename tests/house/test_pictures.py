"""The pictures of the desk's page are those that `python desk/pictures.py` takes, and light enough for a page."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHOWN = re.findall(r"!\[[^\]]+\]\(desk/([a-z]+)\.webp\)", (ROOT / "docs" / "desk.md").read_text(encoding="utf-8"))
PICTURE = re.compile(r"""!\[[^\]]*\]\((?!https?:)([^)\s]+)|<img[^>]+src="(?!https?:)([^"]+)""")
TAKEN = re.findall(r'Shot\(\s*"([a-z]+)"', (ROOT / "desk" / "pictures.py").read_text(encoding="utf-8"))
KEPT = {path.stem: path for path in (ROOT / "docs" / "desk").iterdir()}


def shown_on(page: Path) -> list[str]:
    """The pictures of a document by their addresses, those of other hosts left out."""
    return [one or other for one, other in PICTURE.findall(page.read_text(encoding="utf-8"))]


def test_every_picture_of_the_page_is_taken_kept_and_shown():
    assert sorted(SHOWN) == sorted(TAKEN) == sorted(KEPT)


def test_every_picture_that_a_document_shows_is_there():
    pages = [ROOT / "README.md", *ROOT.glob("*/*.md"), *ROOT.glob("docs/*/*.md")]
    named = [(page, name) for page in pages for name in shown_on(page)]
    assert [(page.name, name) for page, name in named if not (page.parent / name).is_file()] == []
    assert len(named) >= len(SHOWN)


def test_no_picture_is_heavy():
    assert [name for name, path in KEPT.items() if path.stat().st_size > 150_000] == []
