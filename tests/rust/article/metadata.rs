//! What pages in the forms of many sites state about themselves.

use _core::article::{Article, DateKind, Field, parse};

const PROSE: &str =
    "The pass over the Arn was closed on Monday after two days of heavy snow, the provincial road office said.

“We have shovels,” said Ida Lund, who keeps the inn below the summit. “What we lack is a road to use them on.”

Eleven lorries were turned back at the toll house, and the mail for the upper valley was put on the railway.

The office expects to open one lane on Thursday if the wind drops, a spokesman said.";

fn value(field: Option<&Field>) -> &str {
    field.map_or("", |field| field.value.as_str())
}

fn read(page: &str) -> Article {
    parse(&page.replace("BODY", PROSE))
}

/// Headline, outlet, agency, byline, editor and dateline; empty where there is none.
fn facts(article: &Article) -> [&str; 6] {
    [&article.headline, &article.outlet, &article.agency, &article.byline, &article.editor, &article.dateline]
        .map(|field| value(field.as_ref()))
}

fn dates(article: &Article) -> Vec<(&str, DateKind)> {
    article.dates.iter().map(|date| (date.iso.as_str(), date.kind)).collect()
}

const SNOW: &str = "Snow closes the pass over the Arn";

#[test]
fn a_portal_prints_name_and_stamps_in_one_line() {
    let article = read(
        "Snow closes the pass over the Arn | Halden Herald\nHome | News | Sport\nSnow closes the pass over the Arn\nAnna Berg\n\
         Halden Herald\nApr 02, 2031 06:00 AM IST | Updated Apr 02, 2031 07:15 AM IST\n\nARNHOLM: BODY\n\n© 2031 Halden Media Pvt Ltd",
    );
    assert_eq!(facts(&article), [SNOW, "Halden Herald", "", "Anna Berg", "", "Arnholm"]);
    assert_eq!(dates(&article), [("2031-04-02T06:00", DateKind::Published), ("2031-04-02T07:15", DateKind::Updated)]);
}

#[test]
fn a_german_page_names_a_small_agency() {
    let article = read(
        "Schnee sperrt den Pass - Haldener Anzeiger\nSchnee sperrt den Pass\nVon Anna Berg\nStand: 02.04.2031, 18:40 Uhr\n\
         Veröffentlicht am 01.04.2031\n\nArnholm (dna). Der Pass über die Arn wurde am Montag nach zwei Tagen mit Schneefall \
         gesperrt, teilte das Amt mit.\n\nElf Lastwagen mussten am Mauthaus umkehren, und die Post für das obere Tal wurde auf \
         die Bahn verladen.\n\n© Haldener Anzeiger",
    );
    assert_eq!(facts(&article), ["Schnee sperrt den Pass", "Haldener Anzeiger", "dna", "Anna Berg", "", "Arnholm"]);
    assert_eq!(dates(&article), [("2031-04-02T18:40", DateKind::Updated), ("2031-04-01", DateKind::Published)]);
}

#[test]
fn an_archive_wraps_the_headline_and_labels_its_fields() {
    let article = read(
        "The Arn Courier (Halden)\n\nMarch 12, 1996, Tuesday, FINAL EDITION\n\nSNOW CLOSES THE PASS\nOVER THE ARN\n\n\
         BYLINE: Anna Berg; Staff Writer\nSECTION: A; Pg. 4\nLENGTH: 230 words\nDATELINE: ARNHOLM\n\nBODY\n\nLOAD-DATE: March 13, 1996",
    );
    let headline = "SNOW CLOSES THE PASS OVER THE ARN";
    assert_eq!(facts(&article), [headline, "The Arn Courier", "", "Anna Berg", "", "Arnholm"]);
    assert_eq!(dates(&article), [("1996-03-12", DateKind::Published), ("1996-03-13", DateKind::PageRender)]);
}

#[test]
fn a_release_is_published_by_who_issues_it() {
    let article = read(
        "PRESS RELEASE\n2 April 2031\n\nRoad Office Opens Second Tunnel Under the Arn\n\nARNHOLM, 2 April 2031 – The Provincial Road \
         Office today opened a second tunnel under the Arn, its director Ida Lund announced.\n\nBODY\n\nENDS\n\nAbout the \
         Provincial Road Office\nThe Provincial Road Office keeps 3,000 km of road.",
    );
    let headline = "Road Office Opens Second Tunnel Under the Arn";
    assert_eq!(facts(&article), [headline, "Provincial Road Office", "", "", "", "Arnholm"]);
}

#[test]
fn a_station_goes_by_its_call_sign() {
    let article = read(
        "WXYZ 7 News\nSnow closes the pass over the Arn\nBy: Anna Berg\nPosted at 6:12 PM, Apr 02, 2031\nand last updated 7:15 AM, \
         Apr 03, 2031\n\nARNHOLM, Ore. (WXYZ) — BODY\n\nCopyright 2031 Scrip Media, Inc. All rights reserved.",
    );
    assert_eq!(facts(&article), [SNOW, "WXYZ", "", "Anna Berg", "", "Arnholm"]);
    assert_eq!(dates(&article), [("2031-04-02T18:12", DateKind::Published), ("2031-04-03T07:15", DateKind::Updated)]);
}

#[test]
fn a_forwarded_message_is_not_written_by_its_sender() {
    let article = read(
        "Subject: Fwd: [list] Snow closes the pass over the Arn\nFrom: Ida Lund <ida@lund.example>\nDate: Thu, 3 Apr 2031 08:00:00 \
         +0200\n\nSee below. I.\n\n---------- Forwarded message ---------\nFrom: Halden Post <news@haldenpost.example>\nDate: Wed, \
         Apr 2, 2031 at 6:01 PM\nSubject: Snow closes the pass over the Arn\n\nSnow closes the pass over the Arn\nBy Anna Berg\n\nBODY",
    );
    assert_eq!(facts(&article), [SNOW, "Halden Post", "", "Anna Berg", "", ""]);
    assert!(dates(&article).iter().all(|(_, kind)| *kind == DateKind::PageRender));
}

#[test]
fn sport_pages_give_the_result_and_the_ground() {
    let article = read(
        "Halden Gazette | Sport\nQuist double sends Halden top\nHalden United 2-1 Arn City\nFrom Anna Berg at Arn Park\n\
         Saturday 12 October 2030, 19:05\n\nBODY",
    );
    assert_eq!(facts(&article), ["Quist double sends Halden top", "Halden Gazette", "", "Anna Berg", "", "Arn Park"]);
    assert_eq!(dates(&article), [("2030-10-12T19:05", DateKind::Published)]);
}

#[test]
fn bare_wire_copy_has_no_headline_and_no_outlet() {
    let article = read("GENEVA, 2 April 2031 (WXO) — BODY\n\n***\n\nFor more information: press@wxo.example");
    assert_eq!(facts(&article), ["", "", "WXO", "", "", "Geneva"]);
    assert_eq!(dates(&article), [("2031-04-02", DateKind::Published)]);
}

#[test]
fn numbers_are_read_in_the_order_of_the_page() {
    for (stamp, iso) in [
        ("Published 04/03/2031\nUpdated 28/03/2031", "2031-03-04"),
        ("Published 03/04/2031\nUpdated 03/28/2031", "2031-03-04"),
        ("Published 04/03/2031 6:58 PM MST", "2031-04-03T18:58"),
        ("Published 04/03/2031", "2031-03-04"),
    ] {
        let article = read(&format!("Snow closes the pass over the Arn\n{stamp}\n\nBODY"));
        assert_eq!(dates(&article)[0], (iso, DateKind::Published), "{stamp}");
    }
}

#[test]
fn a_date_without_a_year_takes_it_from_the_page() {
    let article = read("Snow closes the pass over the Arn\n\nARNHOLM, Dec. 30 (NWA) — BODY\n\n© 2031 Halden Post");
    assert_eq!(dates(&article), [("2031-12-30", DateKind::Published)]);
    let article = read(
        "Snow closes the pass over the Arn\nPublished 2 January 2031\n\nBODY\n\nRelated\nHALDEN, 30 December – The ferry will sail again from the old quay, its owner said.",
    );
    assert_eq!(dates(&article)[1], ("2030-12-30", DateKind::OtherArticle));
}

#[test]
fn yesterday_is_told_by_the_day_of_the_page() {
    let article = read(
        "Halden Post\nTuesday 1 April 2031\n\nSnow closes the pass over the Arn\nPublished yesterday, 20:14\n\nBODY",
    );
    assert_eq!(dates(&article), [("2031-04-01", DateKind::PageRender), ("2031-03-31", DateKind::Published)]);
}

#[test]
fn a_page_names_its_outlet_in_many_places() {
    for (page, outlet) in [
        (
            "Snow closes the pass over the Arn\n\nBODY\n\nViews are the writers' own and do not reflect those of Halden Beacon.",
            "Halden Beacon",
        ),
        (
            "Snow closes the pass over the Arn\n\nBODY\n\nThis update was prepared by the Office for Valley Affairs.",
            "Office for Valley Affairs",
        ),
        (
            "The Ledge Subscribe   Sign in\nSnow closes the pass over the Arn\n\nBODY\n\nThe Ledge is a reader-supported publication.",
            "The Ledge",
        ),
        ("Life in Halvar\nSnow closes the pass over the Arn\nAnna Berg | desk@halvar.example\n\nBODY", "Halvar"),
        ("ARNLINE April 2, 2031 | Source: Arn Lithium, Inc.\nSnow closes the pass over the Arn\n\nBODY", "Arn Lithium"),
        ("*HALDEN VALLEY NEWS* 📢\nSnow closes the pass over the Arn\n\nBODY", "Halden Valley News"),
        (
            "Notes from Arnholm <hello@arnholmnotes.example> to me\nSnow closes the pass over the Arn\n\nBODY",
            "Notes from Arnholm",
        ),
        ("Snow closes the pass over the Arn\n\nBODY\n\nProduced by Anna Berg. Camera by Olaf Quist.", ""),
        ("*WHAT YOU NEED TO KNOW*\nSnow closes the pass over the Arn\n\nBODY", ""),
    ] {
        assert_eq!(value(read(page).outlet.as_ref()), outlet, "{page}");
    }
}

#[test]
fn a_desk_signs_where_nobody_does() {
    let article = read("Snow closes the pass over the Arn\nStaff Reporter\nPublished 3 March 2031\n\nBODY (NWA)");
    assert_eq!(facts(&article), [SNOW, "", "NWA", "Staff Reporter", "", ""]);
}

#[test]
fn a_wires_credit_names_reporters_and_editors() {
    let article = read(
        "Snow closes the pass over the Arn\n\nARNHOLM, March 3 (Northern Wire) - BODY\n\n(Reporting by Anna Berg in Arnholm and Olaf Quist; \
         Editing by Ida Lund)",
    );
    assert_eq!(facts(&article), [SNOW, "", "Northern Wire", "Anna Berg; Olaf Quist", "Ida Lund", "Arnholm"]);
}
