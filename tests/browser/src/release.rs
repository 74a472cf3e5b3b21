//! What is the next release of a built site?
//!
//! A copy of the site in a folder of its own, in which a word of a page is changed and everything that names its bytes with
//! it: body, list, pack, `release.json`. The shapes are those of `digital_sanctuary::model::release`.

use std::fs;
use std::io::Write;
use std::path::Path;

use flate2::write::GzEncoder;
use flate2::{Compression, GzBuilder};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::{Outcome, Problem, Site};

/// A row of a list: the path, the SHA-256 of its body, the length of it, and the end of its name in `b/`.
type Row = (String, String, usize, String);

/// A copy of the site that can be released again. The folder goes when it is dropped.
#[derive(Debug)]
pub struct SiteCopy {
    folder: TempDir,
}

impl SiteCopy {
    /// A folder with nothing in it yet.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn empty() -> Outcome<Self> {
        Ok(Self { folder: tempfile::Builder::new().prefix("sanctuary-site-").tempdir()? })
    }

    /// A copy of this site.
    ///
    /// # Errors
    /// When a file cannot be copied.
    pub fn of(site: &Site) -> Outcome<Self> {
        let made = Self::empty()?;
        copy(site.root(), made.path())?;
        Ok(made)
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The site in it, as it is now.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn site(&self) -> Outcome<Site> {
        Site::read(self.folder.path())
    }

    /// `release.json`, as it is now.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn release(&self) -> Outcome<Value> {
        Ok(serde_json::from_str(&self.text("release.json")?)?)
    }

    /// Writes `release.json` anew with these fields in place of its own.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn say(&self, fields: &Value) -> Outcome {
        let mut release = self.release()?;
        for (name, value) in fields.as_object().into_iter().flatten() {
            release[name] = value.clone();
        }
        self.write("release.json", release.to_string().as_bytes())
    }

    /// The next release: at the page `path` the first `old` is `new`. Gives the files of `b/` that it needs anew.
    ///
    /// # Errors
    /// When the page is not there, or has no such text.
    pub fn release_with(&self, path: &str, old: &str, new: &str) -> Outcome<Vec<String>> {
        let mut release = self.release()?;
        let lang = path.split('/').next().unwrap_or_default();
        let pack = release["languages"].as_array_mut().into_iter().flatten().find(|pack| pack["lang"] == lang);
        let pack = pack.ok_or_else(|| Problem::new("is of no language of the release").at(path))?;
        let mut rows: Vec<Row> = serde_json::from_str(&self.text(&format!("b/{}.json", text(&pack["list"])))?)?;
        let row = rows.iter_mut().find(|row| row.0 == path);
        let row = row.ok_or_else(|| Problem::new("is in no list").at(path))?;
        let file = format!("{path}index.html");
        let before = self.text(&file)?;
        let after = before.replacen(old, new, 1);
        if after == before {
            return Err(Problem::new(format!("says nowhere “{old}”")).at(path));
        }
        self.write(&file, after.as_bytes())?;
        row.1 = sha256(after.as_bytes());
        row.2 = after.len();
        let mut fresh = vec![format!("b/{}.html", row.1)];
        self.write(&fresh[0], after.as_bytes())?;

        let list = json!(rows).to_string();
        fresh.push(format!("b/{}.json", sha256(list.as_bytes())));
        self.write(&fresh[1], list.as_bytes())?;
        let unpacked = self.unpacked(&list, &rows)?;
        pack["list"] = json!(sha256(list.as_bytes()));
        self.pack(pack, &unpacked)?;
        self.number(release)?;
        Ok(fresh)
    }

    /// The next release: the pack of a language has so many bytes more than its list says, all of them 0.
    ///
    /// # Errors
    /// When there is no such language.
    pub fn swell_pack(&self, lang: &str, more: usize) -> Outcome {
        let mut release = self.release()?;
        let pack = release["languages"].as_array_mut().into_iter().flatten().find(|pack| pack["lang"] == lang);
        let pack = pack.ok_or_else(|| Problem::new("is no language of the release").at(lang))?;
        let list = self.text(&format!("b/{}.json", text(&pack["list"])))?;
        let rows: Vec<Row> = serde_json::from_str(&list)?;
        let mut unpacked = self.unpacked(&list, &rows)?;
        unpacked.resize(unpacked.len() + more, 0);
        self.pack(pack, &unpacked)?;
        self.number(release)
    }

    /// What a pack holds: two lengths, its list, no copies, and every body in its order as it is.
    fn unpacked(&self, list: &str, rows: &[Row]) -> Outcome<Vec<u8>> {
        let mut bytes = format!("{} 2\n{list}[]", list.len()).into_bytes();
        for (_, sha256, _, kind) in rows {
            bytes.extend(fs::read(self.folder.path().join(format!("b/{sha256}.{kind}")))?);
        }
        Ok(bytes)
    }

    /// Writes these bytes as a pack, and what the release says of it.
    fn pack(&self, pack: &mut Value, unpacked: &[u8]) -> Outcome {
        let mut packer: GzEncoder<Vec<u8>> = GzBuilder::new().write(Vec::new(), Compression::best());
        packer.write_all(unpacked)?;
        let wire = packer.finish()?;
        let url = format!("packs/{}.{}.pack", text(&pack["lang"]), &sha256(&wire)[..16]);
        self.write(&url, &wire)?;
        pack["url"] = json!(url);
        pack["bytes"] = json!(wire.len());
        pack["sha256"] = json!(sha256(&wire));
        Ok(())
    }

    /// Writes the release under the next number and a name of its own.
    fn number(&self, mut release: Value) -> Outcome {
        release["id"] = json!(sha256(release.to_string().as_bytes())[..16]);
        release["seq"] = json!(release["seq"].as_u64().unwrap_or_default() + 1);
        self.write("release.json", release.to_string().as_bytes())
    }

    /// Puts a file of the site in place of another.
    ///
    /// # Errors
    /// When it is not there.
    pub fn replace(&self, file: &str, with: &str) -> Outcome {
        self.write(file, self.text(with)?.as_bytes())
    }

    fn text(&self, path: &str) -> Outcome<String> {
        fs::read_to_string(self.folder.path().join(path)).map_err(|error| Problem::from(error).at(path))
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Outcome {
        fs::write(self.folder.path().join(path), bytes).map_err(|error| Problem::from(error).at(path))
    }
}

/// Copies everything in a folder into another, which may be there.
///
/// # Errors
/// When a file cannot be copied.
pub fn copy(from: &Path, to: &Path) -> Outcome {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// The SHA-256 of bytes in hexadecimal signs, by which bodies are named.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
