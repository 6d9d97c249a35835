"""Try "Try it" and the notebooks in a real browser: ``python tools/check_browser.py [SITE] [--all] [--pictures FOLDER]``.

They are served from the built site, on this machine alone. Their answers are compared with those of the library. Every request
elsewhere is a fault, and axe looks for what keeps people from reading the page. ``nox -s browser`` prepares all of it.
"""

import argparse
import functools
import http.server
import shutil
import subprocess
import sys
import tarfile
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from check_notebook import try_notebook
from in_browser import OFFERED
from playwright.sync_api import Page, sync_playwright

import bologna_credits as bc
from bologna_credits.mobility import check_mobility, duration

ROOT = Path(__file__).resolve().parents[1]
AXE = "axe-core@4.13.0"
SERIOUS = ("serious", "critical")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WAIT = 120_000  # milliseconds: Pyodide starts slowly on a busy machine


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | {
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
    }

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def _served(site: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()


def _axe() -> str:
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", AXE], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        (archive,) = Path(folder).glob("axe-core-*.tgz")
        with tarfile.open(archive) as packed:
            part = packed.extractfile("package/axe.min.js")
            assert part is not None
            return part.read().decode()


def wanted() -> dict[str, str]:
    """Return what the library says to the fields that the page begins with, by form."""
    grade = bc.convert_grade(bc.grading_scale("IT-30").grade("28"), to="DE-TENTHS", by=bc.ModifiedBavarian())
    credits = bc.convert_credits(bc.Credits(3, "KZ-RK"), to="ECTS", cycle="first", activity="theory")
    stay = bc.MobilityPeriod("2023-01-01", "2023-04-15", kind="long-term")
    length, report = duration(stay, scheme="ERASMUS-2021"), check_mobility(stay, scheme="ERASMUS-2021")
    case = bc.interop.case.load(ROOT / "examples" / "kostanay-lodz").recognise()
    return {"grade": str(grade), "credits": str(credits), "stay": f"{stay}: {length}\n{report}", "case": case.text()}


def _answered(page: Page, form: str, times: int) -> None:
    page.click(f'form[data-form="{form}"] button')
    page.wait_for_selector(f'form[data-form="{form}"][data-answered="{times}"]', timeout=WAIT)


def _tried(page: Page, faults: list[str]) -> None:
    page.wait_for_selector('#try[data-state="ready"]', timeout=WAIT)
    for form, said in wanted().items():
        _answered(page, form, 1)
        found = page.get_attribute(f'form[data-form="{form}"] output', "data-text")
        if found != said:
            faults.append(f"{form}: the page says {found!r}, the library {said!r}")
    page.fill('form[data-form="grade"] input[name="mark"]', "99")
    _answered(page, "grade", 2)
    if not page.query_selector('form[data-form="grade"] .try-error'):
        faults.append("a wrong mark is no error")
    for language, word in (("ru", "Оценка"), ("kk", "Баға")):
        page.select_option("#try-language", language)
        page.wait_for_selector(f'h2:has-text("{word}")', timeout=WAIT)
        page.wait_for_selector('#try[data-state="ready"]', timeout=WAIT)
    # What was answered is answered anew in the other language.
    page.wait_for_function("document.querySelector('#try iframe')?.srcdoc.includes('lang=\"kk\"')", timeout=WAIT)


def _pictures(page: Page, folder: Path, name: str) -> None:
    """Take pictures of a page: light, dark, narrow."""
    folder.mkdir(parents=True, exist_ok=True)
    for look, scheme, width in (("light", "light", 1200), ("dark", "dark", 1200), ("narrow", "light", 420)):
        page.set_viewport_size({"width": width, "height": 1400 if width > 420 else 900})
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        for frame in page.query_selector_all("iframe"):
            frame.scroll_into_view_if_needed()  # the browser draws a letter when it is first in sight
        page.evaluate("window.scrollTo(0, 0)")
        page.wait_for_timeout(500)  # a theme is fetched before it is shown
        page.screenshot(path=folder / f"{name}{look}.png", full_page=True)


def _try_page(page: Page, address: str, pictures: Path | None, faults: list[str]) -> None:
    page.goto(f"{address}/try.html")
    _tried(page, faults)
    page.evaluate(_axe())
    found = page.evaluate("axe.run('#try')")
    faults += [
        f"axe: {one['id']} ({one['impact']}): {one['help']}: {one['nodes'][0]['html'][:120]}"
        for one in found["violations"]
        if one["impact"] in SERIOUS
    ]
    if pictures:
        _pictures(page, pictures, "")


def main() -> int:
    """Try the page and the notebooks, and return 1 where something is wrong."""
    parser = argparse.ArgumentParser(description="Try the page and the notebooks in a real browser.")
    parser.add_argument("site", nargs="?", type=Path, default=ROOT / "docs" / "_build" / "html")
    parser.add_argument("--all", action="store_true", help="try every notebook; without it the first one is tried")
    parser.add_argument("--pictures", type=Path, help="a folder for pictures of the pages: light, dark, narrow")
    asked = parser.parse_args()
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        print(f"no browser is at hand: {', '.join(BROWSERS)}")
        return 0
    faults: list[str] = []
    notebooks = OFFERED if asked.all else OFFERED[:1]
    with _served(asked.site) as address, sync_playwright() as player:
        opened = player.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-gpu"])
        context = opened.new_context(viewport={"width": 1200, "height": 1400})
        asks: list[str] = []
        context.on("request", lambda request: asks.append(request.url))  # those of workers too
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(f"an error of the page: {error}"))
        _try_page(page, address, asked.pictures, faults)
        for name in notebooks:
            page = context.new_page()
            faults += try_notebook(page, address, asked.site, name, WAIT)
            if asked.pictures:
                _pictures(page, asked.pictures, f"{name.rpartition('/')[2]}-")
            page.close()
        faults += [f"asks {url}" for url in asks if not url.startswith((address, "data:", "blob:"))]
        opened.close()
    done = f"the page and {len(notebooks)} of {len(OFFERED)} notebooks answer as the library does, in {Path(browser).name}"
    print("\n".join(faults) or f"{done}; axe found nothing serious")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
