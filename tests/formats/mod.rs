//! Formats through the program, with hostile files and the tools of others.

mod plain_glossaries;
mod plain_memories;
mod po;
mod tables;
mod tbx;
