//! The forms of report of `check`: each is what those who read it expect, with several files, a memory, problems, nothing
//! at all, and texts that try to break out of it.

mod command;
mod hosts;
mod html;
mod json;
mod junit;
mod samples;
mod sarif;
mod text;
