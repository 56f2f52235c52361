use super::*;
use proptest::prelude::*;

/// Types keys into a text with `|` at the cursor (`[` at the anchor), and shows it the same way.
#[track_caller]
fn check(before: &str, ops: impl IntoIterator<Item = Op>, after: &str) {
    let at = before.find('|').expect("a cursor");
    let mut editor = Editor::new(before.replace('|', ""));
    editor.resize(11, 4);
    editor.go_to(at);
    for op in ops {
        editor.act(op, Moment::after(0));
    }
    let mut shown = editor.text().to_owned();
    shown.insert(editor.cursor(), '|');
    if let Some(span) = editor.selection() {
        let anchor = if span.start == editor.cursor() { span.end + 1 } else { span.start };
        shown.insert(anchor, '[');
    }
    assert_eq!(shown, after);
}

fn typed(editor: &mut Editor, text: &str) {
    for (i, c) in text.chars().enumerate() {
        editor.act(Op::Insert(c.to_string()), Moment::after(i as u64));
    }
}

use Motion::*;
use Op::{Copy, Cut, Delete, Kill, Move, Paste, PasteClip, Select, SelectAll};

#[test]
fn a_grapheme_goes_in_one_piece() {
    check("a👨\u{200d}👩\u{200d}👧|b", [Delete(Left)], "a|b");
    check("|e\u{301}b", [Delete(Right)], "|b");
    check("|🇫🇷b", [Move(Right)], "🇫🇷|b");
    check("|\u{301}", [Op::Insert("e".into())], "e\u{301}|");
}

#[test]
fn words_are_moved_over_and_deleted() {
    check("I didn't stop|", [Move(WordLeft), Move(WordLeft)], "I |didn't stop");
    check("|I didn't stop", [Move(WordRight), Move(WordRight)], "I didn't| stop");
    check("one two,  |three", [Delete(WordLeft)], "one |three");
    check("one| two three", [Delete(WordRight)], "one| three");
}

#[test]
fn rows_keep_the_wanted_column() {
    // Ten columns of text: "my manager " / "asked me " / "to stop it"
    check("my manage|r asked me to stop it", [Move(Down)], "my manager asked me| to stop it");
    check("my manage|r asked me to stop it", [Move(Down), Move(Down)], "my manager asked me to stop i|t");
    check("my| manager", [Move(Up)], "|my manager");
    check("my| manager", [Move(Down)], "my manager|");
}

#[test]
fn row_ends_are_those_on_the_screen_and_line_ends_those_of_the_text() {
    check("my| manager asked", [Move(RowEnd)], "my manager| asked");
    check("my manager as|ked", [Move(RowStart)], "my manager |asked");
    check("a\nmy manager as|ked", [Kill(LineStart)], "a\n|ked");
    check("my| manager asked\nb", [Kill(LineEnd)], "my|\nb");
    check("my|\nb", [Kill(LineEnd)], "my|b");
}

#[test]
fn paragraphs_pages_and_ends_are_reached() {
    check("one\n\ntwo| x\nthree", [Move(ParagraphUp)], "one\n\n|two x\nthree");
    check("one\n\n|two", [Move(ParagraphUp)], "|one\n\ntwo");
    check("o|ne\n\ntwo", [Move(ParagraphDown)], "one\n\n|two");
    check("|1\n2\n3\n4\n5\n6", [Move(PageDown)], "1\n2\n3\n|4\n5\n6");
    check("1\n2\n3\n4\n5|", [Move(PageUp)], "1\n2|\n3\n4\n5");
    check("a|b", [Move(TextEnd)], "ab|");
    check("a|b", [Move(TextStart)], "|ab");
}

#[test]
fn a_selection_is_replaced_copied_and_put_back() {
    check("one |two", [Select(TextEnd)], "one [two|");
    check("one |two", [Select(TextEnd), Op::Insert("2".into())], "one 2|");
    check("one |two", [Select(WordRight), Cut, Move(TextStart), PasteClip], "two|one ");
    check("one |two", [Select(WordLeft), Copy, Move(Right), PasteClip], "one one |two");
    check("ab|c", [SelectAll, Move(Left)], "|abc");
    check("a|bc", [Kill(LineEnd), Move(Left), PasteClip], "bc|a");
}

#[test]
fn copied_text_is_also_given_to_the_terminal() {
    let mut editor = Editor::new("mine");
    editor.act(SelectAll, Moment::after(0));
    assert_eq!(editor.act(Copy, Moment::after(0)).copied.as_deref(), Some("mine"));
    let cut = editor.act(Cut, Moment::after(0));
    assert_eq!(cut.change, Some(Change { at: 0, cut: 4, put: String::new(), pasted: false }));
    assert_eq!(cut.copied.as_deref(), Some("mine"));
}

#[test]
fn undo_goes_back_word_by_word_and_redo_returns() {
    let mut editor = Editor::new("");
    typed(&mut editor, "I saw it");
    let undo = |editor: &mut Editor| {
        editor.act(Op::Undo, Moment::after(0));
        editor.text().to_owned()
    };
    assert_eq!([undo(&mut editor), undo(&mut editor), undo(&mut editor)], ["I saw ", "I ", ""]);
    assert_eq!(editor.act(Op::Undo, Moment::after(0)).note, Some("nothing to undo"));
    let redone = editor.act(Op::Redo, Moment::after(0));
    assert_eq!(redone.change, Some(Change { at: 0, cut: 0, put: "I ".into(), pasted: false }));
}

#[test]
fn a_pause_in_typing_and_a_moved_cursor_begin_a_new_step() {
    let mut editor = Editor::new("");
    editor.act(Op::Insert("a".into()), Moment::after(0));
    editor.act(Op::Insert("b".into()), Moment::after(5_000));
    editor.act(Op::Undo, Moment::after(5_001));
    assert_eq!(editor.text(), "a");
    let mut editor = Editor::new("");
    typed(&mut editor, "ab");
    editor.act(Move(Left), Moment::after(3));
    editor.act(Move(Right), Moment::after(4));
    editor.act(Op::Insert("c".into()), Moment::after(5));
    editor.act(Op::Undo, Moment::after(6));
    assert_eq!(editor.text(), "ab");
}

#[test]
fn a_burst_of_deleting_is_one_step() {
    let mut editor = Editor::new("one two");
    for i in 0..5 {
        editor.act(Delete(Left), Moment::after(i));
    }
    assert_eq!(editor.text(), "on");
    let change = editor.act(Op::Undo, Moment::after(9)).change;
    assert_eq!(change, Some(Change { at: 2, cut: 0, put: "e two".into(), pasted: false }));
    assert_eq!(editor.cursor(), 7);
}

#[test]
fn a_paste_is_cleaned_and_one_marked_edit() {
    let mut editor = Editor::new("");
    let outcome = editor.act(Paste("a\r\nb\rc\u{1b}[31m\u{202e}".into()), Moment::after(0));
    assert_eq!(outcome.change, Some(Change { at: 0, cut: 0, put: "a\nb\nc[31m".into(), pasted: true }));
    editor.act(Op::Undo, Moment::after(0));
    assert!(editor.act(Op::Redo, Moment::after(0)).change.unwrap().pasted);
    assert_eq!(editor.act(Op::Insert("\u{1b}".into()), Moment::after(0)), Outcome::default());
}

#[test]
fn a_paste_over_the_bound_is_refused_and_nothing_is_lost() {
    let mut editor = Editor::new("mine");
    editor.act(SelectAll, Moment::after(0));
    let outcome = editor.act(Paste("x".repeat(MAX_BYTES + 1)), Moment::after(0));
    assert!(outcome.change.is_none() && outcome.note.unwrap().contains("200 kB"));
    assert_eq!((editor.text(), editor.selection()), ("mine", Some(0..4)));
}

#[test]
fn the_wheel_leaves_the_cursor_and_a_key_comes_back_to_it() {
    let mut editor = Editor::new("1\n2\n3\n4\n5\n6\n7\n8");
    editor.resize(10, 3);
    editor.go_to(0);
    editor.act(Op::Scroll(3), Moment::after(0));
    assert_eq!((editor.cursor(), editor.hidden(), editor.cursor_cell()), (0, (3, 2), None));
    editor.act(Op::Scroll(99), Moment::after(0));
    assert_eq!(editor.hidden(), (5, 0));
    editor.act(Op::Insert("x".into()), Moment::after(0));
    assert_eq!((editor.hidden(), editor.cursor_cell()), ((0, 5), Some((1, 0))));
}

#[test]
fn the_mouse_sets_the_cursor_selects_a_word_and_drags() {
    let mut editor = Editor::new("my manager asked");
    editor.resize(11, 4);
    editor.act(Op::Click { x: 2, y: 1 }, Moment::after(0));
    assert_eq!(editor.cursor(), 13);
    editor.act(Op::Click { x: 2, y: 1 }, Moment::after(200));
    assert_eq!(editor.selection(), Some(11..16));
    editor.act(Op::Click { x: 2, y: 1 }, Moment::after(300));
    assert_eq!(editor.selection(), Some(0..16));
    editor.act(Op::Click { x: 3, y: 0 }, Moment::after(2_000));
    editor.act(Op::Drag { x: 5, y: 1 }, Moment::after(2_100));
    assert_eq!(editor.selection(), Some(3..16));
    editor.act(Op::Click { x: 40, y: 0 }, Moment::after(9_000));
    assert_eq!(editor.cursor(), 10);
}

#[test]
fn a_full_row_still_has_room_for_the_cursor() {
    let mut editor = Editor::new("0123456789");
    editor.resize(11, 4);
    assert_eq!(editor.cursor_cell(), Some((10, 0)));
    typed(&mut editor, "   ");
    assert_eq!(editor.cursor_cell(), Some((10, 0)));
}

fn motion() -> impl Strategy<Value = Motion> {
    proptest::sample::select(vec![
        Left, Right, WordLeft, WordRight, Up, Down, PageUp, PageDown, RowStart, RowEnd, LineStart, LineEnd,
        ParagraphUp, ParagraphDown, TextStart, TextEnd,
    ])
}

fn op() -> impl Strategy<Value = Op> {
    let text = "[ a-c\n\r漢👩🇫\u{200d}\u{301}\u{fe0f}\u{ff9e}\u{202e}]{0,6}|\\PC{0,4}";
    prop_oneof![
        6 => text.prop_map(Op::Insert),
        1 => text.prop_map(Paste),
        3 => motion().prop_map(Delete),
        1 => motion().prop_map(Kill),
        4 => motion().prop_map(Move),
        3 => motion().prop_map(Select),
        4 => proptest::sample::select(vec![SelectAll, Op::Unselect, Copy, Cut, PasteClip, Op::Undo, Op::Undo, Op::Redo]),
        1 => (0usize..30, 0usize..9).prop_map(|(x, y)| Op::Click { x, y }),
        1 => (0usize..30, -3isize..9).prop_map(|(x, y)| Op::Drag { x, y }),
        1 => (-5isize..5).prop_map(Op::Scroll),
    ]
}

proptest! {
    #[test]
    fn the_changes_tell_the_whole_story_of_the_text(
        start in "\\PC{0,20}",
        ops in proptest::collection::vec((op(), 0u64..1_500), 0..40),
        size in (0usize..12, 0usize..5),
    ) {
        let mut editor = Editor::new(start.clone());
        editor.resize(size.0, size.1);
        let (mut copy, mut now) = (start, 0);
        for (op, pause) in ops {
            now += pause;
            let outcome = editor.act(op, Moment::after(now));
            if let Some(change) = outcome.change {
                prop_assert!(copy.is_char_boundary(change.at) && copy.is_char_boundary(change.at + change.cut));
                change.apply(&mut copy);
            }
            prop_assert_eq!(editor.text(), &copy);
            prop_assert!(copy.is_char_boundary(editor.cursor()));
            if let Some(span) = editor.selection() {
                prop_assert!(copy.get(span).is_some());
            }
            if let Some((x, y)) = editor.cursor_cell() {
                prop_assert!(x < size.0.max(1) && y < size.1);
            }
        }
        // All the way forth, back and forth again.
        while editor.act(Op::Redo, Moment::after(now)).change.is_some() {}
        let end = editor.text().to_owned();
        while editor.act(Op::Undo, Moment::after(now)).change.is_some() {}
        while editor.act(Op::Redo, Moment::after(now)).change.is_some() {}
        prop_assert_eq!(editor.text(), &end);
    }
}
