"""A page in Chromium, and what goes wrong on it."""

import contextlib
import pathlib

from playwright.sync_api import sync_playwright

# The browser itself asks nothing of the network either.
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def show(page, file):
    page.goto(pathlib.Path(file).resolve().as_uri())


@contextlib.contextmanager
def opened(browser, file, seen):
    """The page in `file`; its messages come into `seen` as errors, and what it asks of the network as requests."""
    seen["errors"], seen["requests"] = [], []

    def request(one):
        if not one.url.startswith(("file:", "blob:")):
            seen["requests"].append(one.url)

    with sync_playwright() as playwright:
        window = playwright.chromium.launch(executable_path=browser, args=QUIET)
        page = window.new_page(viewport={"width": 900, "height": 500})
        page.on("console", lambda message: seen["errors"].append(message.text))
        page.on("pageerror", lambda error: seen["errors"].append(error.message))
        page.on("request", request)
        show(page, file)
        yield page
        window.close()
