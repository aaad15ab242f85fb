//! What an article is read with beside its text.

use super::actors::Finder;
use super::furniture::boxes;
use super::lines::Model;
use super::parse::{bare_with, outline_with};
use super::words::Words;
use super::{Article, Block, BlockKind, BoilerplateModel, Gazetteer, Origin, quotes};
use crate::text::{Repaired, Span, repair, wrapped_sentences};

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
    /// Where the text comes from.
    pub origin: Origin,
    /// Whether text that was decoded with the wrong codec is repaired first.
    pub repair: bool,
}

impl Reader<'_> {
    /// Reads `text`, an article of `outlet`, as [`super::parse`] does. Spans are bytes of `text`; values and the body
    /// are of the repaired text.
    #[must_use]
    pub fn parse(&self, text: &str, outlet: Option<&str>) -> Article {
        let repaired = self.repaired(text);
        self.read(&repaired, outlet).in_raw(text, &repaired)
    }

    /// Reads all of `text` but its sentences, quotes and actors.
    #[must_use]
    pub fn outline(&self, text: &str, outlet: Option<&str>) -> Article {
        let repaired = self.repaired(text);
        self.read_outline(&repaired, outlet).in_raw(text, &repaired)
    }

    /// Reads the blocks, the headline and the body, and none of the facts that a text states.
    #[must_use]
    pub fn bare(&self, text: &str, outlet: Option<&str>) -> Article {
        let repaired = self.repaired(text);
        let known = self.boilerplate.and_then(|model| model.of(outlet));
        bare_with(&repaired.text, self.origin_in(&repaired), Model::shipped(), known).0.in_raw(text, &repaired)
    }

    /// The text that is read in place of `text`: repaired if asked for, and without boxes inside its sentences.
    #[must_use]
    pub fn repaired<'t>(&self, text: &'t str) -> Repaired<'t> {
        let repaired = if self.repair { repair(text) } else { Repaired::whole(text) };
        repaired.without(boxes)
    }

    /// Reads what [`Self::repaired`] gives; spans are bytes of the repaired text.
    #[must_use]
    pub fn read(&self, repaired: &Repaired<'_>, outlet: Option<&str>) -> Article {
        let text = &*repaired.text;
        let mut article = self.read_outline(repaired, outlet);
        if matches!(article.language, None | Some("en")) {
            let paragraphs: Vec<Span> = article.pieces.iter().map(|piece| piece.text).collect();
            article.sentences = paragraphs.iter().flat_map(|&paragraph| wrapped_sentences(text, paragraph)).collect();
            let words = Words::read(text, &paragraphs);
            let elsewhere = elsewhere(&article.blocks);
            let finder = Finder { gazetteer: self.gazetteer, elsewhere: &elsewhere };
            article.actors = finder.find(text, &words, &article.sentences);
            article.quotes = quotes::read(text, &words, &paragraphs, &article.sentences, &article.actors);
        }
        article
    }

    fn origin_in(&self, repaired: &Repaired<'_>) -> Origin {
        match self.origin {
            Origin::Extracted { begin } => Origin::Extracted { begin: repaired.of_raw(begin) },
            Origin::Raw => Origin::Raw,
        }
    }

    fn read_outline(&self, repaired: &Repaired<'_>, outlet: Option<&str>) -> Article {
        let known = self.boilerplate.and_then(|model| model.of(outlet));
        outline_with(&repaired.text, self.origin_in(repaired), Model::shipped(), known)
    }
}

/// The lines beside the body that name people in full.
fn elsewhere(blocks: &[Block]) -> Vec<Span> {
    const NAMING: [BlockKind; 4] = [BlockKind::Headline, BlockKind::Caption, BlockKind::Byline, BlockKind::AboutBox];
    blocks.iter().filter(|block| NAMING.contains(&block.kind)).map(|block| block.span).collect()
}
