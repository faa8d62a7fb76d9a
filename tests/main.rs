//! The integration tests: one binary, one module a subject.

mod arch;
mod batches;
mod cli;
mod concordance;
mod data;
mod docs;
mod formats;
mod fragments;
mod full_disk;
mod generator;
mod hostile;
mod interrupted;
mod large;
mod lexicon;
mod licences;
mod match_cases;
mod matching;
mod registries;
mod repair;
mod scripts;
mod store;
mod support;
mod together;
mod tools;
mod work;
