use crate::check::found::Found;
use crate::check::pair::Reading;
use crate::check::rule::{Rule, rule};
use crate::check::setting::Options;
use crate::placeables::variables::{Argument, is_message, read};

rule! {
    /// A message whose braces or plurals a program cannot read
    ///
    /// ## What it finds
    ///
    /// In messages with `plural`, `select` or `selectordinal`: a brace that is not closed or closes nothing, a missing
    /// `other`, a translated key word, a plural form that Swahili does not have (it has `one` and `other`), and another
    /// kind than in the source. In other texts with variables: braces that do not come in pairs although the source's
    /// do.
    ///
    /// ## Why
    ///
    /// The program fails when it comes to the message.
    ///
    /// ## Example
    ///
    /// ```text
    /// en: {n, plural, one {# file} other {# files}}
    /// sw: [[{n, plural, one {faili #} nyingine {faili #}}]]
    ///
    /// en: {n, plural, one {# file} other {# files}}
    /// sw: [[{]]n, plural, one {faili #} other {faili #}
    ///
    /// en: {who, select, male {He} female {She} other {They}} left.
    /// sw: {who, select, male {Yeye} female {Yeye} other {Wao}} aliondoka.
    ///
    /// en: Hello {name}.
    /// sw: Hujambo [[{]]name.
    /// ```
    ///
    /// ## What to do
    ///
    /// Copy braces and key words from the source and translate only what stands inside the inner braces.
    Syntax = "placeholder.syntax", Error
}

impl Rule for Syntax {
    fn check(&self, reading: &Reading<'_>, _options: &Options<'_>, found: &mut Found<'_>) {
        let (target, text) = (&reading.target, reading.target.text());
        let source = reading.source.as_ref().map(|source| source.text());
        if !text.contains(['{', '}']) || !target.segment.codes().is_empty() {
            return;
        }
        let message = is_message(text) || source.is_some_and(is_message);
        if !message {
            let sound = source.is_some_and(|source| source.contains('{') && lone_brace(source).is_none());
            if let Some(at) = lone_brace(text).filter(|_| sound) {
                found.report(at..at + 1, "this brace has no partner");
            }
            return;
        }
        let arguments = match read(text) {
            Ok(arguments) => arguments,
            Err(fault) => {
                found.report(fault.span, format!("this brace {}", fault.what));
                return;
            }
        };
        let theirs = source.and_then(|source| read(source).ok()).unwrap_or_default();
        let swahili = target.language.base() == "sw";
        for argument in arguments.iter().filter(|argument| argument.chooses()) {
            let model = theirs.iter().find(|model| model.name == argument.name && model.chooses());
            if let Some(what) = fault(argument, model, swahili) {
                found.report(argument.span.clone(), what);
            }
        }
        for model in theirs.iter().filter(|model| model.chooses()) {
            let flat = arguments.iter().find(|argument| argument.name == model.name && !argument.chooses());
            if let Some(argument) = flat {
                let what = format!("`{}` has no `{}` as in the source", argument.name, model.kind);
                found.report(argument.span.clone(), what);
            }
        }
    }
}

fn fault(argument: &Argument<'_>, model: Option<&Argument<'_>>, swahili: bool) -> Option<String> {
    if let Some(model) = model.filter(|model| model.kind != argument.kind) {
        return Some(format!("`{}` stands where the source has `{}`", argument.kind, model.kind));
    }
    if !argument.branches.contains(&"other") {
        return Some("the branch `other` is missing".to_owned());
    }
    let exact = |key: &str| key.strip_prefix('=').is_some_and(|number| number.parse::<u64>().is_ok());
    let known = |key: &str| match argument.kind {
        "select" => model.is_none_or(|model| model.branches.contains(&key)),
        _ if swahili => matches!(key, "one" | "other") || exact(key),
        _ => matches!(key, "zero" | "one" | "two" | "few" | "many" | "other") || exact(key),
    };
    if let Some(key) = argument.branches.iter().find(|key| !known(key)) {
        return Some(match argument.kind {
            "select" => format!("the source has no branch `{key}`"),
            _ => format!("`{key}` is no plural of this language"),
        });
    }
    let lost =
        model.filter(|model| model.kind == "select")?.branches.iter().find(|key| !argument.branches.contains(key));
    lost.map(|key| format!("the branch `{key}` is missing"))
}

/// The first brace without a partner.
fn lone_brace(text: &str) -> Option<usize> {
    let mut open = Vec::new();
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => open.push(at),
            b'}' if open.pop().is_none() => return Some(at),
            _ => {}
        }
    }
    open.first().copied()
}
