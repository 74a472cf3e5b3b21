//! Who publishes this copy and where it stands. `data/site.toml`; a field that is absent leaves its sentence out.

use serde::Deserialize;

/// `data/site.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Publisher {
    /// The address of this copy with a slash at its end, such as `https://example.org/sanctuary/`.
    /// Only what must be absolute uses it: canonical, language alternates, previews, the page for a wrong address.
    pub address: Option<String>,
    /// Who publishes this copy.
    pub name: Option<String>,
    /// How a reader says that something is wrong: an address of a page or `mailto:`.
    pub contact: Option<String>,
}
