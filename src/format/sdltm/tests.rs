//! Memories with the schema that Trados Studio gives them, in older and newer versions, and files that are none.

use std::ops::ControlFlow;

use rusqlite::{Connection, params};
use tempfile::TempDir;

use super::*;
use crate::format::{Effect, ReadOptions, Warning};
use crate::model::segment::CodeKind;
use crate::model::unit::Unit;
use crate::text::positions::Position;

/// The tables that units are read from, as Trados makes them.
const SCHEMA: &str = "
    CREATE TABLE translation_memories (id INTEGER PRIMARY KEY, guid BLOB, name TEXT, source_language TEXT,
        target_language TEXT, copyright TEXT, description TEXT, settings INT, creation_user TEXT, creation_date DATETIME,
        expiration_date DATETIME, tucount INT);
    CREATE TABLE translation_units (id INTEGER PRIMARY KEY, guid BLOB, translation_memory_id INT, source_hash INTEGER,
        source_segment TEXT, target_hash INTEGER, target_segment TEXT, creation_date DATETIME, creation_user TEXT,
        change_date DATETIME, change_user TEXT, last_used_date DATETIME, last_used_user TEXT, usage_counter INT, flags INT);
    CREATE TABLE attributes (id INTEGER PRIMARY KEY, guid BLOB, name TEXT, type INT, tm_id INT);
    CREATE TABLE string_attributes (translation_unit_id INT, attribute_id INT, value TEXT);
    CREATE TABLE numeric_attributes (translation_unit_id INT, attribute_id INT, value INT);
    CREATE TABLE date_attributes (translation_unit_id INT, attribute_id INT, value DATETIME);
    CREATE TABLE picklist_values (id INTEGER PRIMARY KEY, guid BLOB, attribute_id INT, value TEXT);
    CREATE TABLE picklist_attributes (translation_unit_id INT, picklist_value_id INT);
    CREATE TABLE translation_unit_contexts (translation_unit_id INT, left_source_context INTEGER,
        left_target_context INTEGER, PRIMARY KEY (translation_unit_id, left_source_context, left_target_context));
    CREATE TABLE parameters (translation_memory_id INT, name TEXT, value TEXT);
    INSERT INTO parameters (name, value) VALUES ('VERSION', '8.06');
    INSERT INTO translation_memories (id, name, source_language, target_language) VALUES (1, 'mem', 'en-GB', 'sw-TZ');";

#[derive(Default)]
struct Sink {
    units: Vec<(Unit, Position)>,
    warnings: Vec<Warning>,
}

impl UnitSink for Sink {
    fn unit(&mut self, unit: Unit, at: Position) -> ControlFlow<()> {
        self.units.push((unit, at));
        ControlFlow::Continue(())
    }

    fn warning(&mut self, warning: Warning) {
        self.warnings.push(warning);
    }
}

/// A memory in a folder whose name an address has to quote.
fn memory(fill: impl FnOnce(&Connection)) -> (TempDir, std::path::PathBuf) {
    let folder = tempfile::Builder::new().prefix("a b#?%é").tempdir().unwrap();
    let path = folder.path().join("mem?mode=rwc.sdltm");
    let connection = Connection::open(&path).unwrap();
    fill(&connection);
    connection.close().unwrap();
    (folder, path)
}

fn read(path: &std::path::Path) -> Result<Sink, ReadError> {
    let options = ReadOptions::default();
    let mut stream = &b""[..];
    let mut source = Source::new(&mut stream, &options);
    source.path = Some(path);
    let mut sink = Sink::default();
    Sdltm.read(&mut source, &mut sink).map(|()| sink)
}

fn add(connection: &Connection, id: i64, source: &str, target: &str) {
    let insert = "INSERT INTO translation_units (id, translation_memory_id, source_segment, target_segment, creation_date, \
                  creation_user, change_date, change_user, last_used_date, last_used_user, usage_counter) VALUES (?1, 1, \
                  ?2, ?3, '2016-08-18 09:29:10', 'amina', '2017-01-02 03:04:05', 'juma', '9999-12-31 23:59:59', '', 3)";
    connection.execute(insert, params![id, source, target]).unwrap();
}

fn segment(elements: &str, culture: &str) -> String {
    format!("<Segment xmlns:xsi=\"x\"><Elements>{elements}</Elements><CultureName>{culture}</CultureName></Segment>")
}

fn text(value: &str) -> String {
    segment(&format!("<Text><Value>{value}</Value></Text>"), "en-GB")
}

fn tag(kind: &str, anchor: u32, alignment: u32) -> String {
    format!(
        "<Tag><Type>{kind}</Type><Anchor>{anchor}</Anchor><AlignmentAnchor>{alignment}</AlignmentAnchor><TagID>7</TagID>\
             <TextEquivalent>[x]</TextEquivalent><CanHide>false</CanHide></Tag>"
    )
}

fn message(error: &ReadError) -> String {
    match error {
        ReadError::Malformed { message, hint: Some(_), .. } => message.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn units_come_with_dates_users_fields_and_contexts() {
    let (_folder, path) = memory(|connection| {
        connection.execute_batch(SCHEMA).unwrap();
        add(connection, 5, &text("Tin &amp; zinc"), &segment("<Text><Value>Bati</Value></Text>", ""));
        add(connection, 9, &text("Copper"), &text("Shaba"));
        connection
            .execute_batch(
                "INSERT INTO attributes (id, name, type) VALUES (1, 'Client', 1), (2, 'Topics', 5), (3, 'Year', 6), \
                 (4, 'Due', 3), (5, 'Odd', 77);
                 INSERT INTO string_attributes VALUES (9, 1, 'Acme'), (9, 5, 'x'), (404, 1, 'of no unit');
                 INSERT INTO numeric_attributes VALUES (9, 3, 2024);
                 INSERT INTO date_attributes VALUES (9, 4, '2020-01-02 00:00:00'), (5, 4, '9999-12-31 00:00:00');
                 INSERT INTO picklist_values (id, attribute_id, value) VALUES (1, 2, 'law'), (2, 2, 'mines');
                 INSERT INTO picklist_attributes VALUES (9, 1), (9, 2);
                 INSERT INTO translation_unit_contexts VALUES (9, -123456789012345678, 0);",
            )
            .unwrap();
    });
    let sink = read(&path).unwrap();
    assert!(sink.warnings.is_empty(), "{:?}", sink.warnings);
    let (first, at) = &sink.units[0];
    assert_eq!((first.variants[0].segment.text(), at.line), ("Tin & zinc", 1));
    let languages: Vec<_> = first.variants.iter().map(|one| one.language.as_str()).collect();
    assert_eq!(languages, ["en-GB", "sw-TZ"]);
    let attributes: Vec<_> = first.attributes.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let expected = [
        ("creationdate", "20160818T092910Z"),
        ("creationid", "amina"),
        ("changedate", "20170102T030405Z"),
        ("changeid", "juma"),
        ("usagecount", "3"),
    ];
    assert_eq!(attributes, expected);
    assert!(first.annotations.is_empty());
    let properties: Vec<_> = sink.units[1]
        .0
        .annotations
        .iter()
        .map(|one| (one.property.as_deref().unwrap_or_default(), one.text.as_str()))
        .collect();
    let expected = [
        ("x-Client:SingleString", "Acme"),
        ("x-Topics:MultiplePicklist", "law"),
        ("x-Topics:MultiplePicklist", "mines"),
        ("x-Year:Integer", "2024"),
        ("x-Due:DateTime", "20200102T000000Z"),
        ("x-Odd:MultipleString", "x"),
        ("x-Context", "-123456789012345678, 0"),
    ];
    assert_eq!(properties, expected);
}

#[test]
fn tags_are_codes_by_their_anchors() {
    let source = [
        "<Text><Value>a </Value></Text>",
        &tag("Start", 1, 4),
        "<Text><Value> b</Value></Text>",
        &tag("End", 1, 0),
        &tag("Standalone", 2, 5),
        &tag("Start", 3, 0),
        &tag("End", 9, 0),
        &tag("UnmatchedStart", 6, 0),
    ];
    let (_folder, path) = memory(|connection| {
        connection.execute_batch(SCHEMA).unwrap();
        add(connection, 1, &segment(&source.concat(), "en-US"), &text("x"));
    });
    let sink = read(&path).unwrap();
    let source = &sink.units[0].0.variants[0];
    assert_eq!((source.segment.text(), source.language_as_written.as_str()), ("a  b[x]", "en-US"));
    let codes: Vec<_> = source
        .segment
        .codes()
        .iter()
        .map(|code| (code.kind, code.pair.as_deref(), code.counterpart.as_deref(), code.category.as_deref()))
        .collect();
    let expected = [
        (CodeKind::Start, Some("1"), Some("4"), Some("7")),
        (CodeKind::End, Some("1"), Some("4"), Some("7")),
        (CodeKind::Placeholder, None, Some("5"), Some("7")),
        (CodeKind::IsolatedStart, None, None, Some("7")),
        (CodeKind::IsolatedEnd, None, None, Some("7")),
        (CodeKind::IsolatedStart, None, None, Some("7")),
    ];
    assert_eq!(codes, expected);
}

#[test]
fn damaged_segments_are_put_right_or_left_out() {
    let (_folder, path) = memory(|connection| {
        connection.execute_batch(SCHEMA).unwrap();
        add(connection, 11, "<Segment><Elements><Text><Value>cut", &text("x"));
        add(connection, 12, &text("&#xD83D;&#xDCD6;&#x1;"), &text("x"));
        add(connection, 13, "plain", &text("y"));
        add(connection, 14, &text("no translation"), "");
        add(
            connection,
            15,
            "<?xml version=\"1.0\" encoding=\"utf-16\"?><Segment><Elements>\n <Text>\n <Value> z </Value>\n\
                             </Text></Elements></Segment>",
            &text("z"),
        );
        connection.execute("UPDATE translation_units SET target_segment = x'3CFF' WHERE id = 12", []).unwrap();
        add(connection, 16, &text("😀&#x1;"), &segment("<Text><Value>x</Value></Text>", "--?"));
    });
    let sink = read(&path).unwrap();
    let texts: Vec<_> = sink.units.iter().map(|(unit, at)| (unit.variants[0].segment.text(), at.line)).collect();
    assert_eq!(texts, [("plain", 3), (" z ", 5), ("😀", 6)]);
    let warnings: Vec<_> = sink.warnings.iter().map(|one| (one.position.line, one.effect)).collect();
    let expected = [
        (1, Effect::Skipped),
        (2, Effect::Repaired),
        (2, Effect::Repaired),
        (2, Effect::Skipped),
        (3, Effect::Repaired),
        (6, Effect::Repaired),
        (6, Effect::Kept),
        (6, Effect::Kept),
    ];
    assert_eq!(warnings, expected, "{:?}", sink.warnings);
    assert!(sink.warnings[0].message.contains("unit 11"), "{:?}", sink.warnings[0]);
}

#[test]
fn old_and_new_versions_are_read_by_the_names_of_their_columns() {
    let (_folder, path) = memory(|connection| {
        connection
            .execute_batch(
                "CREATE TABLE translation_memories (target_language TEXT, source_language TEXT);
                 CREATE TABLE Translation_Units (insert_date DATETIME, target_segment TEXT, source_segment TEXT, \
                    id INTEGER PRIMARY KEY, source_token_data BLOB);
                 CREATE TABLE translation_unit_idcontexts (translation_unit_id INT, idcontext TEXT);
                 INSERT INTO translation_memories VALUES ('sw', 'en');
                 INSERT INTO translation_units (id, source_segment, target_segment) VALUES \
                    (1, '<Segment><Elements><Text><Value>a</Value></Text></Elements></Segment>', \
                    '<Segment><Elements><Text><Value>b</Value></Text></Elements></Segment>');
                 INSERT INTO translation_unit_idcontexts VALUES (1, 'button');",
            )
            .unwrap();
    });
    let sink = read(&path).unwrap();
    let unit = &sink.units[0].0;
    assert_eq!((unit.variants[0].language.as_str(), unit.variants[1].segment.text()), ("en", "b"));
    assert_eq!(unit.annotations[0].property.as_deref(), Some("x-IdContext"));
}

#[test]
fn what_is_no_memory_is_called_what_it_is() {
    for (sql, says) in [
        ("CREATE TABLE moz_places (id)", "moz_places"),
        ("CREATE TABLE translation_units (id)", "version that is not known"),
        ("CREATE TABLE mtConcepts (id)", "termbase"),
        ("PRAGMA user_version = 3", "empty"),
        (
            "CREATE VIEW translation_units AS SELECT 1 AS id, 2 AS source_segment, 3 AS target_segment; \
             CREATE TABLE translation_memories (source_language, target_language)",
            "no Trados memory",
        ),
    ] {
        let (_folder, path) = memory(|connection| connection.execute_batch(sql).unwrap());
        let found = message(&read(&path).err().unwrap());
        assert!(found.contains(says), "{found}");
    }
    let (_folder, path) = memory(|connection| connection.execute_batch(SCHEMA).unwrap());
    assert_eq!(read(&path).unwrap().warnings[0].effect, Effect::Kept);
    let (_folder, path) = memory(|connection| {
        connection.execute_batch(SCHEMA).unwrap();
        add(connection, 1, "<", &text("x"));
    });
    assert!(message(&read(&path).err().unwrap()).contains("units: 1"));
}

#[test]
fn no_damage_breaks_it_and_the_file_is_not_changed() {
    let (folder, path) = memory(|connection| {
        connection.execute_batch(SCHEMA).unwrap();
        (1..40).for_each(|id| add(connection, id, &text("Tin"), &text("Bati")));
    });
    let whole = std::fs::read(&path).unwrap();
    assert_eq!(read(&path).unwrap().units.len(), 39);
    assert_eq!(std::fs::read(&path).unwrap(), whole);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    let broken = folder.path().join("broken.sdltm");
    for step in 1..60 {
        let mut bytes = whole.clone();
        let at = step * 997 % bytes.len();
        bytes[at..].iter_mut().step_by(211).take(5).for_each(|byte| *byte ^= 0x5A);
        bytes.truncate(if step % 3 == 0 { at } else { bytes.len() });
        std::fs::write(&broken, &bytes).unwrap();
        let _ = read(&broken);
    }
}
