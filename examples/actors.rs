//! Prints the actors of the texts named on the command line.
use _core::text::{Span, sentences};
fn main() {
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path).unwrap();
        println!("== {path}");
        for a in _core::article::actors(&text, &sentences(&text, Span::new(0, text.len()))) {
            println!(
                "{:?} {} | {:?} | {:?} | {:?} | {}",
                a.kind,
                a.name,
                &a.aliases[1..],
                a.role,
                a.country,
                a.mentions.len()
            );
        }
    }
}
