//! Whether the database is whole, and putting right what can be derived.

use super::AppError;
use super::progress::Progress;
use super::session::Session;
use crate::store::{AUDITS, Audit, AuditResult, Store, StoreError};

/// One check and what it came to.
#[derive(Debug)]
pub struct Checked {
    /// The check.
    pub audit: &'static Audit,
    /// What it came to.
    pub result: AuditResult,
}

/// Checks the whole database, on one state of it, and gives what each check came to, in order.
///
/// # Errors
/// What SQLite reports, damage of the file aside: that is found.
pub fn check(store: &Store, progress: &mut dyn Progress) -> Result<Vec<Checked>, AppError> {
    store.read(|| {
        let each = AUDITS.iter().map(|audit| {
            progress.begin(audit.name, store.audited_rows(audit));
            let result = store.audit(audit, &mut |rows| progress.advance(rows))?;
            progress.end();
            Ok::<_, AppError>(Checked { audit, result })
        });
        each.collect()
    })
}

/// As [`check`], and puts right what can be derived, in one batch; a database without a fault is not written to.
///
/// # Errors
/// As [`check`], or what SQLite reports of writing.
pub fn repair(session: &Session, store: &mut Store, progress: &mut dyn Progress) -> Result<Vec<Checked>, AppError> {
    let checked = check(store, progress)?;
    if checked.iter().all(|one| one.result.found == 0) {
        return Ok(checked);
    }
    store.change(&session.actor, "doctor", None, |change| {
        let each = AUDITS.iter().map(|audit| {
            progress.begin(audit.name, change.audited_rows(audit));
            let result = change.repair(audit, &mut |rows| progress.advance(rows))?;
            progress.end();
            Ok::<_, StoreError>(Checked { audit, result })
        });
        each.collect::<Result<Vec<_>, _>>().map_err(AppError::from)
    })
}
