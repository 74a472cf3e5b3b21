//! The repository's own site, built once for all tests, with a stand-in for the Wasm.

use digital_sanctuary::site::assets::Shipped;
use digital_sanctuary::site::build::{BuildOptions, build};
use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// All files of the site, built without an address.
pub static SITE: LazyLock<Vec<Shipped>> = LazyLock::new(|| built(None));

/// Builds the site.
pub fn built(address: Option<&str>) -> Vec<Shipped> {
    let wasm = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(wasm.path().join("digital-sanctuary_bg.wasm"), b"\0asm").expect("a stand-in");
    std::fs::write(wasm.path().join("digital-sanctuary.js"), "export default async () => {};\n").expect("a stand-in");
    let options =
        BuildOptions { root: root(), wasm: wasm.path().to_owned(), address: address.map(str::to_owned), worker: true };
    build(&options).unwrap_or_else(|problems| {
        let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("the site has problems:\n{}", told.join("\n"))
    })
}

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// A page with its document.
pub struct Page {
    /// `en/tip-1/index.html`.
    pub path: String,
    /// The whole text.
    pub html: String,
    /// As a browser reads it.
    pub dom: RcDom,
}

/// Every page, parsed.
pub fn pages() -> Vec<Page> {
    SITE.iter()
        .filter(|file| file.path.ends_with(".html") && !file.path.starts_with("b/"))
        .map(|file| {
            let html = String::from_utf8(file.bytes.clone()).expect("pages are UTF-8");
            let dom = html5ever::parse_document(RcDom::default(), Default::default()).one(html.as_str());
            Page { path: file.path.clone(), html, dom }
        })
        .collect()
}

/// The pages of guides: those below a language, but for its start page.
pub fn guides() -> Vec<Page> {
    pages().into_iter().filter(|page| page.path.matches('/').count() == 2).collect()
}

impl Page {
    /// Every element, in the order of the document.
    pub fn elements(&self) -> Vec<Element> {
        let mut found = Vec::new();
        collect(&self.dom.document, &mut found);
        found
    }

    /// The first element of a name.
    pub fn first(&self, name: &str) -> Element {
        let found = self.elements().into_iter().find(|element| element.name == name);
        found.unwrap_or_else(|| panic!("{} has no <{name}>", self.path))
    }

    /// The language in its address; none for `/` and 404.
    pub fn language(&self) -> Option<&str> {
        self.path.split_once('/').map(|(language, _)| language)
    }

    /// The slug in its address.
    pub fn slug(&self) -> &str {
        self.path.split('/').nth(1).unwrap_or_default()
    }

    /// Whether it is the page that Leave opens.
    pub fn is_cover(&self) -> bool {
        self.slug() == "soup"
    }
}

/// An element with its attributes.
pub struct Element {
    /// Its name in small letters.
    pub name: String,
    /// Names and values.
    pub attributes: Vec<(String, String)>,
    /// The node, for its text.
    pub node: Handle,
}

impl Element {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// Whether it has a class.
    pub fn has_class(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|own| own.split(' ').any(|name| name == class))
    }

    /// All text in it.
    pub fn text(&self) -> String {
        let mut text = String::new();
        put_text(&self.node, &mut text);
        text
    }

    /// Every element in it.
    pub fn inner(&self) -> Vec<Element> {
        let mut found = Vec::new();
        for child in self.node.children.borrow().iter() {
            collect(child, &mut found);
        }
        found
    }
}

fn collect(node: &Handle, found: &mut Vec<Element>) {
    if let NodeData::Element { name, attrs, .. } = &node.data {
        found.push(Element {
            name: name.local.to_string(),
            attributes: attrs
                .borrow()
                .iter()
                .map(|attribute| (attribute.name.local.to_string(), attribute.value.to_string()))
                .collect(),
            node: node.clone(),
        });
    }
    for child in node.children.borrow().iter() {
        collect(child, found);
    }
}

fn put_text(node: &Handle, text: &mut String) {
    if let NodeData::Text { contents } = &node.data {
        text.push_str(&contents.borrow());
    }
    for child in node.children.borrow().iter() {
        put_text(child, text);
    }
}
