//! Archives for the tests of documents.

use std::io::Write;
use std::path::PathBuf;

use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::format::{Document, DocumentReader, ReadError, ReadOptions, Source};

/// A zip archive with these members.
pub(in crate::format) fn archive(members: &[(&str, &str)]) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let mut zip = ZipWriter::new(&mut bytes);
    for (name, content) in members {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    bytes.into_inner()
}

/// `bytes` as a file, and the folder that has to live as long.
pub(in crate::format) fn file(bytes: &[u8]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a file #1?.bin");
    std::fs::write(&path, bytes).unwrap();
    (folder, path)
}

/// What `reader` makes of the file that is `bytes`.
pub(in crate::format) fn read(reader: &dyn DocumentReader, bytes: &[u8]) -> Result<Document, ReadError> {
    let (_folder, path) = file(bytes);
    let options = ReadOptions::default();
    let mut stream = bytes;
    let mut source = Source::new(&mut stream, &options);
    source.path = Some(&path);
    reader.read(&mut source)
}

/// The texts of a document's passages with the numbers of their paragraphs.
pub(in crate::format) fn texts(document: &Document) -> Vec<(usize, &str)> {
    document.passages.iter().map(|passage| (passage.position(0).line, passage.segment.text())).collect()
}
