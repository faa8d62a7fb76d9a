//! Writes the page.

use std::io::{BufWriter, Write};

use quick_xml::escape::escape;

use super::super::json_lines::unit_as_json;
use super::super::{Heading, Losses, UnitOutput};
use super::{END, MARK, SCRIPT, SCRIPT_HASH, START, STYLE, STYLE_HASH};
use crate::model::segment::Segment;
use crate::model::unit::Unit;

/// From which confidence on the page shows a pair without a mark, until somebody asks for another.
const LEAST: &str = "0.50";

/// Begins a page in `out`.
pub(super) fn start<'a>(out: &'a mut dyn Write, heading: &Heading) -> std::io::Result<Box<dyn UnitOutput + 'a>> {
    let mut out = BufWriter::new(out);
    let (source, target) = (escape(heading.source.as_str()), escape(heading.target.as_str()));
    write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n{MARK} 1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{STYLE_HASH}'; \
         script-src 'sha256-{SCRIPT_HASH}'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>istilahi review</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
         <header>\n<h1>istilahi review</h1>\n<h2>{source} → {target} · <output id=\"counts\"></output></h2>\n\
         <noscript><p>This page needs JavaScript to show the pairs; nothing in it comes from the network.</p></noscript>\n\
         <div id=\"tools\" hidden>\n<div class=\"tools\">\n\
         <label>Show <select id=\"show\"><option value=\"all\">all</option><option value=\"open\">open</option>\
         <option value=\"low\">low confidence</option><option value=\"alone\">one side alone</option>\
         <option value=\"merged\">not 1-1</option><option value=\"rejected\">rejected</option></select></label>\n\
         <label>Sort <select id=\"sort\"><option value=\"order\">as in the texts</option>\
         <option value=\"confidence\">least sure first</option></select></label>\n\
         <label>Text <input type=\"search\" id=\"words\" autocomplete=\"off\"></label>\n\
         <label>Confidence <input type=\"number\" id=\"least\" min=\"0\" max=\"1\" step=\"0.05\" value=\"{LEAST}\"></label>\n\
         <button type=\"button\" id=\"accept\">Accept all from there on</button>\n\
         <button type=\"button\" id=\"undo\" disabled>Undo</button>\n\
         <button type=\"button\" id=\"save\">Save</button>\n</div>\n<div class=\"tools\">\n\
         <button type=\"button\" id=\"before\">Previous page</button>\n<output id=\"page\"></output>\n\
         <button type=\"button\" id=\"after\">Next page</button>\n<output id=\"said\" role=\"status\"></output>\n</div>\n\
         <p class=\"keys\">Keys: <kbd>j</kbd> next, <kbd>k</kbd> previous, <kbd>a</kbd> accept, <kbd>r</kbd> reject, \
         <kbd>m</kbd> join with next, <kbd>s</kbd> split, <kbd>e</kbd> edit, <kbd>Esc</kbd> leave the text, <kbd>u</kbd> undo\
         </p>\n</div>\n</header>\n\
         <main id=\"review\" data-source=\"{source}\" data-target=\"{target}\">\n<div id=\"list\"></div>\n</main>\n{START}\n["
    )?;
    let inline_codes = heading.inline_codes;
    Ok(Box::new(Page { out, inline_codes, is_first: true, losses: Losses::default() }))
}

/// A page that is being written.
struct Page<'a> {
    out: BufWriter<&'a mut dyn Write>,
    inline_codes: bool,
    is_first: bool,
    losses: Losses,
}

impl UnitOutput for Page<'_> {
    fn unit(&mut self, unit: &Unit) -> std::io::Result<()> {
        let mut unit = unit.clone();
        // A text can be changed in the page, and then this would not be true any more.
        unit.as_written = None;
        if !self.inline_codes {
            for variant in &mut unit.variants {
                self.losses.add("inline codes", variant.segment.codes().len());
                variant.segment = Segment::plain(variant.segment.without_codes());
            }
        }
        let comma = if std::mem::replace(&mut self.is_first, false) { "" } else { "," };
        // Nothing in a text can end the element that it stands in.
        write!(self.out, "{comma}\n{}", unit_as_json(&unit)?.replace('<', "\\u003c"))
    }

    fn finish(mut self: Box<Self>) -> std::io::Result<Losses> {
        write!(self.out, "\n{END}\n</script>\n<script>{SCRIPT}</script>\n</body>\n</html>\n")?;
        self.out.flush()?;
        Ok(self.losses)
    }
}
