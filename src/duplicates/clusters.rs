//! What hangs together: union-find.

/// Clusters of numbers, merged pair by pair.
#[derive(Debug, Clone)]
pub struct Clusters {
    parents: Vec<u32>,
}

impl Clusters {
    /// As many clusters as numbers.
    #[must_use]
    pub fn new(numbers: usize) -> Self {
        Self { parents: (0..numbers as u32).collect() }
    }

    /// Makes the clusters of two numbers one, which is known by its least number.
    pub fn join(&mut self, one: u32, other: u32) {
        let (one, other) = (self.find(one), self.find(other));
        self.parents[one.max(other) as usize] = one.min(other);
    }

    /// The cluster of every number: consecutive, in the order of their first members.
    #[must_use]
    pub fn labels(mut self) -> Vec<usize> {
        let mut next = 0;
        let mut of_least = vec![0; self.parents.len()];
        let numbers = 0..self.parents.len() as u32;
        let label = |number: u32| {
            let least = self.find(number);
            if least == number {
                of_least[number as usize] = next;
                next += 1;
            }
            of_least[least as usize]
        };
        numbers.map(label).collect()
    }

    /// The least number of a cluster; every second step of the way is cut.
    fn find(&mut self, mut number: u32) -> u32 {
        while self.parents[number as usize] != number {
            let parent = self.parents[number as usize];
            self.parents[number as usize] = self.parents[parent as usize];
            number = parent;
        }
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_joined_has_one_label() {
        let mut clusters = Clusters::new(7);
        for (one, other) in [(5, 3), (6, 2), (3, 1), (1, 5)] {
            clusters.join(one, other);
        }
        assert_eq!(clusters.labels(), [0, 1, 2, 1, 3, 1, 2]);
        assert!(Clusters::new(0).labels().is_empty());
    }

    #[test]
    fn long_chains_are_followed_in_steps() {
        let mut clusters = Clusters::new(100_000);
        (1..100_000).rev().for_each(|number| clusters.join(number - 1, number));
        assert!(clusters.labels().iter().all(|label| *label == 0));
    }
}
