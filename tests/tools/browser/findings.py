"""Filters the findings of a report and goes through them with the keyboard, as somebody in a browser does.

Prints what was seen on the way, a JSON object.
"""

import json
import sys

from window import opened

report_file, browser = sys.argv[1:]
seen = {}
with opened(browser, report_file, seen) as page:
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
json.dump(seen, sys.stdout, ensure_ascii=False)
