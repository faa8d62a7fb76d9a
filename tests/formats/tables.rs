//! Tables through the program: CSV, TSV and Excel workbooks as units and as glossaries.

use std::fmt::Write;

use crate::support::{Place, data};

/// The report of an import of `file`: units, added, and the lines that it warns of.
fn import(place: &Place, arguments: &[&str]) -> (u64, u64, Vec<u64>) {
    let run = place.run(&[arguments, &["--format", "json"]].concat());
    assert_eq!(run.status, 0, "{arguments:?}: {}", run.stderr);
    let report = run.objects().remove(0);
    let lines = report["warnings"].as_array().unwrap().iter().map(|one| one["line"].as_u64().unwrap()).collect();
    let count = |name: &str| report[name].as_u64().unwrap_or_default();
    (count("units") + count("concepts"), count("added"), lines)
}

#[test]
fn one_table_can_be_units_and_a_glossary() {
    let place = Place::empty();
    place.write("both.csv", "English,Kiswahili,Note\ntin,bati,n\ncopper,shaba,\n");
    assert_eq!(import(&place, &["import", "both.csv"]), (2, 2, vec![]));
    assert_eq!(import(&place, &["glossary", "import", "both.csv"]), (2, 2, vec![]));
    assert!(place.run(&["term", "shaba", "--lang", "sw"]).ok().contains("both-copper"));
    place.is_whole();
}

#[test]
fn units_go_out_and_in_again() {
    let place = Place::empty();
    place.write("both.csv", "id,en,sw,status,note\na,\"Tin,\n\"\"melts\"\".\",\"=Bati\thuyeyuka.\",reviewed,n\n");
    place.run(&["import", "both.csv", "--memory", "first"]).ok();
    for ending in ["csv", "tsv", "xlsx"] {
        let file = format!("out.{ending}");
        place.run(&["export", "--memory", "first", "--output", &file]).ok();
        assert_eq!(import(&place, &["import", &file, "--memory", ending]), (1, 1, vec![]), "{ending}");
        place.run(&["export", "--memory", ending, "--output", "again.csv"]).ok();
        place.run(&["export", "--memory", "first", "--output", "first.csv"]).ok();
        assert_eq!(place.read("again.csv"), place.read("first.csv"), "{ending}");
    }
}

#[test]
fn a_glossary_goes_out_and_in_again() {
    let place = Place::new();
    place.run(&["init"]).ok();
    place.run(&["glossary", "export", "--output", "all.csv"]).ok();
    for ending in ["tsv", "xlsx"] {
        let file = format!("all.{ending}");
        place.run(&["glossary", "export", "--output", &file]).ok();
        let other = Place::empty();
        other.write(&file, std::fs::read(place.path(&file)).unwrap());
        let (concepts, added, lines) = import(&other, &["glossary", "import", &file]);
        assert!(concepts > 300 && concepts == added && lines.is_empty(), "{file}: {concepts} {added} {lines:?}");
        other.run(&["glossary", "export", "--output", "again.csv"]).ok();
        assert_eq!(other.read("again.csv"), place.read("all.csv"), "{ending}");
    }
}

#[test]
fn hostile_tables_are_read_as_the_index_says() {
    let Some(folder) = data("hostile") else { return };
    let file = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    for (name, units, lines) in [
        ("v01_bom_semicolon.csv", 1, &[][..]),
        ("v02_sep_line.csv", 1, &[]),
        ("v03_utf16_tab.txt", 1, &[]),
        ("v04_newline_in_cell.csv", 1, &[]),
        // Two short or long rows, and one without a source.
        ("v05_ragged.csv", 2, &[2, 3, 4, 1]),
        ("v06_bad_quote.csv", 2, &[]),
        ("v08_formula.csv", 2, &[]),
    ] {
        let place = Place::empty();
        assert_eq!(import(&place, &["import", &file(name)]), (units, units, lines.to_vec()), "{name}");
        place.run(&["export", "--output", "out.csv"]).ok();
        let text = place.read("out.csv");
        match name {
            "v06_bad_quote.csv" => assert!(text.contains("\"say \"\"hi\"\"\",\"sema \"\"habari\"\"\""), "{text}"),
            "v08_formula.csv" => assert!(text.contains("-5 degrees,nyuzi -5"), "{text}"),
            _ => {}
        }
        let again = place.run(&["glossary", "import", &file(name)]);
        assert_eq!(again.status, 0, "{name}: {}", again.stderr);
    }
    // It has no header, so somebody must say what its columns are.
    let message = Place::empty().run(&["import", &file("v09_quoted_tab.tsv")]).refused();
    assert!(message.contains("names no columns"), "{message}");
}

#[test]
fn the_term_lists_of_tico19_go_in_whole() {
    for (name, prefix) in [("f_en-sw_KE.csv", "f-en-sw-ke-"), ("g_en_sw.csv", "g-en-sw-")] {
        let Some(path) = data(&format!("tico19/{name}")) else { return };
        let place = Place::empty();
        let path = path.to_str().unwrap();
        let run = place.run(&["glossary", "import", path, "--format", "json"]);
        assert_eq!(run.status, 0, "{}", run.stderr);
        let report = run.objects().remove(0);
        let records = csv::Reader::from_path(path).unwrap().records().count();
        assert!(records > 300, "{records}");
        assert_eq!(report["concepts"], records, "{report}");
        let names: Vec<String> = place
            .run(&["glossary", "list", "--format", "json"])
            .objects()
            .iter()
            .map(|concept| concept["id"].as_str().unwrap().to_owned())
            .collect();
        assert!(names.iter().all(|name| name.starts_with(prefix)), "{names:?}");
        let units = import(&place, &["import", path]);
        assert_eq!(units.1, records as u64);
    }
}

#[test]
fn a_large_table_goes_in_whole() {
    let place = Place::empty();
    let mut text = String::from("en\tsw\tnote\n");
    for number in 0..20_000 {
        writeln!(text, "Furnace {number} melts \"tin\".\tTanuru {number} huyeyusha bati.\tpage {number}").unwrap();
    }
    place.write("large.tsv", text);
    assert_eq!(import(&place, &["import", "large.tsv"]), (20_000, 20_000, vec![]));
}
