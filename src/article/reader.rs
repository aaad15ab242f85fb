//! What an article is read with beside its text.

use super::lines::Model;
use super::parse::outline_with;
use super::{Article, BoilerplateModel, Gazetteer, actors, quotes};
use crate::text::{Repaired, Span, repair, sentences};

/// Reads articles with what is known beside the text. The default knows nothing.
///
/// # Examples
///
/// ```
/// use _core::article::Reader;
/// let reader = Reader { repair: true, ..Reader::default() };
/// let text = "â€œThe bridge stays shut,â€\u{9d} said Mayor JosÃ© Venn.";
/// let article = reader.parse(text, None);
/// assert_eq!(article.quotes[0].speaker.as_deref(), Some("José Venn"));
/// assert_eq!(article.actors[0].mentions[0].of(text), "JosÃ© Venn");
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct Reader<'r> {
    /// Lines that recur in the articles of outlets; they are furniture.
    pub boilerplate: Option<&'r BoilerplateModel>,
    /// Actors to know by name.
    pub gazetteer: Option<&'r Gazetteer>,
    /// Whether text that was decoded with the wrong codec is repaired first.
    pub repair: bool,
}

impl Reader<'_> {
    /// Reads `text`, an article of `outlet`, as [`super::parse`] does. Spans are bytes of `text`; values and the body
    /// are of the repaired text.
    #[must_use]
    pub fn parse(&self, text: &str, outlet: Option<&str>) -> Article {
        let repaired = self.repaired(text);
        self.read(&repaired.text, outlet).in_raw(&repaired)
    }

    /// Reads all of `text` but its sentences, quotes and actors.
    #[must_use]
    pub fn outline(&self, text: &str, outlet: Option<&str>) -> Article {
        let repaired = self.repaired(text);
        self.read_outline(&repaired.text, outlet).in_raw(&repaired)
    }

    /// The text that is read in place of `text`.
    #[must_use]
    pub fn repaired<'t>(&self, text: &'t str) -> Repaired<'t> {
        if self.repair { repair(text) } else { Repaired::whole(text) }
    }

    /// Reads `text` as it stands; spans are bytes of it, repaired or not.
    #[must_use]
    pub fn read(&self, text: &str, outlet: Option<&str>) -> Article {
        let mut article = self.read_outline(text, outlet);
        if matches!(article.language, None | Some("en")) {
            let paragraphs: Vec<Span> = article.pieces.iter().map(|piece| piece.text).collect();
            article.sentences = paragraphs.iter().flat_map(|&paragraph| sentences(text, paragraph)).collect();
            article.actors = actors::find_with(text, &article.sentences, self.gazetteer);
            article.quotes = quotes::find(text, &paragraphs, &article.sentences, &article.actors);
        }
        article
    }

    fn read_outline(&self, text: &str, outlet: Option<&str>) -> Article {
        outline_with(text, Model::shipped(), self.boilerplate.and_then(|model| model.of(outlet)))
    }
}
