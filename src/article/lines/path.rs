//! The most likely sequence of body and furniture (Viterbi, two states).

/// Chooses for each line whether it is body, so that the sum of the log odds
/// of the chosen lines, less `switch` for every change, is greatest.
pub(crate) fn best_path(odds: &[f32], switch: f32) -> Vec<bool> {
    let (mut outside, mut inside) = (0.0_f64, 0.0_f64);
    let switch = f64::from(switch);
    let mut came: Vec<(bool, bool)> = Vec::with_capacity(odds.len());
    for &odd in odds {
        let to_outside = inside - switch > outside;
        let to_inside = inside >= outside - switch;
        came.push((to_outside, to_inside));
        let next = if to_outside { inside - switch } else { outside };
        inside = f64::from(odd) + if to_inside { inside } else { outside - switch };
        outside = next;
    }
    let mut state = inside > outside;
    let mut path = vec![false; odds.len()];
    for (place, (to_outside, to_inside)) in path.iter_mut().zip(came).rev() {
        *place = state;
        state = if state { to_inside } else { to_outside };
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn worth(odds: &[f32], switch: f32, path: &[bool]) -> f32 {
        let changes = path.windows(2).filter(|pair| pair[0] != pair[1]).count();
        let gains: f32 = odds.iter().zip(path).filter(|(_, inside)| **inside).map(|(odd, _)| odd).sum();
        gains - switch * changes as f32
    }

    #[test]
    fn a_short_dip_is_bridged_and_a_lone_peak_is_not() {
        assert_eq!(best_path(&[2.0, -0.5, 2.0], 1.0), [true, true, true]);
        assert_eq!(best_path(&[-3.0, 0.5, -3.0], 1.0), [false, false, false]);
    }

    proptest! {
        #[test]
        fn no_other_path_is_worth_more(odds in prop::collection::vec(-3.0_f32..3.0, 1..9), switch in 0.0_f32..2.0) {
            let best = worth(&odds, switch, &best_path(&odds, switch));
            for bits in 0..1_u32 << odds.len() {
                let path: Vec<bool> = (0..odds.len()).map(|i| bits >> i & 1 == 1).collect();
                prop_assert!(worth(&odds, switch, &path) <= best + 1e-4);
            }
        }
    }
}
