//! The user's config file.

use crate::support::{Place, Run};

fn with_config(place: &Place, config: &str, arguments: &[&str]) -> Run {
    place.write("config.toml", config);
    let mut command = place.command(arguments);
    command.env("ISTILAHI_CONFIG", place.path("config.toml"));
    place.finish(command, b"")
}

const QUERY: &[&str] = &["suggest", "--text", "Two bars of tin melt.", "--format", "json"];

fn filled() -> Place {
    let place = Place::empty();
    place.run(&["unit", "add", "Two bars of tin melt.", "Bati mbili huyeyuka."]).ok();
    place.run(&["unit", "add", "Two bars of zinc melt.", "Zinki mbili huyeyuka."]).ok();
    place
}

#[test]
fn it_sets_defaults_and_what_is_typed_wins() {
    let place = filled();
    let count = |config: &str, more: &[&str]| {
        let run = with_config(&place, config, &[QUERY, more].concat());
        run.objects()[0]["matches"].as_array().unwrap().len()
    };
    assert_eq!(count("", &[]), 2);
    assert_eq!(count("min-score = 90", &[]), 1);
    assert_eq!(count("[suggest]\nmin-score = 90\n", &[]), 1);
    assert_eq!(count("min-score = 90", &["--min-score", "60"]), 2);
    assert_eq!(count("min-score = 60\n[suggest]\nmax = 1\n", &[]), 1);
    assert_eq!(count("max = 1", &["--max", "2"]), 2);
    let text = with_config(&place, "format = \"json\"", &["memory", "list"]).ok();
    assert!(text.starts_with('{'), "{text}");
    let text = with_config(&place, "[memory.list]\nformat = \"json\"", &["memory", "list"]).ok();
    assert!(text.starts_with('{'), "{text}");
}

#[test]
fn a_variable_wins_over_the_file_and_the_option_over_both() {
    let place = Place::new();
    let config = format!("db = \"{}\"", place.path("config.db").display());
    let text = with_config(&place, &config, &["init", "--empty"]).ok();
    assert!(text.contains("$PLACE/istilahi.db"), "{text}");
    place.write("config.toml", &config);
    let mut command = place.command(&["init", "--empty"]);
    command.env("ISTILAHI_CONFIG", place.path("config.toml")).env_remove("ISTILAHI_DB");
    let text = place.finish(command, b"").ok();
    assert!(text.contains("$PLACE/config.db"), "{text}");
    let text = with_config(&place, &config, &["--db", "typed.db", "init", "--empty"]).ok();
    assert!(text.contains("typed.db"), "{text}");
}

#[test]
fn it_is_found_in_the_users_config_folder() {
    let place = filled();
    std::fs::create_dir_all(place.path(".config/istilahi")).unwrap();
    place.write(".config/istilahi/config.toml", "max = 1");
    assert_eq!(place.run(QUERY).objects()[0]["matches"].as_array().unwrap().len(), 1);
}

#[test]
fn mistakes_name_the_file_and_the_right_word() {
    let place = filled();
    for (config, says) in [
        ("min-scor = 80", "did you mean `min-score`?"),
        ("min_score = 80", "did you mean `min-score`?"),
        ("[sugest]\nmax = 3", "did you mean `suggest`?"),
        ("[suggest]\nmaximum = 3", "`maximum`"),
        ("[term]\nmin-score = 80", "`min-score`"),
        ("min-score = true", "`min-score` must be"),
        ("reviewed-only = 3", "true or false"),
        ("min-score = ", "TOML"),
        ("\u{0}", "TOML"),
    ] {
        let message = with_config(&place, config, QUERY).refused();
        assert!(message.contains("$PLACE/config.toml"), "{config}: {message}");
        assert!(message.contains(says), "{config}: {message}");
    }
}

#[test]
fn a_file_that_was_named_and_cannot_be_read_is_an_error() {
    let place = filled();
    let mut command = place.command(QUERY);
    command.env("ISTILAHI_CONFIG", place.path("none.toml"));
    let message = place.finish(command, b"").refused();
    assert!(message.contains("none.toml"), "{message}");
}
