//! Labels of pieces, from what is known of a page.

use std::collections::HashSet;

use serde_json::Value;

/// What a page's truth says of its body.
pub struct Truth {
    /// Keys of whole paragraphs, headings and items.
    lines: HashSet<String>,
    /// Key of the whole body.
    text: String,
    with: Vec<String>,
    without: Vec<String>,
    images: Vec<String>,
    knows_images: bool,
}

/// Corpora whose body is another tool's output are not learned from.
const NOT_LEARNED: [&str; 2] = ["readability", "newspaper4k"];

/// Key length from which a piece inside the body's text cannot be there by chance.
const SURE: usize = 25;

impl Truth {
    pub fn is_useful(row: &Value) -> bool {
        let corpus = row["corpus"].as_str().unwrap_or_default();
        let truth = &row["truth"];
        !NOT_LEARNED.contains(&corpus)
            && (truth["text"].is_string() || truth["with"].as_array().is_some_and(|w| !w.is_empty()))
    }

    pub fn of(row: &Value) -> Truth {
        let truth = &row["truth"];
        let strings = |name: &str| -> Vec<String> {
            let list = truth[name].as_array().cloned().unwrap_or_default();
            list.iter().filter_map(Value::as_str).map(str::to_owned).collect()
        };
        let text = truth["text"].as_str().unwrap_or_default();
        let mut lines: HashSet<String> = text.split('\n').map(key).filter(|k| !k.is_empty()).collect();
        lines.extend(strings("paragraphs").iter().map(|p| key(p)));
        let is_wcxb = row["corpus"] == "wcxb";
        let (with, without) =
            if is_wcxb { (Vec::new(), Vec::new()) } else { (strings("with"), strings("without")) };
        let images = truth["images"].as_array().cloned().unwrap_or_default();
        let urls = images.iter().flat_map(|i| {
            let all = i["urls"].as_array().cloned().unwrap_or_default();
            all.into_iter().chain([i["url"].clone()])
        });
        Truth {
            lines,
            text: key(text),
            with: with.iter().map(|s| key(s)).filter(|k| k.len() > 3).collect(),
            without: without.iter().map(|s| key(s)).filter(|k| k.len() > 3).collect(),
            images: urls.filter_map(|u| u.as_str().map(file)).collect(),
            knows_images: truth["images"].is_array(),
        }
    }

    pub fn label(&self, texts: &[&str]) -> Vec<Option<bool>> {
        let labels: Vec<Option<bool>> = texts.iter().map(|t| self.one(&key(t))).collect();
        if self.text.is_empty() { labels } else { self.spread(texts, labels) }
    }

    fn one(&self, key: &str) -> Option<bool> {
        if key.is_empty() {
            return Some(false);
        }
        if self.text.is_empty() {
            let is = |segments: &[String]| {
                segments.iter().any(|s| key.contains(s.as_str()) || key.len() > SURE && s.contains(key))
            };
            return if is(&self.with) {
                Some(true)
            } else if is(&self.without) {
                Some(false)
            } else {
                None
            };
        }
        if self.lines.contains(key) || key.len() > SURE && self.text.contains(key) {
            return Some(true);
        }
        // a piece that holds more than a line of the truth is the story if most of it is
        let covered: usize =
            self.lines.iter().filter(|l| l.len() > SURE && key.contains(l.as_str())).map(String::len).sum();
        Some(covered * 10 > key.len() * 6)
    }

    /// Short pieces (names, dates, one-word headings) that stand in the truth are the story only
    /// within it: a menu may hold the same word.
    fn spread(&self, texts: &[&str], mut labels: Vec<Option<bool>>) -> Vec<Option<bool>> {
        let sure: Vec<usize> =
            (0..texts.len()).filter(|i| labels[*i] == Some(true) && key(texts[*i]).len() > SURE).collect();
        let (Some(first), Some(last)) = (sure.first().copied(), sure.last().copied()) else { return labels };
        for (i, label) in labels.iter_mut().enumerate() {
            let short = key(texts[i]).len() <= SURE;
            if short && *label == Some(true) && (i + 3 < first || i > last + 3) {
                *label = Some(false);
            }
        }
        labels
    }

    pub fn label_pictures<'a>(&self, urls: impl Iterator<Item = &'a str>) -> Vec<Option<bool>> {
        urls.map(|url| (self.knows_images && !url.is_empty()).then(|| self.images.contains(&file(url))))
            .collect()
    }
}

fn key(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Host and path of an address.
fn file(url: &str) -> String {
    let rest = url.split_once("//").map_or(url, |(_, rest)| rest);
    rest.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/').to_owned()
}
