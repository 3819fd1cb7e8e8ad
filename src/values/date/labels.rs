//! Words that say what a date is the date of: `Published`, `수정`, `Mis à jour le`.

use super::cursor::{Cursor, fold, is_among, is_east_asian, is_gap};
use super::links;

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Kind {
    Published,
    Updated,
}

use Kind::{Published, Updated};

/// Labels in lower case, a language a row. The longest that fits counts, so that `first
/// published` and `date updated` are whole labels. Prepositions (`on`, `le`, `am`) and
/// punctuation between label and date are passed over and need no entries.
///
/// Submission and approval (입력, 등록, 승인, 송고) stand for publication: Korean systems print
/// no other date. `Stand` says to which date a German text holds, which is an update.
const LABELS: &[(Kind, &[&str])] = &[
    // en
    (Published, &["published", "first published", "originally published", "date published", "publish date"]),
    (Published, &["publication date", "published date", "pub date", "posted", "date posted", "written"]),
    (
        Published,
        &["created", "date created", "released", "release", "release date", "issued", "uploaded", "date"],
    ),
    (Published, &["originally posted", "originally created"]),
    (
        Updated,
        &[
            "updated",
            "last updated",
            "latest updated",
            "last update",
            "update",
            "date updated",
            "updated date",
        ],
    ),
    (Updated, &["modified", "last modified", "date modified", "modified date", "edited", "last edited"]),
    (Updated, &["revised", "last revised", "amended", "corrected", "changed", "last changed"]),
    // ko
    (
        Published,
        &["입력", "기사입력", "최초입력", "입력일", "입력시간", "입력일시", "기사입력일", "작성", "작성일"],
    ),
    (Published, &["등록", "기사등록", "등록일", "등록일시", "송고", "송고시간", "기사전송", "전송", "승인"]),
    (
        Published,
        &["기사승인", "게재", "게시", "게시일", "발행", "발행일", "발행일자", "보도", "출고", "작성시간"],
    ),
    (
        Updated,
        &["수정", "최종수정", "최종 수정", "기사수정", "수정일", "수정시간", "수정일시", "마지막 수정"],
    ),
    (Updated, &["업데이트", "최종업데이트", "최종 업데이트", "갱신", "최종갱신", "최종수정일"]),
    // ja
    (
        Published,
        &["公開", "公開日", "公開日時", "初公開", "配信", "配信日", "掲載", "掲載日", "投稿", "投稿日"],
    ),
    (Published, &["投稿日時", "発行", "発行日", "発表", "発表日", "作成", "作成日"]),
    (Updated, &["更新", "更新日", "更新日時", "最終更新", "最終更新日", "最終更新日時", "改訂", "修正"]),
    // zh
    (
        Published,
        &["发布", "发布时间", "发布日期", "发布于", "发表", "发表于", "发表时间", "时间", "日期", "刊登"],
    ),
    (
        Published,
        &["發布", "發佈", "發布時間", "發佈時間", "發布日期", "發表", "發表於", "發表時間", "時間", "出版"],
    ),
    (
        Updated,
        &["更新时间", "更新時間", "更新于", "更新於", "更新日期", "最后更新", "最後更新", "修改", "修订"],
    ),
    // de
    (
        Published,
        &[
            "veröffentlicht",
            "erstveröffentlicht",
            "erstveröffentlichung",
            "erschienen",
            "publiziert",
            "erstellt",
            "datum",
        ],
    ),
    (Updated, &["aktualisiert", "zuletzt aktualisiert", "letzte aktualisierung", "stand", "geändert"]),
    (Updated, &["zuletzt geändert", "letzte änderung", "aktualisierung", "letztes update", "bearbeitet"]),
    // fr
    (Published, &["publié", "publiée", "publication", "date de publication", "paru", "mis en ligne", "créé"]),
    (Updated, &["mis à jour", "mise à jour", "dernière mise à jour", "modifié", "modifiée", "actualisé"]),
    (Updated, &["dernière modification"]),
    // es
    (Published, &["publicado", "publicada", "publicación", "fecha de publicación", "fecha", "creado"]),
    (Updated, &["actualizado", "actualizada", "última actualización", "actualización", "modificado"]),
    (Updated, &["última modificación"]),
    // pt
    (Published, &["postado", "publicação", "data de publicação", "data da publicação", "criado"]),
    (Updated, &["atualizado", "atualizada", "última atualização", "atualização", "última modificação"]),
    // it
    (
        Published,
        &["pubblicato", "pubblicata", "pubblicazione", "data di pubblicazione", "inserito", "creato"],
    ),
    (Updated, &["aggiornato", "aggiornata", "ultimo aggiornamento", "aggiornamento", "modificato"]),
    (Updated, &["ultima modifica"]),
    // ca, ro
    (Published, &["publicat", "publicată", "postat", "adăugat"]),
    (Updated, &["actualitzat", "última actualització", "actualizat", "ultima actualizare", "modificat"]),
    // nl
    (Published, &["gepubliceerd", "geplaatst", "publicatiedatum"]),
    (Updated, &["bijgewerkt", "laatst bijgewerkt", "gewijzigd", "laatst gewijzigd", "laatste update"]),
    (Updated, &["aangepast", "laatst aangepast"]),
    // sv
    (Published, &["publicerad", "publicerat", "publicerades", "skapad"]),
    (Updated, &["uppdaterad", "uppdaterat", "uppdaterades", "senast uppdaterad", "ändrad", "senast ändrad"]),
    // da, no
    (Published, &["publiceret", "udgivet", "offentliggjort", "oprettet", "publisert", "lagt ut"]),
    (Updated, &["opdateret", "sidst opdateret", "oppdatert", "sist oppdatert", "endret", "sist endret"]),
    // fi
    (Published, &["julkaistu", "luotu"]),
    (Updated, &["päivitetty", "viimeksi päivitetty", "muokattu", "viimeksi muokattu"]),
    // pl
    (Published, &["opublikowano", "opublikowany", "publikacja", "data publikacji", "dodano", "utworzono"]),
    (Updated, &["aktualizacja", "zaktualizowano", "ostatnia aktualizacja", "data aktualizacji"]),
    (Updated, &["zmodyfikowano"]),
    // cs, sk
    (Published, &["publikováno", "zveřejněno", "vydáno", "vytvořeno", "publikované", "zverejnené"]),
    (Updated, &["aktualizováno", "naposledy aktualizováno", "aktualizované", "upraveno"]),
    // hu
    (Published, &["közzétéve", "megjelent", "publikálva", "létrehozva"]),
    (Updated, &["frissítve", "frissült", "módosítva", "utolsó frissítés", "utoljára frissítve"]),
    // tr
    (Published, &["yayınlanma", "yayınlanma tarihi", "yayın tarihi", "yayımlanma", "yayınlandı", "giriş"]),
    (Published, &["giriş tarihi", "oluşturulma", "oluşturulma tarihi", "eklenme tarihi"]),
    (Updated, &["güncelleme", "güncelleme tarihi", "güncellenme", "güncellenme tarihi", "son güncelleme"]),
    (Updated, &["güncellendi"]),
    // ru, uk, bg
    (Published, &["опубликовано", "опубликован", "опубликована", "дата публикации", "создано", "размещено"]),
    (Updated, &["обновлено", "обновлён", "обновлен", "последнее обновление", "дата обновления", "изменено"]),
    (Published, &["опубліковано", "створено", "публикувано", "публикувана"]),
    (Updated, &["оновлено", "змінено", "обновена", "обновено"]),
    // el
    (Published, &["δημοσίευση", "δημοσιεύτηκε", "δημοσιεύθηκε", "ημερομηνία δημοσίευσης"]),
    (Updated, &["ενημέρωση", "ενημερώθηκε", "τελευταία ενημέρωση", "ανανεώθηκε"]),
    // ar, he
    (Published, &["نشر", "نُشر", "تاريخ النشر", "تم النشر", "פורסם"]),
    (Updated, &["تحديث", "آخر تحديث", "تم التحديث", "עודכן", "עודכן לאחרונה"]),
    // vi, id
    (Published, &["đăng", "xuất bản", "ngày đăng", "diterbitkan", "dipublikasikan", "terbit"]),
    (Updated, &["cập nhật", "cập nhật lần cuối", "diperbarui", "diperbaharui", "terakhir diperbarui"]),
];

/// Words between a label and its date that [`links`] does not know: `vom` de, `em` pt, `dne`
/// cs, `dnia` pl, `pada` id, `ngày` vi, `בתאריך` he.
const LABEL_LINKS: &[&str] = &["vom", "dne", "dňa", "dnia", "pada", "ngày", "בתאריך", "the"];

/// A label, a weekday and a word or two: more is another sentence.
const STEPS: usize = 5;

/// What leads up to a date.
pub(super) struct Lead {
    /// Where the label starts, or else the weekday or preposition, or else the date.
    pub start: usize,
    pub kind: Option<Kind>,
}

/// The label before `date`, if it stands after `from`.
pub(super) fn lead(text: &str, from: usize, date: usize) -> Lead {
    let mut end = date;
    let mut start = date;
    for _ in 0..STEPS {
        end = without_marks(text, from, end);
        let before = text.get(from..end).unwrap_or_default();
        if let Some((at, kind)) = label_ending(before) {
            return Lead { start: from + at, kind: Some(kind) };
        }
        let Some(word) = last_word(before) else { break };
        end -= word.len();
        if !links::is_weekday(word) && !links::is_clock_link(word) && !is_among(word, LABEL_LINKS) {
            break;
        }
        start = end;
    }
    Lead { start, kind: None }
}

/// The label after a date and where it ends, as Korean, Japanese and Chinese pages put it:
/// `2023年1月30日 10:00 更新`.
pub(super) fn trailing(text: &str, date_end: usize) -> Option<(usize, Kind)> {
    let mut c = Cursor::new(text, date_end);
    c.gap();
    if !c.rest().starts_with(is_east_asian) {
        return None;
    }
    longest(|label| (label.starts_with(is_east_asian) && c.rest().starts_with(label)).then_some(label.len()))
        .map(|(length, kind)| (c.at() + length, kind))
}

/// The end of the text once white space and punctuation are taken off.
fn without_marks(text: &str, from: usize, end: usize) -> usize {
    const MARKS: usize = 64;
    let before = text.get(from..end).unwrap_or_default();
    let marks = before.chars().rev().take(MARKS).take_while(|c| !c.is_alphanumeric());
    end - marks.map(char::len_utf8).sum::<usize>()
}

fn last_word(text: &str) -> Option<&str> {
    const LETTERS: usize = 24;
    let letters = text.chars().rev().take(LETTERS).take_while(|c| c.is_alphabetic());
    let length: usize = letters.map(char::len_utf8).sum();
    if length == 0 { None } else { text.get(text.len() - length..) }
}

/// The longest label that ends the text, and where it starts.
fn label_ending(text: &str) -> Option<(usize, Kind)> {
    let last = text.chars().next_back()?;
    // most labels end in another letter
    let ends = [last_byte(last), last_byte(lowered_char(last))];
    let ends_so = |label: &str| label.as_bytes().last().is_some_and(|byte| ends.contains(byte));
    let found = longest(|label| if ends_so(label) { tail_length(text, label) } else { None });
    found.map(|(length, kind)| (text.len() - length, kind))
}

fn last_byte(c: char) -> u8 {
    let mut bytes = [0; 4];
    c.encode_utf8(&mut bytes).as_bytes().last().copied().unwrap_or_default()
}

fn longest(length: impl Fn(&str) -> Option<usize>) -> Option<(usize, Kind)> {
    let labels = LABELS.iter().flat_map(|(kind, labels)| labels.iter().map(move |label| (*kind, *label)));
    labels.filter_map(|(kind, label)| Some((length(label)?, kind))).max_by_key(|(length, _)| *length)
}

/// How many bytes of the text's end spell the label, if it starts a word there. White space of
/// any length stands for the label's space.
fn tail_length(text: &str, label: &str) -> Option<usize> {
    let mut rest = text;
    for wanted in label.chars().rev() {
        let shorter = if wanted == ' ' {
            rest.trim_end_matches(is_gap)
        } else {
            let last = rest.chars().next_back()?;
            rest.strip_suffix(last).filter(|_| last == wanted || lowered_char(last) == wanted)?
        };
        if shorter.len() == rest.len() {
            return None;
        }
        rest = shorter;
    }
    starts_word(text, rest.len()).then(|| text.len() - rest.len())
}

fn lowered_char(c: char) -> char {
    fold(c).to_lowercase().next().unwrap_or(c)
}

/// Whether a word starts at `at`: words may have lost the space between them, as in
/// `YonhapPublished` and `AFPPublished`, and East Asian labels need none.
fn starts_word(text: &str, at: usize) -> bool {
    let Some((before, word)) = text.split_at_checked(at) else { return false };
    let Some(last) = before.chars().next_back() else { return true };
    let mut letters = word.chars();
    let (first, second) = (letters.next(), letters.next());
    let capital = first.is_some_and(char::is_uppercase);
    !last.is_alphabetic()
        || first.is_some_and(is_east_asian)
        || capital && (!last.is_uppercase() || second.is_some_and(char::is_lowercase))
}
