//! Formats through the program, with hostile files and the tools of others.

mod archives;
mod documents;
mod plain_glossaries;
mod plain_memories;
mod po;
mod sdltm;
mod tables;
mod tbx;
mod xliff;
