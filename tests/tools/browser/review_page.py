"""Decides on the pairs of a review page with the keyboard, as somebody in a browser does, and saves the page.

Prints what was seen on the way, a JSON object.
"""

import json
import pathlib
import sys

from playwright.sync_api import sync_playwright

page_file, saved_file, browser = sys.argv[1:]
seen = {"errors": []}
with sync_playwright() as playwright:
    # Nothing is asked of the network.
    window = playwright.chromium.launch(
        executable_path=browser,
        args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
    )
    page = window.new_page(viewport={"width": 900, "height": 500})
    page.on("console", lambda message: seen["errors"].append(message.text))
    page.on("pageerror", lambda error: seen["errors"].append(error.message))
    requests = []
    page.on("request", lambda request: requests.append(request.url))

    def current():
        """The number of the pair that has the focus, and whether the head of the page hides it."""
        return page.evaluate(
            """() => {
                const pair = document.activeElement.closest(".pair");
                const head = document.querySelector("header").getBoundingClientRect().bottom;
                return pair && [Number(pair.querySelector(".number").textContent), pair.getBoundingClientRect().top < head];
            }"""
        )

    def press(keys):
        for key in keys:
            page.keyboard.press(key)

    page.goto(pathlib.Path(page_file).resolve().as_uri())
    seen["first"] = current()
    press("a")
    seen["after accepting"] = current()
    press("r")
    seen["after rejecting"] = current()
    press("ru")
    seen["after undoing"] = current()
    press("jm")
    seen["after joining"] = current()
    press("js")
    seen["after splitting"] = current()
    press("jje")
    page.keyboard.press("Control+End")
    page.keyboard.type(" Mwisho.")
    page.keyboard.press("Escape")
    seen["after editing"] = current()
    press("jjjjjjjj")
    seen["further down"] = current()
    press("kkkkkkk")
    seen["further up"] = current()
    seen["counts"] = page.locator("#counts").inner_text()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save").click()
    download.value.save_as(saved_file)
    seen["saved as"] = download.value.suggested_filename
    page.goto(pathlib.Path(saved_file).resolve().as_uri())
    seen["counts of the saved page"] = page.locator("#counts").inner_text()
    seen["requests"] = [url for url in requests if not url.startswith(("file:", "blob:"))]
    window.close()
json.dump(seen, sys.stdout, ensure_ascii=False)
