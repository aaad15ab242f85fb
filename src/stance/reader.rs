//! How an article is read for a target: sentence by sentence, quotation by quotation, to the evidence of each holder.

use super::about;
use super::evidence::{Evidence, Piece};
use super::holder::{self, Content, Holder, Holders};
use super::judgment::{self, Judgment};
use super::lexicon::Category;
use super::reasons::{Place, Source};
use super::words::{self, Word};
use super::{ActorStance, EvidenceKind, Target};
use crate::article::{Actor, ActorKind, Article, QuoteKind};
use crate::text::Span;
use rustc_hash::FxHashMap;

/// How far a quotation that does not name the target is about it: it is what the article is about.
const STORY: f32 = 0.4;
/// Outside quotations, cues less surely about the target than this are left out.
const LEAST_ABOUT: f32 = 0.45;
/// Sentences after one that names the target in which a vote, or a refusal to take sides, is about it.
const FOLLOWS: usize = 2;
/// Words of the offices of those who lead or speak for a body, in small letters.
#[rustfmt::skip] // One word a line would bury the code.
const LEADING: &[&str] = &[
    "head", "director", "president", "chair", "chief", "leader", "founder", "spokes", "secretary", "manager", "executive", "mayor", "captain",
    "coach", "commissioner",
];
/// The same for deeds and plans, which are about many things.
const LEAST_OF_DEED: f32 = 0.5;
/// Owners of a target that are looked at.
const OWNERS: usize = 8;
/// Actors at most among which a leader's body is looked for: articles have a few dozen.
const MOST_BODIES: usize = 200;
/// What is left of a deed of which somebody speaks who is not said to do it.
const IMPERSONAL: f32 = 0.4;
/// Words of the offices and bodies that speak for a country, in small letters.
#[rustfmt::skip] // One word a line would bury the code.
const OFFICES: &[&str] = &[
    "president", "secretary of", "foreign secretary", "foreign minister", "prime minister", "defence minister", "defense minister",
    "defense secretary", "defence secretary", "premier", "chancellor", "spokes", "envoy", "special representative", "ambassador", "administration",
    "government", "white house", "ministry", "department",
];

/// An article that is being read.
pub(super) struct Reader<'a> {
    text: &'a str,
    article: &'a Article,
    target: &'a Target,
    holders: Holders<'a>,
    pub(super) found: FxHashMap<Holder, Evidence>,
    /// The person named last outside quotations.
    last: Option<usize>,
    /// The first sentence that is surely about the target.
    first: Option<Span>,
    /// Sentences since one that names the target.
    since: usize,
    /// The actors that own the target.
    owners: Vec<usize>,
    /// Where they are named, in order.
    owned: Vec<Span>,
    buffer: String,
}

impl<'a> Reader<'a> {
    /// A whole article read, if it names the target.
    pub(super) fn read(text: &'a str, article: &'a Article, target: &'a Target) -> Option<Self> {
        let mut reader = Self::new(text, article, target);
        if !reader.names_target() {
            return None;
        }
        for &sentence in &article.sentences {
            reader.sentence(sentence);
        }
        reader.owner();
        reader.bodies();
        Some(reader)
    }

    fn new(text: &'a str, article: &'a Article, target: &'a Target) -> Self {
        let holders = Holders::read(text, article);
        let owners = owners(article, target);
        let mut owned: Vec<Span> =
            owners.iter().flat_map(|&nth| article.actors[nth].mentions.iter().copied()).collect();
        owned.sort_unstable();
        let (found, buffer) = (FxHashMap::default(), String::new());
        Self { text, article, target, holders, found, last: None, first: None, since: FOLLOWS, owners, owned, buffer }
    }

    fn names_target(&self) -> bool {
        let headline = self.article.headline.iter().map(|headline| headline.span);
        let spans: Vec<Span> = headline.chain(self.article.sentences.iter().copied()).collect();
        self.target.is_named(self.text, &spans)
    }

    fn sentence(&mut self, sentence: Span) {
        let owned = &self.owned;
        let is_owner = |place: usize| {
            let after = owned.partition_point(|span| span.start <= place);
            after.checked_sub(1).and_then(|nth| owned.get(nth)).is_some_and(|span| place < span.end)
        };
        let mut words = words::words(self.text, sentence, self.target, is_owner, &mut self.buffer);
        for word in &mut words {
            word.quote = self.holders.content_at(word.span.start);
        }
        let judgments = judgment::judgments(&words);
        for &judgment in &judgments {
            self.judgment(&words, sentence, judgment);
        }
        self.spoken(&words, sentence);
        let names = words.iter().any(Word::is_target);
        self.since = if names { 0 } else { self.since.saturating_add(1) };
        self.note_person(sentence);
    }

    fn judgment(&mut self, words: &[Word], sentence: Span, judgment: Judgment) {
        if judgment.category == Category::Engage && !self.target.is_talks {
            return;
        }
        if judgment.about >= 0.8 {
            self.first.get_or_insert(sentence);
        }
        match self.holders.content(words[judgment.at].span.start).cloned() {
            Some(content) if !content.holders.is_empty() => self.said(words, sentence, judgment, &content),
            _ => self.told(words, sentence, judgment),
        }
    }

    /// Notes who speaks of the target at all.
    fn spoken(&mut self, words: &[Word], sentence: Span) {
        let mut noted = None;
        for word in words.iter().filter(|word| word.is_head()) {
            if std::mem::replace(&mut noted, word.quote) == word.quote {
                continue;
            }
            let Some(content) = self.holders.content(word.span.start).cloned() else { continue };
            let how = if content.kind == QuoteKind::Indirect { EvidenceKind::Indirect } else { EvidenceKind::Direct };
            for holder in content.holders {
                self.found.entry(holder).or_default().note_spoken(sentence, how);
            }
        }
    }

    /// What the words of somebody tell of the speaker, or of another.
    fn said(&mut self, words: &[Word], sentence: Span, judgment: Judgment, content: &Content) {
        let Judgment { at, category, value, about, of_owner, .. } = judgment;
        let others = self.others(words, judgment, content);
        if !others.is_empty() {
            if about >= LEAST_ABOUT {
                let place = about::place(words, sentence, judgment.cue);
                let piece = Piece::new(place, value * about, category, Source::Told, EvidenceKind::Described);
                self.add(others, category, piece);
            }
            return;
        }
        if judgment.elsewhere && about < LEAST_ABOUT {
            return;
        }
        let how = if content.kind == QuoteKind::Indirect { EvidenceKind::Indirect } else { EvidenceKind::Direct };
        let (about, source) = match (about >= LEAST_ABOUT, of_owner >= LEAST_ABOUT) {
            (true, _) => (about, Source::Own),
            (false, true) => (of_owner, Source::OfOwner),
            (false, false) if self.since < FOLLOWS => (STORY, Source::Story),
            (false, false) => (STORY, Source::Far),
        };
        let is_wish = matches!(category, Category::Act | Category::Should | Category::Ask);
        let turned = matches!(source, Source::Story | Source::Far)
            && judgment.about == 0.0
            && is_wish
            && self.target.does_away();
        let value = if turned { -value } else { value };
        let holders = self.not_owners(content.holders.clone(), source);
        let is_deed = category == Category::Act && !words::has_own_subject(self.text, words, at);
        let value = value * content.sign * about * if is_deed { IMPERSONAL } else { 1.0 };
        let place = about::place(words, sentence, judgment.cue);
        let named = place.named.filter(|_| !matches!(source, Source::Story | Source::Far));
        self.add(holders, category, Piece::new(Place { named, ..place }, value, category, source, how));
        self.told_inside(words, sentence, judgment);
    }

    /// Those other than the speakers who do what the cue tells.
    fn others(&self, words: &[Word], judgment: Judgment, content: &Content) -> Vec<Holder> {
        if !told_of_subject(judgment.category, &words[judgment.at]) {
            return Vec::new();
        }
        let named = self.holders.told_of(words, judgment.at, content);
        if !named.is_empty() {
            return named;
        }
        let group = self.holders.people(words, judgment.at).filter(|group| !content.holders.contains(group));
        group.into_iter().collect()
    }

    /// What the sentence itself tells of the one who does what the cue says.
    fn told(&mut self, words: &[Word], sentence: Span, judgment: Judgment) {
        let Judgment { at, category, value, about, of_owner, .. } = judgment;
        let (about, source) = if about >= LEAST_ABOUT { (about, Source::Told) } else { (of_owner, Source::OfOwner) };
        let votes =
            category == Category::Attitude && words[at].length > 1 && words[at].span.of(self.text).starts_with("vot");
        let alone =
            matches!(category, Category::Aloof | Category::Deed) || votes || words::is_bare(self.text, words, at);
        let follows = self.since < FOLLOWS && alone;
        let about = if follows { about.max(LEAST_ABOUT) } else { about };
        let least = if matches!(category, Category::Act | Category::Will) { LEAST_OF_DEED } else { LEAST_ABOUT };
        if !told_of_subject(category, &words[at]) || about < least && !follows {
            return;
        }
        let is_deed = matches!(category, Category::Act | Category::Engage | Category::Deed);
        let how = if is_deed { EvidenceKind::Action } else { EvidenceKind::Described };
        let mut holders = self.holders.of_cue(words, at, sentence, category, self.last);
        if category == Category::Aloof && holders.is_empty() {
            holders.extend(self.holders.named_before(words, at, sentence));
        }
        let holders = self.not_owners(holders, source);
        let place = about::place(words, sentence, judgment.cue);
        self.add(holders, category, Piece::new(place, value * about, category, source, how));
        self.told_inside(words, sentence, judgment);
    }

    /// What `accused her of blocking` tells of her.
    fn told_inside(&mut self, words: &[Word], sentence: Span, judgment: Judgment) {
        let Some((inner, value)) = judgment.inner.filter(|_| judgment.about >= LEAST_ABOUT) else { return };
        if let Some(other) = self.holders.object(words, judgment.at, inner, sentence) {
            let value = value * judgment.about;
            let place = about::place(words, sentence, inner);
            let piece = Piece::new(place, value, Category::Act, Source::Told, EvidenceKind::Described);
            self.add(vec![Holder::Actor(other)], Category::Act, piece);
        }
    }

    /// What is said of the owner shows nothing of the owner.
    fn not_owners(&self, holders: Vec<Holder>, source: Source) -> Vec<Holder> {
        let is_owner = |holder: &Holder| matches!(holder, Holder::Actor(nth) if self.owners.contains(nth));
        holders.into_iter().filter(|holder| source != Source::OfOwner || !is_owner(holder)).collect()
    }

    fn add(&mut self, holders: Vec<Holder>, category: Category, piece: Piece) {
        for holder in holders {
            if self.relays(&holder) {
                continue;
            }
            let evidence = self.found.entry(holder).or_default();
            if category == Category::Aloof {
                evidence.add_aloof(piece);
            } else {
                evidence.add(piece);
            }
        }
    }

    /// True for a news outlet, which tells what others think.
    fn relays(&self, holder: &Holder) -> bool {
        let name = match holder {
            Holder::Actor(nth) if self.article.actors[*nth].kind == ActorKind::Organisation => {
                &self.article.actors[*nth].name
            }
            Holder::Actor(_) => return false,
            Holder::Phrase(name) => name,
        };
        holder::is_outlet(name)
    }

    fn note_person(&mut self, sentence: Span) {
        let people = self
            .holders
            .inside(sentence)
            .iter()
            .filter(|&&(_, nth)| self.article.actors[nth].kind == ActorKind::Person);
        self.last = people.map(|&(_, nth)| nth).next().or(self.last);
    }

    /// Who owns the target is for it, and so are those who belong to the owner, unless told otherwise.
    fn owner(&mut self) {
        let Some((owner, sentence)) = self.target.owner.clone().zip(self.first) else { return };
        let (place, value) = (Place::whole(sentence), if owner.stated { 1.0 } else { 0.5 });
        for nth in self.owners.clone() {
            let piece = Piece::new(place, value, Category::Attitude, Source::Owner, EvidenceKind::Described);
            self.add(vec![Holder::Actor(nth)], Category::Attitude, piece);
        }
        for nth in 0..self.article.actors.len() {
            let holder = Holder::Actor(nth);
            if !self.owners.contains(&nth)
                && self.belongs(nth)
                && self.found.get(&holder).is_some_and(Evidence::is_shown)
            {
                let piece = Piece::new(place, value, Category::Attitude, Source::Affiliate, EvidenceKind::Described);
                self.add(vec![holder], Category::Attitude, piece);
            }
        }
    }

    /// What those who lead a body or speak for it show is the body's as well, unless it shows something itself.
    fn bodies(&mut self) {
        let led: Vec<(usize, usize)> =
            (0..self.article.actors.len()).filter_map(|nth| Some((nth, self.body(nth)?))).collect();
        for (nth, body) in led {
            let Some(evidence) = self.found.get(&Holder::Actor(nth)).cloned() else { continue };
            if self.found.get(&Holder::Actor(body)).is_none_or(|own| !own.is_shown()) {
                self.found.insert(Holder::Actor(body), evidence.lent());
            }
        }
    }

    /// The organisation that an actor's office names, or the country of one who speaks for it.
    fn body(&self, nth: usize) -> Option<usize> {
        let role = self.article.actors[nth].role.as_deref()?;
        let country = self.article.actors[nth].country.as_deref();
        let (leads, speaks) = (has_office(role, LEADING), has_office(role, OFFICES));
        self.article.actors.iter().take(MOST_BODIES).position(|actor| match actor.kind {
            ActorKind::Organisation => leads && actor.aliases.iter().any(|alias| has_word(role, alias)),
            ActorKind::Country => speaks && country == Some(&actor.name),
            _ => false,
        })
    }

    /// True if an actor speaks or acts for an owner: by its name, its office, or an office of the owner's country.
    fn belongs(&self, nth: usize) -> bool {
        let actor = &self.article.actors[nth];
        let role = actor.role.as_deref().unwrap_or_default();
        self.owners.iter().take(OWNERS).any(|&owner| {
            let owner = &self.article.actors[owner];
            let named = owner.aliases.iter().any(|alias| has_word(&actor.name, alias) || has_word(role, alias));
            let office = has_office(role, OFFICES) || has_office(&actor.name, OFFICES);
            named || office && owner.kind == ActorKind::Country && actor.country.as_deref() == Some(&owner.name)
        })
    }

    pub(super) fn finish(self) -> Vec<ActorStance> {
        let (article, target) = (self.article, self.target.name());
        let mut found: Vec<ActorStance> =
            self.found.iter().filter_map(|(holder, evidence)| stance(article, holder, evidence, target)).collect();
        found.sort_by(|one, other| {
            other.probability.total_cmp(&one.probability).then_with(|| one.actor.cmp(&other.actor))
        });
        found
    }
}

/// The actors that the target names as its owner, and what is named after them.
fn owners(article: &Article, target: &Target) -> Vec<usize> {
    let Some(owner) = &target.owner else { return Vec::new() };
    let names = |actor: &Actor| actor.aliases.iter().any(|alias| alias == &owner.name);
    (0..article.actors.len()).filter(|&nth| names(&article.actors[nth])).collect()
}

/// True if a cue tells of its subject: not what a thing is worth, and not what ought to be done.
fn told_of_subject(category: Category, word: &Word) -> bool {
    category != Category::Should && (category != Category::Worth || word.is_judge())
}

/// True if a role or name holds a word of an office.
fn has_office(role: &str, offices: &[&str]) -> bool {
    let role = role.to_lowercase();
    offices.iter().any(|office| role.contains(office))
}

/// True if `word` stands in `text` as whole words.
fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let (before, after) = (text[..at].chars().next_back(), text[at + word.len()..].chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

fn stance(article: &Article, holder: &Holder, told: &Evidence, target: &str) -> Option<ActorStance> {
    let verdict = told.verdict()?;
    let (actor, aliases) = names(article, holder);
    let (label, probability, evidence, how) = (verdict.label, verdict.probability, verdict.spans, verdict.how);
    let (country, reasons) = (country(article, holder), told.reasons(verdict.rule));
    let target = target.to_owned();
    Some(ActorStance { actor, aliases, target, label, probability, evidence, how, country, reasons })
}

/// Name and forms of a holder.
pub(super) fn names(article: &Article, holder: &Holder) -> (String, Vec<String>) {
    match holder {
        Holder::Actor(nth) => (article.actors[*nth].name.clone(), article.actors[*nth].aliases.clone()),
        Holder::Phrase(name) => (name.clone(), vec![name.clone()]),
    }
}

/// The country of a holder; a country is its own.
pub(super) fn country(article: &Article, holder: &Holder) -> Option<String> {
    let Holder::Actor(nth) = holder else { return None };
    let actor = &article.actors[*nth];
    if actor.kind == ActorKind::Country { Some(actor.name.clone()) } else { actor.country.clone() }
}
