//! Dates as a memory has them, and as TMX does.

/// The TMX form `YYYYMMDDThhmmssZ` of a date such as `2016-08-18 09:29:10`, which is in UTC; `None` where there is
/// none, which memories write as the first or the last day there is. What is no such date stays as it is.
pub(super) fn tmx_date(written: &str) -> Option<String> {
    let written = written.trim();
    if written.is_empty() || written.starts_with("9999-12-31") || written.starts_with("0001-01-01") {
        return None;
    }
    let whole = written.split(['.', 'Z']).next().unwrap_or_default();
    let (date, time) = whole.split_once([' ', 'T']).unwrap_or((whole, "00:00:00"));
    let digits = |text: &str, shape: &str| {
        let fits = text.len() == shape.len()
            && text.bytes().zip(shape.bytes()).all(|(c, s)| if s == b'0' { c.is_ascii_digit() } else { c == s });
        fits.then(|| text.chars().filter(char::is_ascii_digit).collect::<String>())
    };
    match (digits(date, "0000-00-00"), digits(time, "00:00:00")) {
        (Some(date), Some(time)) => Some(format!("{date}T{time}Z")),
        _ => Some(written.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::tmx_date;

    #[test]
    fn dates_get_the_form_of_tmx() {
        for (written, date) in [
            ("2016-08-18 09:29:10", Some("20160818T092910Z")),
            ("2016-08-18T09:29:10.123Z", Some("20160818T092910Z")),
            ("2016-08-18", Some("20160818T000000Z")),
            ("9999-12-31 23:59:59", None),
            ("0001-01-01 00:00:00", None),
            (" ", None),
            ("yesterday", Some("yesterday")),
            ("2016-08-18 09:29", Some("2016-08-18 09:29")),
            ("é016-08-1 09:29:10", Some("é016-08-1 09:29:10")),
        ] {
            assert_eq!(tmx_date(written).as_deref(), date, "{written}");
        }
    }
}
