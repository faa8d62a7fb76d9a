//! What a country writes its own way: the signs in figures and the signs of money.
//!
//! Signs in figures are CLDR 45's for `sw`, `sw-KE`, `sw-UG` and `sw-CD`. Dates have one pattern in all four and are in
//! [`super::dates`].

use crate::text::language::Language;

/// Where the Swahili of a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Locale {
    /// `sw`, `sw-TZ`, and every region that has no Swahili of its own in CLDR.
    Tanzania,
    /// `sw-KE`.
    Kenya,
    /// `sw-UG`.
    Uganda,
    /// `sw-CD`, and `swc`, the language code of Congo Swahili.
    Congo,
}

/// A currency with the ways to write it before or after a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Currency {
    /// ISO 4217: `TZS`.
    pub code: &'static str,
    /// Its signs before the figure, CLDR's first; a full stop may follow a sign that ends in a small letter (`Sh.`).
    pub signs: &'static [&'static str],
}

/// The currencies of the four countries and those that news and contracts there name. `Sh`, `Shs` and `FC` belong to
/// whoever writes them, so they are told by locale.
#[rustfmt::skip]
const CURRENCIES: [Currency; 12] = [
    Currency { code: "TZS", signs: &["TSh", "Tsh", "TShs", "Tshs", "TSH", "TZS"] },
    Currency { code: "KES", signs: &["Ksh", "KSh", "Kshs", "KShs", "KSH", "KES"] },
    Currency { code: "UGX", signs: &["USh", "Ush", "UShs", "Ushs", "USH", "UGX"] },
    Currency { code: "CDF", signs: &["FC", "CDF"] },
    Currency { code: "RWF", signs: &["RF", "Frw", "FRW", "RWF"] },
    Currency { code: "BIF", signs: &["FBu", "BIF"] },
    Currency { code: "USD", signs: &["US$", "USD", "$"] },
    Currency { code: "CNY", signs: &["CN¥", "CNY", "RMB"] },
    Currency { code: "EUR", signs: &["€", "EUR"] },
    Currency { code: "GBP", signs: &["£", "GBP"] },
    Currency { code: "JPY", signs: &["JP¥", "JPY"] },
    Currency { code: "INR", signs: &["₹", "INR", "Rs"] },
];

/// Shillings without a country: whose they are, the locale says.
const SHILLINGS: [&str; 6] = ["Sh", "Shs", "SH", "sh", "shs", "Shil"];

/// The mark after an amount of whole shillings: `500/=`, `500/-`.
pub const WHOLE_SHILLINGS: [&str; 2] = ["/=", "/-"];

impl Locale {
    /// Every locale.
    pub const ALL: [Locale; 4] = [Locale::Tanzania, Locale::Kenya, Locale::Uganda, Locale::Congo];

    /// The locale of a text in `language`; `None` for a language that is not Swahili.
    pub fn of(language: &Language) -> Option<Locale> {
        match language.base() {
            "swc" => Some(Locale::Congo),
            "sw" => {
                // A region has two letters and stands before any extension, which a single letter begins.
                let mut subtags = language.as_str().split('-').skip(1).take_while(|subtag| subtag.len() > 1);
                Some(match subtags.find(|subtag| subtag.len() == 2) {
                    Some("KE") => Locale::Kenya,
                    Some("UG") => Locale::Uganda,
                    Some("CD") => Locale::Congo,
                    _ => Locale::Tanzania,
                })
            }
            _ => None,
        }
    }

    /// The language tag with its region: `sw-TZ`.
    pub fn tag(self) -> &'static str {
        match self {
            Locale::Tanzania => "sw-TZ",
            Locale::Kenya => "sw-KE",
            Locale::Uganda => "sw-UG",
            Locale::Congo => "sw-CD",
        }
    }

    /// The sign before the decimals: `.`, in Congo `,`.
    pub fn decimal_sign(self) -> char {
        if self == Locale::Congo { ',' } else { '.' }
    }

    /// The sign between groups of three digits: `,`, in Congo `.`.
    pub fn group_sign(self) -> char {
        if self == Locale::Congo { '.' } else { ',' }
    }

    /// The money of the country; all four write its sign before the figure (CLDR `¤ #,##0.00`).
    pub fn currency(self) -> Currency {
        let code = match self {
            Locale::Tanzania => "TZS",
            Locale::Kenya => "KES",
            Locale::Uganda => "UGX",
            Locale::Congo => "CDF",
        };
        CURRENCIES.into_iter().find(|currency| currency.code == code).unwrap_or(CURRENCIES[0])
    }

    /// The currency that `sign`, as written, stands for here: `Sh` are the country's own shillings, Tanzania's in
    /// Congo.
    pub fn currency_of(self, sign: &str) -> Option<Currency> {
        let sign = match sign.strip_suffix('.') {
            Some(short) if short.ends_with(char::is_alphabetic) => short,
            _ => sign,
        };
        if SHILLINGS.contains(&sign) {
            return Some(if self == Locale::Congo { CURRENCIES[0] } else { self.currency() });
        }
        CURRENCIES.into_iter().find(|currency| currency.signs.contains(&sign))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_region_of_a_tag_is_the_locale() {
        for (tag, locale) in [
            ("sw", Some(Locale::Tanzania)),
            ("sw-TZ", Some(Locale::Tanzania)),
            ("sw-KE", Some(Locale::Kenya)),
            ("sw-Latn-KE", Some(Locale::Kenya)),
            ("swa-ug", Some(Locale::Uganda)),
            ("sw-CD", Some(Locale::Congo)),
            ("swc", Some(Locale::Congo)),
            ("sw-RW", Some(Locale::Tanzania)),
            ("sw-x-KE", Some(Locale::Tanzania)),
            ("en-KE", None),
            ("und", None),
        ] {
            assert_eq!(Locale::of(&tag.parse().unwrap()), locale, "{tag}");
        }
    }

    #[test]
    fn congo_has_the_signs_the_other_way_round() {
        for locale in Locale::ALL {
            let signs = (locale.group_sign(), locale.decimal_sign());
            assert_eq!(signs, if locale == Locale::Congo { ('.', ',') } else { (',', '.') });
            assert_eq!(Locale::of(&locale.tag().parse().unwrap()), Some(locale));
        }
    }

    #[test]
    fn signs_of_money() {
        for (locale, sign, code) in [
            (Locale::Tanzania, "TSh", Some("TZS")),
            (Locale::Tanzania, "Sh.", Some("TZS")),
            (Locale::Kenya, "Sh", Some("KES")),
            (Locale::Uganda, "Shs.", Some("UGX")),
            (Locale::Tanzania, "Ksh.", Some("KES")),
            (Locale::Congo, "FC", Some("CDF")),
            (Locale::Kenya, "US$", Some("USD")),
            (Locale::Kenya, "CN¥", Some("CNY")),
            (Locale::Kenya, "$.", None),
            (Locale::Kenya, "", None),
            (Locale::Kenya, ".", None),
        ] {
            assert_eq!(locale.currency_of(sign).map(|currency| currency.code), code, "{sign}");
        }
    }

    #[test]
    fn each_sign_belongs_to_one_currency() {
        let mut signs: Vec<&str> = CURRENCIES.iter().flat_map(|currency| currency.signs).copied().collect();
        signs.extend(SHILLINGS);
        let all = signs.len();
        signs.sort_unstable();
        signs.dedup();
        assert_eq!(signs.len(), all);
    }
}
