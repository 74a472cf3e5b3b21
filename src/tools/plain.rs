//! How hard an English text is to read.
//!
//! The measure is the Automated Readability Index (Senter and Smith, 1967, AMRL-TR-66-220): it counts letters, words and
//! sentences alone, so it is the same on every machine. It gives a school year of the United States; five more are years of age.
//! A formula can be fooled, so the hardest sentences are listed for a person to read.

/// How many letters, words and sentences a text has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Letters and digits.
    pub letters: usize,
    /// Words.
    pub words: usize,
    /// Sentences.
    pub sentences: usize,
}

impl Counts {
    /// Of one sentence, or of words that stand without an end.
    pub fn of_sentence(sentence: &str) -> Self {
        let letters = sentence.chars().filter(|sign| sign.is_alphanumeric()).count();
        let words = sentence.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
        Self { letters, words, sentences: usize::from(words > 0) }
    }

    /// Of both together.
    pub fn and(self, other: Self) -> Self {
        Self {
            letters: self.letters + other.letters,
            words: self.words + other.words,
            sentences: self.sentences + other.sentences,
        }
    }

    /// The age, in years, at which somebody who goes to school in the language reads this with ease; 0 for no words.
    pub fn reading_age(self) -> f64 {
        if self.words == 0 || self.sentences == 0 {
            return 0.0;
        }
        let [letters, words, sentences] = [self.letters, self.words, self.sentences].map(|count| count as f64);
        4.71 * letters / words + 0.5 * words / sentences - 21.43 + 5.0
    }
}

/// The sentences of a text: they end at a full stop, question mark, exclamation mark or colon with a space or the end after it.
pub fn sentences(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut sentence = String::new();
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        sentence.push(sign);
        let is_last = signs.peek().is_none_or(|next| next.is_whitespace());
        if (matches!(sign, '.' | '?' | '!' | ':') && is_last) || sign == '\n' {
            found.push(std::mem::take(&mut sentence));
        }
    }
    found.push(sentence);
    found.into_iter().map(|sentence| sentence.trim().to_owned()).filter(|sentence| !sentence.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_stop_within_a_name_ends_no_sentence() {
        assert_eq!(
            sentences("Look on GOV.UK first. Then ask: who sees it?"),
            ["Look on GOV.UK first.", "Then ask:", "who sees it?"]
        );
    }

    #[test]
    fn the_index_is_the_published_formula() {
        // 20 letters, 5 words, 1 sentence: 4.71 × 4 + 0.5 × 5 − 21.43 = −0.09.
        let counts = Counts { letters: 20, words: 5, sentences: 1 };
        assert!((counts.reading_age() - 4.91).abs() < 1e-9);
        assert_eq!(Counts::default().reading_age(), 0.0);
    }

    #[test]
    fn a_long_sentence_of_long_words_is_harder() {
        let hard = "Organisations frequently communicate confidential information without obtaining authorisation.";
        let easy = "They pass on your data. They do not ask.";
        let age = |text: &str| {
            sentences(text)
                .iter()
                .map(|one| Counts::of_sentence(one))
                .fold(Counts::default(), Counts::and)
                .reading_age()
        };
        assert!(age(hard) > age(easy) + 10.0);
    }
}
