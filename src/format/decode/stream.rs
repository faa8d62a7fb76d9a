//! Bytes in any encoding as a stream of UTF-8 that knows its line and column.
//!
//! A byte-order mark decides; then the encoding that was asked for; then the shape of the first bytes (UTF-16 without a
//! mark); then the XML declaration; then UTF-8. Nothing is replaced: a byte that is none of the encoding ends the stream
//! with an error.

use std::io::{BufRead, Error, Read, Result};

use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::binary_sign;
use crate::format::ReadError;
use crate::text::positions::Position;

/// How many bytes may be read without the end of one piece of markup or text: more is no translation.
const LONGEST_TOKEN: usize = 64 << 20;
/// How much is decoded at a time.
const CHUNK: usize = 32 << 10;
/// How far an XML declaration is looked for.
const HEAD: usize = 1024;

/// The stream.
pub(in crate::format) struct Utf8Stream<'a> {
    input: &'a mut dyn BufRead,
    decoder: Decoder,
    encoding: &'static str,
    /// What was read to find the encoding and is not decoded yet.
    head: Vec<u8>,
    head_done: usize,
    /// Decoded and not consumed yet: `decoded[done..filled]`.
    decoded: Vec<u8>,
    done: usize,
    filled: usize,
    finished: bool,
    /// How many bytes of the file were decoded.
    bytes_read: usize,
    token_length: usize,
    position: Position,
    failure: Option<ReadError>,
}

/// What a file is taken for while its encoding is found out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::format) enum Kind {
    /// XML: it starts with `<` and may declare its encoding.
    Xml,
    /// Any other text.
    Text,
}

/// What was found about an encoding, before the first character.
struct Sniffed {
    encoding: &'static Encoding,
    /// The length of the byte-order mark.
    mark: usize,
    /// What the file says wrongly of itself.
    doubt: Option<String>,
}

impl<'a> Utf8Stream<'a> {
    /// Looks at the start of `input` and gives the stream, with a doubt where the file contradicts itself. `encoding` is
    /// what was asked for.
    pub(in crate::format) fn open(
        input: &'a mut dyn BufRead,
        kind: Kind,
        encoding: Option<&'static Encoding>,
    ) -> std::result::Result<(Self, Option<String>), ReadError> {
        let mut head = vec![0; HEAD];
        let mut length = 0;
        while length < HEAD {
            match input.read(&mut head[length..]) {
                Ok(0) => break,
                Ok(read) => length += read,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error.into()),
            }
        }
        head.truncate(length);
        let sniffed = sniff(&head, kind, encoding)
            .map_err(|(message, hint)| malformed(Position { line: 1, column: 1 }, message, hint))?;
        let stream = Utf8Stream {
            input,
            decoder: sniffed.encoding.new_decoder_without_bom_handling(),
            encoding: sniffed.encoding.name(),
            head,
            head_done: sniffed.mark,
            decoded: vec![0; CHUNK * 3],
            done: 0,
            filled: 0,
            finished: false,
            bytes_read: sniffed.mark,
            token_length: 0,
            position: Position { line: 1, column: 1 },
            failure: None,
        };
        Ok((stream, sniffed.doubt))
    }

    /// Where the next byte that is consumed stands.
    pub(in crate::format) fn position(&self) -> Position {
        self.position
    }

    /// The encoding that was found.
    pub(in crate::format) fn encoding(&self) -> &'static Encoding {
        self.decoder.encoding()
    }

    /// Starts counting the bytes of a new token.
    pub(in crate::format) fn start_token(&mut self) {
        self.token_length = 0;
    }

    /// Why reading failed, where the stream itself knows it.
    pub(in crate::format) fn take_failure(&mut self) -> Option<ReadError> {
        self.failure.take()
    }

    fn fill(&mut self) -> Result<()> {
        while self.done == self.filled && !self.finished {
            let from_head = self.head_done < self.head.len();
            let source = if from_head { &self.head[self.head_done..] } else { self.input.fill_buf()? };
            let source = &source[..source.len().min(CHUNK)];
            let last = source.is_empty();
            let (result, read, written) =
                self.decoder.decode_to_utf8_without_replacement(source, &mut self.decoded, last);
            if from_head {
                self.head_done += read;
            } else {
                self.input.consume(read);
            }
            self.bytes_read += read;
            (self.done, self.filled) = (0, written);
            match result {
                DecoderResult::Malformed(length, after) => {
                    let offset = self.bytes_read.saturating_sub(usize::from(length) + usize::from(after));
                    let mut position = self.position;
                    advance(&mut position, &self.decoded[..written]);
                    let encoding = self.encoding;
                    let message = format!("the byte at offset {offset} is not {encoding}, which this file should be");
                    let hint = "save the file as UTF-8, or name its real encoding with --encoding";
                    self.failure = Some(malformed(position, message, hint));
                    self.finished = true;
                }
                DecoderResult::InputEmpty => self.finished = last,
                DecoderResult::OutputFull => {}
            }
        }
        Ok(())
    }
}

fn malformed(position: Position, message: String, hint: &str) -> ReadError {
    ReadError::Malformed { position, message, hint: Some(hint.to_owned()) }
}

impl BufRead for Utf8Stream<'_> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        self.fill()?;
        if self.done == self.filled && self.failure.is_some() {
            return Err(Error::other("undecodable"));
        }
        if self.token_length > LONGEST_TOKEN {
            let message = format!("more than {} MiB without the end of an element", LONGEST_TOKEN >> 20);
            self.failure = Some(ReadError::Malformed { position: self.position, message, hint: None });
            return Err(Error::other("token too long"));
        }
        Ok(&self.decoded[self.done..self.filled])
    }

    fn consume(&mut self, amount: usize) {
        let end = (self.done + amount).min(self.filled);
        advance(&mut self.position, &self.decoded[self.done..end]);
        self.token_length += end - self.done;
        self.done = end;
    }
}

impl Read for Utf8Stream<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let available = self.fill_buf()?;
        let amount = available.len().min(buffer.len());
        buffer[..amount].copy_from_slice(&available[..amount]);
        self.consume(amount);
        Ok(amount)
    }
}

/// Moves `position` over the UTF-8 in `bytes`.
pub(in crate::format) fn advance(position: &mut Position, bytes: &[u8]) {
    let line = match bytes.iter().rposition(|byte| *byte == b'\n') {
        Some(at) => {
            position.line += bytes[..=at].iter().filter(|byte| **byte == b'\n').count();
            position.column = 1;
            &bytes[at + 1..]
        }
        None => bytes,
    };
    position.column += line.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
}

/// The encoding of a file that starts with `head`, or what is wrong and what to do.
fn sniff(
    head: &[u8],
    kind: Kind,
    wanted: Option<&'static Encoding>,
) -> std::result::Result<Sniffed, (String, &'static str)> {
    let is_xml = kind == Kind::Xml;
    let utf32 = is_xml && (head.starts_with(b"<\0\0\0") || head.starts_with(b"\0\0\0<"));
    if let Some(sign) = binary_sign(head).or(utf32.then_some("it is UTF-32")) {
        let hint =
            if utf32 || sign.ends_with("UTF-32") { "save the file as UTF-8" } else { "unpack or export it first" };
        let what = if is_xml { "XML" } else { "text" };
        return Err((format!("this is no {what}: {sign}"), hint));
    }
    if let Some(encoding) = wanted.filter(|_| Encoding::for_bom(head).is_none()) {
        return Ok(Sniffed { encoding, mark: 0, doubt: None });
    }
    let declared = declared_encoding(head).filter(|_| is_xml);
    let certain = match head {
        [0xEF, 0xBB, 0xBF, ..] => Some((UTF_8, 3)),
        [0xFF, 0xFE, ..] => Some((UTF_16LE, 2)),
        [0xFE, 0xFF, ..] => Some((UTF_16BE, 2)),
        [b'<' | b' ' | b'\n' | b'\r' | b'\t', 0, ..] if is_xml => Some((UTF_16LE, 0)),
        [0, b'<' | b' ' | b'\n' | b'\r' | b'\t', ..] if is_xml => Some((UTF_16BE, 0)),
        // Text of other kinds starts with a few ASCII characters at least.
        [b' '..=b'~', 0, b' '..=b'~', 0, ..] => Some((UTF_16LE, 0)),
        [0, b' '..=b'~', 0, b' '..=b'~', ..] => Some((UTF_16BE, 0)),
        _ => None,
    };
    let Some(label) = declared else {
        let (encoding, mark) = certain.unwrap_or((UTF_8, 0));
        return Ok(Sniffed { encoding, mark, doubt: None });
    };
    let named = Encoding::for_label_no_replacement(label.as_bytes());
    let (encoding, mark) = match (certain, named) {
        (Some(certain), _) => certain,
        (None, None) => {
            let message = format!("the encoding `{label}` that this file says it has is not known");
            return Err((message, "save the file as UTF-8"));
        }
        (None, Some(named)) if named == UTF_16LE || named == UTF_16BE => (UTF_8, 0),
        (None, Some(named)) => (named, 0),
    };
    let is_utf16 = |one: &'static Encoding| one == UTF_16LE || one == UTF_16BE;
    let agrees = named.is_some_and(|named| named == encoding || is_utf16(named) && is_utf16(encoding));
    let doubt = (!agrees).then(|| format!("the file says it is {label} and is {}; read as that", encoding.name()));
    Ok(Sniffed { encoding, mark, doubt })
}

/// The encoding in the XML declaration at the start of `head`, whatever the width of its characters.
fn declared_encoding(head: &[u8]) -> Option<String> {
    let narrow: String =
        head.iter().filter(|byte| **byte != 0 && byte.is_ascii()).map(|byte| char::from(*byte)).collect();
    let declaration = narrow.trim_start().strip_prefix("<?xml")?.split("?>").next()?;
    let value = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value[1..].split(quote).next().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> (String, Option<String>) {
        let mut input = bytes;
        let (mut stream, doubt) = Utf8Stream::open(&mut input, Kind::Xml, None).ok().unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        (text, doubt)
    }

    fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn every_shape_of_utf16_is_read() {
        let text = "<?xml version='1.0' encoding='UTF-16'?><tmx>ng’😀</tmx>";
        for bytes in [
            utf16(text, u16::to_le_bytes),
            utf16(text, u16::to_be_bytes),
            utf16(&format!("\u{FEFF}{text}"), u16::to_le_bytes),
            utf16(&format!("\u{FEFF}{text}"), u16::to_be_bytes),
        ] {
            assert_eq!(decoded(&bytes), (text.to_owned(), None));
        }
    }

    #[test]
    fn declarations_are_believed_unless_they_cannot_be_true() {
        let (text, doubt) = decoded(b"<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><a>\x93\xE9</a>");
        assert!(text.ends_with("<a>“é</a>") && doubt.is_none());
        let (text, doubt) = decoded("<?xml version=\"1.0\" encoding='utf-16'?><a>é</a>".as_bytes());
        assert!(text.ends_with("<a>é</a>") && doubt.is_some());
        assert!(decoded("\u{FEFF}<?xml version='1.0' encoding='latin1'?>é".as_bytes()).1.is_some());
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        for (bytes, word) in [
            (&b"<?xml version='1.0' encoding='klingon'?>"[..], "klingon"),
            (b"<\0\0\0?\0\0\0", "UTF-32"),
            (b"\x1F\x8B\x08", "gzip"),
        ] {
            let mut input = bytes;
            assert!(Utf8Stream::open(&mut input, Kind::Xml, None).err().unwrap().to_string().contains(word));
        }
    }

    #[test]
    fn the_bad_byte_has_its_place() {
        let mut input = &b"<a>\nsh\xE9 aba</a>"[..];
        let (mut stream, _) = Utf8Stream::open(&mut input, Kind::Xml, None).ok().unwrap();
        assert!(stream.read_to_string(&mut String::new()).is_err());
        let Some(ReadError::Malformed { position, message, .. }) = stream.take_failure() else { panic!() };
        assert_eq!(position, Position { line: 2, column: 3 });
        assert!(message.contains("offset 6"), "{message}");
    }

    #[test]
    fn characters_across_chunks_survive() {
        let text = "aé😀".repeat(30_000);
        assert_eq!(decoded(text.as_bytes()).0, text);
        assert_eq!(decoded(&utf16(&format!("\u{FEFF}{text}"), u16::to_le_bytes)).0, text);
    }
}
