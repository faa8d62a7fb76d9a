//! Postings on their way into the lists: collected in whatever order variants come, given back in the order of lists.
//!
//! What does not fit in memory is sorted piece by piece, written to a file without a name, and merged from there, so that
//! every list is written once, one behind the other.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::File;
use std::io::{BufReader, BufWriter, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::PathBuf;

use super::super::StoreError;
use crate::matching::outline::{Outline, Width};
use crate::matching::postings::{Key, Posting, Rank, places};

/// Postings that are sorted at a time: 64 MB.
const AT_A_TIME: usize = 4_000_000;

/// Bits of a position in a place; the address of a list without its part fits the others.
const POSITION: u32 = 24;

/// A list and a position in it, as one number that sorts by list.
fn place(list: Key, position: u32) -> u64 {
    ((list.number() as u64 >> 8) << POSITION) | u64::from(position.min((1 << POSITION) - 1))
}

fn list_of(place: u64) -> Key {
    Key::from_number(((place >> POSITION) << 8) as i64)
}

/// Takes postings in.
pub(super) struct Runs {
    folder: Option<PathBuf>,
    at_a_time: usize,
    /// The first variant in memory, and from it on the tokens and signature of each.
    first: i64,
    variants: Vec<(u32, u32)>,
    /// Place, and variant as an index.
    postings: Vec<(u64, u32)>,
    file: Option<File>,
    /// Where each run on file begins, and how many postings it has.
    runs: Vec<(u64, u64)>,
}

impl Runs {
    /// Nothing yet. What does not fit in memory goes into `folder`, or where temporary files go.
    pub(super) fn new(folder: Option<PathBuf>) -> Self {
        Runs {
            folder,
            at_a_time: AT_A_TIME,
            first: 0,
            variants: Vec::new(),
            postings: Vec::new(),
            file: None,
            runs: Vec::new(),
        }
    }

    /// Takes in the postings of a variant, whose number is above those before, with its ranks, rarest first.
    pub(super) fn add(&mut self, variant: i64, outline: Outline, ranks: &[Rank]) -> Result<(), StoreError> {
        let span = usize::try_from(variant - self.first).unwrap_or(usize::MAX);
        if !self.variants.is_empty() && (self.postings.len() >= self.at_a_time || span >= AT_A_TIME) {
            self.spill().map_err(temporary)?;
        }
        if self.variants.is_empty() {
            self.first = variant;
        }
        let index = (variant - self.first) as usize;
        self.variants.resize(index, (0, 0));
        self.variants.push((outline.tokens, Width::Narrow.of(outline.signature) as u32));
        self.postings.extend(places(ranks).map(|(list, position)| (place(list, position), index as u32)));
        Ok(())
    }

    /// Hands all postings to `take`, list by list, in the order of variants.
    pub(super) fn finish(
        mut self,
        mut take: impl FnMut(Key, Posting) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        if self.runs.is_empty() {
            self.sort();
            return self.in_memory().try_for_each(|(list, posting)| take(list, posting));
        }
        self.spill().map_err(temporary)?;
        let Some(file) = self.file.take() else { return Ok(()) };
        let mut runs: Vec<Run<'_>> = self.runs.iter().map(|run| Run::new(&file, *run)).collect();
        let mut next = BinaryHeap::new();
        for (at, run) in runs.iter_mut().enumerate() {
            next.extend(run.next().map_err(temporary)?.map(|record| Reverse((record, at))));
        }
        while let Some(Reverse((record, at))) = next.pop() {
            take(list_of(record.place), record.posting())?;
            next.extend(runs[at].next().map_err(temporary)?.map(|record| Reverse((record, at))));
        }
        Ok(())
    }

    fn sort(&mut self) {
        self.postings.sort_unstable_by_key(|(place, variant)| (*place >> POSITION, *variant));
    }

    fn in_memory(&self) -> impl Iterator<Item = (Key, Posting)> + '_ {
        self.postings.iter().map(|(place, index)| {
            let (tokens, signature) = self.variants[*index as usize];
            let list = list_of(*place);
            let position = (place & ((1 << POSITION) - 1)) as u32;
            let variant = self.first + i64::from(*index);
            let signature = list.width().of(u64::from(signature)) as u32;
            (list, Posting { variant, tokens, position, signature })
        })
    }

    /// Sorts what is in memory and writes it behind the runs before.
    fn spill(&mut self) -> std::io::Result<()> {
        self.sort();
        let file = match self.file.take() {
            Some(file) => file,
            None => match &self.folder {
                Some(folder) => tempfile::tempfile_in(folder)?,
                None => tempfile::tempfile()?,
            },
        };
        let start = (&file).seek(SeekFrom::End(0))?;
        let mut out = BufWriter::with_capacity(1 << 20, &file);
        for (list, posting) in self.in_memory() {
            out.write_all(&Record::new(list, posting).to_bytes())?;
        }
        out.flush()?;
        drop(out);
        self.file = Some(file);
        self.runs.push((start, self.postings.len() as u64));
        self.postings.clear();
        self.variants.clear();
        Ok(())
    }
}

/// A posting as it stands on file. In order of list, then variant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Record {
    place: u64,
    variant: i64,
    tokens: u32,
    signature: u32,
}

const RECORD: usize = 24;

impl Record {
    fn new(list: Key, posting: Posting) -> Self {
        let Posting { variant, tokens, position, signature } = posting;
        Record { place: place(list, position), variant, tokens, signature }
    }

    fn posting(&self) -> Posting {
        let Record { place, variant, tokens, signature } = *self;
        Posting { variant, tokens, position: (place & ((1 << POSITION) - 1)) as u32, signature }
    }

    fn to_bytes(self) -> [u8; RECORD] {
        let mut bytes = [0; RECORD];
        bytes[..8].copy_from_slice(&self.place.to_le_bytes());
        bytes[8..16].copy_from_slice(&self.variant.to_le_bytes());
        bytes[16..20].copy_from_slice(&self.tokens.to_le_bytes());
        bytes[20..].copy_from_slice(&self.signature.to_le_bytes());
        bytes
    }

    fn from_bytes(bytes: &[u8; RECORD]) -> Self {
        let number = |from: usize| {
            let mut eight = [0; 8];
            eight.copy_from_slice(&bytes[from..from + 8]);
            u64::from_le_bytes(eight)
        };
        let last = number(16);
        Record { place: number(0), variant: number(8) as i64, tokens: last as u32, signature: (last >> 32) as u32 }
    }
}

impl Ord for Record {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.place >> POSITION, self.variant).cmp(&(other.place >> POSITION, other.variant))
    }
}

impl PartialOrd for Record {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// A run on file that is being read.
struct Run<'a> {
    source: BufReader<Part<'a>>,
    left: u64,
}

impl<'a> Run<'a> {
    fn new(file: &'a File, (start, postings): (u64, u64)) -> Self {
        Run { source: BufReader::with_capacity(1 << 18, Part { file, at: start }), left: postings }
    }

    fn next(&mut self) -> std::io::Result<Option<Record>> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        let mut bytes = [0; RECORD];
        self.source.read_exact(&mut bytes)?;
        Ok(Some(Record::from_bytes(&bytes)))
    }
}

/// A file read from a place of its own.
struct Part<'a> {
    file: &'a File,
    at: u64,
}

impl Read for Part<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let mut file = self.file;
        file.seek(SeekFrom::Start(self.at))?;
        let count = file.read(buffer)?;
        self.at += count as u64;
        Ok(count)
    }
}

fn temporary(error: std::io::Error) -> StoreError {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => StoreError::DiskFull,
        _ => StoreError::Temporary(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::elements::Element;

    #[test]
    fn what_is_spilled_comes_back_in_the_order_of_what_is_not() {
        let collect = |at_a_time: usize| {
            let mut runs = Runs { at_a_time, ..Runs::new(None) };
            for variant in (1..2000).step_by(3) {
                let tokens = 1 + variant as u32 % 40;
                let mut ranks: Vec<Rank> =
                    (0..tokens).map(|at| Rank::rare(Element(u64::from(at * at) * variant as u64 % 97), 1000)).collect();
                ranks.sort_unstable();
                ranks.dedup();
                runs.add(variant, Outline { tokens, signature: variant as u64 * 77 }, &ranks).unwrap();
            }
            let mut all = Vec::new();
            runs.finish(|list, posting| {
                all.push((list, posting));
                Ok(())
            })
            .unwrap();
            all
        };
        let expected = collect(usize::MAX);
        assert!(expected.len() > 1000 && expected.is_sorted_by_key(|(list, posting)| (*list, posting.variant)));
        for at_a_time in [1, 50, 700] {
            assert_eq!(collect(at_a_time), expected);
        }
    }
}
