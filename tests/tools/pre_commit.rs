//! pre-commit installs the program from the project's hook definition and runs it.

use std::path::PathBuf;
use std::process::Command;

use super::run;
use crate::support::{Place, project, skipped};

const PO: &str = "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Language: sw\\n\"\n\n\
                  msgid \"The plant is new.\"\nmsgstr \"Kiwanda  ni kipya.\"\n";

fn pre_commit() -> Option<PathBuf> {
    let own = project("target/tools/bin/pre-commit");
    if !own.is_file() {
        skipped("pre-commit is not installed");
        return None;
    }
    if !project(".git").exists() {
        skipped("the project is no git repository here");
        return None;
    }
    Some(own)
}

#[test]
#[ignore = "builds the program a second time"]
fn the_hook_finds_what_check_finds() {
    let Some(pre_commit) = pre_commit() else { return };
    let place = Place::new();
    let folder = place.path("site");
    std::fs::create_dir(&folder).expect("a folder");
    let git = PathBuf::from("git");
    run(&git, &folder, &["init", "--quiet"]);
    place.write("site/menu.po", PO);
    let attempt = |profile: &str| {
        place.write("site/istilahi.toml", profile);
        run(&git, &folder, &["add", "--all"]);
        Command::new(&pre_commit)
            .args(["try-repo", project("").to_str().expect("a plain path"), "istilahi-check", "--files", "menu.po"])
            .current_dir(&folder)
            .env("PRE_COMMIT_HOME", place.path("pre-commit"))
            .env("ISTILAHI_DB", place.database())
            // A build that is soon done: what it does is the same.
            .env("CARGO_TARGET_DIR", project("target/pre-commit"))
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .output()
            .expect("pre-commit starts")
    };
    let failed = attempt("fail-on = \"warning\"\n");
    let said = String::from_utf8_lossy(&failed.stdout).into_owned();
    assert!(!failed.status.success() && said.contains("space.double") && said.contains("menu.po:"), "{said}");
    let passed = attempt("fail-on = \"error\"\n");
    assert!(passed.status.success(), "{}", String::from_utf8_lossy(&passed.stdout));
}
