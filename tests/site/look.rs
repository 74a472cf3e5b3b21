//! Colours that can be read: contrast measured from the tokens, in every theme.
//!
//! Formula: WCAG 2.2, relative luminance and contrast ratio, <https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>.

use std::collections::BTreeMap;

type Theme = BTreeMap<String, [u8; 3]>;

/// The tokens of a theme: those of the light one, changed by the block that begins after `mark`.
fn theme(mark: Option<&str>) -> Theme {
    let text = std::fs::read_to_string(crate::site::root().join("public/css/tokens.css")).expect("the tokens");
    let mut colours = block(&text[text.find(":root {").expect("the light theme")..]);
    if let Some(mark) = mark {
        let start = text.find(mark).unwrap_or_else(|| panic!("{mark} is not in the tokens"));
        colours.extend(block(&text[start..]));
    }
    colours
}

fn block(text: &str) -> Theme {
    let end = text.find('}').expect("an end");
    text[..end]
        .lines()
        .filter_map(|line| line.trim().strip_prefix("--")?.split_once(": #"))
        .map(|(name, value)| {
            let value = u32::from_str_radix(value.trim_end_matches(';'), 16).expect("six hexadecimal signs");
            let [_, red, green, blue] = value.to_be_bytes();
            (name.to_owned(), [red, green, blue])
        })
        .collect()
}

fn luminance(colour: [u8; 3]) -> f64 {
    let part = |value: u8| {
        let share = f64::from(value) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(colour[0]) + 0.7152 * part(colour[1]) + 0.0722 * part(colour[2])
}

fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

const THEMES: [(&str, Option<&str>); 4] = [
    ("light", None),
    ("dark by the phone", Some(":root:not([data-theme]) {\n      --paper")),
    ("dark by choice", Some(":root[data-theme=\"dark\"] {")),
    ("contrast", Some(":root[data-theme=\"contrast\"] {")),
];

#[test]
fn text_can_be_read_in_every_theme() {
    // Foreground, background, least ratio.
    let pairs = [
        ("ink", "paper", 12.0),
        ("ink", "card", 12.0),
        ("ink", "wash", 10.0),
        ("soft", "paper", 5.4),
        ("soft", "card", 5.4),
        ("deep", "paper", 5.4),
        ("deep", "card", 5.4),
        ("deep", "wash", 5.4),
        ("on-deep", "deep", 5.4),
        ("on-brick", "brick", 5.4),
        ("leaf", "leaf-wash", 5.4),
        ("brick", "paper", 5.4),
        // Strokes of drawings, which are not text: WCAG asks 3.
        ("sun", "wash", 3.0),
        ("sun", "card", 3.0),
        ("sun-on-deep", "deep", 3.0),
    ];
    let mut low = Vec::new();
    for (name, mark) in THEMES {
        let colours = theme(mark);
        for (front, back, least) in pairs {
            let ratio = contrast(colours[front], colours[back]);
            if ratio < least {
                low.push(format!("{name}: {front} on {back} is {ratio:.2}, less than {least}"));
            }
        }
    }
    assert!(low.is_empty(), "{}", low.join("\n"));
}

#[test]
fn the_dark_theme_is_the_same_by_the_phone_and_by_choice() {
    assert_eq!(theme(THEMES[1].1), theme(THEMES[2].1));
}

#[test]
fn the_formula_of_contrast_is_that_of_wcag() {
    assert!((contrast([0, 0, 0], [255, 255, 255]) - 21.0).abs() < 0.001);
    assert!((contrast([0x76, 0x76, 0x76], [255, 255, 255]) - 4.54).abs() < 0.01);
}
