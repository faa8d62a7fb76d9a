//! Looks through the XML of a workbook before it is read, which costs little: the reader holds all shared texts in
//! memory, and one piece of markup or one cell whole, however long they are.

use std::io::BufRead;
use std::path::Path;

use super::super::super::ReadError;
use super::super::super::archive::{open_zip, with_member};
use super::super::record::{LONGEST_CELL, malformed};
use super::references;
use crate::text::positions::Position;

/// How much the parts of a workbook may unpack to altogether, in bytes.
const MOST_UNPACKED: u64 = 256 << 20;
/// The same of the parts that are held in memory.
const MOST_HELD: u64 = 64 << 20;
/// How many texts, formats and sheets may be held in memory.
const MOST_ENTRIES: u64 = 1_000_000;
/// The longest tag of a cell or row, in bytes.
const LONGEST_TAG: usize = 4096;

/// Refuses a workbook that is none for people.
pub(super) fn check(path: &Path) -> Result<(), ReadError> {
    let mut archive = open_zip(path)?;
    let names = archive.file_names().filter_map(|name| name.ok()).map(|name| name.into_owned());
    // Pictures and the like are not read.
    let parts: Vec<String> = names.filter(|name| is_xml(name)).collect();
    let mut unpacked = 0;
    for part in parts {
        let is_sheet = part.to_ascii_lowercase().contains("worksheets/");
        with_member(&mut archive, &part, |stream| check_part(stream, &part, is_sheet, &mut unpacked))?;
    }
    Ok(())
}

fn is_xml(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.ends_with(".xml") || name.ends_with(".rels")
}

/// What was seen of one part.
#[derive(Default)]
struct Seen {
    /// The bytes since a cell or shared text started or ended.
    in_cell: usize,
    /// The bytes since markup or text started.
    in_piece: usize,
    entries: u64,
    length: u64,
    /// The name of the element that starts or ends here, as far as it was read.
    name: Option<Vec<u8>>,
    /// The inside of the tag of a cell, a row or the sheet's size.
    tag: Option<Vec<u8>>,
    has_bad_reference: bool,
}

fn check_part(stream: &mut dyn BufRead, part: &str, is_sheet: bool, unpacked: &mut u64) -> Result<(), ReadError> {
    let refused = |what: &str| {
        let message = format!("this is no workbook for people: `{part}` {what}");
        Err(malformed(Position { line: 1, column: 1 }, message, None))
    };
    let mut seen = Seen::default();
    loop {
        let bytes = stream.fill_buf()?;
        if bytes.is_empty() {
            return Ok(());
        }
        let read = bytes.len();
        bytes.iter().for_each(|byte| seen.step(*byte));
        seen.length += read as u64;
        *unpacked += read as u64;
        stream.consume(read);
        if *unpacked > MOST_UNPACKED {
            return refused(&format!("unpacks to more than {} MB with the others", MOST_UNPACKED >> 20));
        }
        if seen.in_piece > 6 * LONGEST_CELL || is_sheet && seen.in_cell > 6 * LONGEST_CELL {
            return refused("has a cell that is longer than any text for people");
        }
        if is_sheet && seen.has_bad_reference {
            return refused("has a cell that lies on no worksheet");
        }
        if !is_sheet && (seen.length > MOST_HELD || seen.entries > MOST_ENTRIES) {
            return refused("is larger than what can be held in memory");
        }
    }
}

impl Seen {
    fn step(&mut self, byte: u8) {
        self.in_cell += 1;
        self.in_piece += 1;
        match &mut self.tag {
            Some(tag) if byte == b'>' => {
                self.has_bad_reference |= !references::are_sound(&String::from_utf8_lossy(tag));
                self.tag = None;
            }
            Some(tag) => {
                tag.push(byte);
                self.has_bad_reference |= tag.len() > LONGEST_TAG;
            }
            None => {}
        }
        if byte == b'<' {
            self.in_piece = 0;
            self.name = Some(Vec::new());
        } else if let Some(name) = &mut self.name {
            match byte {
                b'/' if name.is_empty() => {}
                // The prefix of a namespace.
                b':' => name.clear(),
                b'a'..=b'z' | b'A'..=b'Z' if name.len() < 10 => name.push(byte),
                _ => {
                    if matches!(name.as_slice(), b"c" | b"row" | b"si" | b"sheetData") {
                        self.in_cell = 0;
                    }
                    if byte.is_ascii_whitespace() && matches!(name.as_slice(), b"c" | b"row" | b"dimension") {
                        self.tag = Some(Vec::new());
                    }
                    self.entries += u64::from(matches!(name.as_slice(), b"si" | b"xf" | b"numFmt" | b"sheet"));
                    self.name = None;
                }
            }
        }
        if byte == b'>' {
            self.in_piece = 0;
        }
    }
}
