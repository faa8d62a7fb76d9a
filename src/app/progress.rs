//! How long work tells how far it is.

/// Told by a use case how far it is. A surface shows it, or not.
pub trait Progress {
    /// Work on `what` begins; `total` steps where that is known.
    fn begin(&mut self, what: &str, total: Option<u64>);

    /// `steps` more are done.
    fn advance(&mut self, steps: u64);

    /// Another process is writing; the work begins when it has finished.
    fn waiting(&mut self);

    /// The work is done.
    fn end(&mut self);
}

/// Shows nothing.
#[derive(Debug, Default)]
pub struct Silent;

impl Progress for Silent {
    fn begin(&mut self, _what: &str, _total: Option<u64>) {}
    fn advance(&mut self, _steps: u64) {}
    fn waiting(&mut self) {}
    fn end(&mut self) {}
}
