//! From words to HTML: every page of every language as one string.
//!
//! The document and its head are written here, letter by letter; the body comes from `view`.
//! Leptos' own `HydrationScripts` is an inline script, which the policy of the pages refuses; `js/boot.js` does its work.

use crate::model::content::Content;
use crate::model::guide::{Guide, Kind};
use crate::model::headers::policy_of_meta;
use crate::model::language::Language;
use crate::model::route::Situation;
use crate::say;
use crate::view::page::{AssetNames, Page, Place, ReleaseOfPage};
use crate::view::pages;
use crate::view::parts::languages::locale_of;
use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use std::fmt::Write;
use std::sync::Arc;

/// A page that ships.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// Where it stands below the root of the site: `en/tip-1/index.html`.
    pub path: String,
    /// The whole document.
    pub html: String,
}

/// The name of the page for what cannot be opened, in each language.
const LOST: &str = "lost";

/// The words of a head that differ from page to page.
struct Head<'a> {
    title: String,
    description: String,
    /// Whether the page that Leave opens: it carries no script and no name of the app.
    is_cover: bool,
    has_island: bool,
    /// The address of this copy, when it is known.
    address: Option<&'a str>,
}

/// Renders every page. `address` is where this copy stands, when that is known; `release` is none where no worker is wanted.
pub fn render(
    content: &Content,
    assets: &AssetNames,
    address: Option<&str>,
    release: Option<ReleaseOfPage>,
) -> Vec<Rendered> {
    let mut rendered = Vec::new();
    for (index, language) in content.languages.iter().enumerate() {
        // The check has seen both; a language that is not there has no pages.
        let (Some(locale), Some(translation)) = (locale_of(language), content.translations.get(language.code.as_str()))
        else {
            continue;
        };
        let tips = translation.tips().len();
        let page = |place: Place| Page { content, language, locale, translation, place, assets, tips, release };
        if index == 0 {
            rendered.push(root(&page(Place::Root), address));
            rendered.push(lost(&page(Place::Lost(path_of(address))), address));
        }
        rendered.push(start(&page(Place::Start), address));
        rendered.push(lost_in_language(&page(Place::Slug(LOST.to_owned()))));
        for situation in Situation::ALL {
            rendered.push(of_situation(&page(Place::Slug(situation.page())), situation, address));
        }
        for guide in translation.guides.values() {
            rendered.push(of_guide(&page(Place::Slug(guide.slug.to_string())), guide, address));
        }
    }
    rendered
}

/// The path of an address: `/sanctuary/` of `https://example.org/sanctuary/`, and `/` where none is known.
fn path_of(address: Option<&str>) -> String {
    let rest = address.and_then(|address| address.split_once("://")).map_or("", |(_, rest)| rest);
    rest.find('/').map_or_else(|| "/".to_owned(), |at| rest[at..].to_owned())
}

fn root(page: &Page<'_>, address: Option<&str>) -> Rendered {
    let head = Head { address, ..Head::of_app(page) };
    document(page, "index.html", &head, pages::languages::root)
}

fn lost(page: &Page<'_>, address: Option<&str>) -> Rendered {
    let head = Head { title: say!(page, lost.title), address, ..Head::of_app(page) };
    document(page, "404.html", &head, pages::languages::lost)
}

fn lost_in_language(page: &Page<'_>) -> Rendered {
    let head = Head { title: say!(page, lost.title), ..Head::of_app(page) };
    document(page, &format!("{}/{LOST}/index.html", page.language.code), &head, pages::languages::lost_in_language)
}

fn start(page: &Page<'_>, address: Option<&str>) -> Rendered {
    let head = Head { address, ..Head::of_app(page) };
    document(page, &format!("{}/index.html", page.language.code), &head, pages::start::start)
}

fn of_situation(page: &Page<'_>, situation: Situation, address: Option<&str>) -> Rendered {
    let head = Head { title: pages::holders::title(page, situation), address, ..Head::of_app(page) };
    let path = format!("{}/{}/index.html", page.language.code, situation.page());
    document(page, &path, &head, |page| pages::holders::of_situation(page, situation))
}

fn of_guide(page: &Page<'_>, guide: &Guide, address: Option<&str>) -> Rendered {
    let slug = guide.slug.as_str();
    let is_cover = guide.shared.kind == Kind::Cover;
    let head = Head {
        title: guide.head.title.clone(),
        description: guide.head.summary.clone(),
        is_cover,
        has_island: matches!(slug, "display" | "holders"),
        address,
    };
    let path = format!("{}/{slug}/index.html", page.language.code);
    document(page, &path, &head, |page| match slug {
        "tips" => pages::tips::tips(page, guide),
        "help" => pages::help::help(page, guide),
        "display" => pages::display::display(page, guide),
        "ready" => pages::ready::ready(page, guide),
        "install" => pages::install::install(page, guide),
        "holders" => pages::holders::holders(page, guide),
        "sources" => pages::sources::sources(page, guide),
        "all" => pages::all::all(page, guide),
        "exemption" => pages::guide::timeline(page, guide),
        _ if guide.holder().is_some() => pages::holders::holder(page, guide),
        _ if is_cover => pages::cover::cover(page, guide),
        _ => pages::guide::guide(page, guide),
    })
}

impl Head<'_> {
    fn of_app(page: &Page<'_>) -> Self {
        Self {
            title: say!(page, app.name),
            description: say!(page, app.description),
            is_cover: false,
            has_island: false,
            address: None,
        }
    }
}

fn document(page: &Page<'_>, path: &str, head: &Head<'_>, body: impl FnOnce(&Page<'_>) -> AnyView) -> Rendered {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let body = without_markers(&owner.with(|| body(page).to_html()));
    let language: &Language = page.language;
    let cover = if head.is_cover { " data-cover" } else { "" };
    let html = format!(
        "<!doctype html>\n<html lang=\"{}\" dir=\"{}\" data-script=\"{}\"{cover}>\n<head>\n{}</head>\n<body>\n{body}\n</body>\n</html>\n",
        language.code,
        language.direction.name(),
        language.script.name(),
        head_of(page, path, head),
    );
    Rendered { path: path.to_owned(), html }
}

fn head_of(page: &Page<'_>, path: &str, head: &Head<'_>) -> String {
    let mut text = String::new();
    let mut line = |line: std::fmt::Arguments<'_>| {
        writeln!(text, "{line}").expect("a String takes what is written to it");
    };
    line(format_args!("<meta charset=\"utf-8\">"));
    line(format_args!("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">", escape(&policy_of_meta())));
    line(format_args!("<meta name=\"referrer\" content=\"no-referrer\">"));
    line(format_args!("<meta http-equiv=\"x-dns-prefetch-control\" content=\"off\">"));
    line(format_args!("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\">"));
    line(format_args!("<title>{}</title>", escape(&head.title)));
    line(format_args!("<meta name=\"description\" content=\"{}\">", escape(&head.description)));
    line(format_args!("<meta name=\"color-scheme\" content=\"light dark\">"));
    // Without an icon of its own a browser asks the host for one, or keeps showing the one of the page before.
    let icon = page.asset(if head.is_cover { "img/cover.svg" } else { "img/app.svg" });
    line(format_args!("<link rel=\"icon\" href=\"{icon}\" type=\"image/svg+xml\">"));
    line(format_args!("<link rel=\"stylesheet\" href=\"{}\">", page.asset("css/site.css")));
    if head.is_cover {
        return text;
    }
    line(format_args!("<link rel=\"apple-touch-icon\" href=\"{}\">", page.asset("png/icon-180.png")));
    let manifest = page.asset(&format!("manifest/{}.webmanifest", page.language.code));
    line(format_args!("<link rel=\"manifest\" href=\"{manifest}\">"));
    let home = if page.place == Place::Root { " data-home" } else { "" };
    let cover = page.cover();
    let covered = page.translation.guides.values().find(|guide| guide.shared.kind == Kind::Cover);
    let title = covered.map_or("", |guide| guide.head.title.as_str());
    line(format_args!(
        "<script src=\"{}\" data-cover=\"{}\" data-title=\"{}\"{home}></script>",
        page.asset("js/head.js"),
        escape(&cover),
        escape(title)
    ));
    line(format_args!("<script src=\"{}\" defer></script>", page.asset("js/leave.js")));
    if page.release.is_some() && matches!(page.place, Place::Start | Place::Slug(_)) {
        line(format_args!("<script src=\"{}\" defer></script>", page.asset("js/update.js")));
    }
    if page.release.is_some() && matches!(&page.place, Place::Slug(slug) if slug == "ready") {
        line(format_args!("<script src=\"{}\" defer></script>", page.asset("js/ready.js")));
    }
    if matches!(&page.place, Place::Slug(slug) if slug == "install") {
        line(format_args!("<script src=\"{}\" defer></script>", page.asset("js/install.js")));
    }
    if head.has_island {
        line(format_args!("<script type=\"module\" src=\"{}\"></script>", page.asset("js/boot.js")));
    }
    if let Some(address) = head.address {
        let own = path.trim_end_matches("index.html");
        if path != "404.html" {
            line(format_args!("<link rel=\"canonical\" href=\"{address}{own}\">"));
            for language in &page.content.languages {
                let code = language.code.as_str();
                let other = match &page.place {
                    Place::Slug(slug) => format!("{code}/{slug}/"),
                    Place::Root | Place::Start | Place::Lost(_) => format!("{code}/"),
                };
                line(format_args!("<link rel=\"alternate\" hreflang=\"{code}\" href=\"{address}{other}\">"));
            }
            line(format_args!("<link rel=\"alternate\" hreflang=\"x-default\" href=\"{address}\">"));
            line(format_args!("<meta property=\"og:url\" content=\"{address}{own}\">"));
        }
        line(format_args!("<meta property=\"og:title\" content=\"{}\">", escape(&head.title)));
        line(format_args!("<meta property=\"og:description\" content=\"{}\">", escape(&head.description)));
        line(format_args!("<meta property=\"og:type\" content=\"website\">"));
    }
    text
}

/// Text as it stands in an attribute or between tags.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Leptos marks the places where it will find its nodes again with `<!>`.
///
/// Outside of islands nothing is ever looked for, so the marks go; inside they become comments that are no parse error.
/// Each island is marked `translate="no"`: its words are in the page's language already,
/// and a browser translator that wraps them before the start would make it fail.
fn without_markers(html: &str) -> String {
    const OPEN: &str = "<leptos-island";
    const CLOSE: &str = "</leptos-island>";
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find(OPEN) {
        text.push_str(&bare(&rest[..start]));
        let end = rest[start..].find(CLOSE).map_or(rest.len(), |end| start + end + CLOSE.len());
        let island = rest[start..end].replace("<!>", "<!---->");
        let elements = island.matches('<').count() - island.matches("</").count() - island.matches("<!--").count() - 1;
        text.push_str(&island.replacen(OPEN, &format!("{OPEN} translate=\"no\" data-elements=\"{elements}\""), 1));
        rest = &rest[end..];
    }
    text.push_str(&bare(rest));
    text
}

/// HTML outside of islands, where no mark is ever looked for.
fn bare(html: &str) -> String {
    // What Leptos writes for a view of nothing.
    html.replace("<!>", "").replace("<!--<() />-->", "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_outside_of_islands_and_become_comments_inside() {
        let html = "<p>a<!>b</p><leptos-island data-component=\"X\"><p>c<!>d</p><b>e</b></leptos-island><i>f<!><!--<() />--></i>";
        assert_eq!(
            without_markers(html),
            "<p>ab</p><leptos-island translate=\"no\" data-elements=\"2\" data-component=\"X\"><p>c<!---->d</p><b>e</b></leptos-island><i>f</i>"
        );
    }

    #[test]
    fn the_path_of_an_address_begins_every_address_of_the_lost_page() {
        assert_eq!(path_of(Some("https://example.org/sanctuary/")), "/sanctuary/");
        assert_eq!(path_of(Some("https://example.org/")), "/");
        assert_eq!(path_of(None), "/");
    }
}
