#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::format_collect)]

use super::*;
use serde_json::json;

const FIRST: &str = "The council of Northvale voted on Tuesday to close the old bridge, which engineers had called unsafe since the floods of last spring. Traffic will be led over the new crossing.";
const SECOND: &str = "Drivers will have to take the longer way round until the autumn, said the mayor, who had asked for more money from the county without success. A vote on it is due in June.";
const THIRD: &str = "Shops along the river fear for their summer, while walkers may still cross on foot.";

fn read_one(kind: ScriptKind, text: &str) -> Option<State> {
    read([(kind, text)].into_iter())
}

fn wrap(tag: &str, texts: &[&str]) -> String {
    texts.iter().map(|text| format!("<{tag}>{text}</{tag}>")).collect()
}

#[test]
fn a_body_is_found_in_many_shapes() {
    let html = wrap("p", &[FIRST, SECOND, THIRD]);
    let text = |text: &str| json!({"type": "text", "value": text});
    let (before, after) = FIRST.split_at(30);
    for document in [
        json!({"article": {"title": "T", "contentHtml": html, "url": "/a"}}),
        json!({"title": "T", "body": html.replace('<', "&lt;").replace('>', "&gt;")}),
        json!({"title": "T", "article": {"description": "no", "paragraphs": [FIRST, SECOND, THIRD]}}),
        json!({"title": "T", "text": format!("{FIRST}\n\n{SECOND}\n{THIRD}")}),
        json!([{"title": {"rendered": "T"}, "content": {"rendered": html}, "excerpt": {"rendered": html}}]),
        json!({"headline": "T", "blocks": [text(FIRST), {"type": "ad", "text": "Buy this now."}, text(SECOND), text("$$AD$$"), text(THIRD)]}),
        json!({"headline": "T", "body": [{"html": wrap("p", &[FIRST])}, {"html": wrap("p", &[SECOND])}, {"html": wrap("p", &[THIRD])}]}),
        // pieces of paragraphs, as rich text has them
        json!({"headline": "T", "content": [
            {"type": "paragraph", "content": [text(before), {"type": "link", "content": [text(after)]}]},
            {"type": "paragraph", "content": [text(SECOND)]}, {"type": "paragraph", "content": [text(THIRD)]}]}),
        // elements as lists: JsonML, React
        json!({"headline": "T", "body": ["div", {"class": "x"}, ["p", before, ["a", {"href": "/b"}, after]], ["p", SECOND], ["p", {}, THIRD]]}),
        json!({"title": "T", "children": [["$", "p", "0", {"children": [before, ["$", "a", null, {"children": after}]]}],
            ["$", "p", "1", {"children": SECOND}], ["$", "figure", null, {"children": "no"}], ["$", "p", null, {"children": THIRD}]]}),
        // a list in disguise, in the order of its numbers
        json!({"title": "T", "pages": {"10": {"text": THIRD}, "2": {"text": SECOND}, "1": {"text": FIRST}}}),
        // the same twice
        json!({"title": "T", "items": [{"text": FIRST, "html": FIRST}, {"text": SECOND, "blocks": [{"text": SECOND}]}, {"text": THIRD}]}),
    ] {
        let state = read_one(ScriptKind::Json, &document.to_string()).unwrap_or_else(|| panic!("{document}"));
        assert_eq!(state.paragraphs, [FIRST, SECOND, THIRD], "{document}");
        assert_eq!(state.title.as_deref(), Some("T"), "{document}");
    }
}

#[test]
fn scripts_carry_documents_in_many_ways() {
    let json =
        json!({"title": "It’s T", "note": null, "body": wrap("p", &[FIRST, SECOND, THIRD])}).to_string();
    let quoted = serde_json::to_string(&json).unwrap();
    let single = json.replace('\\', "\\\\").replace('\'', "\\'");
    let chunks: Vec<String> =
        [format!("1:I[\"x\"]\n2:[\"$\",\"$L1\",null,{json}]\n"), "3:HL[]\n".into()].into();
    let (head, tail) = chunks[0].split_at(200);
    let push = |chunk: &str| format!("self.__next_f.push([1,{}])", serde_json::to_string(chunk).unwrap());
    for script in [
        format!(
            "var x = {{a: function() {{ return [1] }}}}; window.__INITIAL_STATE__ = {json};(function(){{}}())"
        ),
        format!("window[\"q\"] = window[\"q\"] || [];window[\"q\"].push({json});"),
        format!("if (a == 1) {{ b = JSON.parse({quoted}) }}"),
        format!("b=JSON.parse('{single}')"),
        format!("window.__APP__={}", json.replace("null", "undefined")),
        format!("{};{};{}", push(head), push(tail), push(&chunks[1])),
        format!("data = {{\"story\": {quoted}}}"),
    ] {
        let state = read_one(ScriptKind::Plain, &script).unwrap_or_else(|| panic!("{script}"));
        assert_eq!((state.title.as_deref(), state.paragraphs.len()), (Some("It’s T"), 3), "{script}");
    }
    assert_eq!(read_one(ScriptKind::Json, &format!("<!-- {json} -->")).unwrap().paragraphs.len(), 3);
}

#[test]
fn flight_texts_are_put_where_rows_refer_to_them() {
    let html = wrap("p", &["다리를 닫기로 한 시의회의 결정이 화요일에 나왔다.", FIRST, SECOND]);
    let row = json!({"detail": {"title": "T", "content": "$1f", "again": "$1f"}});
    let rows = format!("2:I[1,[],\"x\"]\n1f:T{:x},{html}3:{row}\n4:\"$undefined\"\n:broken\n5:", html.len());
    let script = format!("self.__next_f.push([1,{}])", serde_json::to_string(&rows).unwrap());
    let state = read_one(ScriptKind::Plain, &script).unwrap();
    assert_eq!((state.title.as_deref(), state.paragraphs.len()), (Some("T"), 3));
}

#[test]
fn an_arc_story_is_read_with_its_facts() {
    let other = json!({"headlines": {"basic": "Other"}, "canonical_url": "/o", "content_elements": [
        {"type": "text", "content": FIRST.repeat(9)}]});
    let story = json!({
        "headlines": {"basic": "Bridge &amp; river"}, "canonical_url": "/b",
        "credits": {"by": [{"name": "Narae Kim", "additional_properties": {"original": {"byline": "김나래 기자"}}}, {"name": "Bo Lee"}]},
        "display_date": "2024-05-01T01:02:03Z", "last_updated_date": "2024-05-02T01:02:03Z",
        "taxonomy": {"primary_section": {"name": "Local"}},
        "promo_items": {"basic": {"type": "image", "url": "https://x.org/lead.jpg", "caption": "The bridge"}},
        "content_elements": [
            {"type": "image", "url": "https://x.org/lead.jpg", "caption": "The bridge"},
            {"type": "text", "content": format!("<b>{FIRST}</b>")}, {"type": "text", "content": "<br/>"},
            {"type": "header", "content": "What now?"}, {"type": "interstitial_link", "content": "Read more"},
            {"type": "image", "url": "https://x.org/2.jpg"},
            {"type": "list", "items": [{"type": "text", "content": SECOND}]},
            {"type": "quote", "content_elements": [{"type": "text", "content": THIRD}]},
            {"type": "raw_html", "content": "<iframe src='x'></iframe>"}],
        "related_content": {"basic": [other]},
    });
    let script = format!(
        "window.Fusion=window.Fusion||{{}};Fusion.arcSite=\"x\";Fusion.globalContent={story};Fusion.a={{}}"
    );
    let expected = State {
        title: Some("Bridge & river".into()),
        authors: vec!["김나래 기자".into(), "Bo Lee".into()],
        published: Some("2024-05-01T01:02:03Z".into()),
        updated: Some("2024-05-02T01:02:03Z".into()),
        section: Some("Local".into()),
        paragraphs: [FIRST, "What now?", SECOND, THIRD].map(str::to_owned).into(),
        images: vec![
            ("https://x.org/lead.jpg".into(), Some("The bridge".into())),
            ("https://x.org/2.jpg".into(), None),
        ],
    };
    assert_eq!(read_one(ScriptKind::Plain, &script), Some(expected));
}

#[test]
fn facts_have_many_names() {
    let body = wrap("p", &[FIRST, SECOND, THIRD]);
    for (members, title, authors, published, section) in [
        (
            json!({"title": "A <i>b</i>", "author": {"name": "Ann Lee"}, "publishedAt": 1_700_000_000}),
            "A b",
            "Ann Lee",
            "2023-11-14T22:13:20Z",
            "",
        ),
        (
            json!({"headline": "A", "authors": [{"firstName": "Ann", "lastName": "Lee"}, "Bo"], "date": 1_700_000_000_000_i64}),
            "A",
            "Ann Lee|Bo",
            "2023-11-14T22:13:20Z",
            "",
        ),
        (
            json!({"Title": "A", "byLines": [{"writerName": "김나래"}], "regDt": "2024.01.02 10:11", "sectionName": "사회"}),
            "A",
            "김나래",
            "2024.01.02 10:11",
            "사회",
        ),
        (
            json!({"title": "A", "author": "https://x.org/ann", "created_at": 0, "category": 7}),
            "A",
            "",
            "",
            "",
        ),
    ] {
        let mut document = members.clone();
        document["contentHtml"] = json!(body);
        let state = read_one(ScriptKind::Json, &document.to_string()).unwrap();
        let found = (
            state.title.unwrap(),
            state.authors.join("|"),
            state.published.unwrap_or_default(),
            state.section.unwrap_or_default(),
        );
        assert_eq!(found, (title.into(), authors.into(), published.into(), section.into()), "{members}");
    }
}

#[test]
fn the_story_outweighs_what_stands_around_it() {
    let story = |title: &str, texts: &[&str]| json!({"title": title, "url": "/x", "paragraphs": texts});
    let document = json!({
        "page": {"title": "T", "url": "/t", "data": {"paragraphs": [FIRST, SECOND, THIRD]}},
        "list": (0..9).map(|_| story("Other", &[FIRST, THIRD])).collect::<Vec<_>>(),
        "cookieConsent": {"text": FIRST.repeat(9)}, "footer": {"html": wrap("p", &[FIRST; 9])},
        "code": {"text": "if (a == b) { c = d; } else { return; } ".repeat(90)},
    });
    let state = read_one(ScriptKind::Json, &document.to_string()).unwrap();
    assert_eq!((state.title.as_deref(), state.paragraphs.len()), (Some("T"), 3));
}

#[test]
fn too_little_prose_is_no_story() {
    let labels: Vec<String> = (0..500).map(|i| format!("Label {i}")).collect();
    let words = "word ".repeat(500);
    for document in [
        json!({"title": "T", "body": THIRD, "pad": "x".repeat(400)}),
        json!({"text": [FIRST, SECOND]}),
        json!({"title": "T", "items": labels}),
        json!({"title": "T", "text": words}),
        json!({"title": "T", "description": [FIRST, SECOND, THIRD], "data": "http://x.org/".repeat(99)}),
    ] {
        assert_eq!(read_one(ScriptKind::Json, &document.to_string()), None, "{document}");
    }
    assert_eq!(read([(ScriptKind::Json, ""), (ScriptKind::Plain, "=")].into_iter()), None);
}

#[test]
fn hostile_scripts_cost_no_more_than_their_length_and_a_small_stack() {
    let deep = format!("a={}\"{FIRST}\"{}", "[".repeat(120), "]".repeat(120));
    let nested = format!("{}\"{}\"{}", "{\"text\":".repeat(120), FIRST.repeat(9), "}".repeat(120));
    let units = [
        "={",
        "=[",
        "({",
        "={\"a\":[",
        "={\"a\":undefined,",
        "=JSON.parse(\"",
        "=JSON.parse('\\",
        "__next_f.push([1,\"1:T9,\"])",
        "__next_f.push([1,\"1\"])",
        "=\n",
        "={\"a\":1}",
        "=[[\"$1\",\"$1\"]]",
        "=\u{e9}{\u{e9}",
        "=[\u{1f600}",
    ];
    let work = move || {
        let _ = read_one(ScriptKind::Plain, &deep);
        let _ = read_one(ScriptKind::Json, &nested);
        for unit in units {
            let text = unit.repeat(200_000 / unit.len());
            let _ = read_one(ScriptKind::Plain, &text);
            let _ = read_one(ScriptKind::Json, &text);
        }
    };
    std::thread::Builder::new().stack_size(256 << 10).spawn(work).unwrap().join().unwrap();
}
