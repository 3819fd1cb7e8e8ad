#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use ::parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, TimestampMicrosecondType};
use arrow_array::{Array, RecordBatch};

use super::*;

const PAGE: &str = r#"<html lang="en"><title>Bridge opens</title><meta property="article:section" content="Town">
    <meta property="article:published_time" content="2024-05-03T00:30:00+02:00">
    <article><h1>Bridge opens</h1><p class="byline">By Ada Quill and Tom Reed</p>
    <figure><img src="https://a.example/b.jpg" width="640" height="480"><figcaption>The bridge.</figcaption></figure>
    <p>The bridge over the Lark opened on Friday, four years after the old one was closed.</p>
    <p>Some 300 people walked across it in the first hour, the town's engineer said.</p></article>"#;

fn row(id: &str, page: &str) -> Row {
    let result =
        newsprint::parse_article(page).map(Box::new).map_err(|error| crate::read::Refusal::from(&error));
    Row { id: id.into(), source: "f".into(), url: None, bytes: 0, result }
}

fn written(name: &str, rows: &[Row]) -> RecordBatch {
    let path = std::env::temp_dir().join(format!("newsprint-batch-{}-{name}.parquet", std::process::id()));
    let mut part = Part::new(path.clone());
    part.write(rows).unwrap();
    assert_eq!(part.finish().unwrap(), Some(path.clone()));
    let file = File::open(crate::store::hidden(&path)).unwrap();
    ParquetRecordBatchReaderBuilder::try_new(file).unwrap().build().unwrap().next().unwrap().unwrap()
}

fn string<'a>(batch: &'a RecordBatch, column: &str, row: usize) -> &'a str {
    batch.column_by_name(column).unwrap().as_string::<i32>().value(row)
}

#[test]
fn an_article_comes_back_column_by_column() {
    let bare = PAGE.replace("00:30:00+02:00", "00:30:00");
    let batch = written("columns", &[row("1", PAGE), row("no", ""), row("2", &bare)]);
    assert_eq!(batch.schema().fields().len(), schema::schema().fields().len());
    assert_eq!((batch.num_rows(), string(&batch, "id", 1)), (2, "2"));
    assert_eq!(string(&batch, "title", 0), "Bridge opens");
    assert!(string(&batch, "text", 0).contains("Friday, four years"));
    assert!(string(&batch, "markdown", 0).starts_with("# Bridge opens\n"));
    assert_eq!((string(&batch, "kind", 0), string(&batch, "access", 0)), ("news", "full"));
    let authors = batch.column_by_name("authors").unwrap().as_list::<i32>().value(0);
    assert_eq!(authors.as_struct().column_by_name("name").unwrap().as_string::<i32>().value(1), "Tom Reed");
    let images = batch.column_by_name("images").unwrap().as_list::<i32>().value(0);
    assert_eq!(
        images.as_struct().column_by_name("url").unwrap().as_string::<i32>().value(0),
        "https://a.example/b.jpg"
    );
    assert!(batch.column_by_name("url").unwrap().is_null(0));
}

#[test]
fn times_are_instants_only_where_the_page_gives_a_zone() {
    let bare = PAGE.replace("00:30:00+02:00", "00:30:00");
    let batch = written("times", &[row("1", PAGE), row("2", &bare)]);
    let published = batch.column_by_name("published").unwrap().as_primitive::<TimestampMicrosecondType>();
    assert_eq!(published.value_as_datetime(0).unwrap().to_string(), "2024-05-02 22:30:00");
    assert!(published.is_null(1));
    let days = batch.column_by_name("published_date").unwrap().as_primitive::<Date32Type>();
    assert_eq!([0, 1].map(|at| days.value_as_date(at).unwrap().to_string()), ["2024-05-03", "2024-05-03"]);
    assert_eq!(string(&batch, "published_printed", 1), "2024-05-03T00:30:00");
}
