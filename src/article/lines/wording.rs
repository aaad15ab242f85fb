//! The wordings of furniture that is written in sentences, by what it is for.
//!
//! A wording tells little alone: the line scorer weighs how many of each class a line has, and a line that was
//! decided to be furniture takes its kind from them.

use super::vocabulary::Key;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What furniture in sentences is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// Asks the reader to subscribe, sign up or pay.
    Invitation,
    /// Asks for consent to cookies.
    Consent,
    /// Claims rights and refuses liability.
    Legal,
    /// Corrects, explains or disowns the text.
    Notice,
    /// Asks the reader to write, call or vote.
    Appeal,
    /// Stands around comments and posts.
    Comment,
    /// Tells of the author or the outlet.
    About,
    /// Tells what a picture shows and who took it.
    Caption,
    /// Leads to other articles.
    More,
    /// Offers an app, a player or a control.
    App,
    /// Sells.
    Advert,
}

/// How many classes there are.
pub(crate) const CLASSES: usize = 11;

/// The classes in the order of their numbers, with their wordings in lower case.
///
/// A wording matches whole words.
#[rustfmt::skip] // One wording a line would bury the code.
const WORDINGS: [(Class, &[&str]); CLASSES] = [
    (Class::Invitation, &[
        "sign up", "signing up", "sign-up", "newsletter", "newsletters", "inbox", "inboxes", "subscribe", "subscriber", "subscribers", "subscribes", "subscribed", "subscribing", "subscription", "subscriptions", "unsubscribe", "cancel any time", "cancel anytime",
        "cancel at any time", "cancel whenever", "opt out", "our journalism", "independent journalism", "fearless journalism",
        "local journalism", "our reporting", "support us", "support our", "your support", "donate", "donation", "donations",
        "become a member", "free articles", "articles left", "articles this month", "leave at any time", "leave whenever",
        "whenever you like", "whenever you please", "at any time", "any time you", "our weekly", "our daily", "our monthly", "our fortnightly", "our free",
        "our letter", "free letter", "weekly letter", "daily letter", "weekly email", "daily email", "e-mail alerts",
        "email alerts", "news alerts", "our editors", "editors choose", "editors pick", "enjoying this", "enjoyed this",
        "enjoy this", "liking what you", "like what you", "if you like", "if you have read", "if you enjoyed", "love the", "readers like you", "per month",
        "a month", "a year", "every fortnight", "once a week", "once a month", "every weekday", "each weekday", "each week",
        "every morning", "each morning", "every friday", "every monday", "every wednesday", "every thursday", "every sunday", "never miss",
        "be the first to know", "no spam", "your email", "your e-mail", "your address", "email address", "e-mail address",
        "join our", "follow us", "free trial", "your first month", "paying for", "pay for it", "thank you for reading",
        "worth reading", "unlimited access", "premium", "we promise", "we never share",
        "will never share", "not share your", "press list", "mailing list", "stay informed", "straight to your", "delivered to you", "you trust",
        "it is free", "bulletin", "is read by", "are read by", "one click", "000 readers", "listeners", "for free", "for nothing", "costs nothing", "the best of", "promotional email", "promotional emails", "forwarded this", "forwarded to you",
        "to your phone", "whatsapp channel", "telegram channel", "boletín", "boletin", "suscríbete", "suscribete",
        "suscriptor", "suscriptores", "suscripción", "en tu correo", "en su correo", "apúntate", "darte de baja", "recibe cada", "abonnez-vous", "abonnez vous", "abonnés",
        "lettre d'information", "infolettre", "notre lettre", "la lettre", "gratuite", "dans votre boîte", "inscrivez-vous", "abonnieren",
        "jetzt abonnieren", "rundbrief", "iscriviti", "assine", "nieuwsbrief", "nyhetsbrev",
    ]),
    (Class::Consent, &[
        "cookie", "cookies", "consent", "consents", "consented", "our partners", "and our partners", "partners", "your device", "on a device", "store information",
        "your privacy", "privacy policy", "privacy notice", "privacy settings", "in the settings", "personalise", "personalised",
        "personalize", "personalized", "tracking", "analytics", "legitimate interest", "accept all", "reject all", "manage preferences",
        "manage choices", "by continuing", "by staying", "remembers you", "gdpr", "tu privacidad", "su privacidad",
        "nuestros socios", "socios", "tu dispositivo", "su dispositivo", "un dispositivo", "consentimiento", "votre consentement", "nos partenaires",
        "votre appareil", "ihre zustimmung", "unsere partner", "datenschutz", "collect data", "your data", "your choices", "we measure", "to measure",
    ]),
    (Class::Legal, &[
        "all rights reserved", "rights reserved", "some rights", "copyright", "copyrighted", "permission", "permissions", "reproduce", "reproduced", "reproduction", "redistribute", "redistributed", "redistribution",
        "republication", "republish", "republished", "rewritten", "liability", "liable", "accepts no", "accept no", "assume no", "takes no responsibility", "no responsibility",
        "not responsible", "investment advice", "financial advice", "medical advice", "legal advice", "qualified adviser", "take advice",
        "terms of use", "terms of service", "terms and conditions", "terms apply", "user agreement", "conditions apply", "trade mark", "trade marks", "trademark", "trademarks", "registered office",
        "registered as", "registered in", "company number", "published by", "printed by", "printed on", "prohibited", "protected by", "prior written",
        "without the prior", "external sites", "external links", "quotes delayed", "delayed by", "a minimum of", "warranty", "guarantee", "guarantees",
        "affiliated companies", "part of the", "is a trading name", "media group", "newspapers ltd", "media ltd", "holdings", "for private study",
        "fair use", "creative commons", "cc by", "licence", "licensed under", "infringe", "infringes", "not to be", "the authors", "derechos", "prohibida", "autorización",
        "tous droits", "droits réservés", "toute reproduction", "interdite", "confidentiel", "confidential", "alle rechte", "vorbehalten", "todos os direitos",
        "tutti i diritti", "riproduzione riservata", "alle rechten", "click for restrictions", "gamble", "gambling", "over-18s", "betting", "calls may be",
    ]),
    (Class::Notice, &[
        "correction", "corrections", "corrected", "clarification", "clarifications", "earlier version", "previous version", "has been updated", "was updated", "has been amended",
        "was amended", "has been edited", "has been shortened", "was shortened", "lightly edited", "edited for", "condensed", "for clarity", "for length", "edited and",
        "may be edited", "may be shortened", "we regret", "regrets the error", "regret the error", "gave a wrong", "misspelt", "misspelled", "misstated", "incorrectly",
        "in error", "apologise", "apologises", "apologize", "apologizes", "names have been changed", "names of", "have been changed", "their request", "may contain errors", "contain errors", "spelling", "an error",
        "errors", "editor's note", "editor’s note", "editors' note", "note to editors", "notes to editors", "eds:", "refiles", "refiled", "updates with", "adds details", "adds quotes", "recasts", "competing interest", "competing interests",
        "conflict of interest", "doi", "reference:", "references:", "prices and", "correct at the time", "at time of writing", "time of writing", "safe harbour",
        "safe harbor", "press contact", "media contact", "press office", "for further information", "for more information", "for media", "accredited", "embargo", "embargoed", "not for release",
        "opinions", "views expressed", "the views", "own views", "their views", "his views", "her views", "are his own", "are her own", "are their own", "is his own", "own name", "not those of",
        "do not reflect", "does not reflect", "not necessarily", "takes no position", "does not endorse", "full disclosure", "disclosure", "disclaimer", "standards", "ethics", "code of conduct", "code of practice",
        "complaint", "complaints", "to complain", "press council", "ombudsman", "accuracy", "we check", "selected by", "translated by", "translated from", "translation", "transcript", "transcripts", "authoritative", "authentic", "text of report",
        "inserted editorially", "was held in", "were held in", "interview was", "conversation was", "conversation has", "this interview", "this conversation", "this transcript", "page was generated", "this article was", "this article first",
        "this story was", "this story has", "first appeared", "first published", "originally published", "a version of", "fe de errores", "se amplió", "rectificatif", "erratum", "cette version", "korrektur", "clients", "subscribers should note", "this version", "wrote this", "in partnership",
    ]),
    (Class::Appeal, &[
        "get in touch", "contact us", "contact our", "email us", "e-mail us", "emailing us", "call us", "text us", "tell us", "write to us", "write to", "send us", "send it", "send your", "send them", "let us know",
        "have your say", "have you", "are you affected", "do you have", "do you know", "do you disagree", "do you agree", "what do you think", "your story", "your stories", "your views", "your thoughts", "your letters", "your comments", "your opinion", "your questions", "a tip",
        "got a story", "a story for us", "vote in", "our poll", "take our", "letters to the editor", "letters of no more", "reach the editor", "full name", "telephone number", "contact number", "phone number", "anyone with information", "crime stoppers", "remain anonymous",
        "report it", "report an error", "see an error", "spot an error", "seen an error", "if you see", "if you spot", "if you have", "if you are", "if you believe", "if you want to", "if you need", "click here", "click the", "please include", "please keep", "please do", "please email", "please contact", "please write", "our helpline", "samaritans", "hotline",
        "escríbenos", "escribenos", "si ves un error", "contáctenos", "écrivez-nous", "ecrivez-nous", "nous écrire", "lui écrire", "nous contacter", "schreiben sie uns", "scrivici", "our website", "our page", "one month",
    ]),
    (Class::Comment, &[
        "comments", "commenting", "to comment", "comment below", "comment on this", "comments are closed", "moderate", "moderated", "moderators", "moderation", "log in to", "logged in", "an account", "your account", "hours ago", "minutes ago", "days ago", "day ago", "hour ago", "join the debate",
        "join the discussion", "join the conversation", "join in", "get involved", "add your voice", "be the first to", "forum rules", "house rules", "community", "our users", "readers respond", "readers write", "top comment", "reply", "likes", "reposts", "retweets", "view on", "comentarios", "comentar",
        "para comentar", "estar registrado", "commentaires", "commenter", "kommentare", "kommentieren", "commenti", "comentários", "reacties", "keep it civil", "abusive", "in advance", "offensive", "insultos",
    ]),
    (Class::About, &[
        "is a writer", "is a staff writer", "is a journalist", "is a reporter", "is a freelance", "is a columnist", "is a correspondent", "is the author", "is an author", "is an editor", "is the editor", "is our", "has been our", "writes about", "writes for", "writes on", "writes a", "is a historian", "is a professor", "teaches at", "teaches history",
        "covers", "reports on", "reports from", "has reported", "has covered", "has written", "his last book", "her last book", "their last book", "last book", "latest book", "new book", "first novel", "previous book", "next book", "is out in", "last piece", "columnist since", "a columnist", "lives in", "lives with", "can be reached", "is based in",
        "joined the", "was part of a team", "won a", "is an independent", "is independent", "is owned by", "is funded by", "are funded by", "is supported by", "supported by", "is a member of", "we are a member", "founded in", "about us", "about the author", "about this", "was produced", "is made by", "reaches", "million listeners", "in partnership with",
        "a grant", "non-profit", "nonprofit", "cooperative", "is published", "editorial firewall", "is a weekly", "is a monthly", "is a magazine", "is the voice", "public file", "declares an interest", "is a project", "es periodista", "es autor", "es autora", "est journaliste", "suit pour", "ist redakteur", "ist autor", "ist autorin", "headquartered", "employs",
        "is listed", "the leading", "a leading", "unites", "for us",
    ]),
    (Class::Caption, &[
        "photo:", "photo by", "photos by", "photo courtesy", "photo credit", "photos:", "photograph:", "photographs:", "photographs by", "photograph by", "photographed", "photo –", "photo -", "photo from", "picture:", "pictures:", "picture by", "pictured", "image:", "images:", "image source", "image caption", "media caption", "image credit", "image ©",
        "credit:", "credits:", "courtesy of", "courtesy photo", "courtesy", "file photo", "file picture", "file image", "file -", "file:", "file –", "archive photo", "handout", "graphic:", "illustration:", "illustration by", "source:", "getty", "getty images", "shutterstock", "istock", "alamy", "reuters/", "afp via", "ap photo", "epa", "screenshot", "screengrab", "video still", "in this picture",
        "in this photo", "this picture", "this photo", "this image", "the picture", "undated picture", "undated photo", "is seen", "are seen", "seen from", "seen here", "seen in", "shown here", "is pictured", "are pictured", "shows the", "taken on", "poses", "pose for", "looks on", "look on", "walks past", "walk past", "stands in", "stand in",
        "holds up", "holding a", "holds a", "from left", "left)", "right)", "left to right", "foreground", "in the background", "artist's impression", "map:", "chart:", "caption:", "foto:", "fotos:", "imagen:", "la imagen", "una imagen", "fue tomada", "crédito", "crédit", "bild:", "foto", "library image",
    ]),
    (Class::More, &[
        "read also", "also read", "read more", "see also", "read next", "read the full", "read full", "full story", "read original", "original article", "continue reading", "must read", "from the archive", "from our archive", "elsewhere in", "you may like", "you might like", "you may also", "more on this", "more from", "more in", "most read", "most viewed", "most popular",
        "related", "related:", "related leads", "don't miss", "don’t miss", "up next", "next up", "next:", "next week:", "next issue", "coming on", "coming up", "coming next", "previously:", "earlier:", "see photos", "see the photos", "see the photographs", "photos:", "gallery:", "in pictures", "watch:", "listen:", "video:", "podcast:", "exclusive:", "timeline:", "explainer:", "analysis:", "opinion:", "quiz:", "also in", "also:",
        "this day in", "on this day", "episode", "our local history", "te puede interesar", "le puede interesar", "lea también", "lee también", "más sobre", "mas sobre", "lo más leído", "noticias relacionadas", "lire aussi", "lisez aussi", "à lire", "voir aussi", "sur le même sujet", "mehr zum thema", "lesen sie auch", "leggi anche", "leia também", "leia mais", "lees ook", "läs mer",
    ]),
    (Class::App, &[
        "our app", "the app", "in app", "mobile app", "app store", "google play", "for android", "for ios", "download", "listen live", "watch live", "live stream", "alexa", "smart speaker", "enable the skill", "on your phone", "your phone", "your browser", "javascript", "scroll down", "scroll on", "scroll to", "full screen", "rotate your", "text size", "copy link", "link copied", "data rates", "open it in a browser", "view in browser", "in your browser", "trouble reading",
        "trouble viewing", "listen to this", "min read", "minute read", "reading time", "print this", "save for later", "breaking news alerts", "weather alerts", "push notifications", "pop-ups", "en la aplicación", "dans l'application", "play video", "this video", "this feature", "desktop version", "escuchar este", "abre esta",
    ]),
    (Class::Advert, &[
        "advertise", "advertisement", "advertisements", "advertiser", "advertisers", "advertising", "sponsor", "sponsors", "sponsored", "sponsorship", "promoted", "paid content", "paid post", "partner content", "publicidad", "publicité", "anzeige", "werbung", "annonce", "pubblicità", "commercial", "special offer", "limited time", "order now", "call now", "buy now", "off your first", "discount", "discounts", "promo code", "competition", "prize draw",
    ]),
];

/// The wordings that begin with a word: what follows the word, and the class.
type Openers = FxHashMap<Key, Vec<(&'static str, Class)>>;

static OPENERS: LazyLock<Openers> = LazyLock::new(|| {
    let mut found = Openers::default();
    for (class, list) in WORDINGS {
        for wording in list {
            let (word, rest) = wording.split_at(first_word(wording));
            found.entry(Key::of(word)).or_default().push((rest, class));
        }
    }
    for rests in found.values_mut() {
        rests.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
    }
    found
});

/// Where the first word of `wording` ends, as words are cut when a line is measured.
fn first_word(wording: &str) -> usize {
    let inner = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-');
    wording.find(|c| !inner(c)).unwrap_or(wording.len())
}

/// The first words of all wordings.
pub(super) fn openers() -> impl Iterator<Item = &'static str> {
    WORDINGS.into_iter().flat_map(|(_, list)| list.iter().map(|wording| &wording[..first_word(wording)]))
}

/// The class and length in bytes of the longest wording that begins with `word`, which `rest` follows in the line.
pub(super) fn beginning(word: Key, rest: &str) -> Option<(Class, usize)> {
    let next = second(rest);
    let (follows, class) = OPENERS
        .get(&word)?
        .iter()
        .find(|(follows, _)| (second(follows) == 0 || second(follows) == next) && begins(rest, follows))?;
    Some((*class, follows.len()))
}

/// The second byte in lower case, by which most wordings are told from what follows; 0 if there is none.
fn second(rest: &str) -> u8 {
    rest.as_bytes().get(1).map_or(0, u8::to_ascii_lowercase)
}

/// True if `rest` begins with `follows` in any case and no letter or digit comes next.
fn begins(rest: &str, follows: &str) -> bool {
    let open = follows.ends_with(|c: char| !c.is_alphanumeric());
    rest.get(..follows.len()).is_some_and(|head| head.eq_ignore_ascii_case(follows))
        && (open || !rest[follows.len()..].starts_with(|c: char| c.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::lines::Measures;
    use crate::text::Span;

    fn of(line: &str, class: Class) -> u8 {
        Measures::of(line, Span::new(0, line.len())).wordings[class as usize]
    }

    #[test]
    fn classes_stand_in_the_order_of_their_numbers() {
        assert!(WORDINGS.iter().enumerate().all(|(at, (class, _))| *class as usize == at));
        assert!(WORDINGS.iter().flat_map(|(_, list)| list.iter()).all(|wording| *wording == wording.to_lowercase()));
    }

    #[test]
    fn every_wording_can_be_found() {
        for wording in WORDINGS.iter().flat_map(|(_, list)| list.iter()) {
            let (word, rest) = wording.split_at(first_word(wording));
            assert!(!word.is_empty() && word.len() <= 14 && beginning(Key::of(word), rest).is_some(), "{wording}");
        }
    }

    #[test]
    fn wordings_are_whole_words_in_any_case() {
        assert_eq!(of("SIGN UP for our weekly letter", Class::Invitation), 2);
        assert_eq!(of("The design upset the council", Class::Invitation), 0);
        assert_eq!(of("Cookies are stored here", Class::Consent), 1);
        assert_eq!(of("Photo: A. Berg", Class::Caption), 1);
        assert_eq!(of("Send it, or send your letter", Class::Appeal), 2);
    }
}
