//! Which rows speak of the same story: rows that share a claim or an article, directly or through others.

use rustc_hash::FxHashMap;

/// The component of every row of a graph in which rows with an equal entry in any column are joined.
///
/// Components are numbered by their first row.
#[must_use]
pub fn components(columns: &[Vec<usize>]) -> Vec<usize> {
    let rows = columns.first().map_or(0, Vec::len);
    let mut parent: Vec<usize> = (0..rows).collect();
    for column in columns {
        let mut first: FxHashMap<usize, usize> = FxHashMap::default();
        for (row, &entry) in column.iter().enumerate() {
            let other = *first.entry(entry).or_insert(row);
            let (a, b) = (root(&mut parent, row), root(&mut parent, other));
            parent[a.max(b)] = a.min(b);
        }
    }
    let mut number: FxHashMap<usize, usize> = FxHashMap::default();
    (0..rows)
        .map(|row| {
            let next = number.len();
            *number.entry(root(&mut parent, row)).or_insert(next)
        })
        .collect()
}

/// The topic of every claim and of every article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PairTopics {
    /// Of every claim.
    pub claims: Vec<usize>,
    /// Of every article.
    pub articles: Vec<usize>,
}

/// The topic of every claim and of every article, from the rows that are `related`.
///
/// A text without a related row is a topic of its own.
#[must_use]
pub fn topics(claims: &[usize], articles: &[usize], related: impl Fn(usize) -> bool) -> PairTopics {
    let count = |of: &[usize]| of.iter().max().map_or(0, |last| last + 1);
    let (n_claims, n_articles) = (count(claims), count(articles));
    let mut parent: Vec<usize> = (0..n_claims + n_articles).collect();
    for row in (0..claims.len()).filter(|&row| related(row)) {
        let (a, b) = (root(&mut parent, claims[row]), root(&mut parent, n_claims + articles[row]));
        parent[a.max(b)] = a.min(b);
    }
    let mut number: FxHashMap<usize, usize> = FxHashMap::default();
    let all: Vec<usize> = (0..parent.len())
        .map(|text| {
            let next = number.len();
            *number.entry(root(&mut parent, text)).or_insert(next)
        })
        .collect();
    let (of_claims, of_articles) = all.split_at(n_claims);
    PairTopics { claims: of_claims.to_vec(), articles: of_articles.to_vec() }
}

/// The smallest member of a set, with the way there made shorter.
fn root(parent: &mut [usize], mut at: usize) -> usize {
    while parent[at] != at {
        parent[at] = parent[parent[at]];
        at = parent[at];
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_joined_through_others() {
        assert_eq!(components(&[vec![0, 0, 1, 2, 3], vec![5, 6, 6, 7, 8]]), [0, 0, 0, 1, 2]);
        assert!(components(&[]).is_empty());
    }

    #[test]
    fn only_related_rows_join_topics() {
        let found = topics(&[0, 0, 1], &[0, 1, 1], |row| row != 1);
        assert_eq!(found, PairTopics { claims: vec![0, 1], articles: vec![0, 1] });
    }
}
