//! "Did you mean": the known name that a mistyped one is nearest to.

/// The nearest of some names, when it is near enough to be meant.
pub fn nearest<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let near = |name: &&str| {
        let slips = strsim::damerau_levenshtein(word, name);
        let start = word.chars().count() >= 3 && (name.starts_with(word) || word.starts_with(*name));
        (slips * 3 <= word.chars().count().max(3) || start).then_some(slips)
    };
    names.into_iter().filter_map(|name| near(&name).map(|slips| (slips, name))).min().map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_recognised_and_another_word_is_not() {
        let names = ["ownership", "missed-deadline", "incident"];
        assert_eq!(nearest("owner-ship", names), Some("ownership"));
        assert_eq!(nearest("missed", names), Some("missed-deadline"));
        assert_eq!(nearest("conflict", names), None);
    }
}
