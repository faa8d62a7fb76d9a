//! `istilahi/audit/1`: one check of the database.

use serde::Serialize;

use crate::app::doctor::Checked;

#[derive(Serialize)]
pub(super) struct AuditJson<'a> {
    schema: &'static str,
    check: &'static str,
    about: &'static str,
    found: u64,
    repaired: u64,
    first: Vec<FaultJson<'a>>,
}

#[derive(Serialize)]
struct FaultJson<'a> {
    unit: Option<i64>,
    message: &'a str,
}

impl<'a> AuditJson<'a> {
    pub(super) fn of(checked: &'a Checked) -> Self {
        let result = &checked.result;
        AuditJson {
            schema: "istilahi/audit/1",
            check: checked.audit.name,
            about: checked.audit.about,
            found: result.found,
            repaired: result.repaired,
            first: result.first.iter().map(|one| FaultJson { unit: one.unit, message: &one.message }).collect(),
        }
    }
}
