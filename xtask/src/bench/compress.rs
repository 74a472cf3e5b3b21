//! What does a file become on a host that compresses in advance?

use std::fs;
use std::io;
use std::path::Path;

use brotli::enc::BrotliEncoderParams;

/// A file under Brotli at its highest level.
pub fn compressed(file: &Path) -> io::Result<Vec<u8>> {
    let bytes = fs::read(file)?;
    let parameters = BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    let mut smaller = Vec::new();
    brotli::BrotliCompress(&mut bytes.as_slice(), &mut smaller, &parameters)?;
    Ok(smaller)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_repeats_itself_becomes_small() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("a.css");
        fs::write(&file, "a{color:red}".repeat(500))?;
        assert!(compressed(&file)?.len() < 100);
        Ok(())
    }
}
