//! The words beside a date that tell what it is the date of, in the languages of news pages.

use super::phrases::{Found, Phrases};
use crate::article::DateKind;
use std::sync::LazyLock;

/// Labels of a change, in lower case.
#[rustfmt::skip] // One phrase a line would bury the code.
const CHANGED: &[&str] = &[
    "updated", "update", "last update", "modified", "last changed", "last edit", "last edited", "last modified", "refreshed", "revised", "corrected", "correction",
    "correction-date", "amended", "edited", "as of", "actualizado", "actualizada", "actualización", "act.",
    "modificado", "mis à jour", "mise à jour", "actualisé", "modifié", "maj", "aktualisiert", "geändert", "stand",
    "atualizado", "atualizada", "aggiornato", "aggiornamento", "bijgewerkt", "gewijzigd", "oppdatert", "uppdaterad",
    "opdateret", "endret", "güncelleme", "güncellendi", "diperbarui", "aktualizacja", "zaktualizowano",
];
/// Labels of publication.
#[rustfmt::skip] // As above.
const FIRST: &[&str] = &[
    "published", "news of", "checked", "checked on", "publish", "pd", "publish date", "publication date", "posted", "first sent", "sent out", "created", "issued",
    "issue", "edition", "released", "release date", "date of release", "for release", "date", "dated", "filed", "aired",
    "broadcast", "debated", "debated on", "first broadcast", "first aired", "air date", "airdate", "recorded", "print edition", "streamed", "premiered", "uploaded", "transcript made", "embargoed until", "embargo", "embargoed", "not before", "in print", "printed in", "appeared in", "appeared on",
    "publicado", "publicada", "publié", "publiée", "paru", "veröffentlicht", "erschienen", "pubblicato", "pubblicata",
    "gepubliceerd", "geplaatst", "publisert", "publicerad", "offentliggjort", "udgivet", "yayınlanma", "yayın tarihi",
    "diterbitkan", "dipublikasikan", "opublikowano", "fecha", "datum", "data", "edición", "édition", "ausgabe",
];
/// Labels of when the page was made or kept, not the article.
#[rustfmt::skip] // As above.
const RENDERED: &[&str] = &[
    "as it appeared on", "snapshot", "cached", "crawled", "captured on", "generated", "retrieved", "accessed", "downloaded", "load-date", "load date", "today is", "captured", "viewed",
    "rendered", "archived", "archived on", "saved", "print date", "printed", "printed on", "printed from", "forwarded", "enviado", "envoyé",
    "gesendet", "inviato", "verzonden", "sent",
];

static LABELS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new([CHANGED, FIRST, RENDERED].concat()));

/// True for a phrase that is no part of a longer word.
fn is_bounded(words: &str, found: &Found) -> bool {
    let before = words[..found.start].chars().next_back();
    let after = words[found.end..].chars().next();
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(|c| c.is_alphanumeric() || c == '-')
}

/// The kind of date that the words before it, in lower case, label; the last label wins, of two the longer.
pub(super) fn label(words: &str) -> Option<DateKind> {
    let labels = LABELS.all(words).filter(|found| is_bounded(words, found));
    let last = labels.max_by_key(|found| (found.end, found.end - found.start, found.at))?;
    Some(match last.at {
        at if at < CHANGED.len() => DateKind::Updated,
        at if at < CHANGED.len() + FIRST.len() => DateKind::Published,
        _ => DateKind::PageRender,
    })
}

/// True for words that say nothing else than a label: "Published", "on", "Last updated:".
pub(super) fn is_label_alone(line: &str) -> bool {
    let core = line.trim_matches(|c: char| !c.is_alphanumeric());
    matches!(core, "on" | "at" | "el" | "le" | "am") || (core.split_whitespace().count() <= 3 && label(core).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_label_names_the_date() {
        for (words, kind) in [
            ("published 14 march | updated ", Some(DateKind::Updated)),
            ("updated 15 march; first published ", Some(DateKind::Published)),
            ("correction-date: ", Some(DateKind::Updated)),
            ("load-date: ", Some(DateKind::PageRender)),
            ("this page was generated on ", Some(DateKind::PageRender)),
            ("mis à jour le ", Some(DateKind::Updated)),
            ("issue 41, ", Some(DateKind::Published)),
            ("last edit: ", Some(DateKind::Updated)),
            ("dateline ", None),
            ("on ", None),
        ] {
            assert_eq!(label(words), kind, "{words}");
        }
        assert!(is_label_alone("published on") && is_label_alone("last updated:") && !is_label_alone("the council"));
    }
}
