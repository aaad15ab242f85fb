//! The rule of arrows: a room uses only the rooms above it, and only `src/python` names pyo3.

use regex::Regex;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms from the top down.
const ROOMS: [&str; 17] = [
    "error",
    "interrupt",
    "text",
    "article",
    "stance",
    "duplicates",
    "claims",
    "mentions",
    "features",
    "models",
    "metrics",
    "calibration",
    "explain",
    "seeding",
    "model_file",
    "pipeline",
    "python",
];

/// Names that `src/lib.rs` re-exports from the rooms at the very top.
const REEXPORTED: [&str; 3] = ["Error", "Interrupt", "Result"];

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Source files by path below `src`, without comments.
fn sources() -> BTreeMap<String, String> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    files(&src, &mut found);
    let comment = Regex::new(r"(?m)//.*$").unwrap();
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/");
        (name, comment.replace_all(&text, "").into_owned())
    };
    found.into_iter().map(read).collect()
}

fn room(file: &str) -> &str {
    file.split('/').next().unwrap_or(file).trim_end_matches(".rs")
}

/// Depth of a file's module below the crate: `text/mod.rs` is 1, `text/span.rs` is 2.
fn depth(file: &str) -> usize {
    file.split('/').filter(|part| *part != "mod.rs").count()
}

/// First segments of every path to a sibling room: `crate::x`, `crate::{x, y::z}`, `super::super::x` that leaves its
/// own room, in `use` lines and inline.
fn targets(file: &str, text: &str) -> Vec<String> {
    let path = Regex::new(r"\bcrate::(\w+|\{)|((?:super::)+)(\w+|\{)").unwrap();
    let mut found: Vec<String> = Vec::new();
    for hit in path.captures_iter(text) {
        let climbs = hit.get(2).map_or(0, |supers| supers.as_str().matches("super::").count());
        if hit.get(1).is_none() && climbs < depth(file) {
            continue;
        }
        let first = hit.get(1).or(hit.get(3)).unwrap();
        let names = if first.as_str() == "{" { heads(&text[first.end()..]) } else { vec![first.as_str().to_owned()] };
        // A module inside the file climbs to the file's own names, which are no rooms.
        found.extend(names.into_iter().filter(|name| climbs == 0 || ROOMS.contains(&name.as_str())));
    }
    found
}

/// The first segment of every entry of a brace list, which begins behind its opening brace.
fn heads(list: &str) -> Vec<String> {
    let (mut depth, mut entry, mut found) = (0, String::new(), Vec::new());
    for c in list.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => found.push(std::mem::take(&mut entry)),
            _ => {}
        }
        if depth == 0 && !matches!(c, ',' | '}') {
            entry.push(c);
        }
    }
    found.push(entry);
    found
        .iter()
        .filter_map(|entry| entry.trim().split("::").next())
        .map(str::to_owned)
        .filter(|s| !s.is_empty())
        .collect()
}

fn rank(room: &str) -> usize {
    ROOMS.iter().position(|name| *name == room).unwrap_or_else(|| panic!("{room} is no room of the house"))
}

#[test]
fn arrows_point_up_the_list_only() {
    for (file, text) in sources().iter().filter(|(file, _)| *file != "lib.rs") {
        for target in targets(file, text).iter().filter(|target| !REEXPORTED.contains(&target.as_str())) {
            assert!(rank(target) <= rank(room(file)), "src/{file} uses {target}, which is below it");
        }
    }
}

#[test]
fn only_one_room_names_the_binding() {
    let binding = Regex::new(r"\b(pyo3|numpy)\b").unwrap();
    for (file, text) in sources().iter().filter(|(file, _)| room(file) != "python") {
        assert!(!binding.is_match(text), "src/{file} names pyo3 or numpy");
    }
}

#[test]
fn every_kind_of_path_is_seen() {
    let text = "use crate::text::Span; fn f() { crate::models::fit(); } use crate::{article::{self, Article}, Error};
                use super::super::pipeline::Labels; use super::super::{metrics::accuracy, explain}; use super::block;";
    let found = targets("features/csr.rs", text);
    assert_eq!(found, ["text", "models", "article", "Error", "pipeline", "metrics", "explain"]);
    assert_eq!(targets("features/mod.rs", "use super::pipeline::Labels;"), ["pipeline"]);
}
