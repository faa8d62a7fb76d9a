//! Where a text comes from.

use std::io::Read;
use std::path::{Path, PathBuf};

use super::{AppError, InputProblem};
use crate::format::decode_text;

/// What standard input is called.
pub const STANDARD_INPUT: &str = "standard input";

/// Where a text comes from.
pub enum Input<'a> {
    /// A file.
    File(PathBuf),
    /// A stream, such as standard input.
    Stream {
        /// What to call it in messages.
        name: &'a str,
        /// The stream.
        reader: &'a mut dyn Read,
    },
}

impl std::fmt::Debug for Input<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Input").field(&self.name()).finish()
    }
}

impl Input<'_> {
    /// What to call it in messages.
    pub fn name(&self) -> String {
        match self {
            Input::File(path) => path.display().to_string(),
            Input::Stream { name, .. } => (*name).to_owned(),
        }
    }

    /// Reads all of it as text.
    ///
    /// # Errors
    /// [`AppError::Input`] where it is missing, a folder, or not text.
    pub fn read_text(&mut self) -> Result<String, AppError> {
        let name = self.name();
        let failed = |problem| AppError::Input { name: name.clone(), problem };
        let mut bytes = Vec::new();
        match self {
            Input::File(path) => {
                let mut file = open(path).map_err(failed)?;
                file.read_to_end(&mut bytes).map_err(|error| failed(InputProblem::Unreadable(error)))?;
            }
            Input::Stream { reader, .. } => {
                reader.read_to_end(&mut bytes).map_err(|error| failed(InputProblem::Unreadable(error)))?;
            }
        }
        Ok(decode_text(&bytes).map_err(|error| failed(InputProblem::Undecodable(error)))?.into_owned())
    }

    /// The ending of its name.
    pub(super) fn extension(&self) -> Option<&str> {
        match self {
            Input::File(path) => path.extension().and_then(|extension| extension.to_str()),
            Input::Stream { .. } => None,
        }
    }
}

/// Opens a file that is to be read.
pub(super) fn open(path: &Path) -> Result<std::fs::File, InputProblem> {
    use std::io::ErrorKind::NotFound;
    if path.is_dir() {
        return Err(InputProblem::Directory);
    }
    std::fs::File::open(path).map_err(|error| match error.kind() {
        NotFound => InputProblem::Missing,
        _ => InputProblem::Unreadable(error),
    })
}
