//! A gate on articles that are not part of the project: runs where `NEWSLENS_SEEDS` names their folder.

use _core::article::parse;
use _core::stance::{StanceLabel, Target, actor_stances};
use serde_json::Value;
use std::path::Path;

/// Stances that every article with as many in its gold reading must show.
const LEAST: usize = 3;

#[test]
fn every_seed_shows_its_stances() -> Result<(), Box<dyn std::error::Error>> {
    let Some(folder) = std::env::var_os("NEWSLENS_SEEDS") else { return Ok(()) };
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "txt") {
            check(&path)?;
        }
    }
    Ok(())
}

fn check(path: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let gold: Value =
        serde_json::from_slice(&std::fs::read(path.with_file_name("gold").join(format!("{name}.json")))?)?;
    let golds = gold["stances"].as_array().map_or(&[][..], Vec::as_slice);
    let taken = golds.iter().filter(|stance| stance["stance"] != "none").count();
    let target = golds.first().and_then(|stance| stance["target"].as_str()).unwrap_or_default();
    let text = std::fs::read_to_string(path)?;
    let found = actor_stances(&text, &parse(&text), &Target::new(target));
    let sure = found.iter().filter(|stance| stance.label != StanceLabel::Abstain && !stance.evidence.is_empty());
    assert!(sure.count() >= LEAST.min(taken), "{name}: {found:?}");
    Ok(())
}
