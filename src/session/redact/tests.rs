use super::*;
use crate::scoring::scorecard::Quoted;
use crate::session::recorder::tests::{at, fold};
use crate::session::share::tests::typed;
use crate::session::share::without_typing;
use crate::session::take::tests::header;
use crate::session::{Recorder, SessionId};

fn names(names: &[&str]) -> Names {
    Names::new(names.iter().copied()).unwrap()
}

#[track_caller]
fn becomes(of: &[&str], text: &str, wanted: &str) {
    assert_eq!(names(of).without(text).text, wanted);
}

#[test]
fn names_are_found_on_word_borders_whatever_their_case_and_accents() {
    becomes(
        &["Anna"],
        "Anna asked anna’s team, ANNA-Lena and Annapolis.",
        "[Name1] asked [Name1]’s team, [Name1]-Lena and Annapolis.",
    );
    becomes(&["José"], "jose, Jose\u{301} and JOSÉ left", "[Name1], [Name1] and [Name1] left");
    becomes(&["O'Brien"], "o’brien said", "[Name1] said");
    becomes(&["李雷"], "我问李雷了", "我问[Name1]了");
    becomes(&["Björk"], "anna_björk@example.com", "[Name1]");
    becomes(&["Acme"], "ACME acme Acme", "[Name1] [Name1] [Name1]");
}

#[test]
fn a_name_of_several_words_is_found_whole_in_parts_and_over_a_line() {
    becomes(
        &["Anna Smith", "Bank of Kent"],
        "Anna\nSmith of the Bank of Kent: Smith.",
        "[Name1] of the [Name2]: [Name1].",
    );
    becomes(&["J. Smith"], "J Smith, j.smith", "[Name1], [Name1]");
}

#[test]
fn initials_of_a_name_of_several_words_are_taken_out_with_their_dots() {
    let smith = ["Anna Smith"];
    becomes(&smith, "A. Smith asked, A.Smith agreed, Smith, A. left.", "[Name1] asked, [Name1] agreed, [Name1] left.");
    becomes(
        &smith,
        "I told Anna S. about it. A.S. was late, so was A. S.",
        "I told [Name1] about it. [Name1] was late, so was [Name1]",
    );
    becomes(&smith, "e.g. A.S said so (A.S.'s words)", "e.g. [Name1] said so ([Name1]'s words)");
    becomes(
        &["Jean-Paul Sartre"],
        "J.-P. Sartre or J.P. Sartre, or J.-P. S. and J.S.",
        "[Name1] or [Name1], or [Name1] and [Name1]",
    );
    becomes(&["Anna Maria Smith"], "A. M. Smith or Anna M. Smith", "[Name1] or [Name1] [Name1]");
    becomes(&["Łukasz Żak"], "Ł.Ż. and L. Zak", "[Name1] and [Name1]");
    for stays in ["the U.S.A. office", "Plan A was an S.A. company", "as A is", "an S. Jones", "a.s. is the form"] {
        becomes(&smith, stays, stays);
    }
}

#[test]
fn an_initial_of_somebody_else_behind_a_name_stays_and_sentences_stay_apart() {
    let smith = ["Anna Smith"];
    for (text, wanted) in [
        ("I told Anna. A. Jones left.", "I told [Name1]. A. Jones left."),
        ("I met Smith. S. Jones came", "I met [Name1]. S. Jones came"),
        ("Smith, A. Jones and Smith, A. B. Jones", "[Name1], A. Jones and [Name1], A. B. Jones"),
        ("Was it Anna? A. no.", "Was it [Name1]? A. no."),
        (
            "I told Anna S. She left. Then Anna S. After that, Smith, A., Jones.",
            "I told [Name1] She left. Then [Name1] After that, [Name1], Jones.",
        ),
    ] {
        becomes(&smith, text, wanted);
    }
    becomes(&["Anna Maria Smith"], "Anna M. S. left with Anna M. S", "[Name1] left with [Name1] S");
}

#[test]
fn addresses_and_handles_that_hold_a_name_are_taken_out_whole() {
    let smith = ["Anna Smith", "Acme"];
    becomes(
        &smith,
        "Mail anna.smith@acme.com, asmith92@mail.example or <smith-a@x.org>.",
        "Mail [Name1], [Name1] or <[Name1]>.",
    );
    becomes(
        &smith,
        "@annasmith, @AnnaTheGreat and @anna_s@mastodon.social agreed",
        "[Name1], [Name1] and [Name1] agreed",
    );
    becomes(&smith, "bob@acme.com and @Acme's post", "[Name2] and [Name2]'s post");
    becomes(&["Bo Li"], "boli@x.com, bo.li@x.com, @bo_li", "[Name1], [Name1], [Name1]");
    becomes(&["Jürgen Groß"], "juergen.gross@x.de, jgroß@x.de", "[Name1], [Name1]");
    becomes(&["李雷"], "发给@李雷的", "发给@[Name1]的");
    for stays in ["hannah@x.org", "@blacksmithing", "met @ the office", "5 @ 3", "bob@x.org", "@all"] {
        becomes(&smith, stays, stays);
    }
}

#[test]
fn a_name_within_a_longer_word_of_an_address_stays_and_its_pieces_go() {
    for (of, stays) in [
        ("Ann Lee", "annual@report.com"),
        ("Ann Lee", "joann@x.org and @fleet"),
        ("Art Key", "start@x.com, monkey@zoo.com, kart@x.com"),
        ("Sam Lee", "@same"),
        ("Acme", "bob@acmeology.com"),
    ] {
        becomes(&[of], stays, stays);
    }
    becomes(
        &["Ann Lee"],
        "ann2@x.org, lee_dev@x.org, annlee@x.org, alee@x.org, leea@x.org, @annl, 1ann.x@y.org, bob@ann-lee.com",
        "[Name1], [Name1], [Name1], [Name1], [Name1], [Name1], [Name1], [Name1]",
    );
    becomes(&["Anna Maria Smith"], "amsmith@x.org, anna-maria@x.org, @amariasmith", "[Name1], [Name1], @amariasmith");
    becomes(&["O'Brien"], "(o'brien@x.com), 'pat.o’brien@x.com' and obrien@x.com", "([Name1]), '[Name1]' and [Name1]");
    becomes(&["Acme4U"], "@acme4u", "[Name1]");
    assert_eq!(names(&["Ann Lee"]).near("annual@report.com"), ["annual"], "what stays is told");
}

#[test]
fn a_name_is_found_with_its_letters_and_without() {
    becomes(&["Müller"], "Müller, Mueller, MUELLER and Muller", "[Name1], [Name1], [Name1] and [Name1]");
    becomes(&["Mueller"], "Müller and MU\u{308}LLER", "[Name1] and [Name1]");
    becomes(&["Strauß"], "Strauss, STRAUSS and STRAUẞ", "[Name1], [Name1] and [Name1]");
    becomes(&["Strauss"], "Strauß", "[Name1]");
    becomes(&["Łukasz"], "Lukasz, ŁUKASZ", "[Name1], [Name1]");
    becomes(&["Lukasz"], "Łukasz", "[Name1]");
    becomes(&["Søren"], "Soren, Soeren", "[Name1], [Name1]");
    becomes(&["Þóra Guðmundsdóttir"], "Thora Gudmundsdottir", "[Name1]");
}

#[test]
fn however_people_write_a_name_it_goes_and_what_looks_like_it_stays() {
    let who = ["Anna Smith", "Jürgen Müller", "Łukasz Nowak", "O'Brien", "Acme"];
    let told = [
        // Somebody who types without capitals.
        ("anna s. pinged me, then a. smith. i wrote to @anna_s", "[Name1] pinged me, then [Name1]. i wrote to [Name1]"),
        // A developer who names accounts.
        (
            "I cc'd jmueller@acme.com and assigned it to @lnowak-dev (was @OBrien).",
            "I cc'd [Name2] and assigned it to [Name3] (was [Name4]).",
        ),
        // Minutes of a meeting.
        (
            "Present: A.S., J.M., L. Nowak. MÜLLER, J. was away.",
            "Present: [Name1], [Name2], [Name3]. [Name2] was away.",
        ),
        // Somebody whose keyboard has no accents.
        ("Juergen Mueller told Lukasz; Jurgen agreed.", "[Name2] told [Name3]; [Name2] agreed."),
        ("Ms. O’Brien of ACME’s board", "Ms. [Name4] of [Name5]’s board"),
        // Look-alikes.
        (
            "Smitten, I flew to Annapolis. At 3 p.m. the Mullerian committee met J. Jones and mailed team@acne.org.",
            "Smitten, I flew to Annapolis. At 3 p.m. the Mullerian committee met J. Jones and mailed team@acne.org.",
        ),
    ];
    for (text, wanted) in told {
        becomes(&who, text, wanted);
    }
    assert_eq!(names(&who).near(told[5].0), ["Annapolis", "Mullerian"], "they are told");
}

#[test]
fn a_name_without_a_letter_is_refused() {
    assert!(Names::new(["--"]).is_err());
}

#[test]
fn a_name_typed_letter_by_letter_and_corrected_is_nowhere_in_the_copy() {
    let mut recorder = Recorder::new(header(), [], at(0)).unwrap();
    let mut ms = 0;
    let mut entries = typed(&mut recorder, "I asked Ana<na Smith, then Smitt<h's boss Anna.", &mut ms);
    let text = recorder.take().sections[0].text.clone();
    assert_eq!(text, "I asked Anna Smith, then Smith's boss Anna.");
    let finding = Quoted {
        rule: "asked".into(),
        family: "handoff".into(),
        polarity: crate::content::Polarity::Warning,
        section: "situation".into(),
        start: 2,
        end: 12,
        text: "asked Anna".into(),
    };
    let card = Scorecard {
        total: 10,
        sections: Vec::new(),
        verdict: crate::scoring::Verdict::NoHire,
        capped_by: Vec::new(),
        without_cap: crate::scoring::Verdict::NoHire,
        primary_weakness: crate::content::pattern::Weakness::None,
        findings: vec![finding],
        voice: crate::scoring::scorecard::Voice::default(),
    };
    entries.extend(recorder.finish(Some(card), at(ms)).unwrap());
    let comment = crate::session::notes::tests::note(
        1,
        7,
        1,
        What::Comment {
            anchor: Some(Anchor { section: "situation".into(), start: 20, end: 30, quote: "then Smith".into() }),
            text: "Who is Anna?".into(),
        },
    );
    let who = comment.who.name.clone();
    entries.extend(recorder.record(Event::Noted(Box::new(comment)), at(ms)).unwrap());
    let mut copy = without_typing(&header(), &entries).unwrap();
    let mut header = header();
    header.story = Some("anna-and-the-queue".into());
    let done = redact(&names(&["Anna Smith"]), &mut header, &mut copy).unwrap();
    assert_eq!(header.story, None);
    let all = serde_json::to_string(&copy).unwrap().to_lowercase();
    assert!(!all.contains("anna") && !all.contains("smi") && !all.contains("ana"), "{all}");
    let take = fold(&copy);
    let text = &take.sections[0].text;
    assert_eq!(text, "I asked [Name1], then [Name1]'s boss [Name1].");
    let card = take.finished.clone().flatten().unwrap();
    assert_eq!(
        (card.findings[0].text.as_str(), &text[card.findings[0].start..card.findings[0].end]),
        ("asked [Name1]", "asked [Name1]")
    );
    let threads = take.notes.threads();
    assert_eq!(threads[0].anchor.unwrap().find(text), Some(17..29));
    assert_eq!((threads[0].text, threads[0].note.who.name.as_str()), ("Who is [Name1]?", who.as_str()));
    assert_eq!(threads[0].note.id, SessionId::new(1));
    assert!(done.forms.keys().any(|form| form == "Anna Smith"), "{done:?}");
}

#[test]
fn what_looks_like_a_name_and_stays_is_told() {
    assert_eq!(names(&["Anna"]).near("Annas plan for Annapolis and Ian"), ["Annas", "Annapolis"]);
}

#[test]
fn a_word_one_letter_off_is_told_and_stays() {
    let smith = names(&["Anna Smith"]);
    let near = |text: &str| smith.near(text);
    assert_eq!(
        near("Ana and Anne asked Smiht. Then Anna Smit left, Ann too."),
        ["Ana", "Anne", "Smiht", "Smit", "Ann"]
    );
    assert_eq!(near("Smitten by it, I went to Smithfield"), ["Smithfield"], "that is two letters off, this holds it");
    assert_eq!(near("the smit was small"), [""; 0], "no capital");
    assert_eq!(near("mail anna@x.org or @annasmith"), [""; 0], "what was taken out is not told again");
    let beth = names(&["Beth", "Luke", "Dora Kent"]);
    assert_eq!(
        beth.near("Both left. Like him, I went. Lake Como is far."),
        ["Lake"],
        "a common word begins a sentence"
    );
    assert_eq!(beth.near("Sent it. I sent it, and Kend sent it."), ["Kend"], "the text has it without its capital");
    assert_eq!(names(&["Li Wei"]).near("Wie, Wai"), [""; 0], "too short to tell");
}

proptest::proptest! {
    #[test]
    fn nothing_is_found_where_all_was_taken_out(text in "(Anna|Smith|A\\.|S\\.|A|S|anna|@|Mueller|Müller|ss|ß| |, |-|\\.|\n|_|x|1){0,30}") {
        let names = names(&["Anna Smith", "Müller", "Ax Ss"]);
        let without = names.without(&text);
        proptest::prop_assert_eq!(names.find(&without.text), vec![], "{}", without.text);
    }
}

#[test]
fn a_label_that_holds_the_name_is_refused_with_the_cure() {
    let mut header = header();
    header.candidate = Some("Anna S.".into());
    let fault = redact(&names(&["Anna"]), &mut header, &mut []).unwrap_err();
    assert!(fault.contains("--as"), "{fault}");
}
