"""Decides on the pairs of a review page with the keyboard, as somebody in a browser does, and saves the page.

Prints what was seen on the way, a JSON object.
"""

import json
import sys

from window import opened, show

page_file, saved_file, browser = sys.argv[1:]
seen = {}
with opened(browser, page_file, seen) as page:

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
    show(page, saved_file)
    seen["counts of the saved page"] = page.locator("#counts").inner_text()
json.dump(seen, sys.stdout, ensure_ascii=False)
