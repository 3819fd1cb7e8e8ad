//! The command line.

use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use lexopt::prelude::*;
use serde::{Deserialize, Serialize};

pub const HELP: &str = "\
Reads pages of news in bulk and writes their articles as NDJSON or Parquet.

    batch --out DIR [OPTION]... INPUT...

INPUT is a folder (searched to the bottom), a file or a quoted glob:
    .html .htm .xhtml .txt     a page
    .ndjson .jsonl             {\"id\", \"html\", \"url\"?} a line
    .warc .wet                 HTTP responses, or texts made of them
each also as .gz.

    -o, --out DIR          where articles/, errors/ and run.json go; made if need be
    -f, --format FORMAT    ndjson (default) or parquet
    -j, --jobs N           threads that parse; all cores if not given
        --part-pages N     pages in a part of the output, 5000 if not given; a killed run
                           repeats at most one part
        --generic          without the built-in site profiles
    -q, --quiet            no progress bar, no summary
    -h, --help             this text

DIR/articles/ is the data set, in the format asked for; DIR/errors/ holds a JSON line for
each page that gave no article, whatever the format. In Parquet `published` is an instant,
null where the page prints no zone; `published_date` is the day as printed,
`published_printed` the whole as printed; so with `updated`.

The same command again goes on where the last run was stopped, or says that it is
complete. It is refused if the inputs changed in the meantime.

Exit status: 0 all pages gave articles, 1 some did not (see DIR/errors), 2 the run failed.
";

/// Pages of a part: some 30 MB of Parquet, half a minute of work for two cores.
const PART_PAGES: u64 = 5000;

/// What is to be done.
#[derive(Debug)]
pub enum Command {
    Help,
    Run(Settings),
}

/// A run.
#[derive(Debug)]
pub struct Settings {
    pub inputs: Vec<OsString>,
    pub out: PathBuf,
    pub jobs: usize,
    pub quiet: bool,
    pub form: Form,
}

/// What decides what the output looks like: a run goes on only with the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    pub format: Format,
    pub part_pages: u64,
    pub generic: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    Ndjson,
    Parquet,
}

impl Format {
    pub const fn extension(self) -> &'static str {
        match self {
            Format::Ndjson => "ndjson",
            Format::Parquet => "parquet",
        }
    }

    fn named(name: &str) -> Result<Format, String> {
        [Format::Ndjson, Format::Parquet]
            .into_iter()
            .find(|format| format.extension() == name)
            .ok_or_else(|| format!("expected ndjson or parquet, found {name:?}"))
    }
}

pub fn parse(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let mut out = None;
    let mut inputs = Vec::new();
    let (mut jobs, mut quiet) = (0, false);
    let mut form = Form { format: Format::Ndjson, part_pages: PART_PAGES, generic: false };
    while let Some(arg) = parser.next()? {
        match arg {
            Short('h') | Long("help") => return Ok(Command::Help),
            Short('o') | Long("out") => out = Some(PathBuf::from(parser.value()?)),
            Short('f') | Long("format") => form.format = parser.value()?.parse_with(Format::named)?,
            Short('j') | Long("jobs") => jobs = parser.value()?.parse::<NonZeroUsize>()?.get(),
            Long("part-pages") => form.part_pages = parser.value()?.parse::<NonZeroUsize>()?.get() as u64,
            Long("generic") => form.generic = true,
            Short('q') | Long("quiet") => quiet = true,
            Value(input) => inputs.push(input),
            other => return Err(other.unexpected()),
        }
    }
    let out = out.ok_or("expected --out DIR")?;
    if inputs.is_empty() {
        return Err("expected a folder, a file or a glob to read".into());
    }
    Ok(Command::Run(Settings { inputs, out, jobs, quiet, form }))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
mod tests {
    use super::*;

    fn parsed(args: &[&str]) -> Result<Command, String> {
        parse(lexopt::Parser::from_args(args)).map_err(|e| e.to_string())
    }

    #[test]
    fn options_may_stand_anywhere() {
        let Ok(Command::Run(s)) =
            parsed(&["a", "--out=o", "-f", "parquet", "b*", "--part-pages", "7", "-j2"])
        else {
            panic!("refused");
        };
        assert_eq!((s.inputs.len(), s.jobs, s.out.to_str()), (2, 2, Some("o")));
        assert_eq!(s.form, Form { format: Format::Parquet, part_pages: 7, generic: false });
    }

    #[test]
    fn what_is_wrong_is_named() {
        assert!(parsed(&["a"]).unwrap_err().contains("--out"));
        assert!(parsed(&["-o", "o"]).unwrap_err().contains("to read"));
        assert!(parsed(&["-o", "o", "-f", "csv", "a"]).unwrap_err().contains("found \"csv\""));
        assert!(parsed(&["-o", "o", "--part-pages", "0", "a"]).is_err());
        assert!(parsed(&["-o", "o", "--fast", "a"]).unwrap_err().contains("--fast"));
    }

    #[test]
    fn help_names_every_option() {
        for option in ["--out", "--format", "--jobs", "--part-pages", "--generic", "--quiet", "--help"] {
            assert!(HELP.contains(option), "{option}");
        }
        assert!(matches!(parsed(&["--help"]), Ok(Command::Help)));
    }
}
