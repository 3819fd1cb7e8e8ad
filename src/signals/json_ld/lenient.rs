//! JSON as pages write it: by hand, by templates, inside wrappers of the nineties. Strict first;
//! one repair pass if that fails.

use serde_json::{Deserializer, Value};

use super::repair::Repair;

/// Most objects in one text. An object costs about 640 bytes however short it is written
/// (`BTreeMap` allocates for eleven entries), so `{"":0}` a million times over would need far more
/// memory than it has bytes. State scripts of 3 MB hold about 30,000.
const MOST_OBJECTS: usize = 200_000;

/// Where JSON breaks, both from 1, the column in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) line: usize,
    pub(crate) column: usize,
}

/// The values that a text holds, one after another, and where strict reading failed if repair did
/// not help to its end.
pub(crate) fn parse(text: &str) -> (Vec<Value>, Option<Place>) {
    if !is_affordable(text) {
        return (Vec::new(), Some(Place { line: 1, column: 1 }));
    }
    let error = match serde_json::from_str(text) {
        Ok(value) => return (vec![value], None),
        Err(error) => Place { line: error.line(), column: error.column() },
    };
    let repaired = Repair::new(text).everything();
    let mut values = Vec::new();
    for value in Deserializer::from_str(&repaired).into_iter::<Value>() {
        match value {
            Ok(value) => values.push(value),
            Err(_) => return (values, Some(error)),
        }
    }
    (values, None)
}

/// The first object or list of a text, if repair makes it one, and how many bytes were looked at.
pub(crate) fn first_value(text: &str) -> (Option<Value>, usize) {
    let (repaired, length) = Repair::new(text).first();
    (serde_json::from_str(&repaired).ok(), length)
}

/// Whether the objects of a text fit into memory.
pub(crate) fn is_affordable(text: &str) -> bool {
    memchr::memchr_iter(b'{', text.as_bytes()).count() <= MOST_OBJECTS
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn broken_json_is_read_as_it_was_meant() {
        for (raw, expected) in [
            (r#"{"a": 1} ;"#, json!({"a": 1})),
            (
                "{\"a\": \"x\", // why\n \"b\": /* how, \"q\" */ \"http://y//z\"}",
                json!({"a": "x", "b": "http://y//z"}),
            ),
            ("{\"a\": \"x\"  //fixed\n}", json!({"a": "x"})),
            ("<!--\n{\"a\": \"<!-- kept -->\"}\n-->", json!({"a": "<!-- kept -->"})),
            ("<!-- schema -->\n{\"a\": 1}", json!({"a": 1})),
            ("\n<![CDATA[\n{\"a\": [1, [2]]}\n]]>", json!({"a": [1, [2]]})),
            ("//<![CDATA[\n[[1], [2]]\n//]]>", json!([[1], [2]])),
            ("//<![CDATA[ {\"a\": 1} //]]>", json!({"a": 1})),
            ("/*<![CDATA[*/ {\"a\": 1} /*]]>*/", json!({"a": 1})),
            ("<!--//--><![CDATA[//><!--\n{\"a\": 1}\n//--><!]]>", json!({"a": 1})),
            (r#"{"a": ["x", "y", ], "b": {"c": 1,},}"#, json!({"a": ["x", "y"], "b": {"c": 1}})),
            (r#"{"a": 1,, "b": 2}"#, json!({"a": 1, "b": 2})),
            ("{\"a\": \"one\ntwo\tthree\u{1}\"}", json!({"a": "one\ntwo\tthree "})),
            (r#"{"a": "it\'s \x41 \q \u12 \\ \" \/"}"#, json!({"a": "it's A \\q \\u12 \\ \" /"})),
            (r#"{"a": "\ud83d\ude00 \ud83d \ude00 \d"}"#, json!({"a": "😀 \u{fffd} \u{fffd} \\d"})),
            (
                r#"{"a": 'The city&#039;s "new" rules', "b": 1}"#,
                json!({"a": "The city&#039;s \"new\" rules", "b": 1}),
            ),
            (r#"{"a": "a mayor called "weak"", "b": 1}"#, json!({"a": "a mayor called \"weak\"", "b": 1})),
            (
                r#"{"a": "he said "no", and "why: x" left", "b": 1}"#,
                json!({"a": "he said \"no\", and \"why: x\" left", "b": 1}),
            ),
            ("{\"a\": \"x\"\n \"b\": 2}", json!({"a": "x", "b": 2})),
            (r#"{"a": [{"b": 1} {"b": 2}]}"#, json!({"a": [{"b": 1}, {"b": 2}]})),
            (r#"{a: "x", b_1: undefined, "c": NaN}"#, json!({"a": "x", "b_1": null, "c": null})),
            ("{\"a\": 1}\n}\n}", json!({"a": 1})),
            (r#"{"a": {"b": ["x", "y""#, json!({"a": {"b": ["x", "y"]}})),
            ("\u{feff}{\u{a0}\"a\": -1.5e3}", json!({"a": -1500.0})),
        ] {
            let (values, bad) = parse(raw);
            assert_eq!((values, bad), (vec![expected], None), "{raw}");
        }
    }

    #[test]
    fn values_in_a_row_are_all_read() {
        let (values, bad) = parse("{\"a\": 1}{\"b\": 2}, [3];\n{\"c\": 4,}");
        assert_eq!(
            (values, bad),
            (vec![json!({"a": 1}), json!({"b": 2}), json!([3]), json!({"c": 4})], None)
        );
        assert_eq!(parse(" // nothing \n "), (vec![], None));
    }

    #[test]
    fn what_cannot_be_meant_is_reported_where_strict_reading_failed() {
        for (raw, line, column) in [
            ("{\n  \"a\": what is this?\n}", 2, 8),
            ("{\"a\": \"cut in the mid", 1, 21),
            ("{\"a\": [1}", 1, 9),
            ("see below", 1, 1),
        ] {
            let (values, bad) = parse(raw);
            assert_eq!((values.len(), bad), (0, Some(Place { line, column })), "{raw}");
        }
        let (values, bad) = parse("{\"a\": 1}\n{\"b\": ?}");
        assert_eq!((values, bad), (vec![json!({"a": 1})], Some(Place { line: 2, column: 1 })));
    }

    #[test]
    fn the_first_value_of_a_text_is_found() {
        let found = first_value("{a: undefined, \"b\": \"};\"}; f({c: 1})");
        assert_eq!(found, (Some(json!({"a": null, "b": "};"})), 25));
        assert_eq!(first_value("{a: function() { return 1 }} x").0, None);
    }

    #[test]
    fn hostile_text_costs_no_more_than_its_length() {
        for unit in [
            "{\"\":0},",
            "[",
            "\"a\" ",
            "\" , ",
            "/*",
            "<!--",
            "\\",
            "\"\\",
            "{a",
            "]]>",
            "'",
            "-",
            "{'",
            "\u{feff}",
            "<!-- ",
        ] {
            let _ = parse(&unit.repeat(300_000 / unit.len()));
        }
        let _ = parse(&"{\"\":0},".repeat(MOST_OBJECTS + 1));
    }
}
