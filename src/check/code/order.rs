use super::name;
use crate::check::found::Found;
use crate::check::pair::{Reading, Text};
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;
use crate::model::segment::{Code, CodeKind};

rule! {
    /// A pair of codes that closes before it opens, or overlaps another
    ///
    /// ## What it finds
    ///
    /// A closing code of the translation that has no open partner before it, or whose partner is not the last one
    /// that was opened. Sources that are no better are not held against the translation.
    ///
    /// ## Why
    ///
    /// XML and HTML cannot be built from it: the file is refused, or the page is shown wrongly.
    ///
    /// ## Example
    ///
    /// ```text
    /// en: Press {{<b>}}Save{{</b>}} now.
    /// sw: Bonyeza [[{{</b>}}]]Hifadhi{{<b>}} sasa.
    ///
    /// en: {{<b>}}One {{<i>}}two{{</i>}}{{</b>}}
    /// sw: {{<b>}}Moja {{<i>}}mbili[[{{</b>}}]]{{</i>}}
    ///
    /// en: {{<b>}}One{{</b>}} and {{<i>}}two{{</i>}}
    /// sw: {{<i>}}Mbili{{</i>}} na {{<b>}}moja{{</b>}}
    /// ```
    ///
    /// ## What to do
    ///
    /// Put the codes into order: each pair wholly inside or outside of another.
    Order = "code.order", Error
}

impl Rule for Order {
    fn needs_source(&self) -> bool {
        true
    }

    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        let target = &reading.target;
        let Some(source) = reading.source.as_ref().filter(|_| target.segment.codes().len() > 1) else { return };
        if let Some(code) = out_of_order(target).filter(|_| out_of_order(source).is_none()) {
            found.report(code.span.clone(), format!("{} closes what is not open last", name(target, code)));
        }
    }
}

/// The first closing code that does not close the last open one.
fn out_of_order<'a>(text: &Text<'a>) -> Option<&'a Code> {
    let codes = text.segment.codes();
    let mut open: Vec<&Code> = Vec::new();
    let of_pair = |one: &Code, other: &Code| match (&one.pair, &other.pair) {
        (Some(one), Some(other)) => one == other,
        _ => tag(text.at(&one.span)) == tag(text.at(&other.span)),
    };
    // What has no partner anywhere is missing or too many, which other rules say.
    let has_partner = |code: &Code| {
        codes
            .iter()
            .any(|other| matches!(other.kind, CodeKind::Start | CodeKind::HighlightStart) && of_pair(code, other))
    };
    for code in codes {
        match code.kind {
            CodeKind::Start | CodeKind::HighlightStart => {
                let closed = codes
                    .iter()
                    .any(|other| matches!(other.kind, CodeKind::End | CodeKind::HighlightEnd) && of_pair(code, other));
                if closed {
                    open.push(code);
                }
            }
            CodeKind::End | CodeKind::HighlightEnd if has_partner(code) => {
                let last = open.pop();
                if last.is_none_or(|last| !of_pair(last, code)) {
                    return Some(code);
                }
            }
            _ => {}
        }
    }
    None
}

/// The name in a tag: `a` of `<a href="…">` and `</a>`; Markdown's marks as they are; nothing of other content.
fn tag(content: &str) -> &str {
    let Some(inside) = content.trim().strip_prefix('<') else {
        return if content.starts_with(['*', '_', '~']) { content } else { "" };
    };
    let inside = inside.strip_prefix('/').unwrap_or(inside);
    let end = inside.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).unwrap_or(inside.len());
    inside.get(..end).unwrap_or_default()
}
