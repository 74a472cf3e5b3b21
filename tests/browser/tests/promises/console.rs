//! Nothing about the reader leaves the phone, and nothing goes wrong unseen.
//!
//! No page writes a word to the console, asks another host for anything, or tells its own host where the reader comes from.

use browser::{Outcome, Reader, Site};

#[test]
fn no_page_writes_to_the_console_or_asks_another_origin() -> Outcome {
    let site = Site::built()?;
    let reader = Reader::of(&site)?;
    for page in &site.pages {
        reader.visit(&page.path)?;
        if page.has_island() {
            reader.visit_panel(&page.path)?;
        }
        reader.assert_quiet().map_err(|problem| problem.at(&format!("/{}", page.path)))?;
    }
    Ok(())
}
