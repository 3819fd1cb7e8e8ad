//! Labels of credits (`Photo:`, `Bild von`, `사진=`, `©`) and where they end.

use crate::values::byline::shape::is_capitalised;

/// Words that say what is credited; with a separator or one of [`LINKS`] behind them, a label.
#[rustfmt::skip]
const LABELS: &[&str] = &[
    // English
    "photo", "photos", "photograph", "photographs", "photography", "photographer", "picture", "pictures",
    "pic", "pics", "image", "images", "credit", "credits", "illustration", "illustrations", "graphic",
    "graphics", "graph", "chart", "infographic", "source", "sources", "file", "screenshot", "screengrab",
    "artwork", "rendering", "video", "map", "copyright", "courtesy", "handout", "composite",
    // German, Dutch, the North
    "foto", "fotos", "bild", "bilder", "grafik", "quelle", "quellen", "bildquelle", "fotoquelle",
    "bildnachweis", "collage", "montage", "symbolbild", "symbolfoto", "archivbild", "archivfoto",
    "infografik", "karte", "bron", "beeld", "fotograf", "fotografin", "fotografie", "kilde", "källa",
    "kuva", "valokuva", "ljósmynd", "mynd", "archiv",
    // Romance languages
    "crédit", "crédits", "credito", "crediti", "crédito", "créditos", "photographie", "fotografía",
    "fotografia", "imagen", "imagem", "immagine", "fuente", "fonte", "ilustración", "infografía", "archivo",
    "cortesía", "arquivo", "reprodução", "divulgação", "imatge", "sursa", "sursă",
    // Slavic languages, Turkish, Hungarian, Greek, Indonesian, Vietnamese
    "zdjęcie", "fot", "źródło", "zdroj", "фото", "источник", "джерело", "снимка", "fotoğraf", "görsel",
    "kaynak", "kép", "fotó", "forrás", "φωτογραφία", "φωτο", "sumber", "ảnh", "nguồn",
    // Korean, Japanese, Chinese
    "사진", "사진출처", "사진제공", "출처", "그래픽", "자료", "자료사진", "이미지", "일러스트", "영상", "자료제공", "写真", "撮影", "画像", "出典",
    "図", "图", "图片", "图源", "来源", "摄影", "攝影", "圖", "圖片", "來源", "資料",
];

/// Words between a label and the name.
#[rustfmt::skip]
const LINKS: &[&str] = &[
    "by", "via", "from", "of", "credit", "credits", "courtesy", "copyright", "source", "©", "von", "de",
    "del", "par", "por", "di", "door", "av", "af", "od", "przez", "photo", "출처", "제공", "사진출처", "사진제공", "提供",
];

/// Labels that need neither separator nor link.
const SELF_STANDING: &[&str] = &["courtesy", "copyright", "사진출처", "사진제공", "bildquelle"];

/// What stands behind the label that a text begins with; `None` if there is no label.
pub(super) fn strip_label(text: &str) -> Option<&str> {
    let text = text.trim_start();
    if let Some(rest) = strip_sign(text) {
        return Some(rest);
    }
    let (word, mut rest, mut separated) = next_word(text)?;
    if !is_in(LABELS, word) {
        return None;
    }
    let mut closed = separated || is_in(SELF_STANDING, word);
    while let Some((word, after, separator)) = next_word(rest) {
        let link = is_in(LINKS, word);
        if separated || !(link || is_in(LABELS, word)) {
            break;
        }
        closed |= link || separator;
        separated = separator;
        rest = after;
    }
    (closed && !rest.is_empty()).then_some(rest)
}

/// Whether the text is a label and no more.
pub(super) fn is_bare_label(text: &str) -> bool {
    text.split([' ', ':', '/', '-']).filter(|w| !w.is_empty()).all(|w| is_in(LABELS, w) || is_in(LINKS, w))
}

/// `©`, `(c)` and their like, a year behind them too.
fn strip_sign(text: &str) -> Option<&str> {
    let rest = SIGNS.iter().find_map(|sign| text.strip_prefix(sign))?;
    let rest = rest.trim_start_matches([' ', ':', '\u{a0}']);
    let year = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    Some(if rest.len() == year.len() + 4 { year.trim_start() } else { rest })
}

/// Signs of copyright.
const SIGNS: &[&str] = &["©", "ⓒ", "(c)", "(C)", "℗"];

/// Every word of a caption is asked for.
fn is_in(list: &[&str], word: &str) -> bool {
    let word = word.trim_end_matches('.');
    if word.len() > LONGEST {
        return false;
    }
    if word.is_ascii() {
        return list.iter().any(|known| word.eq_ignore_ascii_case(known));
    }
    list.contains(&word.to_lowercase().as_str())
}

/// Bytes; no list has a longer word.
const LONGEST: usize = 32;

/// The next word, what follows it, and whether a separator stands between.
fn next_word(text: &str) -> Option<(&str, &str, bool)> {
    let end = text.find(|c: char| c.is_whitespace() || is_separator(c)).unwrap_or(text.len());
    let (word, after) = text.split_at_checked(end).filter(|(word, _)| !word.is_empty())?;
    let after = after.trim_start();
    let rest = after.trim_start_matches(is_separator);
    let dashed = after.strip_prefix(['-', '–', '—']).filter(|_| rest.len() == after.len());
    let behind = dashed.unwrap_or(rest).trim_start();
    Some((word, behind, behind.len() < after.len()))
}

fn is_separator(c: char) -> bool {
    matches!(c, ':' | '：' | '=' | '＝' | '／' | '|' | '・')
}

/// Words that take a name without a separator (`Picture Ann Lee`).
const LOOSE: &[&str] = &["picture", "pic", "photo", "foto", "photos", "pictures"];

/// `Picture Ann Lee`: a label without a separator before two capitalised words or more.
pub(super) fn strip_loose(text: &str) -> Option<&str> {
    let (word, rest) = text.split_once(' ')?;
    let words: Vec<&str> = rest.split(' ').collect();
    let named = (2..=5).contains(&words.len()) && words.iter().all(|w| is_capitalised(w));
    (is_in(LOOSE, word) && named && !rest.to_lowercase().starts_with("alliance")).then_some(rest)
}
