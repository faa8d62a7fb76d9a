//! Writes rules.

use std::io::Write;

use super::NAMESPACE;
use crate::format::xml::write::{attribute, text};
use crate::text::segmentation::rules::{RuleSet, Srx};

/// Writes `srx` as SRX 2.0, valid by its schema. A set without rules, which SRX cannot have, is left out with its maps.
///
/// # Errors
/// What `out` reports.
pub fn write(out: &mut dyn Write, srx: &Srx) -> std::io::Result<()> {
    let word = |yes: bool| if yes { "yes" } else { "no" };
    out.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<srx")?;
    attribute(out, "xmlns", NAMESPACE)?;
    out.write_all(b" version=\"2.0\">\n  <header")?;
    attribute(out, "segmentsubflows", word(srx.segments_subflows))?;
    attribute(out, "cascade", word(srx.cascades))?;
    out.write_all(b">\n")?;
    let handles = srx.handles;
    for (kind, include) in [("start", handles.start), ("end", handles.end), ("isolated", handles.isolated)] {
        out.write_all(b"    <formathandle")?;
        attribute(out, "type", kind)?;
        attribute(out, "include", word(include))?;
        out.write_all(b"/>\n")?;
    }
    out.write_all(b"  </header>\n  <body>\n    <languagerules>\n")?;
    for set in srx.sets.iter().filter(|set| !set.rules.is_empty()) {
        write_set(out, set)?;
    }
    out.write_all(b"    </languagerules>\n    <maprules>\n")?;
    let is_written = |name: &str| srx.sets.iter().any(|set| set.name == name && !set.rules.is_empty());
    for map in srx.maps.iter().filter(|map| is_written(&map.set)) {
        out.write_all(b"      <languagemap")?;
        attribute(out, "languagepattern", &map.pattern)?;
        attribute(out, "languagerulename", &map.set)?;
        out.write_all(b"/>\n")?;
    }
    out.write_all(b"    </maprules>\n  </body>\n</srx>\n")
}

fn write_set(out: &mut dyn Write, set: &RuleSet) -> std::io::Result<()> {
    out.write_all(b"      <languagerule")?;
    attribute(out, "languagerulename", &set.name)?;
    out.write_all(b">\n")?;
    for rule in &set.rules {
        out.write_all(b"        <rule")?;
        attribute(out, "break", if rule.breaks { "yes" } else { "no" })?;
        out.write_all(b">\n")?;
        for (name, pattern) in [("beforebreak", &rule.before), ("afterbreak", &rule.after)] {
            write!(out, "          <{name}>")?;
            text(out, pattern)?;
            writeln!(out, "</{name}>")?;
        }
        out.write_all(b"        </rule>\n")?;
    }
    out.write_all(b"      </languagerule>\n")
}
