//! Trains the forests that judge the generic body, on pages with known answers.
//!
//! ```text
//! NEWSPRINT_CORPUS=../../../shared cargo run --release -- [--half tune|check|all] [OUT]
//! ```
//! Reads `corpus/dev/manifest.jsonl` under `NEWSPRINT_CORPUS`, cuts every page as the crate does,
//! labels the pieces by the page's truth, and writes the tables of `src/content/weights.rs` to
//! OUT. `--half` takes the pages of one half of the domains, so that what is learned on one can be
//! checked on the other. The build of the crate never runs this.

mod gbdt;
mod labels;

use std::collections::HashMap;
use std::io::Read;
use std::path::{Path, PathBuf};

use gbdt::{Forest, Params, train};
use labels::Truth;
use newsprint::inside::Sample;
use serde_json::Value;

/// Folds for the first look's probabilities: the second look must not learn from scores of pages
/// that the first look was trained on.
const FOLDS: usize = 4;

/// Swept over trees, depth, rate, lambda and leaf weight, each judged by whole paragraph lists on the
/// domains that were left out: 0.45 of fundus's and 0.35 of scrapinghub's with these; 0.40 to 0.44
/// and 0.32 to 0.36 with half the trees at a higher rate, with trees of five or seven questions or
/// with a stronger penalty; twice the trees at half the rate win nothing. Trees whose nodes ask each
/// its own question read 0.47 and 0.33 of the lists of unseen domains, 0.60 and 0.59 of known ones
/// (these: 0.53 and 0.51), and take seven times as long.
const FIRST: Params = Params {
    trees: 350,
    depth: 6,
    rate: 0.06,
    lambda: 2.0,
    min_child: 4.0,
    rows: 0.7,
    features: 0.4,
    seed: 7,
};
const SECOND: Params = Params {
    trees: 450,
    depth: 6,
    rate: 0.06,
    lambda: 2.0,
    min_child: 3.0,
    rows: 0.7,
    features: 0.4,
    seed: 11,
};
const PICTURES: Params = Params {
    trees: 60,
    depth: 3,
    rate: 0.12,
    lambda: 2.0,
    min_child: 2.0,
    rows: 0.8,
    features: 0.4,
    seed: 13,
};

struct Page {
    domain: u64,
    sample: Sample,
    labels: Vec<Option<bool>>,
    weights: Vec<f32>,
    pictures: Vec<Option<bool>>,
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let half =
        args.iter().position(|a| a == "--half").and_then(|i| args.get(i + 1)).map_or("all", String::as_str);
    let out = args.iter().filter(|a| a.ends_with(".rs")).next_back();
    let root = PathBuf::from(std::env::var("NEWSPRINT_CORPUS").unwrap_or_else(|_| "../../../shared".into()));
    let mut pages = load(&root.join("corpus/dev/manifest.jsonl"), half);
    pages.extend(load(&root.join("korea/manifest.jsonl"), half));
    eprintln!("{} pages, {} pieces", pages.len(), pages.iter().map(|p| p.labels.len()).sum::<usize>());

    let all: Vec<&Page> = pages.iter().collect();
    let first = fit_first(&all);
    let mut second_rows: HashMap<usize, Vec<Vec<f32>>> = HashMap::new();
    for fold in 0..FOLDS {
        let is_out = |p: &Page| (p.domain / 2) as usize % FOLDS == fold;
        let kept: Vec<&Page> = pages.iter().filter(|p| !is_out(p)).collect();
        let forest = fit_first(&kept);
        for (i, page) in pages.iter().enumerate().filter(|(_, p)| is_out(p)) {
            second_rows.insert(i, page.sample.second(&probabilities(&forest, page.sample.first())));
        }
        report(
            "first look, fold",
            &forest,
            pages.iter().filter(|p| is_out(p)).map(|p| (*p.sample.first()).iter().zip(&p.labels)),
        );
    }
    let rows = |i: usize| second_rows.get(&i).expect("every page is in one fold");
    let second = fit_second(&pages, |_| true, &rows);
    let mut picture_rows: Vec<Vec<Vec<f32>>> = (0..pages.len()).map(|_| Vec::new()).collect();
    for fold in 0..FOLDS {
        let is_out = |p: &Page| (p.domain / 2) as usize % FOLDS == fold;
        let forest = fit_second(&pages, |p| !is_out(p), &rows);
        for (i, page) in pages.iter().enumerate().filter(|(_, p)| is_out(p)) {
            picture_rows[i] = page.sample.picture_rows(&probabilities(&forest, rows(i)));
        }
        report(
            "second look, fold",
            &forest,
            pages.iter().enumerate().filter(|(_, p)| is_out(p)).map(|(i, p)| rows(i).iter().zip(&p.labels)),
        );
    }
    let pictures = fit_pictures(&pages, &picture_rows);
    let kept: Vec<usize> =
        (0..pages.len()).filter(|i| (pages[*i].domain / 2) as usize % FOLDS != 0).collect();
    let part = fit_pictures_of(&pages, &picture_rows, &kept);
    let held = pages
        .iter()
        .enumerate()
        .filter(|(i, _)| !kept.contains(i))
        .map(|(i, p)| picture_rows[i].iter().zip(&p.pictures));
    report("pictures, fold", &part, held);
    if let Some(out) = out {
        let mut text = String::from(
            "//! The weights of the forests that judge pieces, as `benches/train` wrote them; not edited by hand.\n\nuse super::model::{Forest, Split, Tree};\n\n",
        );
        text += &first.to_rust(
            "FIRST",
            "First look: each text piece by itself and its surroundings.",
            FIRST.depth,
        );
        text += "\n";
        text += &second.to_rust(
            "SECOND",
            "Second look: with what the first look thought of the pieces around.",
            SECOND.depth,
        );
        text += "\n";
        text += &pictures.to_rust("PICTURES", "Pictures.", PICTURES.depth);
        std::fs::write(out, text).expect("the tables can be written");
    }
    for (name, forest, n) in
        [("first", &first, pages[0].sample.first()[0].len()), ("second", &second, rows(0)[0].len())]
    {
        let mut top: Vec<(usize, f32)> = forest.importance(n).into_iter().enumerate().collect();
        top.sort_by(|a, b| b.1.total_cmp(&a.1));
        eprintln!(
            "{name}: {n} features; most used {:?}",
            top.iter().take(25).map(|(i, _)| *i).collect::<Vec<_>>()
        );
    }
}

fn load(manifest: &Path, half: &str) -> Vec<Page> {
    let lines = std::fs::read_to_string(manifest).expect("the manifest is there");
    let rows: Vec<Value> = lines.lines().map(|l| serde_json::from_str(l).expect("a line is JSON")).collect();
    let wanted = |row: &&Value| {
        let side = if domain(row) % 2 == 0 { "tune" } else { "check" };
        (half == "all" || half == side) && row["dup_of"].is_null() && Truth::is_useful(row)
    };
    rows.iter()
        .filter(wanted)
        .map(|row| page(manifest, row))
        .filter(|p| p.labels.iter().any(|l| *l == Some(true)))
        .collect()
}

/// How much a Korean page weighs.
const KOREAN: f32 = 3.0;

fn is_korean(row: &Value) -> bool {
    row["corpus"] == "korea"
}

fn domain(row: &Value) -> u64 {
    let name = row["domain"].as_str().unwrap_or_default();
    name.bytes().fold(0xcbf2_9ce4_8422_2325, |h: u64, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
        >> 7
}

fn page(manifest: &Path, row: &Value) -> Page {
    let path = manifest
        .parent()
        .expect("a file has a folder")
        .join(row["html"].as_str().expect("a page has a file"));
    let bytes = std::fs::read(&path).expect("the page is there");
    let mut html = Vec::new();
    flate2::read::GzDecoder::new(&bytes[..]).read_to_end(&mut html).expect("the page is gzip");
    let sample = Sample::of(&String::from_utf8_lossy(&html));
    let truth = Truth::of(row);
    let texts: Vec<&str> = sample.texts().collect();
    let labels = truth.label(&texts);
    // long pages shall not outvote short ones, nor all the world Korea, which has thirty pages here
    let scale = if is_korean(row) { KOREAN } else { 1.0 } * 30.0 / (30.0 + labels.len() as f32).sqrt();
    let weights = texts.iter().map(|t| scale * (0.4 + (t.len().min(500) as f32) / 400.0)).collect();
    let pictures = truth.label_pictures(sample.pictures());
    Page { domain: domain(row), labels, weights, pictures, sample }
}

fn fit_first(pages: &[&Page]) -> Forest {
    fit(pages.iter().map(|p| (p.sample.first(), p.labels.as_slice(), p.weights.as_slice())), &FIRST)
}

fn fit_second<'a>(
    pages: &'a [Page],
    keep: impl Fn(&Page) -> bool,
    rows: &impl Fn(usize) -> &'a Vec<Vec<f32>>,
) -> Forest {
    let kept = pages.iter().enumerate().filter(|(_, p)| keep(p));
    fit(kept.map(|(i, p)| (rows(i).as_slice(), p.labels.as_slice(), p.weights.as_slice())), &SECOND)
}

fn fit_pictures(pages: &[Page], rows: &[Vec<Vec<f32>>]) -> Forest {
    fit_pictures_of(pages, rows, &(0..pages.len()).collect::<Vec<_>>())
}

fn fit_pictures_of(pages: &[Page], rows: &[Vec<Vec<f32>>], which: &[usize]) -> Forest {
    let ones: Vec<Vec<f32>> = pages.iter().map(|p| vec![1.0; p.pictures.len()]).collect();
    fit(
        which.iter().map(|i| (rows[*i].as_slice(), pages[*i].pictures.as_slice(), ones[*i].as_slice())),
        &PICTURES,
    )
}

fn fit<'a>(
    parts: impl Iterator<Item = (&'a [Vec<f32>], &'a [Option<bool>], &'a [f32])>,
    params: &Params,
) -> Forest {
    let (mut flat, mut labels, mut weights, mut features) = (Vec::new(), Vec::new(), Vec::new(), 0);
    for (rows, truths, importance) in parts {
        for ((row, truth), weight) in rows.iter().zip(truths).zip(importance) {
            let Some(truth) = truth else { continue };
            features = row.len();
            flat.extend_from_slice(row);
            labels.push(f32::from(u8::from(*truth)));
            weights.push(*weight);
        }
    }
    train(&flat, features, &labels, &weights, params)
}

fn probabilities(forest: &Forest, rows: &[Vec<f32>]) -> Vec<f32> {
    rows.iter().map(|row| 1.0 / (1.0 + (-forest.score(row)).exp())).collect()
}

/// Share of the labelled pieces that a forest gets wrong, both ways.
fn report<'a>(
    name: &str,
    forest: &Forest,
    parts: impl Iterator<
        Item = std::iter::Zip<std::slice::Iter<'a, Vec<f32>>, std::slice::Iter<'a, Option<bool>>>,
    >,
) {
    let (mut yes, mut no, mut missed, mut wrong) = (0, 0, 0, 0);
    for (row, truth) in parts.flatten().filter_map(|(r, t)| t.map(|t| (r, t))) {
        let said = forest.score(row) > 0.0;
        if truth {
            yes += 1
        } else {
            no += 1
        }
        missed += u32::from(truth && !said);
        wrong += u32::from(!truth && said);
    }
    eprintln!(
        "{name}: {missed} of {yes} missed ({:.2} %), {wrong} of {no} taken ({:.2} %)",
        100.0 * missed as f32 / yes.max(1) as f32,
        100.0 * wrong as f32 / no.max(1) as f32
    );
}
