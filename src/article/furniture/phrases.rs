//! The fixed phrases of web pages, by the kind of furniture they announce.

use crate::article::BlockKind;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Whole lines, in lower case without marks at their ends.
#[rustfmt::skip] // One phrase a line would bury the code.
const WHOLE: [(BlockKind, &[&str]); 10] = [
    (BlockKind::RelatedLabel, &[
        "check also", "read also", "also read", "see also", "related", "related articles", "related stories",
        "related news", "related posts", "related links", "related topics", "related content", "related coverage",
        "read more", "more stories", "more news", "more on this story", "more on this topic", "you may also like",
        "you might also like", "you may like", "recommended", "recommended for you", "recommended stories",
        "recommended articles", "don't miss", "don’t miss", "up next", "what to read next", "keep reading",
        "continue reading", "more like this", "more for you", "from the web", "around the web", "from around the web",
        "editor's picks", "editors' picks", "editor’s picks", "editors’ picks", "next article", "previous article",
        "next post", "previous post", "next story", "in case you missed it", "promoted stories", "more from",
        "more coverage", "further reading", "similar articles", "similar stories", "must read", "must reads",
        "other stories", "other news", "suggested for you", "you may be interested in", "related video",
        "related videos", "from the archive", "from our archive", "from the archives", "from our archives", "must reads",
        "related leads", "related documents", "read more here", "more here", "more interviews", "more features", "more reports",
        "more essays", "more columns", "more opinion", "more letters", "more sport", "more soccer", "more football", "more business",
        "more politics", "more culture", "more analysis", "football gossip", "transfer talk", "transfer news", "gossip", "read on",
        "also in the news", "in other news", "see more", "read this next", "next read", "what else", "more to read",
        "te puede interesar", "le puede interesar", "también te puede interesar", "noticias relacionadas", "más noticias",
        "más sobre este tema", "más información", "lea también", "lee también", "à lire aussi", "lire aussi", "à lire également", "sur le même sujet",
        "voir aussi", "mehr zum thema", "lesen sie auch", "das könnte sie auch interessieren", "leggi anche", "leia também", "leia mais",
        "veja também", "lees ook", "läs mer", "more stories like this", "most interesting",
    ]),
    (BlockKind::TrendingWidget, &[
        "trending", "trending now", "trending stories", "trending news", "most read", "most popular", "most viewed",
        "most shared", "most commented", "popular", "popular posts", "popular stories", "top stories", "top news",
        "latest stories", "latest headlines", "latest videos", "latest posts", "recent posts", "recent stories",
        "recent news", "today's headlines", "today’s headlines", "latest articles", "recent articles",
        "popular articles", "most recent", "lo más leído", "lo más visto", "les plus lus", "meistgelesen", "più letti", "mais lidas",
        "most discussed", "what's trending", "top reads", "most listened",
    ]),
    (BlockKind::CommentForm, &[
        "leave a reply", "leave a comment", "cancel reply", "post a comment", "post comment", "add a comment",
        "add comment", "no comments", "comments are closed", "comments", "comment", "view comments", "show comments",
        "load comments", "join the conversation", "join the discussion", "be the first to comment",
        "log in to comment", "submit a comment", "write a comment", "your name", "your email", "name (required",
        "reply", "comments (0", "comentarios", "commentaires", "kommentare", "commenti", "comentários", "top comment", "top comments", "readers' comments",
        "reader comments", "reader reactions", "have your say", "view all comments", "hide comments",
    ]),
    (BlockKind::AdMarker, &[
        "advertisement", "advertisements", "ad", "ads", "advert", "sponsored", "sponsored content", "sponsored links",
        "promoted", "promoted content", "story continues below", "article continues below",
        "story continues below advertisement", "article continues below advertisement",
        "article continues after this advertisement", "advertisement - scroll to continue",
        "continue reading the main story", "scroll to continue", "scroll to continue with content",
        "continue reading below", "skip ad", "skip advertisement", "adchoices", "story continues", "close ad",
        "paid content", "paid post", "partner content", "publicidad", "publicité", "anzeige", "werbung", "pubblicità",
        "pub", "publicidade", "reklama", "annonse", "annons", "continue reading below advertisement", "advertisement continue reading below", "advertisement · continue reading below",
        "advertisement. scroll to continue", "article continues below advertisement", "advertisement · scroll to continue", "scroll on for the rest of the column",
    ]),
    (BlockKind::AppWidget, &[
        "exit mobile version", "view desktop version", "desktop version", "mobile version", "view full site",
        "view mobile site", "open in app", "back to top", "go to top", "scroll to top", "return to top", "play video",
        "play", "pause", "mute", "unmute", "loading", "please wait", "your browser does not support the video tag",
        "this live page is now closed", "jump to latest", "refresh for more", "refresh for updates",
        "auto-refresh on", "watch live", "listen live", "live tv", "print this page",
    ]),
    (BlockKind::Navigation, &[
        "skip to content", "skip to main content", "skip to navigation", "jump to content", "skip to main", "menu",
        "search", "home", "close", "log in", "login", "sign in", "sign up", "subscribe", "register", "sign out",
        "log out", "my account", "toggle navigation", "contact us", "about us", "terms of use", "terms of service",
        "terms and conditions", "terms & conditions", "privacy policy", "privacy", "cookie policy",
        "advertise with us", "site map", "sitemap", "help", "newsletters", "newsletter", "follow us",
        "reuse this content", "report error", "reprints", "rights & permissions", "all news", "view all", "see all",
        "load more", "show more", "view more", "more", "next", "previous", "prev", "careers", "faq",
        "cookie settings", "manage cookies", "do not sell my personal information",
    ]),
    (BlockKind::SectionLabel, &[
        "latest news", "news", "latest", "world", "world news", "politics", "business", "sport", "sports", "opinion",
        "local news", "local", "breaking news", "breaking", "national", "international", "economy", "technology",
        "tech", "health", "entertainment", "culture", "science", "lifestyle", "travel", "education", "featured",
        "editorial", "analysis", "asia", "africa", "europe", "middle east", "americas", "regional", "region",
        "environment", "climate", "arts", "media", "society", "crime", "live", "exclusive", "companies", "markets",
        "finance", "football", "front page", "top story", "headlines", "features", "feature", "video", "videos",
        "photos", "gallery", "commentary", "letters", "obituaries", "weather", "podcast",
    ]),
    (BlockKind::DateLabel, &[
        "published", "published on", "posted", "posted on", "on", "at", "updated", "updated on", "last updated",
        "last updated on", "date", "publish date", "date published", "last modified", "first published", "by", "ago",
    ]),
    (BlockKind::CookieNotice, &[
        "accept all", "accept cookies", "accept all cookies", "reject all", "manage choices", "manage preferences",
        "accept", "got it", "i agree",
    ]),
    (BlockKind::AboutBox, &[
        "about the author", "about the authors", "about this article", "about the writer", "author", "authors",
    ]),
];

/// Beginnings of lines that leave no doubt, in lower case.
#[rustfmt::skip] // As above.
const BEGINNINGS: [(BlockKind, &[&str]); 11] = [
    (BlockKind::AdMarker, &[
        "advertisement -", "advertisement –", "advertisement —", "advertisement ·", "advertisement.", "publicidad.", "publicité.", "publicidade.",
        "article continues below", "story continues below", "scroll on for", "sponsored by ", "scroll to continue",
    ]),
    (BlockKind::Navigation, &[
        "read original", "read the original", "leer la noticia original", "lire l'article original", "see all ", "view all ", "continue reading on ",
        "accessibility links", "home | ", "skip to ", "read full article", "full coverage",
    ]),
    (BlockKind::RelatedLabel, &[
        "more from ", "most viewed in ", "most read in ", "more stories ", "more reports ", "also on ",
        "related stories", "latest from ", "elsewhere in ", "this day in ", "on this day", "from our archive", "más sobre ", "more in ",
    ]),
    (BlockKind::RelatedHeadline, &[
        "read also:", "also read:", "read more:", "related:", "see also:", "don't miss:", "don’t miss:",
        "previous post:", "next post:", "previous:", "next:", "read next:", "up next:", "related story:",
        "related article:", "related stories:", "also see:", "must read:", "more:", "next article:", "recommended:",
        "previous story:", "next story:", "next issue:", "related posts:", "next in ", "related news:",
        "previous article:", "also watch:", "watch:", "listen:", "read |", "also read |", "read also |", "watch |",
        "next week:", "also in ", "siguiente:", "lea también:", "lire aussi :", "à lire :", "next record:",
    ]),
    (BlockKind::CommentForm, &[
        "your email address will not be published", "comments (", "comentarios (", "comments are closed", "share or comment", "sign in to comment", "log in to comment", "join the debate", "top comment", "readers respond", "be the first to comment", "para comentar", "the comments below", "required fields are marked", "save my name",
        "you must be logged in to", "leave a comment (", "leave a reply ", "leave a comment ", "notify me of",
        "this site uses akismet", "name (required)", "name *", "comment *", "email *",
    ]),
    (BlockKind::Newsletter, &[
        "sign up for", "sign up to", "subscribe to our", "subscribe for", "enter your email", "join our newsletter",
        "stay up to date", "by signing up", "by subscribing", "thank you for subscribing", "thanks for subscribing",
        "follow us on", "like us on", "find us on", "download our app", "download the app", "get the app",
        "support our journalism", "already a subscriber", "you have read", "we will never share",
        "never miss a story", "get our", "subscribe now", "subscribe today", "get breaking news", "join our",
        "click here to subscribe", "get the latest news", "get email alerts", "want more", "support local journalism",
        "support independent journalism", "become a member", "buy us a coffee", "did you enjoy this",
        "please enter a valid email", "to continue reading", "don't have an account", "already have an account",
    ]),
    (BlockKind::Copyright, &[
        "©", "copyright ©", "copyright", "(c) copyright", "(c) ", "all material is subject", "todos los derechos", "reservados todos", "tous droits", "alle rechte",
        "published by ", "registered office", "printed and published", "copyright (c)", "copyright 19", "copyright 20", "(c) 20", "(c) 19",
        "all rights reserved", "our standards:",
    ]),
    (BlockKind::Tags, &[
        "tags:", "tag:", "etiquetas:", "temas:", "mots-clés", "schlagworte:", "tags ", "tagged:", "tagged with", "tagged in", "filed under", "topics:", "topics ",
        "categories:", "category:", "posted in", "keywords:", "labels:", "related topics:",
    ]),
    (BlockKind::Caption, &[
        "photo:", "photos:", "photo by", "photos by", "photo credit", "photo courtesy", "image:", "image source",
        "image caption", "image credit", "images:", "image copyright", "media caption", "picture:", "pictures:",
        "file photo", "photograph:", "photograph by", "photographs by", "caption:", "credit:", "[photo", "[image",
        "[picture", "(photo", "(image", "(file photo", "courtesy photo",
    ]),
    (BlockKind::AppWidget, &[
        "image 1 of", "refresh for ", "estimated reading time", "reading time:", "click to expand", "tap to expand", "click here to get the ", "click here to download", "click here for the ",
        "text size", "was this article helpful", "was this helpful", "view this email", "view in browser",
        "watch again:", "listen to this", "listen live:", "listen in our app", "read faster in", "please turn on javascript", "please enable javascript", "scroll down for", "escucha en", "alexa, ", "hey google", "available on google play", "get the app", "abre esta noticia", "escuchar este", "for the full ",
    ]),
    (BlockKind::Breadcrumb, &[
        "home /", "home >", "home »", "home ›", "you are here:", "home »", "home::",
    ]),
];

type Whole = FxHashMap<&'static str, BlockKind>;

static WHOLE_LINES: LazyLock<Whole> =
    LazyLock::new(|| WHOLE.iter().flat_map(|(kind, phrases)| phrases.iter().map(|phrase| (*phrase, *kind))).collect());

/// Words of share buttons.
const SHARE: &[&str] = &[
    "likes",
    "reposts",
    "retweets",
    "views",
    "bookmark",
    "listen",
    "save",
    "send",
    "compartir",
    "guardar",
    "comentar",
    "partager",
    "teilen",
    "copied",
    "enlace",
    "copiar",
    "share",
    "shares",
    "tweet",
    "facebook",
    "twitter",
    "whatsapp",
    "linkedin",
    "pinterest",
    "reddit",
    "telegram",
    "email",
    "e-mail",
    "print",
    "flipboard",
    "messenger",
    "copy",
    "pin",
    "instagram",
];

/// Words that may stand between them.
const SHARE_BETWEEN: &[&str] = &[
    "this",
    "article",
    "story",
    "on",
    "via",
    "to",
    "link",
    "url",
    "comments",
    "comment",
    "en",
    "for",
    "later",
    "min",
    "clipboard",
    "transcript",
    "view",
    "k",
    "m",
    "copy",
    "column",
    "conversation",
    "a",
    "friend",
    "x",
    "by",
    "post",
    "and",
];

/// True for a count: "214", "12k".
fn is_count(word: &str) -> bool {
    word.trim_end_matches(['k', 'm']).bytes().all(|byte| byte.is_ascii_digit())
}

/// True for a line of nothing but share buttons.
fn is_share(line: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '-';
    let mut words = line.split(|c| !is_word(c)).filter(|word| !word.is_empty()).peekable();
    let first = words.peek().copied().unwrap_or_default();
    let starts = SHARE.contains(&first) || is_count(first);
    let mut shares = 0;
    starts
        && words.all(|word| {
            let share = SHARE.contains(&word);
            shares += usize::from(share);
            share || SHARE_BETWEEN.contains(&word) || is_count(word)
        })
        && shares > 0
}

/// The kind that a line, in lower case, announces by its whole wording.
pub(super) fn whole(line: &str) -> Option<BlockKind> {
    let core = line.trim_matches(|c: char| !c.is_alphanumeric());
    if let Some(kind) = WHOLE_LINES.get(core) {
        return Some(*kind);
    }
    let counted = core.strip_suffix("comments").or_else(|| core.strip_suffix("comment"));
    if counted.is_some_and(|count| !count.is_empty() && count.trim().bytes().all(|b| b.is_ascii_digit())) {
        return Some(BlockKind::CommentForm);
    }
    is_share(core).then_some(BlockKind::ShareButtons)
}

fn first_bytes(line: &str) -> [u8; 2] {
    line.as_bytes().first_chunk().copied().unwrap_or_default()
}

type Beginnings = FxHashMap<[u8; 2], Vec<(&'static str, BlockKind)>>;

/// The beginnings by their first two bytes, so that a line is compared with few.
static BY_FIRST: LazyLock<Beginnings> = LazyLock::new(|| {
    let mut found = Beginnings::default();
    for (kind, phrases) in BEGINNINGS {
        for phrase in phrases {
            found.entry(first_bytes(phrase)).or_default().push((phrase, kind));
        }
    }
    found
});

/// The kind that a line, in lower case, announces by its beginning.
pub(super) fn beginning(line: &str) -> Option<BlockKind> {
    let line = line.trim_start_matches(['•', '-', '*', '»', '>', '→', ' ']);
    let known = BY_FIRST.get(&first_bytes(line))?;
    known.iter().find(|(phrase, _)| line.starts_with(phrase)).map(|(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_lines_are_known_whatever_frames_them() {
        assert_eq!(whole("— advertisement —"), Some(BlockKind::AdMarker));
        assert_eq!(whole("most read:"), Some(BlockKind::TrendingWidget));
        assert_eq!(whole("12 comments"), Some(BlockKind::CommentForm));
        assert_eq!(whole("the advertisement was withdrawn"), None);
    }

    #[test]
    fn share_buttons_come_in_any_number() {
        assert_eq!(whole("share   tweet   email   print"), Some(BlockKind::ShareButtons));
        assert_eq!(whole("195 shares"), Some(BlockKind::ShareButtons));
        assert_eq!(whole("share prices"), None);
        assert_eq!(whole("1996"), None);
    }

    #[test]
    fn beginnings_are_known_after_a_bullet() {
        assert_eq!(beginning("• read also: the bridge"), Some(BlockKind::RelatedHeadline));
        assert_eq!(beginning("photographs of the bridge"), None);
    }
}
