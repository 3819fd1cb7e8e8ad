//! The columns.

use std::sync::Arc;

use arrow_schema::{DataType, Field, Fields, Schema, TimeUnit};

/// | column | type | what |
/// | --- | --- | --- |
/// | `id`, `source`, `url` | string | of the page: see the program's head; `url` is where it was fetched |
/// | `canonical_url` | string | what the page says its address is |
/// | `title`, `subtitle`, `summary`, `agency`, `language`, `publisher` | string | |
/// | `authors` | list of `{name, email, role, url}` | |
/// | `section`, `tags` | list of string | |
/// | `published`, `updated` | timestamp, µs, UTC | null where the page gives no zone: see the next two |
/// | `published_date`, `updated_date` | date | the day as printed |
/// | `published_printed`, `updated_printed` | string | ISO 8601, as exact as the page: day; and time; and offset |
/// | `kind`, `access` | string | `news`, `opinion`, …; `full`, `teaser`, `paywalled` |
/// | `text` | string | the body, paragraphs parted by blank lines |
/// | `markdown` | string | the article as `Article::markdown` writes it |
/// | `images` | list of `{url, caption, credit, alt, width, height}` | |
/// | `origins` | list of `{field, source}` | where each value was read, as `newsprint::Origin` prints |
/// | `warnings` | list of string | doubts, in words |
pub fn schema() -> Schema {
    Schema::new(vec![
        required("id"),
        required("source"),
        string("url"),
        string("canonical_url"),
        required("title"),
        string("subtitle"),
        list("authors", record(vec![required("name"), string("email"), string("role"), string("url")])),
        string("agency"),
        list("section", DataType::Utf8),
        instant("published"),
        day("published_date"),
        string("published_printed"),
        instant("updated"),
        day("updated_date"),
        string("updated_printed"),
        string("language"),
        string("publisher"),
        required("kind"),
        required("access"),
        string("summary"),
        required("text"),
        required("markdown"),
        list("images", record(image())),
        list("tags", DataType::Utf8),
        list("origins", record(vec![required("field"), required("source")])),
        list("warnings", DataType::Utf8),
    ])
}

fn image() -> Vec<Field> {
    let size = |name| Field::new(name, DataType::UInt32, true);
    vec![required("url"), string("caption"), string("credit"), string("alt"), size("width"), size("height")]
}

fn required(name: &str) -> Field {
    Field::new(name, DataType::Utf8, false)
}

fn string(name: &str) -> Field {
    Field::new(name, DataType::Utf8, true)
}

fn instant(name: &str) -> Field {
    Field::new(name, DataType::Timestamp(TimeUnit::Microsecond, Some("+00:00".into())), true)
}

fn day(name: &str) -> Field {
    Field::new(name, DataType::Date32, true)
}

fn record(fields: Vec<Field>) -> DataType {
    DataType::Struct(Fields::from(fields))
}

/// A list that is never null and holds no nulls, under the name that Parquet gives to its items.
fn list(name: &str, item: DataType) -> Field {
    Field::new(name, DataType::List(Arc::new(Field::new("element", item, false))), false)
}
