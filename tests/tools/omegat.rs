//! OmegaT without its window: a small project with an exported memory in `tm/auto/`.

use std::path::PathBuf;
use std::process::Command;

use super::program;
use crate::support::{Place, skipped};

const PROJECT: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<omegat><project version=\"1.0\">\
    <source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir><tm_dir>__DEFAULT__</tm_dir>\
    <glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file>\
    <dictionary_dir>__DEFAULT__</dictionary_dir><source_lang>EN</source_lang><target_lang>SW</target_lang>\
    <sentence_seg>true</sentence_seg><support_default_translations>true</support_default_translations>\
    <remove_tags>false</remove_tags></project></omegat>\n";

/// Its program file: `$OMEGAT_JAR`, else where Debian's package puts it.
fn jar() -> Option<PathBuf> {
    let named = std::env::var_os("OMEGAT_JAR").map(PathBuf::from);
    let found = named.into_iter().chain([PathBuf::from("/usr/share/omegat/OmegaT.jar")]).find(|jar| jar.is_file());
    if found.is_none() {
        skipped("OmegaT is not installed");
    }
    found
}

#[test]
#[ignore = "takes some seconds: OmegaT starts"]
fn omegat_translates_with_an_exported_memory() {
    let (Some(java), Some(jar)) = (program("java"), jar()) else { return };
    let place = Place::new();
    place.run(&["init"]).ok();
    place.run(&["unit", "add", "Tin & zinc are metals.", "Bati na zinki ni metali."]).ok();
    place.run(&["unit", "add", "The ox’s horn is < 5 m long.", "Pembe ya ng’ombe ni < 5 m."]).ok();
    for folder in ["source", "target", "omegat", "glossary", "dictionary", "tm/auto"] {
        std::fs::create_dir_all(place.path("project").join(folder)).expect("a folder in a temporary folder");
    }
    place.write("project/omegat.project", PROJECT);
    place.write(
        "project/source/a.txt",
        "Tin & zinc are metals.\n\nNobody knows this.\n\nThe ox’s horn is < 5 m long.\n",
    );
    place.run(&["export", "--output", "project/tm/auto/all.tmx"]).ok();
    let output = Command::new(java)
        .arg("-Djava.awt.headless=true")
        .arg(format!("-Duser.home={}", place.path(".").display()))
        .arg("-Dfile.encoding=UTF-8")
        .arg("-jar")
        .arg(jar)
        .args(["project", "--mode=console-translate"])
        .current_dir(place.path("."))
        .output()
        .expect("java starts");
    let printed = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{printed}");
    let translated = std::fs::read_to_string(place.path("project/target/a.txt")).expect("OmegaT wrote it");
    assert_eq!(
        translated.trim_start_matches('\u{FEFF}'),
        "Bati na zinki ni metali.\n\nNobody knows this.\n\nPembe ya ng’ombe ni < 5 m.\n",
        "{printed}"
    );
}
