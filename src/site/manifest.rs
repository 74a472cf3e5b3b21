//! The web app manifest of each language: what a phone shows of the app when it is installed.
//!
//! `id` and `scope` are the same in every language, so that a language link stays inside the installed app.
//! Shape: <https://www.w3.org/TR/appmanifest/>.

use crate::view::page::AssetNames;
use serde_json::json;

/// What of a language stands in its manifest.
pub struct Words {
    /// The code of the language.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The name of the app.
    pub name: String,
    /// One sentence.
    pub description: String,
}

/// The name that all manifests have as their `id`.
const ID: &str = "digital-sanctuary";

/// The manifest, which stands in the folder `manifest/`.
pub fn manifest(words: &Words, assets: &AssetNames) -> String {
    let icon = |size: u32, purpose: &str| {
        let name = format!("png/icon-{size}.png");
        json!({
            "src": format!("../{}", assets.shipped(&name)),
            "sizes": format!("{size}x{size}"),
            "type": "image/png",
            "purpose": purpose,
        })
    };
    json!({
        "id": ID,
        "scope": "../",
        "start_url": format!("../{}/", words.lang),
        "lang": words.lang,
        "dir": words.dir,
        "name": words.name,
        "short_name": words.name,
        "description": words.description,
        "display": "standalone",
        "background_color": "#fbf6ec",
        "theme_color": "#fbf6ec",
        "icons": [icon(192, "any"), icon(512, "any"), icon(512, "maskable")],
    })
    .to_string()
}
