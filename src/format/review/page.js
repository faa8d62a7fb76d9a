"use strict";
(() => {
  const by = (id) => document.getElementById(id);
  const main = by("review");
  const [from, to] = [main.dataset.source, main.dataset.target];
  const units = JSON.parse(by("pairs").textContent);
  const ROWS = 100;
  const undone = [];
  const carets = new Map();
  let page = 0;
  let isChanged = false;

  // What a unit says.
  const property = (unit, name) => (unit.annotations || []).find((one) => one.property === name)?.text;
  const setProperty = (unit, name, text) => {
    const others = (unit.annotations || []).filter((one) => one.property !== name);
    if (text !== undefined) others.push({ property: name, text });
    if (others.length > 0) unit.annotations = others;
    else delete unit.annotations;
  };
  const confidence = (unit) => Number(property(unit, "x-confidence") ?? 1);
  const variant = (unit, lang) => unit.variants.find((one) => one.lang === lang);
  const text = (unit, lang) => variant(unit, lang)?.text ?? "";
  const isWhole = (unit) => text(unit, from).trim() !== "" && text(unit, to).trim() !== "";
  const isDecided = (unit) => ["reviewed", "approved", "rejected"].includes(unit.status);
  const touch = (unit) => {
    if (unit.status === "draft") unit.status = "translated";
  };

  // Spans of codes count code points. Where a text was changed, each code is sought again behind the one before it.
  const placed = (old, codes, now) => {
    const [before, after] = [Array.from(old), Array.from(now)];
    const found = [];
    let done = 0;
    for (const code of codes) {
      const content = before.slice(code.span[0], code.span[1]);
      const stands = (at) => content.every((c, offset) => after[at + offset] === c);
      let at = code.span[0] >= done && stands(code.span[0]) ? code.span[0] : done;
      while (at + content.length <= after.length && !stands(at)) at += 1;
      if (at + content.length > after.length) continue;
      done = at + content.length;
      found.push({ ...code, span: [at, done] });
    }
    return found;
  };
  const setText = (unit, lang, now) => {
    let one = variant(unit, lang);
    if (!one) {
      one = { lang, text: "" };
      unit.variants[lang === from ? "unshift" : "push"](one);
    }
    const codes = placed(one.text, one.codes || [], now);
    one.text = now;
    if (codes.length > 0) one.codes = codes;
    else delete one.codes;
    unit.variants = unit.variants.filter((one) => one.text !== "" || ![from, to].includes(one.lang));
    delete unit.as_written;
  };

  // Two rows as one, and one as two.
  const joinSides = (one, other) => {
    if (!one || !other) return one || other;
    const space = /^(zh|ja)/.test(one.lang) ? "" : " ";
    const shift = Array.from(one.text + space).length;
    const moved = (other.codes || []).map((code) => {
      const span = code.span.map((at) => at + shift);
      return code.pair === undefined ? { ...code, span } : { ...code, span, pair: code.pair + "0" };
    });
    const joined = { ...one, text: one.text + space + other.text };
    const codes = [...(one.codes || []), ...moved];
    if (codes.length > 0) joined.codes = codes;
    return joined;
  };
  const cutSide = (one, at) => {
    if (!one) return [];
    const points = Array.from(one.text);
    const part = (start, end) => {
      while (start < end && points[start].trim() === "") start += 1;
      while (end > start && points[end - 1].trim() === "") end -= 1;
      const codes = (one.codes || []).filter((code) => start <= code.span[0] && code.span[1] <= end);
      const piece = { ...one, text: points.slice(start, end).join("") };
      delete piece.codes;
      if (codes.length > 0) {
        piece.codes = codes.map((code) => ({ ...code, span: code.span.map((at) => at - start) }));
      }
      return piece.text === "" ? undefined : piece;
    };
    return [part(0, at), part(at, points.length)];
  };
  const cutPlace = (unit, lang) => {
    const whole = text(unit, lang);
    const caret = carets.get(unit)?.[lang];
    if (caret > 0 && caret < whole.length) return Array.from(whole.slice(0, caret)).length;
    const end = /[.!?…。！？]["'”’»)\]]*\s*(?=\S)/u.exec(whole);
    const at = end ? end.index + end[0].length : whole.length;
    return Array.from(whole.slice(0, at)).length;
  };

  // Changes, each with the way back, which gives the pair to look at then.
  const changed = (back) => {
    isChanged = true;
    undone.push(back);
    by("undo").disabled = false;
  };
  const replace = (at, count, ...others) => {
    const old = units.splice(at, count, ...others);
    changed(() => {
      units.splice(at, others.length, ...old);
      return old[0];
    });
  };
  const edit = (unit, change) => {
    const copy = structuredClone(unit);
    change(copy);
    carets.set(copy, carets.get(unit) ?? {});
    replace(units.indexOf(unit), 1, copy);
    return copy;
  };
  const decide = (unit, status) => {
    const undecided = unit.origin === "human" ? "translated" : "draft";
    if (status === "reviewed" && !isWhole(unit)) return say("There is a text on one side only.");
    return edit(unit, (copy) => { copy.status = unit.status === status ? undecided : status; });
  };
  const join = (unit) => {
    const at = units.indexOf(unit);
    const next = units[at + 1];
    if (!next) return say("There is no pair behind this one.");
    const copy = structuredClone(unit);
    const sides = [from, to].map((lang) => joinSides(variant(unit, lang), variant(next, lang))).filter(Boolean);
    copy.variants = sides.concat(unit.variants.filter((one) => ![from, to].includes(one.lang)));
    const kinds = [unit, next].map((one) => (property(one, "x-kind") || "").split("-").map(Number));
    const isKnown = kinds.every((kind) => kind.length === 2 && !kind.some(Number.isNaN));
    setProperty(copy, "x-kind", isKnown ? kinds[0][0] + kinds[1][0] + "-" + (kinds[0][1] + kinds[1][1]) : undefined);
    setProperty(copy, "x-confidence", undefined);
    setProperty(copy, "x-crosses", undefined);
    copy.status = "translated";
    replace(at, 2, copy);
    return copy;
  };
  const split = (unit) => {
    const cuts = [from, to].map((lang) => cutSide(variant(unit, lang), cutPlace(unit, lang)));
    const parts = [0, 1].map((half) => cuts.map((cut) => cut[half]).filter(Boolean));
    if (parts.some((part) => part.length === 0)) return say("Put the cursor where the text is to be cut.");
    const rows = parts.map((variants) => {
      const copy = structuredClone(unit);
      copy.variants = variants;
      for (const name of ["x-kind", "x-confidence", "x-crosses"]) setProperty(copy, name, undefined);
      copy.status = "translated";
      return copy;
    });
    replace(units.indexOf(unit), 1, ...rows);
    return rows[0];
  };

  // What is shown.
  const say = (message) => { by("said").textContent = message; };
  const least = () => Number(by("least").value) || 0;
  const FILTERS = {
    all: () => true,
    open: (unit) => !isDecided(unit),
    low: (unit) => confidence(unit) < least(),
    alone: (unit) => !isWhole(unit),
    merged: (unit) => isWhole(unit) && (property(unit, "x-kind") ?? "1-1") !== "1-1",
    rejected: (unit) => unit.status === "rejected",
  };
  const listed = () => {
    const words = by("words").value.toLowerCase().trim();
    const has = (unit) => words === "" || unit.variants.some((one) => one.text.toLowerCase().includes(words));
    const found = units.filter((unit) => FILTERS[by("show").value](unit) && has(unit));
    if (by("sort").value === "confidence") found.sort((a, b) => confidence(a) - confidence(b));
    return found;
  };
  const button = (name, title, action, isPressed) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = name;
    made.title = title;
    if (isPressed !== undefined) made.setAttribute("aria-pressed", String(isPressed));
    made.addEventListener("click", action);
    return made;
  };
  const fit = (area) => {
    area.style.height = "auto";
    area.style.height = area.scrollHeight + 2 + "px";
  };
  const side = (row, lang, name) => {
    const area = document.createElement("textarea");
    area.lang = lang;
    area.dir = "auto";
    area.value = text(row.unit, lang);
    area.setAttribute("aria-label", name);
    area.addEventListener("input", () => fit(area));
    area.addEventListener("blur", () => {
      carets.set(row.unit, { ...carets.get(row.unit), [lang]: area.selectionStart });
    });
    area.addEventListener("change", () => {
      const unit = edit(row.unit, (copy) => {
        setText(copy, lang, area.value.trim());
        touch(copy);
        copy.origin = "human";
      });
      row.unit = unit;
      row.element.className = "pair " + unit.status;
      row.status.textContent = unit.status;
      count();
    });
    return area;
  };
  const show = (unit) => {
    const element = document.createElement("article");
    element.className = "pair " + unit.status;
    element.tabIndex = -1;
    const row = { unit, element };
    element.row = row;
    const span = (name, words) => {
      const made = document.createElement("span");
      made.className = name;
      made.textContent = words;
      return made;
    };
    const known = property(unit, "x-confidence");
    const about = document.createElement("div");
    about.className = "about";
    row.status = span("status", unit.status);
    const crosses = property(unit, "x-crosses");
    about.append(
      span("number", String(units.indexOf(unit) + 1)),
      span("kind", property(unit, "x-kind") ?? ""),
      span(known !== undefined && confidence(unit) < least() ? "low" : "sure", known ?? ""),
      row.status,
    );
    if (crosses !== undefined) about.append(span("low", "belongs with " + crosses));
    const act = (action) => () => {
      const next = action(row.unit);
      if (next) draw(next);
    };
    about.append(
      button("Accept", "a", act((one) => decide(one, "reviewed")), unit.status === "reviewed"),
      button("Reject", "r", act((one) => decide(one, "rejected")), unit.status === "rejected"),
      button("Join with next", "m", act(join)),
      button("Split at the cursors", "s", act(split)),
    );
    const sides = document.createElement("div");
    sides.className = "sides";
    sides.append(side(row, from, "Source"), side(row, to, "Translation"));
    element.append(about, sides);
    return element;
  };
  const count = () => {
    const of = (status) => units.filter((unit) => unit.status === status).length;
    const accepted = of("reviewed") + of("approved");
    const left = units.length - accepted - of("rejected");
    by("counts").textContent =
      units.length + " pairs: " + accepted + " accepted, " + of("rejected") + " rejected, " + left + " open";
  };
  const draw = (focus) => {
    const found = listed();
    const pages = Math.max(1, Math.ceil(found.length / ROWS));
    const at = focus ? found.indexOf(focus) : -1;
    page = at >= 0 ? Math.floor(at / ROWS) : Math.min(page, pages - 1);
    by("list").replaceChildren(...found.slice(page * ROWS, (page + 1) * ROWS).map(show));
    document.querySelectorAll("textarea").forEach(fit);
    by("page").textContent = "Page " + (page + 1) + " of " + pages + " (" + found.length + " shown)";
    by("before").disabled = page === 0;
    by("after").disabled = page + 1 >= pages;
    by("undo").disabled = undone.length === 0;
    count();
    if (at >= 0) by("list").children[at - page * ROWS].focus();
  };
  const turn = (pages) => {
    page += pages;
    draw();
    scrollTo(0, 0);
  };

  // The page as a file.
  const save = () => {
    if (document.activeElement instanceof HTMLTextAreaElement) document.activeElement.blur();
    const lines = units.map((unit) => JSON.stringify(unit).replaceAll("<", "\\u003c"));
    const copy = document.documentElement.cloneNode(true);
    copy.removeAttribute("style");
    copy.querySelector("#list").replaceChildren();
    copy.querySelector("#pairs").textContent = "\n[\n" + lines.join(",\n") + "\n]\n";
    const blob = new Blob(["<!DOCTYPE html>\n", copy.outerHTML, "\n"], { type: "text/html" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = decodeURIComponent(location.pathname.split("/").pop() || "review.html");
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    isChanged = false;
    say("Saved. Now type: istilahi import " + link.download);
  };

  by("save").addEventListener("click", save);
  by("undo").addEventListener("click", () => draw(undone.pop()?.()));
  by("accept").addEventListener("click", () => {
    const wanted = (unit) => isWhole(unit) && !isDecided(unit) && confidence(unit) >= least();
    const chosen = units.filter(wanted);
    const old = chosen.map((unit) => unit.status);
    for (const unit of chosen) unit.status = "reviewed";
    changed(() => {
      chosen.forEach((unit, at) => { unit.status = old[at]; });
      return chosen[0];
    });
    say(chosen.length + " accepted");
    draw();
  });
  by("before").addEventListener("click", () => turn(-1));
  by("after").addEventListener("click", () => turn(1));
  for (const id of ["show", "sort", "words", "least"]) by(id).addEventListener("input", () => draw());
  addEventListener("beforeunload", (event) => {
    if (isChanged) event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    const inText = event.target.closest("textarea, input, select");
    const row = document.activeElement.closest?.(".pair")?.row;
    const step = (steps) => {
      const rows = Array.from(by("list").children);
      const at = rows.indexOf(document.activeElement.closest(".pair"));
      rows[Math.min(Math.max(at + steps, 0), rows.length - 1)]?.focus();
    };
    if (event.key === "Escape" && inText && row) return row.element.focus();
    if (inText || event.ctrlKey || event.altKey || event.metaKey) return;
    const act = (action) => {
      const next = row && action(row.unit);
      if (next) draw(next);
    };
    const KEYS = {
      j: () => step(1),
      k: () => step(-1),
      a: () => { act((unit) => decide(unit, "reviewed")); step(1); },
      r: () => { act((unit) => decide(unit, "rejected")); step(1); },
      m: () => act(join),
      s: () => act(split),
      e: () => row?.element.querySelector("textarea:last-of-type").focus(),
      u: () => by("undo").click(),
    };
    if (KEYS[event.key]) {
      event.preventDefault();
      KEYS[event.key]();
    }
  });
  by("tools").hidden = false;
  // What has the focus is not to lie behind the head of the page.
  const head = document.querySelector("header");
  const measure = () => document.documentElement.style.setProperty("--head", head.offsetHeight + "px");
  new ResizeObserver(measure).observe(head);
  measure();
  draw(listed().find((unit) => !isDecided(unit)));
})();
