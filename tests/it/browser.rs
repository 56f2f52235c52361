//! The HTML report in a real headless browser.

mod devtools;

use super::journal::home;
use super::report::made::{self, HOSTILE, Made};
use super::report::report;
use devtools::Browser;
use serde_json::{Value, json};
use starcoach::session::SessionId;
use std::path::{Path, PathBuf};

/// What no page of ours may hold, as a script that lists it.
const FORBIDDEN: &str = "[
    ...document.querySelectorAll('script,img,iframe,object,embed,link,base,form,input,audio,video,source,template'),
    ...[...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a =>
        a.name.startsWith('on') || /url\\(|javascript:|^https?:/.test(a.value) && a.name !== 'content')),
    ...[...document.querySelectorAll('[href]')].filter(e => !e.getAttribute('href').startsWith('#')),
].map(e => e.outerHTML.slice(0, 200))";

/// Ids that are named and not there, ids that are there twice, and headings that leave a level out.
const BROKEN: &str = "(() => {
    const ids = [...document.querySelectorAll('[id]')].map(e => e.id), bad = [];
    for (const id of ids) if (ids.filter(other => other === id).length > 1) bad.push('twice: ' + id);
    for (const name of ['aria-labelledby', 'aria-describedby', 'href'])
        for (const e of document.querySelectorAll('[' + name + ']'))
            for (const id of e.getAttribute(name).replace('#', '').split(' '))
                if (!ids.includes(id)) bad.push(name + ': ' + id);
    let level = 0;
    for (const e of document.querySelectorAll('h1,h2,h3,h4,h5,h6')) {
        const own = +e.tagName[1];
        if (own > level + 1) bad.push('heading: ' + e.textContent);
        level = own;
    }
    for (const e of document.querySelectorAll('th')) if (!e.scope || !e.textContent.trim()) bad.push('th: ' + e.outerHTML);
    for (const e of document.querySelectorAll('svg'))
        if (!e.querySelector('title') || !e.querySelector('desc')) bad.push('svg without title');
    return bad;
})()";

/// Texts whose contrast with what lies behind them is below 4.5.
const FAINT: &str = "(() => {
    const parse = c => (c.match(/[\\d.]+/g) || []).map(Number);
    const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
        .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
        .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
    const behind = e => {
        for (; e; e = e.parentElement) {
            const c = parse(getComputedStyle(e).backgroundColor);
            if (c.length === 3 || c[3] > 0) return c;
        }
        return [255, 255, 255];
    };
    const faint = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node; node = walk.nextNode();) {
        const e = node.parentElement, style = getComputedStyle(e);
        if (!node.textContent.trim() || e.closest('title,desc')) continue;
        const front = light(parse(e.closest('svg') ? style.fill : style.color)), back = light(behind(e));
        const ratio = (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
        if (ratio < 4.5) faint.push(ratio.toFixed(2) + ': ' + node.textContent.trim().slice(0, 60));
    }
    return faint;
})()";

/// The browser, or nothing where there is none and that was said to be right.
fn browser() -> Option<Browser> {
    let program = devtools::installed();
    if program.is_none() && std::env::var_os("STARCOACH_NO_BROWSER").is_some() {
        eprintln!("skipped: no browser is installed, and STARCOACH_NO_BROWSER says that this is right");
        return None;
    }
    let program = program.expect(
        "no Chromium: `apt-get install chromium`, or name one with CHROMIUM=/path; STARCOACH_NO_BROWSER=1 skips this",
    );
    Some(Browser::start(&program))
}

fn none(value: &Value) {
    assert_eq!(*value, json!([]));
}

/// Writes a report into the home and says where.
fn written(home: &Path, session: &Path, name: &str, args: &[&str]) -> PathBuf {
    let to = home.join(name);
    let mut all = vec![session.to_str().unwrap(), "--output", to.to_str().unwrap()];
    all.extend(args);
    let out = report(home, &all);
    assert_eq!(out.status.code(), Some(0), "{}", String::from_utf8_lossy(&out.stderr));
    to
}

#[test]
fn a_browser_shows_the_page_asks_for_nothing_and_runs_nothing_that_a_file_holds() {
    let Some(mut browser) = browser() else { return };
    let (home, store) = home();
    Made::new(&store, 1).write();
    let again = Made { change: &|header| header.again_of = Some(SessionId::new(1 << 120 | 1)), ..Made::new(&store, 2) };
    let normal = written(home.path(), &again.write(), "normal.html", &[]);
    as_it_should_be(&mut browser, &normal);
    let blind = written(home.path(), &store.find_session("02").unwrap(), "blind.html", &["--blind"]);
    shown_blind(&mut browser, &blind);
    let hostile = Made { hostile: true, ..Made::new(&store, 3) }.write();
    for (session, name, title) in [
        (hostile, "hostile.html", "Review: Ownership beyond your scope"),
        (made::of_hostile_ids(&store, 4), "ids.html", "Review: <script>document.title='pwned'</script>"),
    ] {
        let page = written(home.path(), &session, name, &[]);
        harmless(&mut browser, &page, title);
    }
}

fn as_it_should_be(browser: &mut Browser, page: &Path) {
    browser.size(1200, 900);
    browser.open(page);
    assert_eq!(browser.value("document.title"), "Review: Ownership beyond your scope, Sam Okafor");
    let text = browser.value("document.body.innerText");
    let text = text.as_str().unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
    for part in [
        "Keep The two numbers at the end",
        "Fix first: somebody else started it",
        "rehearse Ownership beyond your scope, with an eye on Task, by Fri 4 Dec 2026",
        "Who saw it first? Say that instead.",
        "I did, on the dashboard.",
        "Dismissed by the candidate: “it is how people talk”",
        "Since last time",
        "Time against target",
        "Where the time went",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    let order = browser.value("[...document.querySelectorAll('main > section')].map(e => e.id)");
    let ids = ["review", "verdict", "answer", "times", "scores", "ratings", "earlier", "timeline"];
    assert_eq!(order, json!(ids));
    none(&browser.value(FORBIDDEN));
    none(&browser.value(BROKEN));
    for scheme in ["light", "dark"] {
        browser.media("screen", scheme);
        none(&browser.value(FAINT));
    }
    let paper = browser.value("getComputedStyle(document.body).backgroundColor");
    assert_eq!(paper, "rgb(23, 24, 27)", "dark where the reader wants dark");
    reasons(browser);
    for width in [400, 320] {
        browser.size(width, 800);
        assert_eq!(browser.value("document.documentElement.scrollWidth"), width, "nothing to scroll sideways");
    }
    browser.media("print", "light");
    none(&browser.value(FAINT));
    let hidden = "[...document.querySelectorAll('.notes, .notes li')].filter(e => getComputedStyle(e).display === 'none').length";
    assert_eq!(browser.value(hidden), 0, "every reason is printed");
    let pdf = browser.ask("Page.printToPDF", json!({}));
    assert!(pdf["data"].as_str().unwrap().starts_with("JVBER"));
    browser.media("screen", "light");
    assert_eq!(browser.complaints(), [""; 0]);
}

/// The reason of a mark shows on focus and under the pointer, and is gone without them.
fn reasons(browser: &mut Browser) {
    const SHOWN: &str = "[...document.querySelectorAll('.tip')].filter(e => getComputedStyle(e).visibility === 'visible')\
                         .map(e => e.firstElementChild.textContent)";
    let mark = "document.querySelector('mark.disqualifier[tabindex]')";
    none(&browser.value(SHOWN));
    browser.value(&format!("{mark}.focus()"));
    assert_eq!(browser.value(SHOWN), json!(["disqualifier · assignment"]));
    let described = "document.getElementById(document.activeElement.getAttribute('aria-describedby')).textContent";
    assert!(browser.value(described).as_str().unwrap().contains("start with what you saw"));
    // The mark is in two pieces, for a comment ends in it.
    key(browser, "Tab");
    key(browser, "Tab");
    assert_ne!(browser.value(SHOWN), json!(["disqualifier · assignment"]), "Tab goes to the next one");
    browser.value("document.activeElement.blur(), scrollTo(0, 0)");
    key(browser, "Tab");
    browser.value(&format!("document.activeElement.blur(), {mark}.scrollIntoView({{block: 'center'}})"));
    none(&browser.value(SHOWN));
    let at = browser.value(&format!("(r => [r.x + 5, r.y + 5])({mark}.getClientRects()[0])"));
    browser.ask("Input.dispatchMouseEvent", json!({"type": "mouseMoved", "x": at[0], "y": at[1]}));
    assert_eq!(browser.value(SHOWN), json!(["disqualifier · assignment"]));
    browser.ask("Input.dispatchMouseEvent", json!({"type": "mouseMoved", "x": 1, "y": 1}));
    none(&browser.value(SHOWN));
}

fn key(browser: &mut Browser, key: &str) {
    for kind in ["keyDown", "keyUp"] {
        browser.ask("Input.dispatchKeyEvent", json!({"type": kind, "key": key, "windowsVirtualKeyCode": 9}));
    }
}

fn shown_blind(browser: &mut Browser, page: &Path) {
    browser.open(page);
    let text = browser.value("document.body.innerText").as_str().unwrap().to_lowercase();
    assert!(text.contains("my manager asked me to") && text.contains("pause") && text.contains("silence"), "{text}");
    for word in ["hire", "of 100", "of 5", "signal", "weakness", "brandt", "weiss", "deleted", "paste", "expected"] {
        assert!(!text.contains(word), "{word}\n{text}");
    }
    assert_eq!(browser.value("document.querySelectorAll('mark').length"), 0);
    none(&browser.value(FORBIDDEN));
    none(&browser.value(BROKEN));
    assert_eq!(browser.complaints(), [""; 0]);
}

fn harmless(browser: &mut Browser, page: &Path, title: &str) {
    browser.open(page);
    let shown = browser.value("document.title");
    assert!(shown.as_str().unwrap().starts_with(title), "{shown}");
    none(&browser.value(FORBIDDEN));
    none(&browser.value(BROKEN));
    assert_eq!(browser.value("document.querySelectorAll('style').length"), 1);
    let times = browser.value(&format!("document.body.innerText.split({:?}).length", &HOSTILE[..40]));
    assert!(times.as_u64().unwrap() > 20, "it stands there as text, {times} times");
    assert_eq!(browser.value("/[\\u001b\\u202e]/.test(document.documentElement.outerHTML)"), false);
    browser.size(400, 800);
    assert_eq!(browser.value("document.documentElement.scrollWidth"), 400);
    assert_eq!(browser.complaints(), [""; 0]);
}

/// Pictures for whoever works on the look: `STARCOACH_PICTURES=folder cargo test --test it pictures -- --ignored`.
#[test]
#[ignore = "draws pictures, asserts nothing"]
fn pictures() {
    let (Some(mut browser), Some(to)) = (browser(), std::env::var_os("STARCOACH_PICTURES")) else { return };
    let (home, store) = home();
    Made::new(&store, 1).write();
    let again = Made { change: &|header| header.again_of = Some(SessionId::new(1 << 120 | 1)), ..Made::new(&store, 2) };
    let page = written(home.path(), &again.write(), "page.html", &[]);
    browser.open(&page);
    browser.value("document.querySelector('mark.disqualifier[tabindex]').focus()");
    for (name, width, media, scheme) in [
        ("light", 1100, "screen", "light"),
        ("dark", 1100, "screen", "dark"),
        ("narrow", 400, "screen", "light"),
        ("print", 760, "print", "light"),
    ] {
        browser.media(media, scheme);
        browser.size(width, 1000);
        let height = browser.value("document.documentElement.scrollHeight").as_u64().unwrap();
        for (part, top) in (0..height).step_by(1300).enumerate() {
            let clip = json!({"x": 0, "y": top, "width": width, "height": 1300.min(height - top), "scale": 1});
            let png = browser.ask("Page.captureScreenshot", json!({"clip": clip, "captureBeyondViewport": true}));
            let file = Path::new(&to).join(format!("{name}-{part}.png.base64"));
            std::fs::write(file, png["data"].as_str().unwrap()).unwrap();
        }
    }
}
