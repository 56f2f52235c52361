//! Whatever is pressed, at any size: no panic.

use super::*;
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

fn any_key() -> impl Strategy<Value = Key> {
    let named = [
        "enter", "tab", "shift-tab", "esc", "up", "down", "left", "right", "pageup", "pagedown", "home", "end",
        "backspace", "delete", "space", "f1", "f2", "f3", "f4", "f5", "alt-x", "alt-h", "alt-enter", "alt-r", "alt-q",
        "ctrl-g", "ctrl-p", "ctrl-r", "ctrl-z", "ctrl-w", "ctrl-u", "ctrl-left", "alt-p",
    ];
    prop_oneof![
        3 => prop::sample::select(named.to_vec()).prop_map(|key| key.parse().unwrap()),
        2 => "[a-zé日👍 ?]".prop_map(|text| Key::char(text.chars().next().unwrap())),
        1 => "[a-pr-z]".prop_map(|text| Key::alt(text.chars().next().unwrap())),
    ]
}

fn any_msg() -> impl Strategy<Value = Msg> {
    prop_oneof![
        12 => any_key().prop_map(Msg::Key),
        2 => (1_u16..140, 1_u16..50).prop_map(|(width, height)| Msg::Resize(Size { width, height })),
        1 => ".{0,80}".prop_map(Msg::Paste),
        1 => Just(Msg::Wake),
        1 => Just(Msg::Suspended),
        1 => Just(Msg::Continued),
        1 => Just(Msg::Sessions(vec![session(3, None, SessionState::CutOff)])),
        1 => Just(Msg::Sessions(Vec::new())),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn no_keys_at_any_size_make_it_panic(msgs in prop::collection::vec(any_msg(), 1..60), welcomed: bool) {
        let mut stage = stage(80, 24, welcomed).sessions();
        for (i, msg) in msgs.into_iter().enumerate() {
            let _ = stage.app.update(msg, Moment::after(1_000 + i as u64 * 700));
            let size = stage.app.common.size;
            let mut buffer = Buffer::empty(Rect::new(0, 0, size.width, size.height));
            ui::draw(&stage.app, &mut buffer, Moment::after(1_000 + i as u64 * 700));
        }
    }
}
