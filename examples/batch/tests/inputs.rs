//! The same pages from every form of input, and the exit status.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod shared;

use std::fs;
use std::path::Path;

use serde_json::Value;
use shared::{Folder, batch, page, rows, zip};

/// The articles of a run over `input`, without ids and sources.
fn articles(folder: &Folder, input: &Path, status: i32) -> Vec<Value> {
    let out = folder.path("out");
    let _ = fs::remove_dir_all(&out);
    let run = batch(&["--out"], &[&out, input]);
    assert_eq!(run.status.code(), Some(status), "{}", String::from_utf8_lossy(&run.stderr));
    rows(&out, "articles").into_iter().map(|mut row| row["article"].take()).collect()
}

fn write(folder: &Folder, name: &str, bytes: &[u8]) -> std::path::PathBuf {
    let path = folder.path(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, bytes).unwrap();
    path
}

fn warc(n: usize) -> Vec<u8> {
    let page = zip(page(n).as_bytes());
    let block =
        [b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n".as_slice(), &page]
            .concat();
    let head = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:page:{n}>\r\nWARC-Target-URI: https://lark.example/{n}\r\n\
         Content-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n",
        block.len()
    );
    [head.as_bytes(), &block, b"\r\n\r\n"].concat()
}

#[test]
fn every_form_of_input_gives_the_same_articles() {
    let folder = Folder::new("forms");
    let lines: String = (0..5)
        .map(|n| {
            serde_json::json!({"html": page(n), "url": format!("https://lark.example/{n}")}).to_string()
                + "\n"
        })
        .collect();
    let wanted = articles(&folder, &write(&folder, "five.jsonl", lines.as_bytes()), 0);
    assert_eq!(wanted.len(), 5);
    assert_eq!(wanted[3]["title"], "Ferry late for the 3th time");
    let records: Vec<Vec<u8>> = (0..5).map(warc).collect();
    assert_eq!(articles(&folder, &write(&folder, "five.warc", &records.concat()), 0), wanted);
    let members: Vec<Vec<u8>> = records.iter().map(|record| zip(record)).collect();
    assert_eq!(articles(&folder, &write(&folder, "five.warc.gz", &members.concat()), 0), wanted);
    assert_eq!(articles(&folder, &write(&folder, "five.jsonl.gz", &zip(lines.as_bytes())), 0), wanted);

    // files have no address
    let without = |mut article: Value| {
        article["url"].take();
        article["origins"].take();
        article
    };
    let wanted: Vec<Value> = wanted.into_iter().map(without).collect();
    for n in 0..5 {
        write(&folder, &format!("pages/{}/{n}.html", n % 2), page(n).as_bytes());
        write(&folder, &format!("zipped/{n}.htm.gz"), &zip(page(n).as_bytes()));
    }
    let found: Vec<Value> = articles(&folder, &folder.path("zipped"), 0).into_iter().map(without).collect();
    assert_eq!(found, wanted);
    let mut found: Vec<Value> =
        articles(&folder, &folder.path("pages/*/*.html"), 0).into_iter().map(without).collect();
    found.sort_by_key(|article| article["title"].to_string());
    assert_eq!(found, wanted);
}

#[test]
fn what_cannot_be_read_is_an_error_of_its_kind_and_the_rest_is_read() {
    let folder = Folder::new("errors");
    let input = folder.path("in");
    write(&folder, "in/a.html", page(1).as_bytes());
    write(&folder, "in/b.html.gz", b"no gzip");
    write(&folder, "in/c.html", b"");
    write(&folder, "in/d.html", b"<title>Ferry late</title><h1>Ferry late</h1>");
    write(&folder, "in/e.ndjson", b"{\"id\": 5, \"html\": 1}\n");
    write(&folder, "in/f.warc", &warc(2)[..300]);
    write(&folder, "in/g.html", page(7).as_bytes());
    let run = batch(&["--out"], &[&folder.path("out"), &input]);
    assert_eq!(run.status.code(), Some(1));
    let errors = rows(&folder.path("out"), "errors");
    let kinds: Vec<&str> = errors.iter().map(|row| row["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["unreadable", "empty", "missing_fields", "bad_line", "bad_record"]);
    assert_eq!(errors[2]["missing"][0]["field"], "body");
    assert_eq!(errors[2]["partial"]["title"], "Ferry late");
    assert!(errors[2]["message"].as_str().unwrap().contains("found no body"));
    assert_eq!(rows(&folder.path("out"), "articles").len(), 2);
    let summary = String::from_utf8(run.stderr).unwrap();
    assert!(summary.contains("2 articles, 5 errors") && summary.contains("bad_line 1"), "{summary}");
}

#[test]
fn a_run_that_cannot_be_says_so_with_status_2() {
    let folder = Folder::new("status");
    let page = write(&folder, "a.html", page(1).as_bytes());
    let blocked = write(&folder, "file", b"");
    for (options, paths) in [
        (&["--out"][..], &[&folder.path("o"), &folder.path("nothing")][..]),
        (&["--fast", "--out"], &[&folder.path("o"), &page]),
        (&["--out"], &[&blocked, &page]),
    ] {
        let paths: Vec<&Path> = paths.iter().map(|path| path.as_path()).collect();
        let run = batch(options, &paths);
        assert_eq!(run.status.code(), Some(2), "{options:?}");
        assert!(String::from_utf8(run.stderr).unwrap().starts_with("batch: "));
    }
}
