//! Which script a word is written in: the rule behind "English left in another language".

/// The longest run of neighbouring Latin-script words in `text`.
///
/// A word is Latin when all its letters are; a word without letters neither makes nor breaks a run.
pub fn longest_latin_run(text: &str) -> usize {
    let mut longest = 0;
    let mut run = 0;
    for word in text.split_whitespace() {
        let mut letters = word.chars().filter(|sign| sign.is_alphabetic()).peekable();
        if letters.peek().is_none() {
            continue;
        }
        run = if letters.all(is_latin) { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}

/// How many different English function words stand in `text`: words that no other language of the app shares as frequent words.
pub fn english_function_words(text: &str) -> usize {
    const WORDS: [&str; 14] =
        ["the", "and", "your", "you", "with", "that", "this", "have", "not", "from", "they", "are", "what", "when"];
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(|sign: char| !sign.is_alphabetic()).collect();
    WORDS.iter().filter(|word| words.contains(word)).count()
}

/// The digits of `text` as numbers, in order, whatever script they are written in: `٣` and `۳` count as `3`.
///
/// Grouping signs are kept apart: `1,780` gives `1` and `780` in every language.
pub fn numbers(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut number = String::new();
    for sign in text.chars() {
        if let Some(digit) = ascii_digit(sign) {
            number.push(digit);
        } else if !number.is_empty() {
            found.push(std::mem::take(&mut number));
        }
    }
    if !number.is_empty() {
        found.push(number);
    }
    found
}

/// Whether `text` has digits that are not 0–9, such as `٣`.
pub fn has_foreign_digits(text: &str) -> bool {
    text.chars().any(|sign| !sign.is_ascii_digit() && ascii_digit(sign).is_some())
}

fn is_latin(sign: char) -> bool {
    sign.is_ascii_alphabetic() || matches!(sign, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

/// The value of a decimal digit of the scripts of the planned languages.
fn ascii_digit(sign: char) -> Option<char> {
    const ZEROS: [char; 8] = ['0', '٠', '۰', '०', '০', '੦', '௦', '０'];
    ZEROS.iter().find_map(|zero| {
        let value = (sign as u32).checked_sub(*zero as u32).filter(|value| *value < 10)?;
        char::from_digit(value, 10)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_names_in_an_arabic_sentence_are_short_runs() {
        assert_eq!(longest_latin_run("افتح تطبيق Signal ثم اضغط"), 1);
        assert_eq!(longest_latin_run("اقرأ Keep your accounts yours هنا"), 4);
        assert_eq!(longest_latin_run("Home Office 2018 GOV.UK"), 3);
    }

    #[test]
    fn english_is_told_from_somali_by_its_function_words() {
        assert!(english_function_words("Keep your phone with you and lock the door") >= 4);
        assert_eq!(english_function_words("Ku hay taleefankaaga adiga oo xir albaabka"), 0);
    }

    #[test]
    fn numbers_are_the_same_in_every_script() {
        assert_eq!(numbers("6 أرقام أو ٨، و۱۲"), ["6", "8", "12"]);
        assert!(has_foreign_digits("٨"));
        assert!(!has_foreign_digits("8 أرقام"));
    }
}
