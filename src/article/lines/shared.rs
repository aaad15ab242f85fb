//! Which words of a line the rest of the page has too: what the article is about comes back.

use super::Measures;
use crate::text::Span;

/// Says that a word stands in several lines.
const SEVERAL: u32 = u32::MAX;

/// The measures of the lines `spans` of `text`, with the share of long words that each shares with other lines.
pub(crate) fn measures(text: &str, spans: &[Span]) -> Vec<Measures> {
    let (mut words, mut ends) = (Vec::new(), Vec::with_capacity(spans.len()));
    let mut found = Vec::with_capacity(spans.len());
    for &span in spans {
        found.push(Measures::noting(text, span, |word| words.push(word)));
        ends.push(words.len());
    }
    let lines = lines_of(&words, &ends, &found);
    let mask = lines.len() - 1;
    let mut start = 0;
    for ((number, line), &end) in (1_u32..).zip(&mut found).zip(&ends) {
        let held = words[start..end].iter().filter(|&&word| is_elsewhere(lines[word as usize & mask], number)).count();
        line.shared = if end > start { held as f32 / (end - start) as f32 } else { 0.0 };
        start = end;
    }
    found
}

/// True for the place of a word that stands in another line than `number`.
const fn is_elsewhere(place: u32, number: u32) -> bool {
    place != 0 && place != number
}

/// For each word, by its hash, the line it stands in, or [`SEVERAL`]. Lines that repeat another count once.
fn lines_of(words: &[u32], ends: &[usize], measures: &[Measures]) -> Vec<u32> {
    let mut lines = vec![0_u32; (words.len() * 4).next_power_of_two().max(1024)];
    let mask = lines.len() - 1;
    let mut start = 0;
    for ((number, &end), line) in (1_u32..).zip(ends).zip(measures) {
        if line.is_prose() {
            for &word in &words[start..end] {
                let place = &mut lines[word as usize & mask];
                *place = if *place == 0 || *place == number { number } else { SEVERAL };
            }
        }
        start = end;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::lines::lines;

    #[test]
    fn what_comes_back_is_shared() {
        let text = "The pass over the Arn was closed after heavy snow, the road office of the province said on Monday.\n\
                    Shovels are what the road office has, and snow is what the pass has, its keeper said last night.\n\
                    A goat named Senator was found asleep in the library of the county after nine days on the run.";
        let found: Vec<f32> = measures(text, &lines(text)).iter().map(|line| line.shared).collect();
        assert!(found[0] > 0.3 && found[1] > 0.3 && found[2] < 0.2, "{found:?}");
    }
}
