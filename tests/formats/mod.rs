//! Formats through the program, with hostile files and the tools of others.

mod tbx;
