//! Words that stand for one office, or for one kind of body.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A word of several groups counts in the first.
const SAME: &[&[&str]] = &[
    &["pm", "premier", "minister"],
    &["fm", "minister"],
    &["sen", "senator", "lawmaker", "legislator"],
    &["gov", "governor"],
    &["gen", "general", "commander", "brigadier"],
    &[
        "mp",
        "mep",
        "rep",
        "congressman",
        "congresswoman",
        "representative",
        "lawmaker",
        "legislator",
        "parliamentarian",
        "deputy",
    ],
    &["cllr", "councillor", "councilor", "councilman", "councilwoman", "alderman"],
    &["ambassador", "envoy", "diplomat", "representative", "emissary", "delegate", "mediator"],
    &["spokesman", "spokeswoman", "spokesperson"],
    &["ceo", "executive", "boss", "chief", "head"],
    &["prof", "professor", "academic", "scholar", "lecturer"],
    &["dr", "doctor", "physician", "surgeon", "medic"],
    &["candidate", "nominee", "contender", "hopeful"],
    &["chairman", "chairwoman", "chair", "chairperson", "leader", "president", "head", "boss"],
    &["lawyer", "attorney", "counsel", "solicitor", "barrister", "advocate"],
    &["coach", "manager", "boss", "trainer"],
    &["captain", "capt", "skipper"],
    &["striker", "forward", "winger", "midfielder", "defender", "goalkeeper", "keeper", "player"],
    &[
        "democrat",
        "republican",
        "sen",
        "senator",
        "rep",
        "representative",
        "congressman",
        "congresswoman",
        "lawmaker",
        "gov",
        "governor",
    ],
    &["judge", "justice", "magistrate"],
    &[
        "priest",
        "vicar",
        "pastor",
        "rector",
        "curate",
        "parson",
        "reverend",
        "rev",
        "father",
        "cleric",
        "clergyman",
        "canon",
        "preacher",
    ],
    &["imam", "mullah", "preacher", "maulana", "cleric"],
    &["nun", "sister", "abbess"],
    &["prosecutor", "attorney"],
    &["engineer", "engr"],
    &["sheriff", "lawman"],
    &["vet", "veterinarian"],
    &["teacher", "headteacher", "principal", "headmaster", "headmistress", "schoolteacher", "schoolmaster"],
    &["singer", "soprano", "contralto", "mezzo-soprano", "tenor", "baritone", "vocalist"],
    &["general", "colonel", "major", "officer"],
    &["police", "constable", "inspector", "superintendent", "officer", "detective"],
    &["farmer", "grower", "rancher", "herder"],
    &["fisherman", "skipper"],
    &["author", "writer", "novelist", "poet"],
    &["scientist", "researcher", "biologist", "ecologist", "physicist", "chemist", "geologist", "glaciologist"],
    &["owner", "proprietor", "chairman"],
    &["founder", "co-founder", "cofounder"],
];

/// Kinds of bodies by the words that head their names.
const BODIES: &[&[&str]] = &[
    &[
        "company",
        "firm",
        "corp",
        "corporation",
        "group",
        "ltd",
        "inc",
        "plc",
        "holding",
        "holdings",
        "industries",
        "gmbh",
        "n.v.",
        "cement",
        "foods",
        "motors",
        "ferries",
        "ports",
        "airways",
        "airlines",
        "operator",
        "maker",
        "manufacturer",
        "supplier",
        "employer",
    ],
    &["club", "team", "side", "fc", "united", "athletic", "rovers", "wanderers", "city"],
    &["union", "federation", "association", "guild", "brotherhood", "alliance"],
    &["charity", "foundation", "trust", "fund", "group", "campaigners"],
    &["agency", "programme", "program", "organization", "organisation", "service", "bureau", "authority", "office"],
    &["airline", "carrier", "airways", "airlines"],
    &["bank", "lender", "fund"],
    &["regulator", "commission", "authority", "watchdog"],
    &["league", "union", "association"],
    &["party", "alliance", "bloc", "front", "movement"],
    &["court", "tribunal", "bench", "judges"],
    &["council", "city", "town", "borough"],
    &["ministry", "department", "office"],
    &["forum", "association", "chamber", "lobby", "body", "alliance", "council"],
    &["newspaper", "paper", "daily", "times", "post", "tribune", "herald", "gazette"],
    &["university", "college", "school", "institute"],
    &["theatre", "opera", "house"],
];

static GROUPS: LazyLock<FxHashMap<&str, &[&str]>> = LazyLock::new(|| {
    let mut groups: FxHashMap<&str, &[&str]> = FxHashMap::default();
    for &group in SAME.iter().chain(BODIES) {
        for &word in group {
            groups.entry(word).or_insert(group);
        }
    }
    groups
});

/// The words for the office that `word` names, itself among them; none for a word without others.
pub(super) fn same_office(word: &str) -> &'static [&'static str] {
    GROUPS.get(word).copied().unwrap_or_default()
}

/// True if the words of a body's name tell that it is no `word`: no `company` is called a ministry.
pub(super) fn contradicts(word: &str, name: &str) -> bool {
    if matches!(word, "group" | "body" | "organisation" | "organization" | "team" | "side") {
        return false;
    }
    let kinds = || BODIES.iter().filter(|kind| kind.contains(&word));
    if kinds().next().is_none() {
        return false;
    }
    let words: Vec<String> = name.split([' ', '-']).map(str::to_lowercase).collect();
    let suits = |kind: &&&[&str]| words.iter().any(|own| kind.contains(&own.as_str()));
    let known = || BODIES.iter().any(|kind| suits(&kind));
    !kinds().any(|kind| suits(&kind)) && known()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_office_has_several_words() {
        assert!(same_office("skipper").contains(&"captain"));
        assert!(same_office("table").is_empty());
    }

    #[test]
    fn a_company_is_no_ministry() {
        assert!(contradicts("company", "Harbour Ministry"));
        assert!(!contradicts("company", "Halden Ferries"));
        assert!(!contradicts("company", "Vaart"));
    }
}
