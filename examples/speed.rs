fn main() {
    use _core::{
        article::{actors, quotes},
        text::{Span, sentences},
    };
    let text = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    let mut start = 0;
    let paragraphs: Vec<Span> = text
        .split_inclusive('\n')
        .map(|l| {
            let s = Span::new(start, start + l.len()).trimmed(&text);
            start += l.len();
            s
        })
        .filter(|s| !s.is_empty())
        .collect();
    let mb = text.len() as f64 / 1e6;
    let t = std::time::Instant::now();
    let lines: Vec<Span> = paragraphs.iter().flat_map(|&p| sentences(&text, p)).collect();
    println!("sentences {:.1} MB/s", mb / t.elapsed().as_secs_f64());
    let t = std::time::Instant::now();
    let who = actors(&text, &lines);
    println!("actors {:.1} MB/s ({})", mb / t.elapsed().as_secs_f64(), who.len());
    let t = std::time::Instant::now();
    let q = quotes(&text, &paragraphs, &lines, &who);
    println!("quotes {:.1} MB/s ({})", mb / t.elapsed().as_secs_f64(), q.len());
}
