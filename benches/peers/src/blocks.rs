//! From a tool's output to paragraphs.

use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// Elements that do not end a paragraph; every other one does, before and after.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
    "i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
    "td", "th", "time", "tt", "u", "var", "wbr",
];

/// Elements whose text is no paragraph of the story.
const SILENT: &[&str] = &["figcaption", "head", "noscript", "script", "style", "template", "title"];

/// The text of each block of this HTML, white space collapsed, empty blocks left out.
pub fn paragraphs(html: &str) -> Vec<String> {
    let dom = html5ever::parse_document(RcDom::default(), html5ever::ParseOpts::default()).one(html);
    let mut out = vec![String::new()];
    walk(&dom.document, &mut out);
    out.iter().map(|text| collapsed(text)).filter(|text| !text.is_empty()).collect()
}

/// The same of plain text, line by line.
pub fn lines(text: &str) -> Vec<String> {
    text.lines().map(collapsed).filter(|line| !line.is_empty()).collect()
}

fn walk(node: &Handle, out: &mut Vec<String>) {
    let name = match &node.data {
        NodeData::Text { contents } => {
            out.last_mut().unwrap().push_str(&contents.borrow());
            return;
        }
        NodeData::Element { name, .. } => name.local.as_ref(),
        _ => "",
    };
    if SILENT.contains(&name) {
        return;
    }
    let inline = INLINE.contains(&name);
    if name == "br" || name == "td" || name == "th" {
        out.last_mut().unwrap().push(' ');
    } else if !inline {
        out.push(String::new());
    }
    node.children.borrow().iter().for_each(|child| walk(child, out));
    if !inline && name != "br" {
        out.push(String::new());
    }
}

fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
