//! The workflow in the docs does what it says: its `run:` lines are run, but for the one that installs the program.

use std::process::Command;

use crate::support::{Place, project_text};

const CLEAN: &str = "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Language: sw\\n\"\n\n\
                     msgid \"The plant is new.\"\nmsgstr \"Kiwanda ni kipya.\"\n";

/// The commands after `run:` in the workflow.
fn commands() -> Vec<String> {
    let page = project_text("docs/scripts.md");
    let (_, workflow) = page.split_once("```yaml actions.yml\n").expect("the workflow");
    let (workflow, _) = workflow.split_once("```").expect("its end");
    workflow.lines().filter_map(|line| line.trim().strip_prefix("- run: ")).map(str::to_owned).collect()
}

#[test]
fn the_workflow_passes_clean_files_and_fails_on_faults() {
    let commands = commands();
    let (install, checks): (Vec<_>, Vec<_>) = commands.iter().partition(|line| line.starts_with("cargo install"));
    assert_eq!((install.len(), checks.len()), (1, 2), "{commands:?}");
    let place = Place::new();
    std::fs::create_dir(place.path("po")).expect("a folder");
    place.write("baseline.jsonl", "");
    let run = |line: &str| {
        let program = place.command(&[]);
        let folder = std::path::Path::new(program.get_program()).parent().expect("a folder").to_owned();
        let path = std::env::var("PATH").unwrap_or_default();
        let mut shell = Command::new("bash");
        shell.args(["-e", "-c", line]).current_dir(place.path("")).env_clear();
        shell.env("PATH", format!("{}:{path}", folder.display())).env("ISTILAHI_DB", place.database());
        let output = shell.output().expect("bash");
        (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    place.write("po/menu.po", CLEAN);
    for line in &checks {
        let (passed, said) = run(line);
        assert!(passed, "{line}: {said}");
    }
    place.write("po/menu.po", CLEAN.replace("Kiwanda ni", "Kiwanda  ni"));
    let outcomes: Vec<(bool, String)> = checks.iter().map(|line| run(line)).collect();
    assert!(outcomes[0].0 && place.read("findings.sarif").contains("space.double"));
    assert!(!outcomes[1].0 && outcomes[1].1.contains("::warning file=po/menu.po"), "{}", outcomes[1].1);
}
