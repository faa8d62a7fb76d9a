//! The commands, run as a user runs them.

mod analyse;
mod bad_input;
mod check_fix;
mod check_input;
mod config;
mod convert;
mod doctor;
mod export;
mod forms;
mod glossary;
mod help;
mod import;
mod init;
mod json;
mod looks;
mod memory;
mod morph;
mod read_only;
mod recognise;
mod search;
mod shell;
mod suggest;
mod term;
mod terminal;
mod undo;
mod unit;
