"""Filters the findings of a report and goes through them with the keyboard, as somebody in a browser does.

Prints what was seen on the way, a JSON object.
"""

import json
import pathlib
import sys

from playwright.sync_api import sync_playwright

report_file, browser = sys.argv[1:]
seen = {"errors": []}
with sync_playwright() as playwright:
    window = playwright.chromium.launch(
        executable_path=browser,
        args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
    )
    page = window.new_page(viewport={"width": 900, "height": 500})
    page.on("console", lambda message: seen["errors"].append(message.text))
    page.on("pageerror", lambda error: seen["errors"].append(error.message))
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(pathlib.Path(report_file).resolve().as_uri())

    shown = page.locator("#shown")
    seen["all"] = shown.inner_text()
    page.keyboard.press("j")
    page.keyboard.press("j")
    seen["rule of the second"] = page.evaluate("() => document.activeElement.dataset.rule")
    page.keyboard.press("/")
    page.keyboard.type("Alert(1)")
    seen["with the words"] = shown.inner_text()
    page.locator("#text").fill("")
    page.locator("#show-warning").uncheck()
    seen["without warnings"] = shown.inner_text()
    seen["requests"] = [url for url in requests if not url.startswith("file:")]
    window.close()
json.dump(seen, sys.stdout, ensure_ascii=False)
