"""Pictures of every page over the example story, for docs/: `python -m tests.web.screenshots [FOLDER]`."""

import sys
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from headwater.engine import collect, trace
from headwater.store import Store
from tests.web.browsing import opened, served

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted((ROOT / "examples" / "secret-talks").glob("[0-9]*"))
SIZES = {"desktop": (1280, 900), "phone": (390, 844)}
COLOURS = 255  # of a picture, which makes it half as large
SCHEMES = ("light", "dark")


def example_store(path):
    """Keep the examples of the repository, traced."""
    reports = collect(EXAMPLES).reports
    with Store.open(path) as store:
        store.add(reports)
        return store.save(trace(reports))


def pages_of(kept):
    """The pages to show, by name."""
    (story,) = kept.stories
    claim = max(story.claims[:5], key=lambda claim: claim.independence.hi)
    reused = max(story.reuse, key=lambda pair: sum(run.a_end - run.a_start for run in pair.passages))
    said = max(story.claims[0].assertions, key=lambda item: len(item.chain))
    return {
        "stories": "/stories",
        "story": f"/story/{story.id}",
        "origins": f"/story/{story.id}/origins",
        "timeline": f"/story/{story.id}/timeline",
        "claim": f"/claim/{claim.id}",
        "report": f"/report/{said.report}?at={said.id}",
        "beside": f"/report/{reused.a}/beside/{reused.b}",
        "decisions": "/decisions",
        "add": "/add",
        "help": "/help",
        "error": "/story/t-000000000",
    }


def main(folder):
    """Write the pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as scratch:
        store = Path(scratch, "example.db")
        pages = pages_of(example_store(store))
        with served(store) as site, opened() as browser:
            for size, (width, height) in SIZES.items():
                for scheme in SCHEMES:
                    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
                    page = context.new_page()
                    for name, path in pages.items():
                        page.goto(site + path)
                        picture = Image.open(BytesIO(page.screenshot()))
                        picture.quantize(COLOURS).save(folder / f"{name}-{size}-{scheme}.png", optimize=True)
                    context.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures")
