//! Generates the typed keys of the interface words from `locales/*/ui.json`, for the languages of `locales/languages.toml`.
//!
//! Runs with the feature `ssr` only: the Wasm carries no words.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    #[cfg(feature = "ssr")]
    words::generate();
}

#[cfg(feature = "ssr")]
mod words {
    use leptos_i18n_build::{Config, ParseOptions, TranslationsInfos};
    use std::path::PathBuf;

    /// The list of languages: `[[language]]` rows with a `code`.
    const LANGUAGES: &str = "locales/languages.toml";

    pub(crate) fn generate() {
        println!("cargo::rerun-if-changed={LANGUAGES}");
        if let Err(why) = try_to_generate() {
            // The first line that a person sees of a broken word; `check` lists all of them.
            println!("cargo::error={why}");
            println!("cargo::error=`cargo xtask check` lists every problem of the words with its file and line");
        }
    }

    fn try_to_generate() -> Result<(), String> {
        let text = std::fs::read_to_string(LANGUAGES).map_err(|error| format!("{LANGUAGES}: {error}"))?;
        let rows: toml::Table = text.parse().map_err(|error| format!("{LANGUAGES}: {error}"))?;
        let row = |row: &toml::Value, key: &str| row.get(key).and_then(toml::Value::as_str).map(str::to_owned);
        let rows = rows.get("language").and_then(toml::Value::as_array).ok_or("the list of languages is empty")?;
        let source = rows
            .iter()
            .find(|language| row(language, "translated").as_deref() == Some("source"))
            .and_then(|language| row(language, "code"))
            .ok_or("no language has translated = \"source\"")?;
        let others: Vec<String> =
            rows.iter().filter_map(|language| row(language, "code")).filter(|code| *code != source).collect();
        let options = ParseOptions::new().interpolate_display(true);
        let words = Config::new(&source)
            .and_then(|config| config.add_locales(&others))
            .and_then(|config| config.add_namespace("ui"))
            .map(|config| config.locales_path("locales").parse_options(options))
            .and_then(TranslationsInfos::parse)
            .map_err(|error| error.to_string())?;
        words.rerun_if_locales_changed();
        // Warnings of missing keys would repeat, one by one, what `check` says at once and in full.
        words.emit_errors();
        let folder = std::env::var_os("OUT_DIR").map(PathBuf::from).ok_or("cargo names no folder to write to")?;
        words.generate_i18n_module(folder.join("i18n")).map_err(|error| error.to_string())
    }
}
