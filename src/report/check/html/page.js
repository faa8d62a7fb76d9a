"use strict";
(() => {
  const by = (id) => document.getElementById(id);
  const findings = Array.from(document.querySelectorAll(".finding"), (element) => ({
    element,
    file: element.closest(".file").dataset.file,
    rule: element.dataset.rule,
    severity: ["error", "warning", "info"].find((severity) => element.classList.contains(severity)),
    text: element.textContent.toLowerCase(),
  }));
  const [form, rule, file, text, shown] = ["filters", "rule", "file", "text", "shown"].map(by);
  const fill = (select, values) => {
    for (const value of Array.from(new Set(values)).sort()) select.add(new Option(value, value));
  };
  fill(rule, findings.map((one) => one.rule));
  fill(file, findings.map((one) => one.file));
  document.querySelector("header h1").after(by("summary"));
  document.querySelector("header > p").hidden = true;
  const visible = () => findings.filter((one) => !one.element.hidden && by("show-" + one.severity).checked);
  const filter = () => {
    const words = text.value.toLowerCase().trim();
    for (const one of findings) {
      one.element.hidden =
        (rule.value !== "" && one.rule !== rule.value) ||
        (file.value !== "" && one.file !== file.value) ||
        (words !== "" && !one.text.includes(words));
    }
    const left = visible();
    const files = new Set(left.map((one) => one.element.parentElement));
    for (const section of document.querySelectorAll(".file")) section.hidden = !files.has(section);
    shown.textContent = left.length + " of " + findings.length + " shown";
  };
  const step = (steps) => {
    const left = visible().map((one) => one.element);
    const at = left.indexOf(document.activeElement.closest(".finding"));
    const next = left[at < 0 ? 0 : Math.min(Math.max(at + steps, 0), left.length - 1)];
    if (next) next.focus();
  };
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", filter);
  by("severities").addEventListener("change", filter);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, select")) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "/") {
      event.preventDefault();
      text.focus();
    }
  });
  filter();
})();
