//! Cue words by place: in the claim, in the article, in the sentences nearest to the claim.

use super::cues::FULL;
use super::overlap::ABOUT;
use super::{CueGroups, Reading};

/// Places in which the first groups are read.
const PLACES: [&str; 10] = [
    "in the claim",
    "in the article",
    "per word of the article",
    "in the best sentence",
    "in the three best sentences",
    "by nearness to the claim",
    "in the first two sentences",
    "in the last two sentences",
    "in sentences about the claim",
    "in the other sentences",
];

/// Places in which the others are read.
const FEW_PLACES: [&str; 4] =
    ["in the claim", "per word of the article", "in the three best sentences", "in the first three sentences"];

/// Features of both texts together.
const BOTH: [&str; 10] = [
    "refutation in one of claim and best sentence",
    "refuting words of the claim found again",
    "hedging words of the claim found again",
    "question in the claim",
    "questions in the article",
    "quotation in the claim",
    "quotations in the article",
    "sentences of the article",
    "words of the claim",
    "log words of the article",
];

/// Names of the features.
pub(super) fn names(cues: &CueGroups) -> Vec<String> {
    let all = |group: &String| {
        let place = cues.names().iter().position(|name| name == group).unwrap_or(0);
        let places: &[&str] = if place < FULL { &PLACES } else { &FEW_PLACES };
        places.iter().map(|place| format!("{group} {place}")).collect::<Vec<_>>()
    };
    let both = BOTH.iter().map(|name| (*name).to_owned());
    cues.names().iter().flat_map(all).chain(both).collect()
}

/// The features of a claim and an article, whose sentences have `scores` and stand in `order` from the best on.
pub(super) fn add(claim: &Reading, article: &Reading, scores: &[(f32, usize)], order: &[usize], out: &mut Vec<f32>) {
    let groups = claim.groups;
    let n = scores.len();
    let within = |group: usize, which: &mut dyn Iterator<Item = usize>| -> f32 {
        which.map(|sentence| article.cues[sentence * groups + group] as f32).sum()
    };
    let in_claim = |group: usize| -> f32 {
        (0..claim.sentences.len()).map(|sentence| claim.cues[sentence * groups + group] as f32).sum()
    };
    let words = article.words.max(1) as f32;
    for group in 0..groups {
        let three = within(group, &mut order.iter().take(3).copied());
        let all = within(group, &mut (0..n));
        if group >= FULL {
            out.extend([in_claim(group), all / words, three, within(group, &mut (0..n.min(3)))]);
            continue;
        }
        let by_nearness =
            scores.iter().enumerate().map(|(at, (score, _))| score * article.cues[at * groups + group] as f32).sum();
        let about = within(group, &mut (0..n).filter(|&at| scores[at].0 > ABOUT));
        out.extend([
            in_claim(group),
            all,
            all / words,
            within(group, &mut order.iter().take(1).copied()),
            three,
            by_nearness,
            within(group, &mut (0..n.min(2))),
            within(group, &mut (n.saturating_sub(2)..n)),
            about,
            all - about,
        ]);
    }
    let again = |group: usize| claim.cue_stems[group].intersection(&article.cue_stems[group]).count() as f32;
    let refuted = groups > 0 && (in_claim(0) > 0.0) != (within(0, &mut order.iter().take(1).copied()) > 0.0);
    out.extend([
        f32::from(u8::from(refuted)),
        again(0),
        again(1),
        claim.questions as f32,
        article.questions as f32,
        claim.quotes as f32,
        article.quotes as f32,
        n as f32,
        claim.words as f32,
        (1.0 + article.words as f32).ln(),
    ]);
}
