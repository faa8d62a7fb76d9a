//! Runs the ```` ```console ```` blocks of the docs.
//!
//! Each page has a fresh home folder with a copy of `examples/`, which the docs call `/home/asha`. A block whose fence
//! names a file (```` ```csv terms.csv ````) is written there first. Of a shell there are quotes, `< FILE`, `> FILE`,
//! `cat FILE` and `echo $?`. A line `...` stands for any lines.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::{pages, text_of};
use crate::support::{Place, project};

/// The name of the home folder in the docs.
const HOME: &str = "/home/asha";

#[test]
fn console_blocks_are_what_the_program_prints() {
    let update = std::env::var_os("UPDATE_DOCS").is_some();
    let mut wrong = Vec::new();
    for page in pages().iter().filter(|page| *page == Path::new("README.md") || page.starts_with("docs")) {
        let text = text_of(page);
        let played = play(&text);
        if played.text != text && update {
            std::fs::write(project("").join(page), &played.text).expect("the page can be written");
        }
        if !update || played.hand_made {
            wrong.extend(played.differences.iter().map(|difference| format!("{}: {difference}", page.display())));
        }
    }
    assert!(wrong.is_empty(), "{}\nto write what the program prints: UPDATE_DOCS=1 cargo test docs", wrong.join("\n"));
}

/// What a page came to.
struct Played {
    /// The page with the output that the program really gives, blocks with `...` as they were.
    text: String,
    differences: Vec<String>,
    /// Whether a block with `...` is wrong, which only a person can put right.
    hand_made: bool,
}

fn play(text: &str) -> Played {
    let mut shell = Shell::new();
    let mut played = Played { text: String::new(), differences: Vec::new(), hand_made: false };
    let mut lines = text.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        played.text.push_str(line);
        played.text.push('\n');
        let Some(fence) = line.strip_prefix("```").filter(|fence| !fence.is_empty()) else {
            continue;
        };
        let block: Vec<&str> = lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```").collect();
        let mut shown = block.iter().map(|line| format!("{line}\n")).collect::<String>();
        if fence == "console" {
            let (found, matches) = shell.session(&block);
            if !matches {
                played.differences.push(format!("line {}: the program prints\n{found}", number + 1));
                if block.contains(&"...") {
                    played.hand_made = true;
                } else {
                    shown = found;
                }
            }
        } else if let Some((_, name)) = fence.split_once(' ') {
            let folder = shell.place.path(name).parent().map(Path::to_owned).expect("a file in a folder");
            std::fs::create_dir_all(folder).expect("a folder for the file");
            shell.place.write(name, &shown);
        }
        played.text.push_str(&shown);
        played.text.push_str("```\n");
    }
    played
}

struct Shell {
    place: Place,
    status: i32,
}

impl Shell {
    fn new() -> Self {
        let place = Place::new();
        std::fs::create_dir(place.path("examples")).expect("a folder for the examples");
        for entry in std::fs::read_dir(project("examples")).expect("examples") {
            let entry = entry.expect("an example");
            std::fs::copy(entry.path(), place.path("examples").join(entry.file_name())).expect("a copy of an example");
        }
        Shell { place, status: 0 }
    }

    /// Runs the commands of a block; returns the block as it really is, and whether that is what it says.
    fn session(&mut self, block: &[&str]) -> (String, bool) {
        let (mut real, mut matches) = (String::new(), true);
        let starts: Vec<usize> = (0..block.len()).filter(|at| block[*at].starts_with("$ ")).collect();
        for (which, start) in starts.iter().enumerate() {
            let end = starts.get(which + 1).copied().unwrap_or(block.len());
            let output = self.run(&block[*start][2..]);
            matches &= fits(&block[start + 1..end], &output.lines().collect::<Vec<_>>());
            real.push_str(&format!("{}\n{output}", block[*start]));
        }
        (real, matches)
    }

    fn run(&mut self, line: &str) -> String {
        let mut words = split(line);
        let mut redirected = |sign: &str| {
            let at = words.iter().position(|word| word == sign)?;
            let name = words.remove(at + 1);
            words.remove(at);
            Some(self.place.path(&name))
        };
        let (input, output) = (redirected("<"), redirected(">"));
        match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
            ["istilahi", arguments @ ..] => self.istilahi(arguments, input.as_deref(), output.as_deref()),
            ["cat", name] => {
                std::fs::read_to_string(self.place.path(name)).unwrap_or_else(|error| format!("cat: {name}: {error}\n"))
            }
            ["echo", "$?"] => format!("{}\n", self.status),
            _ => panic!("docs cannot run `{line}`"),
        }
    }

    /// Standard output and error in the order in which they are written, as on a terminal.
    fn istilahi(&mut self, arguments: &[&str], input: Option<&Path>, output: Option<&Path>) -> String {
        let (mut reader, writer) = std::io::pipe().expect("a pipe");
        let mut command = self.place.command(arguments);
        command.env_remove("ISTILAHI_DB").stdin(std::process::Stdio::null());
        if let Some(path) = input {
            command.stdin(File::open(path).expect("the input is there"));
        }
        match output {
            Some(path) => command.stdout(File::create(path).expect("the output can be written")),
            None => command.stdout(writer.try_clone().expect("a pipe")),
        };
        let mut child = command.stderr(writer).spawn().expect("the program starts");
        // The command holds the pipe's other end.
        drop(command);
        let mut shown = String::new();
        reader.read_to_string(&mut shown).expect("what the program writes is UTF-8");
        self.status = child.wait().expect("the program ends").code().expect("it ends by itself");
        shown.replace(&self.place.path("").to_string_lossy().trim_end_matches('/').to_owned(), HOME)
    }
}

/// The words of a command line; quotes keep what is in them together.
fn split(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    for c in line.chars() {
        match (c, quote) {
            (c, Some(open)) if c == open => quote = None,
            ('\'' | '"', None) => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (' ', None) => words.extend(word.take()),
            (c, _) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}

/// Whether `real` is what `shown` says, where a line `...` stands for any lines.
fn fits(shown: &[&str], real: &[&str]) -> bool {
    match shown.split_first() {
        None => real.is_empty(),
        Some((&"...", rest)) => (0..=real.len()).any(|from| fits(rest, &real[from..])),
        Some((first, rest)) => real.split_first().is_some_and(|(line, more)| line == first && fits(rest, more)),
    }
}

#[test]
fn lines_are_split_as_a_shell_does() {
    assert_eq!(split("istilahi term 'rare earths' \"it's\" ''"), ["istilahi", "term", "rare earths", "it's", ""]);
    assert!(fits(&["a", "...", "d"], &["a", "b", "c", "d"]));
    assert!(!fits(&["a", "..."], &["b"]));
}
