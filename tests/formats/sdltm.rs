//! Trados memories by the way through the program.

use rusqlite::Connection;

use crate::support::Place;

/// A memory with two units, one of them with a field and a tag.
fn memory(place: &Place, name: &str) {
    let connection = Connection::open(place.path(name)).expect("a database");
    let segment = |elements: &str| format!("<Segment><Elements>{elements}</Elements></Segment>");
    let text = |text: &str| format!("<Text><Value>{text}</Value></Text>");
    connection
        .execute_batch(
            "CREATE TABLE translation_memories (id INTEGER PRIMARY KEY, source_language TEXT, target_language TEXT);
             CREATE TABLE translation_units (id INTEGER PRIMARY KEY, translation_memory_id INT, source_segment TEXT, \
                target_segment TEXT, creation_date DATETIME, creation_user TEXT, last_used_date DATETIME);
             CREATE TABLE attributes (id INTEGER PRIMARY KEY, name TEXT, type INT);
             CREATE TABLE string_attributes (translation_unit_id INT, attribute_id INT, value TEXT);
             INSERT INTO translation_memories VALUES (1, 'en-GB', 'sw-KE');
             INSERT INTO attributes VALUES (1, 'Client', 1);
             INSERT INTO string_attributes VALUES (2, 1, 'Acme');",
        )
        .expect("the tables of a memory");
    let tag = "<Tag><Type>Standalone</Type><Anchor>1</Anchor><AlignmentAnchor>2</AlignmentAnchor></Tag>";
    for (id, source, target) in [(1, text("Tin"), text("Bati")), (2, text("Copper") + tag, text("Shaba") + tag)] {
        let insert =
            "INSERT INTO translation_units VALUES (?1, 1, ?2, ?3, '2016-08-18 09:29:10', 'amina', '9999-12-31')";
        connection.execute(insert, (id, segment(&source), segment(&target))).expect("a unit");
    }
}

#[test]
fn a_memory_goes_in_with_its_fields_and_comes_out_as_tmx() {
    let place = Place::empty();
    memory(&place, "client memory.sdltm");
    let before = std::fs::read(place.path("client memory.sdltm")).expect("the memory");
    let report = place.run(&["import", "client memory.sdltm", "--format", "json"]).objects();
    assert_eq!((&report[0]["units"], &report[0]["added"]), (&2.into(), &2.into()), "{report:?}");
    assert_eq!(std::fs::read(place.path("client memory.sdltm")).expect("the memory"), before);
    let exported = place.run(&["export"]).ok();
    for part in [
        "creationdate=\"20160818T092910Z\" creationid=\"amina\"",
        "<prop type=\"x-Client:SingleString\">Acme</prop>",
        "<tuv xml:lang=\"sw-KE\"><seg>Shaba<ph x=\"2\"></ph></seg></tuv>",
    ] {
        assert!(exported.contains(part) || exported.contains(&part.replace("></ph>", "/>")), "{part}\n{exported}");
    }
    place.is_whole();
}

#[test]
fn a_database_that_is_no_memory_is_called_what_it_is() {
    let place = Place::empty();
    let message = place.run(&["import", "istilahi.db"]).refused();
    assert!(message.contains("a database of istilahi") && message.contains("hint:"), "{message}");
    place.write("cut.sdltm", "SQLite format 3\0 and no more");
    let message = place.run(&["import", "cut.sdltm"]).refused();
    assert!(message.contains("cannot be read"), "{message}");
    assert_eq!(place.memories(), Vec::new());
}
