//! The small words and marks that stand between the parts of a date.

use super::cursor::{Cursor, is_among, lowered};

/// Weekdays, which stand before a date (`Sun, 29 Jan 2023`) or between it and its clock, a
/// language a line. They are skipped, never checked: a wrong weekday does not make a date wrong.
const WEEKDAYS: &[&[&str]] = &[
    // en
    &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
    &["mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"],
    // de
    &["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag"],
    &["mo", "di", "mi", "do", "fr", "sa", "so"],
    // fr
    &["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    // es, ca
    &["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
    &["dilluns", "dimarts", "dimecres", "dijous", "divendres", "dissabte", "diumenge"],
    // pt: the first half of segunda-feira, and the second
    &["segunda", "terça", "quarta", "quinta", "sexta", "feira"],
    // it, ro
    &["lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"],
    &["luni", "marți", "miercuri", "joi", "vineri", "sâmbătă", "duminică"],
    // nl
    &["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"],
    // sv, da, no
    &["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"],
    &["mandag", "tirsdag", "lørdag", "søndag"],
    // fi
    &["maanantai", "tiistai", "keskiviikko", "torstai", "perjantai", "lauantai", "sunnuntai"],
    // pl, cs, sk
    &["poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela"],
    &["pondělí", "úterý", "středa", "čtvrtek", "pátek", "neděle"],
    &["pondelok", "utorok", "streda", "štvrtok", "piatok", "nedeľa"],
    // hu
    &["hétfő", "kedd", "szerda", "csütörtök", "péntek", "szombat", "vasárnap"],
    // tr
    &["pazartesi", "salı", "çarşamba", "perşembe", "cuma", "cumartesi", "pazar"],
    // ru, uk
    &["понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"],
    &["пн", "вт", "ср", "чт", "пт", "сб", "вс", "нд"],
    &["понеділок", "вівторок", "середа", "четвер", "субота", "неділя"],
    // el
    &["δευτέρα", "τρίτη", "τετάρτη", "πέμπτη", "παρασκευή", "σάββατο", "κυριακή"],
    // id
    &["senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"],
    // ar
    &["الاثنين", "الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"],
    // ko, ja, zh
    &["월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일"],
    &["月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日", "日曜日"],
    &["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日", "星期天"],
];

/// Words between a day and its clock, and between a clock and its day, a language a line.
const CLOCK_LINKS: &[&[&str]] = &[
    &["at", "on", "time"],               // en
    &["um", "am", "den"],                // de
    &["à", "le"],                        // fr
    &["a", "las", "la", "el", "de"],     // es
    &["a", "les"],                       // ca
    &["às", "as", "em"],                 // pt
    &["alle", "ore", "ora", "il"],       // it, ro
    &["om", "op"],                       // nl
    &["kl", "klokken", "klockan", "på"], // sv, da, no
    &["klo", "kello"],                   // fi
    &["godz", "godzina", "o"],           // pl
    &["v", "ve", "o"],                   // cs, sk
    &["saat"],                           // tr
    &["в", "о", "у"],                    // ru, uk
    &["στις"],                           // el
    &["pukul", "jam"],                   // id
    &["lúc"],                            // vi
    &["الساعة", "في"],                   // ar
    // "of the year", which follows the year itself: 2023 г. (ru), 2023 р. (uk), 2023 r. (pl)
    &["г", "года", "р", "року", "r", "roku"],
];

/// Marks between a day and its clock. The dashes are those of `Jan 29, 2023 – 18:16`.
const CLOCK_MARKS: &[char] = &[',', '-', '–', '—', '|', '/', '@', '·', '•', ':', ';', '.'];

/// More steps than this between a day and its clock: the clock belongs to something else.
/// `2023 r., godz. 18:16` takes eight.
const STEPS: usize = 8;

/// Words between day, month and year: `29th of January`, `29 de enero del 2023`, `29 d'abril`.
const DAY_LINKS: &[&str] = &["of", "de", "del", "d"];

pub(super) fn is_weekday(word: &str) -> bool {
    let word = lowered(word);
    WEEKDAYS.iter().any(|language| language.contains(&word.as_str()))
}

pub(super) fn is_clock_link(word: &str) -> bool {
    let word = lowered(word);
    CLOCK_LINKS.iter().any(|language| language.contains(&word.as_str()))
}

/// Skips what may stand between a day and its clock.
pub(super) fn to_clock(c: &mut Cursor) {
    for _ in 0..STEPS {
        let stepped = c.gap()
            || c.eat_any(CLOCK_MARKS).is_some()
            || weekday_in_brackets(c).is_some()
            || c.attempt(|c| c.word().filter(|w| is_clock_link(w) || is_weekday(w))).is_some();
        if !stepped {
            break;
        }
    }
}

/// `(금)`, `（日）`, `(Friday)`: whatever letters stand there.
fn weekday_in_brackets(c: &mut Cursor) -> Option<()> {
    c.attempt(|c| {
        c.eat('(')?;
        c.word()?;
        c.eat('.');
        c.eat(')').map(drop)
    })
}

/// Skips what may stand between a day and its month or a month and its year.
///
/// A comma may not part a day from its month: `aged 29, January 2023`.
pub(super) fn to_month(c: &mut Cursor) {
    between(c, &['.', '-', '/', '\u{2013}']);
}

/// As [`to_month`], for what stands before the year: `29 Jan., 2023`.
pub(super) fn to_year(c: &mut Cursor) {
    between(c, &['.', ',', '-', '/', '\u{2013}']);
}

fn between(c: &mut Cursor, marks: &[char]) {
    c.gap();
    if c.eat_any(marks).is_some() {
        c.eat(',');
    }
    c.gap();
    if c.attempt(|c| c.word().filter(|w| is_among(w, DAY_LINKS))).is_some() {
        c.eat_any(&['\'', '’']);
        c.gap();
    }
}
