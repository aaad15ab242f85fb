//! A line of the raw text and what it is.

use crate::text::Span;
use serde::Serialize;
use strum::IntoStaticStr;

/// Whether a block is the article or what stands around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Label {
    /// The article's own text.
    Body,
    /// Its headline; repeats of it are boilerplate.
    Headline,
    /// Everything else on the page.
    Boilerplate,
}

/// What a block is, finer than its [`Label`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum BlockKind {
    /// A paragraph of the body.
    Paragraph,
    /// The headline.
    Headline,
    /// The headline once more.
    DuplicateHeadline,
    /// The text of the title element: the headline and the outlet.
    TitleElement,
    /// The path to the page: Home / World / ...
    Breadcrumb,
    /// The name of a section.
    SectionLabel,
    /// "Published", "on" and the like, without a date.
    DateLabel,
    /// When the page was first published.
    PublishStamp,
    /// When the page was last changed.
    UpdateStamp,
    /// The date of the day in a masthead.
    PageDate,
    /// Who wrote it.
    Byline,
    /// Who edits the paper, or edited the text.
    EditorMasthead,
    /// The agency or outlet that the text is credited to.
    AgencyCredit,
    /// The caption or credit of a picture.
    Caption,
    /// Buttons to share the page.
    ShareButtons,
    /// A notice about cookies.
    CookieNotice,
    /// An invitation to subscribe, follow or donate.
    Newsletter,
    /// The label of a list of other articles.
    RelatedLabel,
    /// The headline of another article, under such a label.
    RelatedHeadline,
    /// The beginning of another article, under such a label.
    RelatedTeaser,
    /// The headline of another article that follows the body unmarked.
    NextArticleLink,
    /// A list of what is read most.
    TrendingWidget,
    /// A form for comments, or the comments.
    CommentForm,
    /// A marker of an advertisement.
    AdMarker,
    /// Tags and topics.
    Tags,
    /// A copyright line.
    Copyright,
    /// A box about the outlet or the author.
    AboutBox,
    /// A control of the mobile version or the player.
    AppWidget,
    /// An item of a menu.
    Navigation,
    /// What recurs in the outlet's articles, as learned from a corpus.
    Recurring,
    /// What is left of mark-up or code.
    HtmlFragment,
    /// Any furniture that no finer kind names.
    Other,
}

/// A line, a part of one, or the lines of a paragraph wrapped at a fixed width, without surrounding white space.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Block {
    /// Where it stands in the text.
    pub span: Span,
    /// Article, headline or furniture.
    pub label: Label,
    /// The finer kind.
    pub kind: BlockKind,
    /// Probability that it is body, in 0..=1.
    pub score: f32,
    /// The rule that decided, or "score".
    pub rule: &'static str,
}
