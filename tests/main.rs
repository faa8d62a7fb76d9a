//! The integration tests: one binary, one module a subject.

mod arch;
mod cli;
mod concordance;
mod data;
mod docs;
mod fragments;
mod generator;
mod interrupted;
mod lexicon;
mod licences;
mod matching;
mod registries;
mod repair;
mod store;
mod support;
mod work;
