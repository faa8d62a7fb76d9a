//! SRX 2.0, Segmentation Rules eXchange (LISA OSCAR, 2008): rules for cutting texts into segments. What the rules mean is
//! in [`crate::text::segmentation`].

mod reader;
#[cfg(test)]
mod tests;
mod writer;

pub use reader::read as read_srx;
pub use writer::write as write_srx;

/// The namespace of SRX 2.0.
const NAMESPACE: &str = "http://www.lisa.org/srx20";
