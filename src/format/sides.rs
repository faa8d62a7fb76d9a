//! The two texts of a unit that a format with two languages has place for.

use super::{Heading, Losses};
use crate::model::provenance::Status;
use crate::model::unit::{Unit, Variant};

/// The two texts.
pub(super) struct Sides<'a> {
    pub(super) source: &'a Variant,
    pub(super) target: &'a Variant,
}

/// The texts of `unit` in the languages of `heading`, those that serve best; what is left over is counted. `None` where
/// one of them is missing or blank, and for rejected units, which another program would take for good ones.
pub(super) fn sides<'a>(unit: &'a Unit, heading: &Heading, losses: &mut Losses) -> Option<Sides<'a>> {
    if unit.status == Status::Rejected {
        losses.leave_out("rejected units");
        return None;
    }
    sides_of_any(unit, heading, losses)
}

/// The same for formats that say of a unit that it is rejected.
pub(super) fn sides_of_any<'a>(unit: &'a Unit, heading: &Heading, losses: &mut Losses) -> Option<Sides<'a>> {
    let serving = |wanted| {
        let rank = move |variant: &'a Variant| variant.language.serves(wanted).map(|rank| (variant, rank));
        unit.variants.iter().filter(|variant| !variant.segment.is_blank()).filter_map(rank)
    };
    let mut best: Option<(u8, Sides<'a>)> = None;
    for (source, source_rank) in serving(&heading.source) {
        let others = serving(&heading.target).filter(|(target, _)| !std::ptr::eq(*target, source));
        // The first of those that serve equally well.
        let target = others.reduce(|best, one| if one.1 > best.1 { one } else { best });
        if let Some((target, target_rank)) = target {
            let rank = source_rank + target_rank;
            if best.as_ref().is_none_or(|(known, _)| rank > *known) {
                best = Some((rank, Sides { source, target }));
            }
        }
    }
    match best {
        Some((_, sides)) => {
            losses.add("further languages", unit.variants.len() - 2);
            Some(sides)
        }
        None => {
            losses.leave_out("units without a translation");
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::provenance::Origin;
    use crate::model::segment::Segment;

    fn chosen(tags: &[&str], source: &str, target: &str) -> Option<(usize, usize)> {
        let variants = tags.iter().map(|tag| Variant::written(tag, Segment::plain("a")).unwrap()).collect();
        let unit = Unit::new(Status::Translated, Origin::Human, variants);
        let heading = Heading::new(source.parse().unwrap(), target.parse().unwrap());
        let sides = sides(&unit, &heading, &mut Losses::default())?;
        let place = |side: &Variant| unit.variants.iter().position(|one| std::ptr::eq(one, side)).unwrap();
        Some((place(sides.source), place(sides.target)))
    }

    #[test]
    fn the_languages_that_serve_best_are_taken() {
        assert_eq!(chosen(&["en", "sw"], "en", "sw"), Some((0, 1)));
        assert_eq!(chosen(&["sw", "de", "en"], "en", "sw"), Some((2, 0)));
        assert_eq!(chosen(&["en", "sw-KE", "sw", "sw"], "en", "sw"), Some((0, 2)));
        assert_eq!(chosen(&["en-GB", "en-US"], "en", "en-GB"), Some((1, 0)));
        assert_eq!(chosen(&["en", "de"], "en", "sw"), None);
        assert_eq!(chosen(&["en"], "en", "en"), None);
    }
}
