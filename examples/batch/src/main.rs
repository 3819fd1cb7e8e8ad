//! Pages in bulk: folders, NDJSON, WARC and WET in; NDJSON or Parquet out.
//!
//! ```sh
//! cargo run --release --manifest-path examples/batch/Cargo.toml -- \
//!     --out news --format parquet pages/ 'crawl/*.warc.gz' more.ndjson.gz
//! ```
//!
//! # In
//!
//! | input | pages | id | url |
//! | --- | --- | --- | --- |
//! | folder, searched to the bottom | every file of a kind below | | |
//! | `.html`, `.htm`, `.xhtml`, `.txt` | one | its path | - |
//! | `.ndjson`, `.jsonl`: `{"id", "html", "url"?}` a line | one a line | `id`, else path and line number | `url` |
//! | `.warc` | HTTP responses with status 2xx that hold HTML or text; `resource` records of such | `WARC-Record-ID` | `WARC-Target-URI` |
//! | `.wet` | `conversion` records | the same | the same |
//!
//! each also as `.gz`; or a glob (in quotes, where the shell is not to expand it) of any of these. A file that is
//! named itself and has none of these endings is read as a page. HTTP's chunks and compressions are
//! undone, and bytes are read in the encoding that the header, the page or the bytes themselves speak for. A file that comes twice is read once. Order is that of the arguments, by name within a folder.
//!
//! # Out
//!
//! ```text
//! OUT/articles/part-00000.parquet   one dataset: pyarrow, pandas, DuckDB, Spark read the folder
//! OUT/errors/part-00000.ndjson      {"id", "source", "url", "kind", "message", "missing": [{"field", "found"}], "partial"}
//! OUT/run.json                      settings, counts, and how far the run has come
//! OUT/inputs.ndjson                 the files that are read: path, bytes, time of the last change
//! ```
//!
//! NDJSON holds a line a page: `{"id", "source", "url", "article", "text"}`, the article in its serde form. The
//! columns of Parquet are listed in `output/parquet/schema.rs`. Part N holds what came of pages N · `--part-pages` and
//! following, in the order of the input; a page is in the articles or in the errors, never in both.
//!
//! `kind` is [`newsprint::ParseError::kind`], or `unreadable` (the file), `bad_line` (of NDJSON), `bad_record`
//! (of WARC; what follows it is searched for the next whole record). None of them ends the run.
//!
//! # Killed and continued
//!
//! The same command again goes on behind the last whole part. A part is written under a hidden name, flushed to
//! the disk, renamed, and counts from the moment that `run.json`, replaced in one step, counts it; what is beyond
//! that is removed and made again. So a kill at any moment loses the work on at most one part, and no page comes
//! twice. If the inputs are not the ones that the run began with (a file more or less, another size or time of
//! change), or if `--format`, `--part-pages` or `--generic` differ, the run is refused with the difference and
//! nothing is touched: finish with what it began with, or name another `--out`. `--jobs` may change.
//!
//! # Memory
//!
//! Pages pass in batches of bounded size, so memory does not grow with their number, but for the list of input
//! files (some 250 bytes a file). The largest pages decide: a page of HTML takes several times its size while it is read.
//!
//! # Exit status
//!
//! 0: every page gave an article. 1: some did not, see `errors/`. 2: the run itself failed (arguments, inputs that are
//! not there, a disk that cannot be written), see the message; repeat the command to go on.

mod args;
mod failure;
mod input;
mod output;
mod read;
mod report;
mod run;
mod store;

use std::process::ExitCode;

use args::Command;

fn main() -> ExitCode {
    let command = match args::parse(lexopt::Parser::from_env()) {
        Ok(command) => command,
        Err(error) => return refuse(&format!("{error}\nbatch --help shows the arguments")),
    };
    match command {
        Command::Help => {
            print!("{}", args::HELP);
            ExitCode::SUCCESS
        }
        Command::Run(settings) => match run::run(&settings) {
            Ok(0) => ExitCode::SUCCESS,
            Ok(_) => ExitCode::from(1),
            Err(error) => refuse(&error.to_string()),
        },
    }
}

fn refuse(message: &str) -> ExitCode {
    eprintln!("batch: {message}");
    ExitCode::from(2)
}
