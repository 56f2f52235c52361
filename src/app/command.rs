//! The one table of commands: it drives the key map, the footer, the help page, the command menu, the key table of
//! the README and `starcoach config`.

mod scope;

pub use scope::Scope;

/// What the table says of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The command.
    pub command: Command,
    /// As config files spell it.
    pub name: &'static str,
    /// Two or three words for the footer.
    pub short: &'static str,
    /// What it does, for the help page and the menu.
    pub text: &'static str,
    /// Where it can be used.
    pub scope: Scope,
    /// The keys it has unless the user binds others; the footer shows the first.
    pub keys: &'static [&'static str],
}

macro_rules! commands {
    ($($scope:ident { $($command:ident $name:literal $short:literal $text:literal [$($key:literal),+];)+ })+) => {
        /// Everything that a key or the menu can do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Command {
            $($(#[doc = $text] $command,)+)+
        }

        /// The table.
        pub const TABLE: &[Entry] = &[
            $($(Entry {
                command: Command::$command,
                name: $name,
                short: $short,
                text: $text,
                scope: Scope::$scope,
                keys: &[$($key),+],
            },)+)+
        ];
    };
}

commands! {
    Anywhere {
        Quit "quit" "leave" "Save and leave starcoach" ["ctrl-q", "ctrl-c"];
        Help "help" "all keys" "Show all keys of this screen" ["f1", "alt-h", "?"];
        Menu "menu" "menu" "Choose a command by typing its name" ["esc", "alt-x"];
        Suspend "suspend" "suspend" "Stop the clocks and go back to the shell; `fg` returns" ["ctrl-z"];
        Redraw "redraw" "redraw" "Draw the screen anew" ["ctrl-l"];
    }
    Page {
        Back "back" "back" "Go back" ["esc", "q"];
    }
    Moving {
        Open "open" "open" "Open what is chosen" ["enter"];
        Up "up" "up" "Up" ["up", "k"];
        Down "down" "down" "Down" ["down", "j"];
        PageUp "page-up" "page up" "A page up" ["pageup", "b"];
        PageDown "page-down" "page down" "A page down" ["pagedown", "space"];
        First "first" "first" "To the first line" ["home", "g"];
        Last "last" "last" "To the last line" ["end", "G"];
    }
    Welcome {
        Begin "begin" "begin" "Begin the first rehearsal" ["enter"];
        Browse "browse" "look around" "Look around first" ["tab", "l"];
    }
    Modes {
        LearnIt "learn" "learn" "Walk through the question, section by section" ["l"];
        RehearseIt "rehearse" "rehearse" "Tell an answer against the clock" ["r"];
        DrillIt "drill" "drill" "Answer what they ask after the answer" ["d"];
        TestIt "test" "test" "Ten questions that tell whether you are ready" ["t"];
    }
    Home {
        CheckAnswer "check-answer" "check an answer" "Paste an answer that you have and see it marked" ["c"];
        MockInterview "mock" "mock interview" "One to five questions in one sitting, as in the room" ["m"];
        RecallDue "recall" "recall" "What is due today: questions and opening lines" ["u"];
        SetAims "interview" "interview" "The day of your interview, and its principles" ["i"];
        ShowBank "bank" "story bank" "Your stories against the questions: gaps and over-use" ["b"];
        ShowSheet "sheet" "night sheet" "Your stories on one page, for the night before" ["n"];
        ShowSessions "sessions" "sessions" "Show past sessions" ["s"];
        ShowProgress "progress" "progress" "How your answers change from one to the next" ["v"];
        ShowProblems "problems" "problems" "Show what is wrong with your files" ["p"];
        Reload "reload" "reload" "Read your files again" ["ctrl-r", "f5"];
        NextTheme "theme" "theme" "Change the colours" ["T"];
    }
    Drilled {
        DrillAgain "drill-again" "again" "Reply to the same questions again" ["a"];
    }
    Question {
        ReadStory "read-story" "read" "Read the chosen story, with its signals marked" ["v"];
    }
    Learn {
        NextPage "next-page" "next" "The next page; after the last one, rehearse" ["right", "n", "tab"];
        PageBefore "page-before" "before" "The page before" ["left", "p", "shift-tab"];
    }
    Choosing {
        PickFirst "pick-first" "…4 choose" "The first option" ["1"];
        PickSecond "pick-second" "second" "The second option" ["2"];
        PickThird "pick-third" "third" "The third option" ["3"];
        PickFourth "pick-fourth" "fourth" "The fourth option" ["4"];
        ShowHint "hint" "hint" "A hint that does not give it away" ["h"];
    }
    Quiz {
        KnewIt "knew-it" "had both" "I had the story and its first line" ["y"];
        TestAnew "test-anew" "begin again" "Begin the test again that was left in the middle" ["a"];
        DidNotKnow "did-not-know" "not quite" "I did not have both" ["n"];
    }
    Aims {
        ToggleAim "toggle-aim" "choose" "The interview is about this principle, or not" ["space", "x"];
    }
    Inbox {
        ReadInbox "read-inbox" "read again" "Read the folder again" ["r", "ctrl-r", "f5"];
    }
    Desk {
        NameMe "name-me" "your name" "Your name, as it stands beside what you note" ["i"];
    }
    Review {
        RateIt "rate" "rate" "Rate the answer, from 1 to 5, or rate it again" ["r"];
        Comment "comment" "comment" "Comment on the selected words, or else on this section" ["c"];
        CommentWhole "comment-whole" "on the whole" "Comment on the whole answer" ["C"];
        SelectWords "select-words" "select" "Begin to select words here, or end it" ["v"];
        SelectOn "select-on" "select on" "Select on to the next word" ["shift-right", "L"];
        SelectBack "select-back" "select back" "Select back to the word before" ["shift-left", "H"];
        WriteReview "write-review" "review" "Write what to keep, to change and to do next" ["w"];
        ReviewNext "next-comment" "next comment" "To the next comment" ["n"];
        ReviewBefore "comment-before" "comment before" "To the comment before" ["N"];
        ListComments "list-comments" "comments" "The comments in place of the answer, or the answer again" ["o"];
        ReplyTo "reply" "answer it" "Reply to the comment" ["a"];
        Resolve "resolve" "resolve" "The comment is done with, or open again" ["x"];
        HideResolved "hide-resolved" "resolved" "Show resolved comments, or hide them" ["z"];
        Reveal "reveal" "reveal" "See what was judged without a rating; it is logged" ["m"];
        PrivateNotes "private-notes" "private notes" "Notes for yourself, beside the file, never shared" ["p"];
        ReviewReplay "review-replay" "replay" "Play the answer again, as it was told" ["y"];
        ReviewCompare "review-compare" "compare" "Beside the attempt that you reviewed before" ["="];
        ReviewLeft "review-left" "left" "To the word before" ["left", "h"];
        ReviewRight "review-right" "right" "To the next word" ["right", "l"];
        SectionOn "section-on" "next section" "To the next section" ["tab"];
        SectionBack "section-back" "section before" "To the start of this section, or to the one before" ["shift-tab"];
        ParagraphOn "paragraph-on" "next paragraph" "To the next paragraph" ["}", "ctrl-down"];
        ParagraphBack "paragraph-back" "paragraph before" "To the start of the paragraph, or the one before" ["{", "ctrl-up"];
    }
    Rate {
        Rate1 "rate-1" "…5 choose" "As little as a 1 tells" ["1"];
        Rate2 "rate-2" "2" "Between 1 and 3" ["2"];
        Rate3 "rate-3" "3" "As much as a 3 tells" ["3"];
        Rate4 "rate-4" "4" "Between 3 and 5" ["4"];
        Rate5 "rate-5" "5" "As much as a 5 tells" ["5"];
        RateNone "rate-none" "none" "Take the rating of this row back" ["0", "backspace", "delete"];
        RateWhy "rate-why" "why" "Write the reason for the rating of this row" ["w"];
        SaveRating "save-rating" "save" "Save the rating; the one before stays in the log" ["ctrl-s"];
    }
    Advise {
        AdviseOther "advise-other" "choose" "The next choice of this row" ["right", "l"];
        AdviseBack "advise-back" "choose back" "The choice before" ["left", "h"];
        SaveReview "save-review" "save" "Save keep, change and do next" ["ctrl-s", "s"];
    }
    Write {
        WriteDone "write-done" "save" "Save what you wrote" ["ctrl-s", "alt-enter", "f4"];
        PutSaved "put-saved" "saved comments" "Put a saved comment in" ["alt-s", "f2"];
        SaveComment "save-comment" "save for later" "Save this comment, to be put in another time" ["alt-k", "f3"];
    }
    Line {
        LineDone "line-done" "done" "Done with this line" ["ctrl-s", "alt-enter", "f4"];
    }
    Bank {
        BankPage "bank-page" "other page" "Change between questions and principles" ["tab"];
        BankLeft "bank-left" "left" "One question or principle to the left" ["left", "h"];
        BankRight "bank-right" "right" "One question or principle to the right" ["right", "l"];
        RehearseWith "rehearse-with" "rehearse" "Rehearse with this story" ["r"];
        NewStory "new-story" "new" "Begin a new story, for a question that you choose" ["n"];
        EditText "edit-text" "edit" "Change the texts of this story here" ["e"];
        EditFile "edit-file" "own editor" "Open its file in your editor (VISUAL or EDITOR)" ["E"];
        Retitle "retitle" "title" "Give this story another title" ["t"];
        Retire "retire" "retire" "Retire this story, or bring it back" ["x"];
        CopyStory "copy-story" "copy" "Make a copy of this story as your own" ["c"];
        PrepareFor "prepare-for" "prepare" "You prepare for this principle, or not" ["p"];
    }
    Revise {
        SaveTexts "save-texts" "save" "Save what you changed into the story's file" ["ctrl-s", "alt-enter", "f4"];
        NextText "next-text" "next section" "To the next section" ["tab"];
        TextBefore "text-before" "section before" "To the section before" ["shift-tab", "alt-p"];
    }
    Story {
        OtherTelling "other-telling" "weak telling" "Change between the strong and the weak telling" ["tab", "w"];
        Practise "practise" "rehearse" "Rehearse this question" ["enter"];
    }
    Setup {
        Start "start" "start" "Start the rehearsal" ["enter"];
        NextField "next-field" "next row" "To the next row" ["down", "tab", "j"];
        PreviousField "previous-field" "previous row" "To the previous row" ["up", "shift-tab", "k"];
        NextChoice "next-choice" "change" "The next choice of this row" ["right", "space", "l"];
        PreviousChoice "previous-choice" "change back" "The choice before" ["left", "h"];
    }
    Sheet {
        WriteSheet "write-sheet" "write" "Write the page as HTML, to print or to take along" ["w"];
    }
    Progress {
        ProgressNextPage "progress-next-page" "pages" "The next page: charts, sections, what is said again" ["tab", "right"];
        ProgressPageBefore "progress-page-before" "page before" "The page before" ["shift-tab", "left"];
    }
    Sessions {
        Rename "rename" "rename" "Give the session a name" ["n"];
        Delete "delete" "delete" "Move the session to the trash" ["d", "delete"];
        ReviewSession "review" "review" "Review the session: comments, ratings, what to do next" ["v"];
        Undelete "undelete" "undo delete" "Take the last deleted session out of the trash" ["u"];
    }
    Sharing {
        ShareIt "share" "hand over" "Write a copy of the answer for a coach, as one file" ["h"];
    }
    Mock {
        OpenMock "open-mock" "its mock interview" "Go on with the mock interview, or show its scorecard" ["m"];
    }
    Interview {
        LeaveInterview "leave-interview" "leave" "Leave the mock interview, for now or for good" ["alt-l"];
    }
    Think {
        BeginAnswer "begin-answer" "begin" "Begin the answer now" ["enter", "space"];
    }
    Leaving {
        GoOnLater "go-on-later" "go on later" "Leave the mock interview, and go on later" ["l", "enter", "alt-l"];
        EndInterview "end-interview" "end it here" "End the mock interview: it is not offered again" ["x"];
    }
    Problems {
        ReadAgain "read-again" "read again" "Read your files again, after you mended them" ["r", "enter"];
    }
    Confirm {
        Yes "yes" "yes" "Yes" ["y", "enter"];
        No "no" "no" "No" ["n", "esc"];
    }
    Rehearse {
        NextSection "next-section" "next section" "To the next section; after the last one, finish" ["tab"];
        PreviousSection "previous-section" "section before" "To the section before" ["shift-tab", "alt-p"];
        Guide "guide" "guide" "Tip, common mistake and sample for this section" ["ctrl-g", "f2"];
        Pause "pause" "pause" "Stop all clocks, or let them go on" ["ctrl-p", "f3"];
        Again "again" "again" "Start this section or the whole answer again" ["alt-r"];
        Finish "finish" "finish" "Finish the answer and see the scorecard" ["alt-enter", "f4"];
        ToHome "to-home" "home" "Keep it unfinished and go home" ["alt-l"];
        Wordings "wordings" "other wordings" "Other ways to ask the question" ["alt-q"];
        Cues "cues" "cues" "The first words of your own story, or what belongs here" ["alt-k"];
        WideNotes "wide-notes" "more findings" "More room for needs and findings, or for the text again" ["alt-n"];
        NextFinding "next-finding" "next finding" "To the next warning or disqualifier in this section" ["alt-g", "f8"];
        Dismiss "dismiss" "dismiss" "Reject the finding at the cursor, with a reason" ["alt-j"];
        Find "find" "find" "Find words in this section" ["ctrl-f"];
    }
    Editing {
        NewLine "new-line" "new line" "A new line; done in a dialog; the next place in a search" ["enter"];
        Erase "erase" "erase" "Delete to the left" ["backspace", "ctrl-h"];
        EraseRight "erase-right" "erase right" "Delete to the right" ["delete", "ctrl-d"];
        EraseWord "erase-word" "erase word" "Delete the word to the left" ["ctrl-w", "alt-backspace", "ctrl-backspace"];
        EraseWordRight "erase-word-right" "erase next word" "Delete the word to the right" ["alt-d", "ctrl-delete"];
        KillRight "kill-right" "cut to end" "Cut to the end of the line" ["ctrl-k"];
        KillLeft "kill-left" "cut to start" "Cut to the start of the line" ["ctrl-u"];
        Undo "undo" "undo" "Take back the last change" ["alt-u", "ctrl-_", "ctrl-7"];
        Redo "redo" "redo" "Do it again" ["alt-y", "alt-U"];
        Copy "copy" "copy" "Copy the selection, also to the terminal's clipboard" ["alt-c", "alt-w"];
        CopyOrQuit "copy-or-quit" "copy" "Copy the selection; without one, save and leave" ["ctrl-c"];
        Cut "cut" "cut" "Cut the selection" ["ctrl-x"];
        PutBack "put-back" "put back" "Put in what was copied or cut last" ["ctrl-v", "ctrl-y"];
        SelectAll "select-all" "select all" "Select the whole section" ["alt-a"];
        CursorLeft "cursor-left" "left" "One character left" ["left", "ctrl-b"];
        CursorRight "cursor-right" "right" "One character right" ["right"];
        WordLeft "word-left" "word left" "One word left" ["ctrl-left", "alt-b", "alt-left"];
        WordRight "word-right" "word right" "One word right" ["ctrl-right", "alt-f", "alt-right"];
        RowUp "row-up" "up" "One row up" ["up"];
        RowDown "row-down" "down" "One row down" ["down", "ctrl-n"];
        RowStart "row-start" "row start" "To the start of the row" ["home", "ctrl-a"];
        RowEnd "row-end" "row end" "To the end of the row" ["end", "ctrl-e"];
        ParagraphUp "paragraph-up" "paragraph up" "To the paragraph before" ["ctrl-up", "alt-up"];
        ParagraphDown "paragraph-down" "paragraph down" "To the paragraph after" ["ctrl-down", "alt-down"];
        ScreenUp "screen-up" "page up" "A screenful up" ["pageup"];
        ScreenDown "screen-down" "page down" "A screenful down" ["pagedown"];
        TextStart "text-start" "text start" "To the start of the section" ["ctrl-home", "alt-<"];
        TextEnd "text-end" "text end" "To the end of the section" ["ctrl-end", "alt->"];
        SelectLeft "select-left" "select left" "Select one character left" ["shift-left"];
        SelectRight "select-right" "select right" "Select one character right" ["shift-right"];
        SelectWordLeft "select-word-left" "select word left" "Select one word left" ["ctrl-shift-left", "alt-B"];
        SelectWordRight "select-word-right" "select word right" "Select one word right" ["ctrl-shift-right", "alt-F"];
        SelectRowUp "select-row-up" "select up" "Select one row up" ["shift-up"];
        SelectRowDown "select-row-down" "select down" "Select one row down" ["shift-down"];
        SelectRowStart "select-row-start" "select to row start" "Select to the start of the row" ["shift-home"];
        SelectRowEnd "select-row-end" "select to row end" "Select to the end of the row" ["shift-end"];
        SelectParagraphUp "select-paragraph-up" "select paragraph up" "Select to the paragraph before" ["ctrl-shift-up"];
        SelectParagraphDown "select-paragraph-down" "select paragraph down" "Select to the paragraph after" ["ctrl-shift-down"];
        SelectScreenUp "select-screen-up" "select page up" "Select a screenful up" ["shift-pageup"];
        SelectScreenDown "select-screen-down" "select page down" "Select a screenful down" ["shift-pagedown"];
        SelectTextStart "select-text-start" "select to start" "Select to the start of the section" ["ctrl-shift-home"];
        SelectTextEnd "select-text-end" "select to end" "Select to the end of the section" ["ctrl-shift-end"];
    }
    Aloud {
        SpokenNext "spoken-next" "next section" "To the next section" ["space", "tab"];
        SpokenPause "spoken-pause" "pause" "Stop the clock, or let it go on" ["p", "ctrl-p"];
        SpokenFinish "spoken-finish" "finish" "Finish the answer, then check what you said" ["alt-enter", "f"];
        SpokenHome "spoken-home" "home" "Keep it unfinished and go home" ["l", "alt-l"];
        SpokenBefore "spoken-before" "section before" "To the section before" ["shift-tab", "backspace"];
        SpokenCues "spoken-cues" "cues" "The cues in full, their first words, or none" ["c"];
        SpokenYes "spoken-yes" "said it" "In the check afterwards: I said this" ["y"];
        SpokenNo "spoken-no" "did not" "In the check afterwards: I did not say this" ["n"];
        SpokenUp "spoken-up" "up" "In the check afterwards: the row above" ["up", "k"];
        SpokenDown "spoken-down" "down" "In the check afterwards: the row below" ["down", "j"];
    }
    Borders {
        KeepBorders "keep-borders" "keep" "Keep these borders and go on" ["enter"];
        BorderBack "border-back" "earlier" "The section begins a sentence earlier" ["left", "h"];
        BorderOn "border-on" "later" "The section begins a sentence later" ["right", "l"];
        BorderFarBack "border-far-back" "much earlier" "A paragraph earlier, or five sentences" ["shift-left", "H"];
        BorderFarOn "border-far-on" "much later" "A paragraph later, or five sentences" ["shift-right", "L"];
        GuessBorders "guess-borders" "the guess" "Back to where the borders were guessed" ["u"];
    }
    Honesty {
        HonestYes "honest-yes" "yes" "Yes, it is so" ["y"];
        HonestNo "honest-no" "no" "No, or not quite" ["n"];
    }
    Past {
        ReplayIt "replay" "replay" "Play the answer again, as it was told" ["r"];
        CompareIt "compare" "compare" "Beside the attempt before: what changed" ["w"];
    }
    Compare {
        CompareRate "compare-rate" "rate" "Rate the later attempt, from 1 to 5" ["r"];
        CompareOther "compare-other" "other attempt" "Beside another attempt at the same question" ["o"];
    }
    Replay {
        ReplayPlay "replay-play" "play" "Play it, or stop" ["space"];
        ReplaySpeed "replay-speed" "×1 ×4" "Four times as fast, or as fast as it was" ["x"];
        ReplayOn "replay-on" "5 s on" "Five seconds on" ["right", "l"];
        ReplayBack "replay-back" "5 s back" "Five seconds back" ["left", "h"];
        ReplayNextSection "replay-next-section" "next section" "To where the next section begins" ["tab"];
        ReplaySectionBefore "replay-section-before" "section before" "To where this section begins, or the one before" ["shift-tab"];
        ReplayFinding "replay-finding" "next finding" "To where the next finding appears" ["f"];
        ReplaySilence "replay-silence" "next silence" "To where nothing was typed for a while" ["s"];
        ReplayStart "replay-start" "start" "To the start" ["home", "g"];
        ReplayEnd "replay-end" "end" "To the end" ["end", "G"];
        ReplayUp "replay-up" "up" "Scroll the text up" ["up", "k"];
        ReplayDown "replay-down" "down" "Scroll the text down" ["down", "j"];
    }
    Scorecard {
        EditHere "edit-here" "edit here" "Edit at this finding, or at what to fix first" ["enter"];
        ScoreNextPage "score-next-page" "pages" "The next page: verdict, findings, parts" ["tab", "right"];
        ScorePreviousPage "score-previous-page" "page before" "The page before" ["shift-tab", "left"];
        ScoreParts "score-parts" "parts" "What the score is made of, so that you can add it up" ["p"];
        EditAnswer "edit-answer" "edit" "Edit in a new session: the whole text or one section" ["e"];
        AnswerAgain "answer-again" "again" "Again from an empty page: all of it or one section" ["a"];
        DrillAnswer "drill-answer" "follow-ups" "Reply to what they would ask next" ["d"];
        NextLength "next-length" "other length" "The same story at the next length: 30, 60, 90, 180 s" ["g"];
        DismissFinding "dismiss-finding" "dismiss" "Reject the chosen finding, with a reason" ["x", "delete"];
        SaveStory "save-story" "save story" "Keep the answer as a story of your own" ["s"];
        ScoreClose "score-close" "home" "Back home" ["l"];
    }
}

impl Command {
    /// What the table says of it.
    pub fn entry(self) -> &'static Entry {
        TABLE.iter().find(|entry| entry.command == self).unwrap_or(&NOTHING)
    }

    /// The command of that name.
    pub fn named(name: &str) -> Option<Self> {
        TABLE.iter().find(|entry| entry.name == name).map(|entry| entry.command)
    }
}

/// Stands in for a row that cannot be missing, since the same macro makes both.
static NOTHING: Entry =
    Entry { command: Command::Quit, name: "", short: "", text: "", scope: Scope::Anywhere, keys: &[] };

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_command_has_a_text_a_key_and_a_name_of_its_own() {
        let names: BTreeSet<&str> = TABLE.iter().map(|entry| entry.name).collect();
        assert_eq!(names.len(), TABLE.len());
        for entry in TABLE {
            assert!(entry.text.chars().count() <= 56, "the menu would cut it off: {}", entry.text);
            assert!(!entry.text.is_empty() && !entry.short.is_empty() && !entry.keys.is_empty(), "{entry:?}");
            assert_eq!(Command::named(entry.name), Some(entry.command));
            assert_eq!(entry.command.entry(), entry);
        }
    }
}
