use super::super::{labelled, stretch};

/// Text, published, updated.
const LABELLED: &[(&str, &str, &str)] = &[
    (
        "Published : Aug 26, 2020 - 15:44\n\u{a0}\u{a0}\u{a0}Updated : Aug 26, 2020 - 20:36",
        "2020-08-26T15:44:00",
        "2020-08-26T20:36:00",
    ),
    ("입력 2023.04.20 13:08", "2023-04-20T13:08:00", ""),
    (
        "입력 : 2020.07.07 10:42:42 \u{a0} 수정 : 2020.07.07 12:20:27",
        "2020-07-07T10:42:42",
        "2020-07-07T12:20:27",
    ),
    ("기사입력 2023-04-04 19:02 l 최종수정 2023-04-04 19:44", "2023-04-04T19:02:00", "2023-04-04T19:44:00"),
    ("등록 2023.04.21 16:25 / 수정 2023.04.21 16:26", "2023-04-21T16:25:00", "2023-04-21T16:26:00"),
    ("송고시간 2023-04-20 07:35:45", "2023-04-20T07:35:45", ""),
    ("승인2023.04.20 13:08 업데이트2023.04.20 14:08", "2023-04-20T13:08:00", "2023-04-20T14:08:00"),
    ("작성 2023.04.20 13:08 최종 수정 2023.04.21", "2023-04-20T13:08:00", "2023-04-21"),
    (
        "Written: 2023-11-07 15:03:30Updated: 2023-11-07 15:30:46",
        "2023-11-07T15:03:30",
        "2023-11-07T15:30:46",
    ),
    ("By YonhapPublished : Oct. 27, 2017 - 09:20", "2017-10-27T09:20:00", ""),
    ("Updated2023-01-29", "", "2023-01-29"),
    ("First published on Sun 29 Jan 2023 18.16 GMT", "2023-01-29T18:16:00Z", ""),
    ("Last modified on Mon, 30 Jan 2023", "", "2023-01-30"),
    ("LAST UPDATED Jan 30, 2023", "", "2023-01-30"),
    // a label makes a year of two figures sure
    ("Published on 01/25/26", "2026-01-25", ""),
    ("Published at 15:29 April 19, 2023", "2023-04-19T15:29:00", ""),
    ("Jan 29, 2023 | Updated Jan 30, 2023", "2023-01-29", "2023-01-30"),
    ("Veröffentlicht am 29.01.2023, zuletzt aktualisiert: 30.01.2023", "2023-01-29", "2023-01-30"),
    ("Stand: 29.01.2023 18:16 Uhr", "", "2023-01-29T18:16:00"),
    (
        "Publié le 29 janv. 2023 à 18h16, mis à jour le 30/01/2023 à 08h00",
        "2023-01-29T18:16:00",
        "2023-01-30T08:00:00",
    ),
    ("Publicado em 29/01/2023 18h16 - Atualizado em 30/01/2023", "2023-01-29T18:16:00", "2023-01-30"),
    ("Publicado el 29 de enero de 2023. Actualizado el 30/01/2023", "2023-01-29", "2023-01-30"),
    ("Pubblicato il 29 gennaio 2023 · Aggiornato il 30 gennaio 2023", "2023-01-29", "2023-01-30"),
    ("Gepubliceerd op 29 januari 2023, bijgewerkt op 30 januari 2023", "2023-01-29", "2023-01-30"),
    ("Opublikowano: 29.01.2023 Aktualizacja: 30.01.2023", "2023-01-29", "2023-01-30"),
    ("Publicerad 29 januari 2023 Uppdaterad 30 januari 2023", "2023-01-29", "2023-01-30"),
    ("Julkaistu 29.1.2023 18.16 Päivitetty 30.1.2023", "2023-01-29T18:16:00", "2023-01-30"),
    ("Опубликовано 29.01.2023, обновлено 30.01.2023", "2023-01-29", "2023-01-30"),
    ("Yayınlanma: 29.01.2023 GÜNCELLEME: 30 Ocak 2023", "2023-01-29", "2023-01-30"),
    ("公開日：2023年1月29日　最終更新：2023年1月30日", "2023-01-29", "2023-01-30"),
    ("2023年1月29日 公開 2023年1月30日 10:00 更新", "2023-01-29", "2023-01-30T10:00:00"),
    ("发布时间：2023-01-29 18:16", "2023-01-29T18:16:00", ""),
    ("Updated: 18 Nov 2019 9:38 pmPosted: 18 Nov 2019 8:11 pm", "2019-11-18T20:11:00", "2019-11-18T21:38:00"),
    (
        "AFPPublished 8 Nov 2023, 18:58 GMTUpdated 8 Nov 2023, 20:14 GMT",
        "2023-11-08T18:58:00Z",
        "2023-11-08T20:14:00Z",
    ),
    ("2023-01-29 and 2023-01-30", "2023-01-29", ""),
    ("It was republished 2023-01-29", "2023-01-29", ""),
    ("no date", "", ""),
];

#[test]
fn told_apart() {
    for (text, published, updated) in LABELLED {
        let found = labelled(text);
        let shown = |stamp: Option<_>| stamp.map_or_else(String::new, |t: crate::Timestamp| t.to_string());
        assert_eq!(
            (shown(found.published).as_str(), shown(found.updated).as_str()),
            (*published, *updated),
            "{text}"
        );
    }
}

#[test]
fn whether_a_label_stood_there() {
    for (text, expected) in [
        ("Jan 29, 2023", false),
        ("Updated: Jan 29, 2023", true),
        ("Unpublished Jan 29, 2023", false),
        ("published by nobody Jan 29, 2023", false),
    ] {
        assert_eq!(labelled(text).labelled, expected, "{text}");
    }
}

#[test]
fn stretches() {
    for (line, expected) in [
        ("By YonhapPublished : Oct. 27, 2017 - 09:20", Some("Published : Oct. 27, 2017 - 09:20")),
        ("Jan. 29, 2023 - 18:16 By Kim", Some("Jan. 29, 2023 - 18:16")),
        (
            "Park 입력 2023-04-04 19:02 l 최종수정 2023-04-04 19:44 댓글 2",
            Some("입력 2023-04-04 19:02 l 최종수정 2023-04-04 19:44"),
        ),
        ("Kim, Sunday, January 29, 2023", Some("Sunday, January 29, 2023")),
        ("Jan 29, 2023 [Updated Jan 30, 2023] Kim", Some("Jan 29, 2023 [Updated Jan 30, 2023]")),
        ("Kim on January 29, 2023", Some("on January 29, 2023")),
        ("Kim (2023.04.07 08:26)", Some("(2023.04.07 08:26)")),
        ("Since Jan 1, 2020 it rains. Updated: Jan 29, 2023", Some("Updated: Jan 29, 2023")),
        ("Jan 29, 2023 | Updated Jan 30, 2023 | Kim", Some("Jan 29, 2023 | Updated Jan 30, 2023")),
        ("Lee 2023年1月29日 公開 2023年1月30日 更新 東京", Some("2023年1月29日 公開 2023年1月30日 更新")),
        ("Updated 03/04/2023", Some("Updated 03/04/2023")),
        ("nothing", None),
    ] {
        assert_eq!(stretch(line).and_then(|at| line.get(at)), expected, "{line}");
    }
}
