//! Visits the strings, lists and objects of a document, members before what holds them.

use serde_json::Value;

use super::words;

struct Open<'a, T> {
    value: &'a Value,
    key: &'a str,
    /// Members still to be visited, the next one last.
    waiting: Vec<(&'a str, &'a Value)>,
    done: Vec<(&'a str, T)>,
}

/// Calls `visit` with each value, the name that it stands under (items: that of their list) and
/// what came of its members; gives what came of the root. No recursion. Numbers and members of
/// foreign names are left out.
pub(super) fn fold<'a, T>(
    root: &'a Value,
    key: &'a str,
    mut visit: impl FnMut(&'a Value, &'a str, Vec<(&'a str, T)>) -> T,
) -> Option<T> {
    let mut open: Vec<Open<'a, T>> =
        vec![Open { value: root, key, waiting: members(root, key), done: Vec::new() }];
    loop {
        let innermost = open.last_mut()?;
        if let Some((key, value)) = innermost.waiting.pop() {
            open.push(Open { value, key, waiting: members(value, key), done: Vec::new() });
            continue;
        }
        let Open { value, key, done, .. } = open.pop()?;
        let result = visit(value, key, done);
        match open.last_mut() {
            Some(holder) => holder.done.push((key, result)),
            None => return Some(result),
        }
    }
}

/// Members in reverse order; numbered ones by number.
fn members<'a>(value: &'a Value, key: &'a str) -> Vec<(&'a str, &'a Value)> {
    let counts = |value: &&Value| value.is_string() || value.is_array() || value.is_object();
    match value {
        Value::Array(items) => items.iter().rev().filter(counts).map(|item| (key, item)).collect(),
        Value::Object(object) if words::is_numbered(object) => {
            let mut members: Vec<_> =
                object.values().zip(object.keys()).filter(|(value, _)| counts(value)).collect();
            members.sort_by_key(|(_, number)| std::cmp::Reverse(number.parse::<u32>().unwrap_or(0)));
            members.into_iter().map(|(value, _)| (key, value)).collect()
        }
        Value::Object(object) => {
            let meant = object.iter().filter(|(key, value)| counts(value) && !words::is_foreign(key));
            meant.map(|(key, value)| (key.as_str(), value)).rev().collect()
        }
        _ => Vec::new(),
    }
}
