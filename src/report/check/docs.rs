//! The docs of a rule, taken apart.

use crate::check::Rule;

/// The docs of a rule without its first line.
#[derive(Debug)]
pub(super) struct Docs<'a> {
    lines: Vec<&'a str>,
}

/// A piece of docs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Block<'a> {
    Heading(&'a str),
    /// The lines of a paragraph or list.
    Prose(Vec<&'a str>),
    /// The lines between fences.
    Fenced(Vec<&'a str>),
}

impl<'a> Docs<'a> {
    pub(super) fn of(rule: &'a dyn Rule) -> Self {
        // The macro keeps the space between `///` and the text.
        let lines = rule.docs().lines().skip(1).map(|line| line.strip_prefix(' ').unwrap_or(line).trim_end());
        Docs { lines: lines.skip_while(|line| line.is_empty()).collect() }
    }

    pub(super) fn markdown(&self) -> String {
        self.lines.join("\n")
    }

    pub(super) fn blocks(&self) -> Vec<Block<'a>> {
        let mut blocks = Vec::new();
        let mut lines = self.lines.iter().copied();
        let mut prose: Vec<&str> = Vec::new();
        loop {
            let line = lines.next();
            let ends = line.is_none_or(|line| line.is_empty() || line.starts_with("```") || line.starts_with("## "));
            if ends && !prose.is_empty() {
                blocks.push(Block::Prose(std::mem::take(&mut prose)));
            }
            match line {
                None => return blocks,
                Some(line) if line.starts_with("```") => {
                    blocks.push(Block::Fenced(lines.by_ref().take_while(|line| !line.starts_with("```")).collect()));
                }
                Some(line) => match line.strip_prefix("## ") {
                    Some(heading) => blocks.push(Block::Heading(heading)),
                    None if line.is_empty() => {}
                    None => prose.push(line),
                },
            }
        }
    }

    /// The prose under a heading, as one line.
    pub(super) fn section(&self, heading: &str) -> Option<String> {
        let blocks = self.blocks();
        let here = blocks.iter().skip_while(|block| **block != Block::Heading(heading)).skip(1);
        let prose = here.take_while(|block| !matches!(block, Block::Heading(_))).filter_map(|block| match block {
            Block::Prose(lines) => Some(lines.join(" ")),
            _ => None,
        });
        let prose: Vec<String> = prose.collect();
        (!prose.is_empty()).then(|| prose.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn docs_come_apart_and_none_is_lost() {
        let rule = crate::check::all().next().expect("there are rules");
        let docs = Docs::of(rule);
        let blocks = docs.blocks();
        assert_eq!(blocks.first(), Some(&Block::Heading("What it finds")));
        assert!(blocks.iter().any(|block| matches!(block, Block::Fenced(lines) if lines.len() > 2)));
        let kept = |block: &Block<'_>| match block {
            Block::Heading(_) => 1,
            Block::Prose(lines) => lines.len(),
            Block::Fenced(lines) => lines.iter().filter(|line| !line.is_empty()).count() + 2,
        };
        let lines = docs.markdown().lines().filter(|line| !line.is_empty()).count();
        assert_eq!(blocks.iter().map(kept).sum::<usize>(), lines);
        assert!(docs.section("Why").is_some() && docs.section("Nothing").is_none());
    }
}
