//! `starcoach report`: a session as HTML, Markdown and JSON, and a folder as a table.

pub mod made;

use super::journal::{header, home, saved};
use made::{HOSTILE, Made};
use serde_json::Value;
use starcoach::session::SessionId;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

pub fn report(home: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_starcoach")).arg("--home").arg(home).arg("report").args(args).output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// What it prints, which must go well.
fn page(home: &Path, args: &[&str]) -> String {
    let out = report(home, args);
    assert_eq!((out.status.code(), text(&out.stderr)), (Some(0), ""));
    text(&out.stdout).to_owned()
}

fn json(home: &Path, args: &[&str]) -> Value {
    let mut all = args.to_vec();
    all.extend(["--format", "json"]);
    serde_json::from_str(&page(home, &all)).unwrap()
}

#[test]
fn a_session_as_json_holds_all_that_the_page_shows() {
    let (home, store) = home();
    Made::new(&store, 1).write();
    Made { change: &|header| header.again_of = Some(SessionId::new(1 << 120 | 1)), ..Made::new(&store, 2) }.write();
    let report = json(home.path(), &["02"]);
    assert_eq!((&report["format"], &report["blind"]), (&1.into(), &false.into()));
    let session = &report["session"];
    assert_eq!((&session["level"], &session["story"]), (&"Senior".into(), &"Webhooks nobody owned".into()));
    assert_eq!((&session["candidate"], &session["rules"]), (&"Sam Okafor".into(), &"kept".into()));
    let review = &report["reviews"][0];
    assert_eq!((&review["author"], &review["next"]["section"]), (&"Ada Brandt".into(), &"Task".into()));
    let judged = &report["judged"];
    assert_eq!((&judged["verdict"], &judged["primary_weakness"]), (&"leaning-no-hire".into(), &"assignment".into()));
    assert_eq!(judged["fix"]["quote"], "My manager asked me to take");
    assert!(judged["fix"]["instead"].as_str().unwrap().contains("what you saw"), "{judged:#}");
    assert!(judged["without_dismissed"]["total"].as_u64() > judged["total"].as_u64());
    for score in judged["scores"].as_array().unwrap() {
        assert!(score["sum"].as_str().unwrap().starts_with("= "), "{score:#}");
    }
    for section in report["sections"].as_array().unwrap() {
        let text = section["text"].as_str().unwrap();
        for found in section["findings"].as_array().unwrap() {
            let (start, end) = (&found["place"]["start"], &found["place"]["end"]);
            let words = &text[start.as_u64().unwrap() as usize..end.as_u64().unwrap() as usize];
            assert_eq!(found["quote"], words);
            assert!(!found["say"].as_str().unwrap().is_empty(), "{found:#}");
        }
    }
    let action = &report["sections"][2];
    let dismissed = action["findings"].as_array().unwrap().iter().find(|found| !found["dismissed"].is_null()).unwrap();
    assert_eq!((&dismissed["quote"], &dismissed["dismissed"]), (&"basically".into(), &"it is how people talk".into()));
    assert_eq!(action["comments"][0]["place"], Value::Null, "its words are gone");
    let comment = &report["sections"][1]["comments"][0];
    assert_eq!((&comment["open"], &comment["replies"][0]["author"]), (&true.into(), &"Sam Okafor".into()));
    let ratings = &report["ratings"];
    let overall: Vec<&Value> = ratings["coaches"].as_array().unwrap().iter().map(|it| &it["overall"]).collect();
    assert_eq!((overall, &ratings["predicted"]), (vec![&3.into(), &2.into()], &4.into()));
    let earlier = &report["earlier"]["changes"];
    assert_eq!((&earlier["fixed"], &earlier["new"]), (&serde_json::json!([]), &serde_json::json!([])), "{earlier:#}");
    assert!(earlier["left"][0].as_str().unwrap().starts_with("“My manager asked me to take”: assignment"));
    let kinds: Vec<&str> =
        report["timeline"]["marks"].as_array().unwrap().iter().map(|mark| mark["what"].as_str().unwrap()).collect();
    for kind in ["pause", "silence", "deleted", "pasted"] {
        assert!(kinds.contains(&kind), "{kind} in {kinds:?}");
    }
}

#[test]
fn the_number_of_the_machine_stands_with_what_holds_its_verdict_down() {
    let (home, store) = home();
    Made::new(&store, 1).write();
    let line = "leaning no hire because of one phrase (assignment), and a section is empty";
    assert_eq!(json(home.path(), &["01"])["judged"]["hangs_on"], line);
    let markdown = page(home.path(), &["01", "--format", "md"]);
    assert!(markdown.contains(&format!("- Machine, by the rubric: 3.8, {line}")), "{markdown}");
    let html = page(home.path(), &["01"]);
    assert!(html.contains(&format!("Machine: 3.8 of 5, {line}.</p>")), "{html}");
}

#[test]
fn a_blind_report_holds_nothing_that_was_judged_or_noted() {
    let (home, store) = home();
    Made::new(&store, 1).write();
    let report = json(home.path(), &["01", "--blind"]);
    assert_eq!((&report["judged"], &report["earlier"]), (&Value::Null, &Value::Null));
    assert_eq!((&report["reviews"], &report["comments"]), (&serde_json::json!([]), &serde_json::json!([])));
    assert_eq!(report["ratings"]["coaches"], serde_json::json!([]));
    let blind = report.to_string() + &page(home.path(), &["01", "--blind", "--format", "md"]);
    for word in
        ["hire", "Brandt", "disqualifier", "not show yet", "\"deleted\"", "deletion", "of 5", "it is how people"]
    {
        assert!(!blind.contains(word), "{word} in {blind}");
    }
    assert!(blind.contains("silence") && blind.contains("pause"), "{blind}");
}

#[test]
fn markdown_holds_no_markup_of_a_file() {
    let (home, store) = home();
    Made { hostile: true, ..Made::new(&store, 1) }.write();
    let page = page(home.path(), &["01", "--format", "md"]);
    for word in ["<script", "<img", "](", "http://", "\u{1b}", "\u{202e}"] {
        assert!(!page.replace("\\<", "").replace("\\]", "").contains(word), "{word}");
    }
    assert!(page.matches("\\<script\\>").count() > 40, "{page}");
}

#[test]
fn where_the_rules_are_lost_the_report_says_so() {
    let (home, store) = home();
    let path = Made::new(&store, 1).write();
    fs::remove_dir_all(&store.dirs.rubric_store).unwrap();
    let report = json(home.path(), &["01"]);
    assert_eq!(report["session"]["rules"], "today");
    assert!(report["remarks"][0].as_str().unwrap().contains("are those of today"));
    let gone = fs::read_to_string(&path).unwrap().replace(made::PATTERN, "a-question-of-old");
    fs::write(&path, gone).unwrap();
    let report = json(home.path(), &["01"]);
    assert_eq!(
        (&report["session"]["rules"], &report["session"]["title"]),
        (&"lost".into(), &"a-question-of-old".into())
    );
    assert_eq!(report["judged"]["fix"]["title"], "somebody else started it");
    assert_eq!(report["judged"]["fix"]["instead"], "");
    assert_eq!(report["whole"]["target"], Value::Null);
    assert_eq!(page(home.path(), &["01"]).matches("reasons, cures and targets cannot be shown").count(), 1);
}

#[test]
fn a_shared_copy_tells_the_same_but_for_what_stays_at_home() {
    let (home, store) = home();
    Made::new(&store, 1).write();
    let copy = home.path().join("copy.jsonl");
    let out = Command::new(env!("CARGO_BIN_EXE_starcoach"))
        .arg("--home")
        .arg(home.path())
        .args(["share", "01", "--as", "Sam Okafor", "--to"])
        .arg(&copy)
        .output()
        .unwrap();
    assert!(out.status.success(), "{}", text(&out.stderr));
    let own = json(home.path(), &["01"]);
    // The coach has nothing but the copy.
    let desk = tempfile::tempdir().unwrap();
    let received = json(desk.path(), &[copy.to_str().unwrap()]);
    assert_eq!(own, received);
}

#[test]
fn a_reply_to_a_comment_that_is_not_there_stands_in_every_report() {
    let (home, store) = home();
    let path = Made { noted: true, ..Made::new(&store, 1) }.write();
    // The comment that is replied to came in another copy.
    let log = fs::read_to_string(&path).unwrap();
    let kept: Vec<&str> = log.lines().filter(|line| !line.contains("Who saw it first?")).collect();
    fs::write(&path, format!("{}\n", kept.join("\n"))).unwrap();
    let written = |format: &str| text(&report(home.path(), &["01", "--format", format]).stdout).to_owned();
    let lost = "reply to a comment that is not in this copy";
    for format in ["html", "md"] {
        let page = written(format);
        assert_eq!(page.matches(lost).count(), 1, "{format}");
        assert!(page.contains("I did, on the dashboard."), "{format}");
    }
    let json: Value = serde_json::from_str(&written("json")).unwrap();
    let lost: Vec<&Value> = json["comments"].as_array().unwrap().iter().filter(|it| it["lost"] == true).collect();
    assert_eq!(lost.len(), 1);
    assert_eq!(lost[0]["text"], "I did, on the dashboard.");
}

#[test]
fn no_other_file_is_written_over_unasked() {
    let (home, store) = home();
    Made::new(&store, 1).write();
    Made::new(&store, 2).write();
    let to = home.path().join("page.html");
    let to = to.to_str().unwrap();
    let code = |args: &[&str]| report(home.path(), args).status.code();
    assert_eq!(code(&["01", "-o", to]), Some(0));
    assert_eq!(code(&["01", "-o", to]), Some(0), "the same page again");
    assert_eq!(code(&["02", "-o", to]), Some(2), "the page of another session");
    assert_eq!(code(&["02", "-o", to, "--force"]), Some(0));
    fs::write(to, "a letter").unwrap();
    let out = report(home.path(), &["01", "-o", to]);
    assert!(text(&out.stderr).contains("is there already"), "{}", text(&out.stderr));
    assert_eq!(fs::read_to_string(to).unwrap(), "a letter");
    let folder = store.dirs.sessions.to_str().unwrap().to_owned();
    assert_eq!(code(&[&folder, "-o", to]), Some(2), "a table is no page of ours");
    for (format, other) in [("md", "json"), ("json", "html"), ("html", "md")] {
        let to = home.path().join(format!("again.{format}"));
        let to = to.to_str().unwrap();
        assert_eq!(code(&["01", "--format", format, "-o", to]), Some(0));
        assert_eq!(code(&["01", "--format", format, "-o", to]), Some(0), "the same {format} again");
        assert_eq!(code(&["02", "--format", format, "-o", to]), Some(2), "of another session");
        assert_eq!(code(&["01", "--format", other, "-o", to]), Some(0), "the same session as {other}");
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_file_stays_and_a_link_stays_one() {
    use std::os::unix::fs::FileTypeExt;
    let (home, store) = home();
    Made::new(&store, 1).write();
    let sessions = store.dirs.sessions.to_str().unwrap().to_owned();
    let [pipe, link, lost, page] = ["pipe", "link", "lost", "page"].map(|name| home.path().join(name));
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    std::os::unix::fs::symlink(&page, &link).unwrap();
    std::os::unix::fs::symlink("nowhere", &lost).unwrap();
    for which in ["01", sessions.as_str()] {
        for to in [&pipe, &lost, &home.path().to_owned()] {
            let out = report(home.path(), &[which, "-o", to.to_str().unwrap(), "--force"]);
            let said = text(&out.stderr);
            assert_eq!(out.status.code(), Some(2), "{said}");
            assert!(said.contains("say another `--output`, or `-o -`"), "{said}");
        }
        assert!(fs::metadata(&pipe).unwrap().file_type().is_fifo() && lost.is_symlink());
        fs::write(&page, "a letter").unwrap();
        let out = report(home.path(), &[which, "-o", link.to_str().unwrap(), "--force"]);
        assert!(out.status.success() && link.is_symlink(), "{}", text(&out.stderr));
        let printed = report(home.path(), &[which, "-o", "-"]);
        assert_eq!(text(&printed.stdout).len(), fs::read_to_string(&page).unwrap().len());
        // From the first time on.
        for _ in 0..2 {
            let out = report(home.path(), &[which, "-o", store.dirs.sessions.join("page.html").to_str().unwrap()]);
            assert!(text(&out.stderr).contains("this folder holds sessions and nothing else"), "{}", text(&out.stderr));
        }
    }
}

#[cfg(unix)]
#[test]
fn no_session_is_written_over_even_if_it_is_asked_for() {
    let (home, store) = home();
    let own = Made::new(&store, 1).write();
    let elsewhere = home.path().join("copy");
    fs::copy(&own, &elsewhere).unwrap();
    let (linked, joined) = (home.path().join("link.html"), home.path().join("hard.html"));
    std::os::unix::fs::symlink(&own, &linked).unwrap();
    fs::hard_link(&own, &joined).unwrap();
    let newer = home.path().join("newer.html");
    fs::write(&newer, "{\"format\":99}\n").unwrap();
    let damaged = store.dirs.sessions.join("damaged.jsonl");
    fs::write(&damaged, "{\"form\n").unwrap();
    let sessions = store.dirs.sessions.to_str().unwrap().to_owned();
    for to in [&own, &elsewhere, &linked, &joined, &newer, &damaged] {
        let before = fs::read(to).unwrap();
        for args in [["01", "html"], ["01", "md"], ["01", "json"], [sessions.as_str(), "csv"]] {
            let out = report(home.path(), &[args[0], "--format", args[1], "-o", to.to_str().unwrap(), "--force"]);
            assert_eq!(out.status.code(), Some(2), "{}", to.display());
            assert!(text(&out.stderr).contains("it is a session, and nothing is written over one"));
        }
        assert_eq!(fs::read(to).unwrap(), before);
    }
    assert!(fs::symlink_metadata(&linked).unwrap().is_symlink());
}

#[test]
fn what_makes_no_sense_is_refused_with_what_does() {
    let (home, store) = home();
    Made::new(&store, 1).write();
    let folder = store.dirs.sessions.to_str().unwrap().to_owned();
    let said = [
        report(home.path(), &["01", "--format", "csv"]),
        report(home.path(), &[&folder, "--format", "html"]),
        report(home.path(), &[&folder, "--blind"]),
        report(home.path(), &["7"]),
    ];
    let said: Vec<String> = said.iter().map(|out| format!("{:?} {}", out.status.code(), text(&out.stderr))).collect();
    insta::assert_snapshot!(said.concat(), @"
    Some(2) starcoach: csv is the table of a folder
    a session is written as html, md or json
    Some(2) starcoach: a folder is written as csv or json
    name one of its files for a report of it
    Some(2) starcoach: the table of a folder shows verdicts; `--blind` is for one session
    Some(2) starcoach: 7: no session has this id
      = `starcoach sessions` lists them
    ");
}

#[test]
fn a_folder_is_a_table_of_its_answers() {
    let (home, store) = home();
    for id in [2, 1] {
        Made { noted: id == 1, ..Made::new(&store, id) }.write();
    }
    Made { hostile: true, ..Made::new(&store, 3) }.write();
    saved(&store, 4, false);
    let below = store.dirs.sessions.join("below");
    fs::create_dir(&below).unwrap();
    let other = Made { change: &|header| header.candidate = Some("Ada".into()), ..Made::new(&store, 5) }.write();
    fs::rename(&other, below.join("ada.jsonl")).unwrap();
    fs::write(below.join("bad.jsonl"), "?\n").unwrap();
    let folder = store.dirs.sessions.to_str().unwrap();
    let out = report(home.path(), &[folder]);
    assert_eq!(out.status.code(), Some(1), "one cannot be read");
    let told = text(&out.stderr).replace(folder, "FOLDER");
    assert!(told.contains("FOLDER/below/bad.jsonl: this is not a session file"), "{told}");
    assert!(told.ends_with("starcoach: 1 session is not finished and has no row\n"), "{told}");
    let table = text(&out.stdout).replace("\r\n", "\n").replace(&HOSTILE.replace('"', "\"\""), "…");
    let plain: Vec<&str> = table.lines().filter(|line| !line.contains("script")).collect();
    insta::assert_snapshot!(plain.join("\n"), @"
    candidate,pattern,attempt,began,verdict,total,primary_weakness,seconds,target,rating,ratings,predicted,open_comments,id,file
    Ada,ownership-beyond-scope,1,2026-11-21T09:05:00+00:00[UTC],leaning-no-hire,71,assignment,61,175,2.50,2,4,3,05000000000000000000000000000005,below/ada.jsonl
    Sam Okafor,ownership-beyond-scope,1,2026-11-21T09:01:00+00:00[UTC],leaning-no-hire,71,assignment,61,175,2.50,2,4,3,01000000000000000000000000000001,01000000000000000000000000000001.jsonl
    Sam Okafor,ownership-beyond-scope,2,2026-11-21T09:02:00+00:00[UTC],leaning-no-hire,71,assignment,61,175,,0,,0,02000000000000000000000000000002,02000000000000000000000000000002.jsonl
    ");
    let out = report(home.path(), &[folder, "--format", "json", "--jobs", "1"]);
    let rows: Vec<Value> = text(&out.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(rows.len(), 4);
    assert_eq!((&rows[1]["rating"], &rows[1]["ratings"]), (&2.5.into(), &2.into()));
    assert_eq!(rows[1]["id"], header(1).id.0);
    assert!(rows[3]["candidate"].as_str().unwrap().contains("<script>"), "JSON says what the file says");
}

#[test]
fn the_target_of_a_copy_comes_from_the_rubric_that_it_carries() {
    let (home, store) = home();
    Made::new(&store, 1).write();
    let inbox = home.path().join("inbox");
    fs::create_dir(&inbox).unwrap();
    for name in ["a.jsonl", "b.jsonl"] {
        let mut share = Command::new(env!("CARGO_BIN_EXE_starcoach"));
        share.arg("--home").arg(home.path()).args(["share", "01", "--as", "Sam", "--to"]).arg(inbox.join(name));
        assert!(share.output().unwrap().status.success());
    }
    let inbox_name = inbox.to_str().unwrap();
    insta::assert_snapshot!(text(&report(home.path(), &[inbox_name]).stderr).replace(inbox_name, "in"), @"
    in/b.jsonl: is a copy of the session in a.jsonl, which has the row
      = `starcoach merge in/b.jsonl --into in/a.jsonl` joins what was noted on both
    ");
    // A rubric that was changed on the way is not believed.
    let path = inbox.join("b.jsonl");
    let changed = fs::read_to_string(&path).unwrap().replacen("\"pace\":140", "\"pace\":141", 1);
    fs::write(&path, changed).unwrap();
    let desk = tempfile::tempdir().unwrap();
    let rows = |folder: &Path| -> Vec<(Value, Value)> {
        let out = report(desk.path(), &[folder.to_str().unwrap(), "--format", "json"]);
        let rows = text(&out.stdout).lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        rows.map(|row| (row["attempt"].clone(), row["target"].clone())).collect()
    };
    assert_eq!(rows(&inbox), [(1.into(), 175.into())]);
    fs::remove_file(inbox.join("a.jsonl")).unwrap();
    assert_eq!(rows(&inbox), [(1.into(), Value::Null)]);
}
