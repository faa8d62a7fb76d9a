//! From pairs to a file for review, and back.

use crate::cli::align::{ALL, place};
use crate::support::{Place, project_text};

fn write(place: &Place, name: &str) {
    place.run(&["align", "en.md", "sw.md", "--output", name, ALL[0], ALL[1]]).ok();
}

/// The units of memory `m` by their status.
fn statuses(place: &Place) -> Vec<(String, String)> {
    let exported = place.run(&["export", "--memory", "m", "--as", "jsonl"]).objects();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    exported.iter().map(|one| (text(&one["variants"][1]["text"]), text(&one["status"]))).collect()
}

/// What the page's script does when a pair is decided on.
fn decide(page: &str, text: &str, status: &str) -> String {
    let lines = page.lines().map(|line| match line.starts_with('{') && line.contains(text) {
        true => line.replace("\"status\":\"draft\"", &format!("\"status\":\"{status}\"")),
        false => line.to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_page_comes_back_with_what_was_decided() {
    let place = place();
    write(&place, "review.html");
    let page = place.read("review.html");
    let page = decide(&decide(&decide(&page, "Zinki", "reviewed"), "Shaba", "rejected"), "kitako", "translated");
    place.write("review.html", page.replace("Habari za 2024", "Habari za mwaka 2024"));
    let run = place.run(&["import", "review.html", "--memory", "m"]);
    assert!(run.stdout.contains("9 units"), "{}", run.stdout);
    assert!((run.stdout + &run.stderr).contains("rejected pairs, which were left out: 1"));
    let found = statuses(&place);
    for (text, status) in
        [("Habari za mwaka 2024", "draft"), ("Zinki: t 17", "reviewed"), ("kitako", "translated"), ("sehemu", "draft")]
    {
        assert!(found.contains(&(text.to_owned(), status.to_owned())), "{text}: {found:?}");
    }
    assert!(found.iter().all(|(text, _)| text != "Shaba: t 25"));
    let codes = place.run(&["export", "--memory", "m"]).ok();
    assert!(codes.contains("<bpt"), "inline codes came through: {codes}");
}

#[test]
fn a_page_is_no_text_to_translate() {
    let place = place();
    write(&place, "review.html");
    let message = place.run(&["suggest", "review.html"]).refused();
    assert!(message.contains("its format is review page") && message.contains("istilahi import"), "{message}");
}

#[test]
fn a_damaged_page_is_refused_and_nothing_of_it_kept() {
    let place = place();
    write(&place, "review.html");
    let page = place.read("review.html");
    let line = page.lines().position(|line| line.contains("Zinki")).unwrap();
    place.write("broken.html", page.replace("\"text\":\"Zinki", "\"text\":Zinki"));
    let message = place.run(&["import", "broken.html", "--memory", "m"]).refused();
    assert!(message.contains(&format!("line {}", line + 1)) && message.contains("Save"), "{message}");
    place.write("none.html", page.replace("\"draft\"", "\"rejected\""));
    let message = place.run(&["import", "none.html", "--memory", "m"]).refused();
    assert!(message.contains("no pair is to be kept; pairs: 10"), "{message}");
    assert!(place.memories().iter().all(|(_, units)| *units == 0), "{:?}", place.memories());
}

#[test]
fn the_page_of_any_memory_can_be_written() {
    let place = Place::empty();
    place.run(&["unit", "add", "Tin </script> & <b>", "Bati", "--memory", "m"]).ok();
    place.run(&["export", "--memory", "m", "--as", "review", "--output", "a.html"]).ok();
    assert_eq!(place.read("a.html").matches("</script>").count(), 2);
    place.run(&["import", "a.html", "--memory", "n"]).ok();
    let exported = place.run(&["export", "--memory", "n", "--as", "jsonl"]).objects();
    assert_eq!(exported[0]["variants"][0]["text"], "Tin </script> & <b>");
}

#[test]
fn a_table_comes_back_with_its_verdicts() {
    let place = place();
    write(&place, "review.csv");
    let table = place.read("review.csv");
    let header = table.lines().next().unwrap();
    assert_eq!(header, "id,en,sw,kind,confidence,verdict,status,origin,note");
    let decided = table.lines().map(|line| {
        let verdict = if line.contains("Zinki") {
            ",accept,draft,"
        } else if line.contains("Shaba") {
            ",Reject,draft,"
        } else if line.contains("kitako") {
            ",perhaps,draft,"
        } else {
            ",,draft,"
        };
        line.replace(",,draft,", verdict) + "\n"
    });
    place.write("review.csv", decided.collect::<String>());
    let run = place.run(&["import", "review.csv", "--memory", "m"]);
    let said = run.stdout.clone() + &run.stderr;
    assert!(said.contains("rows whose verdict is to reject them, which were left out: 1"), "{said}");
    assert!(said.contains("`perhaps` is no verdict (accept or reject)"), "{said}");
    let found = statuses(&place);
    assert_eq!(found.len(), 9);
    assert!(found.contains(&("Zinki: t 17".to_owned(), "reviewed".to_owned())), "{found:?}");
    assert!(found.contains(&("kitako".to_owned(), "draft".to_owned())), "{found:?}");
    let kept = place.run(&["export", "--memory", "m"]).ok();
    assert!(kept.contains("<prop type=\"x-kind\">1-1</prop>") && kept.contains("x-confidence"), "{kept}");
    place.write("none.csv", "en,sw,verdict\nTin,Bati,reject\nZinc,Zinki,no\n");
    let message = place.run(&["import", "none.csv"]).refused();
    assert!(message.contains("rows: 2") && message.contains("verdict"), "{message}");
}

#[test]
fn a_workbook_has_a_choice_of_verdicts_and_comes_back() {
    let place = place();
    write(&place, "review.xlsx");
    let file = std::fs::File::open(place.path("review.xlsx")).unwrap();
    let mut sheet = String::new();
    let mut archive = zip::ZipArchive::new(file).unwrap();
    let mut member = archive.by_name("xl/worksheets/sheet1.xml").unwrap();
    std::io::Read::read_to_string(&mut member, &mut sheet).unwrap();
    assert!(sheet.contains("<formula1>\"accept,reject\"</formula1>") && sheet.contains("<autoFilter"), "{sheet}");
    place.run(&["import", "review.xlsx", "--memory", "m"]).ok();
    assert_eq!(statuses(&place).len(), 10);
    let kept = place.run(&["export", "--memory", "m"]).ok();
    assert_eq!(kept.matches("<prop type=\"x-kind\">1-1</prop>").count(), 10, "{kept}");
}

/// What reads the page and what draws it must speak of the same elements.
#[test]
fn the_script_finds_all_that_it_looks_for() {
    let place = place();
    write(&place, "review.html");
    let page = place.read("review.html");
    let script = project_text("src/format/review/page.js");
    let mut seen = 0;
    for rest in script.split("by(\"").skip(1) {
        let id = rest.split('"').next().unwrap();
        assert!(page.contains(&format!("id=\"{id}\"")), "the page has no element {id}");
        seen += 1;
    }
    assert!(seen > 20);
}
