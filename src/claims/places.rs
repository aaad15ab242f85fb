//! Where the features of one pair were read: the words, marks and sentences of both texts.

use super::cues::{FULL, has_content};
use super::features::order;
use super::overlap::{ABOUT, BY_SENTENCE, Matched, NEAR, WHOLE};
use super::reading::{Word, lines};
use super::{CueGroups, Rarity, Reading};
use crate::text::{Shape, Span, folded, sentences, tokens};
use rustc_hash::FxHashSet;

/// A word or mark of a text.
struct Token {
    span: Span,
    sentence: usize,
    /// None for a mark.
    word: Option<Word>,
    mark: Option<Mark>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Question,
    Quotation,
}

/// One of the two texts of a pair.
struct Side<'r> {
    reading: &'r Reading,
    tokens: Vec<Token>,
}

/// Where the features of a pair are read; spans are of the claim or of the article, each in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FeaturePlaces {
    /// Spans of the claim.
    pub claim: Vec<Span>,
    /// Spans of the article.
    pub article: Vec<Span>,
}

/// A claim and an article, word by word.
pub(super) struct Located<'r> {
    claim: Side<'r>,
    article: Side<'r>,
    cues: &'r CueGroups,
    /// Sentences of the article by nearness to the claim, and their order.
    scores: Vec<(f32, usize)>,
    order: Vec<usize>,
    rarity: &'r Rarity,
}

impl<'r> Side<'r> {
    fn new(text: &str, reading: &'r Reading, cues: &CueGroups) -> Self {
        let mut buffer = String::new();
        let spans = lines(text).flat_map(|line| sentences(text, line)).enumerate();
        let found = spans.flat_map(|(sentence, span)| tokens(text, span).into_iter().map(move |it| (sentence, it)));
        let tokens = found.map(|(sentence, token)| {
            let (span, shape) = (token.span, token.shape);
            let form = folded(span.of(text), &mut buffer);
            let word = (shape != Shape::Mark).then(|| Word::new(form, cues));
            let mark = match form {
                "?" => Some(Mark::Question),
                "\"" | "“" | "”" => Some(Mark::Quotation),
                _ => None,
            };
            Token { span, sentence, word, mark: mark.filter(|_| word.is_none()) }
        });
        Self { reading, tokens: tokens.collect() }
    }

    fn spans(&self, wanted: impl Fn(&Token) -> bool) -> Vec<Span> {
        self.tokens.iter().filter(|token| wanted(token)).map(|token| token.span).collect()
    }

    fn words(&self, wanted: impl Fn(Word) -> bool) -> Vec<Span> {
        self.spans(|token| token.word.is_some_and(&wanted))
    }

    fn content(&self, wanted: impl Fn(Word) -> bool) -> Vec<Span> {
        self.words(|word| has_content(word.groups) && wanted(word))
    }

    fn cues(&self, group: usize, sentence: impl Fn(usize) -> bool) -> Vec<Span> {
        self.spans(|token| token.word.is_some_and(|word| word.groups & (1 << group) != 0) && sentence(token.sentence))
    }

    fn marks(&self, mark: Mark) -> Vec<Span> {
        self.spans(|token| token.mark == Some(mark))
    }

    /// Runs of `n` words in a sentence whose keys are `common`, word by word.
    fn runs(&self, n: usize, common: impl Fn(&[u64]) -> bool) -> Vec<Span> {
        let words: Vec<(usize, u64, Span)> =
            self.tokens.iter().filter_map(|token| Some((token.sentence, token.word?.stem, token.span))).collect();
        let mut within = vec![false; words.len()];
        for (first, run) in words.windows(n).enumerate() {
            let stems: Vec<u64> = run.iter().map(|word| word.1).collect();
            if run.iter().all(|word| word.0 == run[0].0) && common(&stems) {
                within[first..first + n].fill(true);
            }
        }
        words.iter().zip(within).filter(|(_, within)| *within).map(|((_, _, span), _)| *span).collect()
    }
}

impl<'r> Located<'r> {
    pub(super) fn new(
        (claim, article): (&str, &str),
        (of_claim, of_article): (&'r Reading, &'r Reading),
        cues: &'r CueGroups,
        rarity: &'r Rarity,
    ) -> Self {
        let scores = Matched::new(of_claim, of_article, |stem| rarity.of(stem)).sentences();
        let order = order(&scores);
        let (claim, article) = (Side::new(claim, of_claim, cues), Side::new(article, of_article, cues));
        Self { claim, article, cues, scores, order, rarity }
    }

    /// The places of every feature, in the order of [`super::names`]; none where the whole text is looked at.
    pub(super) fn all(&self) -> Vec<FeaturePlaces> {
        let whole = (0..WHOLE.len()).map(|nth| self.whole(nth));
        let by_sentence = (0..BY_SENTENCE.len()).map(|nth| self.by_sentence(nth));
        let groups = (0..self.cues.names().len()).flat_map(|group| self.group(group));
        whole.chain(by_sentence).chain(groups).chain(self.both()).collect()
    }

    /// Content words of both texts whose stem is `wanted` and stands in both.
    fn shared(&self, wanted: impl Fn(Word) -> bool) -> FeaturePlaces {
        let both = |word: Word| {
            self.claim.reading.number_of.contains_key(&word.stem)
                && self.article.reading.number_of.contains_key(&word.stem)
                && wanted(word)
        };
        FeaturePlaces { claim: self.claim.content(both), article: self.article.content(both) }
    }

    fn whole(&self, nth: usize) -> FeaturePlaces {
        let of_claim = |stem: u64| self.claim.reading.number_of.get(&stem).map(|&at| self.claim.reading.content[at]);
        match nth {
            0..=5 => self.shared(|_| true),
            6 => {
                let rarest = self.rarest(true);
                self.shared(|word| Some(word.stem) == rarest)
            }
            7 => {
                let rarest = self.rarest(false);
                let claim = self.claim.content(|word| Some(word.stem) == rarest);
                FeaturePlaces { claim, article: Vec::new() }
            }
            8 | 9 => self.runs(nth - 6),
            10 | 11 => self.shared(|word| of_claim(word.stem).is_some_and(|it| it.capital)),
            12 => self.shared(|word| of_claim(word.stem).is_some_and(|it| it.number)),
            13 => {
                let both = |word: Word| {
                    let side = |side: &Side<'_>| side.reading.prefixes.contains(&word.prefix);
                    side(&self.claim) && side(&self.article)
                };
                FeaturePlaces { claim: self.claim.content(both), article: self.article.content(both) }
            }
            15 => FeaturePlaces { claim: self.claim.content(|_| true), article: Vec::new() },
            // Character n-grams are of no word.
            _ => FeaturePlaces::default(),
        }
    }

    /// The stem of the claim's rarest word, the first of equals, among those that the article has or lacks.
    fn rarest(&self, found: bool) -> Option<u64> {
        let stems = self.claim.reading.content.iter().map(|word| word.stem);
        let among = stems.filter(|stem| self.article.reading.number_of.contains_key(stem) == found);
        among.reduce(|best, stem| if self.rarity.of(stem) > self.rarity.of(best) { stem } else { best })
    }

    /// Words in runs of `n` that both texts have.
    fn runs(&self, n: usize) -> FeaturePlaces {
        let key = |stems: &[u64]| stems.iter().copied().reduce(super::reading::joined).unwrap_or_default();
        let set = |reading: &'r Reading| if n == 2 { &reading.pairs } else { &reading.triples };
        let (of_claim, of_article) = (set(self.claim.reading), set(self.article.reading));
        let common = |stems: &[u64]| of_claim.contains(&key(stems)) && of_article.contains(&key(stems));
        FeaturePlaces { claim: self.claim.runs(n, common), article: self.article.runs(n, common) }
    }

    fn by_sentence(&self, nth: usize) -> FeaturePlaces {
        let (n, scores) = (self.scores.len(), &self.scores);
        let best_of = |part: std::ops::Range<usize>| {
            part.filter(|&at| scores[at].1 > 0).reduce(|best, at| if scores[at].0 > scores[best].0 { at } else { best })
        };
        let quarter = |nth: usize| best_of(nth * n / 4..(nth + 1) * n / 4).into_iter().collect::<Vec<_>>();
        let about = |&at: &usize| scores[at].0 > ABOUT;
        let nth_best = |nth: usize| self.order.get(nth).copied().filter(|&at| scores[at].1 > 0).into_iter().collect();
        let chosen: Vec<usize> = match nth {
            0..=2 => nth_best(nth),
            5 => (0..n.min(1)).collect(),
            6 => best_of(0..n.min(3)).into_iter().collect(),
            7 => best_of(n.saturating_sub(3)..n).into_iter().collect(),
            8 | 9 | 14 => nth_best(0),
            10 | 11 => (0..n).filter(|&at| scores[at].0 > NEAR).collect(),
            12 => (0..n).find(about).into_iter().collect(),
            13 => (0..n).rev().find(about).into_iter().collect(),
            15..=18 => quarter(nth - 15),
            19 => return self.words_of_best(),
            // The mean and the deviation are of all sentences.
            _ => Vec::new(),
        };
        let sentences = &self.article.reading.sentences;
        let article = chosen.into_iter().map(|at| sentences[at].span).collect();
        FeaturePlaces { claim: Vec::new(), article }
    }

    /// Words of the claim in the sentence nearest to it.
    fn words_of_best(&self) -> FeaturePlaces {
        let best = self.order.first().copied();
        let wanted = |token: &Token| {
            let word = token.word.filter(|word| has_content(word.groups) && Some(token.sentence) == best);
            word.is_some_and(|word| self.claim.reading.number_of.contains_key(&word.stem))
        };
        FeaturePlaces { claim: Vec::new(), article: self.article.spans(wanted) }
    }

    /// The cue words of a group, place by place.
    fn group(&self, group: usize) -> Vec<FeaturePlaces> {
        let n = self.scores.len();
        let in_claim = FeaturePlaces { claim: self.claim.cues(group, |_| true), article: Vec::new() };
        let within = |sentence: &dyn Fn(usize) -> bool| {
            let article = self.article.cues(group, sentence);
            FeaturePlaces { claim: Vec::new(), article }
        };
        let best: FxHashSet<usize> = self.order.iter().take(1).copied().collect();
        let three: FxHashSet<usize> = self.order.iter().take(3).copied().collect();
        if group >= FULL {
            let near = [within(&|_| true), within(&|at| three.contains(&at)), within(&|at| at < 3)];
            return std::iter::once(in_claim).chain(near).collect();
        }
        let about = |at: usize| self.scores[at].0 > ABOUT;
        vec![
            in_claim,
            within(&|_| true),
            within(&|_| true),
            within(&|at| best.contains(&at)),
            within(&|at| three.contains(&at)),
            within(&|at| self.scores[at].1 > 0),
            within(&|at| at < 2),
            within(&|at| at + 2 >= n),
            within(&about),
            within(&|at| !about(at)),
        ]
    }

    /// Places of the features of both texts together.
    fn both(&self) -> Vec<FeaturePlaces> {
        let best = self.order.first().copied();
        let nearest = self.article.cues(0, |at| Some(at) == best);
        let refuted = FeaturePlaces { claim: self.claim.cues(0, |_| true), article: nearest };
        // Only one of them counts.
        let refuted = if refuted.claim.is_empty() == refuted.article.is_empty() { <_>::default() } else { refuted };
        let claim = |claim: Vec<Span>| FeaturePlaces { claim, article: Vec::new() };
        let article = |article: Vec<Span>| FeaturePlaces { claim: Vec::new(), article };
        vec![
            refuted,
            self.again(0),
            self.again(1),
            claim(self.claim.marks(Mark::Question)),
            article(self.article.marks(Mark::Question)),
            claim(self.claim.marks(Mark::Quotation)),
            article(self.article.marks(Mark::Quotation)),
            FeaturePlaces::default(),
            FeaturePlaces::default(),
            FeaturePlaces::default(),
        ]
    }

    /// Cue words of a group that stand in both texts.
    fn again(&self, group: usize) -> FeaturePlaces {
        let common = |word: Word| {
            let has = |side: &Side<'_>| side.reading.cue_stems[group].contains(&word.stem);
            word.groups & (1 << group) != 0 && has(&self.claim) && has(&self.article)
        };
        FeaturePlaces { claim: self.claim.words(common), article: self.article.words(common) }
    }
}
