//! Month names of some thirty languages.

use super::cursor::{Cursor, lowered};

/// Month names and their abbreviations, sorted for binary search, in lower case, accents as the
/// language writes them (without them too where pages drop them: `aout`, `fevrier`, `maerz`,
/// `aralik`).
///
/// English, German, French, Spanish, Portuguese, Italian, Catalan, Romanian, Dutch, Swedish,
/// Danish, Norwegian, Finnish, Estonian, Polish, Czech, Slovak, Serbian and Croatian,
/// Hungarian, Turkish, Indonesian, Malay, Russian, Ukrainian, Bulgarian, Greek, Arabic
/// (Egypt and the Gulf, the Levant, the Maghreb) and Hebrew. Where dates take the genitive it
/// stands beside the nominative. Vietnamese counts its months and needs no names.
///
/// Languages that share an abbreviation agree on the month: `mar` en es it pt ro tr, `abr` es
/// pt ca, `ago` es it, `set` pt it ca, `out` pt, `dez` de pt, `des` no ca id, `jan`, `jun`,
/// `nov` and others nearly everywhere. The one clash is `listopad`: November in Polish and
/// Czech, October in Croatian; see [`is_croatian_october`].
///
/// Many are ordinary words too (`may`, `mar`, `set`, `ago`, `dec`, `out`): a name counts only
/// between a day and a year, which the forms in `day` ask for.
///
/// Left out: Czech `led`, `dub`, `pro` and the like, and Romanian `noi`: words of every
/// sentence, and hardly used for months.
#[rustfmt::skip]
const MONTHS: &[(&str, u8)] = &[
    ("abr", 4), ("abril", 4), ("ago", 8), ("agost", 8), ("agosto", 8), ("ags", 8), ("agt", 8), ("agu", 8),
    ("agustus", 8), ("aout", 8), ("août", 8), ("apr", 4), ("april", 4), ("aprila", 4), ("aprile", 4),
    ("aprilie", 4), ("aprill", 4), ("apríl", 4), ("apríla", 4), ("ara", 12), ("aralik", 12),
    ("aralık", 12), ("aug", 8), ("august", 8), ("augusta", 8), ("augusti", 8), ("augustus", 8),
    ("augusztus", 8), ("avgust", 8), ("avgusta", 8), ("avr", 4), ("avril", 4), ("ağu", 8), ("ağustos", 8),
    ("březen", 3), ("března", 3), ("cze", 6), ("czerwca", 6), ("czerwiec", 6),
    ("dec", 12), ("december", 12), ("decembra", 12), ("decembre", 12), ("decembrie", 12), ("des", 12),
    ("desember", 12), ("desembre", 12), ("detsember", 12), ("dez", 12), ("dezember", 12), ("dezembro", 12),
    ("dic", 12), ("dicembre", 12), ("diciembre", 12), ("disember", 12), ("duben", 4), ("dubna", 4),
    ("déc", 12), ("décembre", 12), ("eki", 10), ("ekim", 10), ("elokuu", 8), ("elokuuta", 8), ("ene", 1),
    ("enero", 1), ("eyl", 9), ("eylül", 9), ("feb", 2), ("febbr", 2), ("febbraio", 2), ("feber", 2),
    ("febr", 2), ("febrer", 2), ("febrero", 2), ("februar", 2), ("februara", 2), ("februari", 2),
    ("februarie", 2), ("february", 2), ("február", 2), ("februára", 2), ("fev", 2), ("fevereiro", 2),
    ("fevr", 2), ("fevrier", 2), ("fév", 2), ("févr", 2), ("février", 2),
    ("gen", 1), ("gener", 1), ("gennaio", 1), ("giu", 6), ("giugno", 6), ("gru", 12), ("grudnia", 12),
    ("grudzień", 12), ("haz", 6), ("haziran", 6), ("heinäkuu", 7), ("heinäkuuta", 7), ("helmikuu", 2),
    ("helmikuuta", 2), ("huhtikuu", 4), ("huhtikuuta", 4), ("ian", 1), ("ianuarie", 1), ("iul", 7),
    ("iulie", 7), ("iun", 6), ("iunie", 6), ("jaanuar", 1), ("jaenner", 1), ("jan", 1), ("janeiro", 1),
    ("januar", 1), ("januara", 1), ("januari", 1), ("january", 1), ("január", 1), ("januára", 1),
    ("janv", 1), ("janvier", 1), ("joulukuu", 12), ("joulukuuta", 12), ("juil", 7), ("juillet", 7),
    ("juin", 6), ("jul", 7), ("jula", 7), ("julai", 7), ("julho", 7), ("juli", 7), ("julio", 7),
    ("juliol", 7), ("july", 7), ("jun", 6), ("juna", 6), ("june", 6), ("junho", 6), ("juni", 6),
    ("junio", 6), ("juny", 6), ("juuli", 7), ("juuni", 6), ("jän", 1), ("jänner", 1), ("júl", 7),
    ("júla", 7), ("július", 7), ("jún", 6), ("júna", 6), ("június", 6),
    ("kas", 11), ("kasim", 11), ("kasım", 11), ("kesäkuu", 6), ("kesäkuuta", 6), ("kolovoz", 8),
    ("kolovoza", 8), ("květen", 5), ("května", 5), ("kwi", 4), ("kwiecień", 4), ("kwietnia", 4),
    ("leden", 1), ("ledna", 1), ("lipanj", 6), ("lipca", 7), ("lipiec", 7), ("lipnja", 6), ("lis", 11),
    ("listopad", 11), ("listopada", 11), ("listopadu", 11), ("lokakuu", 10), ("lokakuuta", 10), ("lug", 7),
    ("luglio", 7), ("lut", 2), ("lutego", 2), ("luty", 2), ("maaliskuu", 3), ("maaliskuuta", 3),
    ("maart", 3), ("mac", 3), ("maerz", 3), ("mag", 5), ("maggio", 5), ("mai", 5), ("maig", 5),
    ("maio", 5), ("maj", 5), ("maja", 5), ("mar", 3), ("marca", 3), ("march", 3), ("marec", 3),
    ("maret", 3), ("marraskuu", 11), ("marraskuuta", 11), ("mars", 3), ("mart", 3), ("marta", 3),
    ("martie", 3), ("marts", 3), ("marzec", 3), ("marzo", 3), ("març", 3), ("março", 3), ("may", 5),
    ("mayis", 5), ("mayo", 5), ("mayıs", 5), ("mei", 5), ("mrt", 3), ("mrz", 3), ("máj", 5), ("mája", 5),
    ("május", 5), ("márc", 3), ("március", 3), ("mär", 3), ("märts", 3), ("märz", 3),
    ("nis", 4), ("nisan", 4), ("noiembrie", 11), ("nop", 11), ("nov", 11), ("november", 11),
    ("novembra", 11), ("novembre", 11), ("novembro", 11), ("noviembre", 11),
    ("oca", 1), ("ocak", 1), ("oct", 10), ("october", 10), ("octobre", 10), ("octombrie", 10),
    ("octubre", 10), ("ogos", 8), ("okt", 10), ("oktober", 10), ("oktobra", 10), ("oktoober", 10),
    ("október", 10), ("októbra", 10), ("ott", 10), ("ottobre", 10), ("out", 10), ("outubro", 10),
    ("ožujak", 3), ("ožujka", 3), ("paź", 10), ("październik", 10), ("października", 10), ("prosinac", 12),
    ("prosinca", 12), ("prosince", 12), ("prosinec", 12), ("rujan", 9), ("rujna", 9),
    ("sep", 9), ("sept", 9), ("september", 9), ("septembra", 9), ("septembre", 9), ("septembrie", 9),
    ("septiembre", 9), ("set", 9), ("setembre", 9), ("setembro", 9), ("setiembre", 9), ("sett", 9),
    ("settembre", 9), ("sie", 8), ("sierpień", 8), ("sierpnia", 8), ("siječanj", 1), ("siječnja", 1),
    ("srpanj", 7), ("srpen", 8), ("srpna", 8), ("srpnja", 7), ("studeni", 11), ("studenog", 11),
    ("studenoga", 11), ("sty", 1), ("styczeń", 1), ("stycznia", 1), ("svibanj", 5), ("svibnja", 5),
    ("syyskuu", 9), ("syyskuuta", 9), ("szept", 9), ("szeptember", 9), ("tammikuu", 1), ("tammikuuta", 1),
    ("tem", 7), ("temmuz", 7), ("toukokuu", 5), ("toukokuuta", 5), ("travanj", 4), ("travnja", 4),
    ("veebruar", 2), ("veljača", 2), ("veljače", 2), ("wrz", 9), ("wrzesień", 9), ("września", 9),
    ("září", 9), ("ápr", 4), ("április", 4), ("únor", 2), ("února", 2),
    ("červen", 6), ("července", 7), ("červenec", 7), ("června", 6), ("říjen", 10), ("října", 10),
    ("şub", 2), ("şubat", 2), ("απρ", 4), ("απρίλιος", 4), ("απριλίου", 4), ("αυγ", 8), ("αυγούστου", 8),
    ("αύγουστος", 8), ("δεκ", 12), ("δεκέμβριος", 12), ("δεκεμβρίου", 12),
    ("ιαν", 1), ("ιανουάριος", 1), ("ιανουαρίου", 1), ("ιουλ", 7), ("ιουλίου", 7), ("ιουν", 6),
    ("ιουνίου", 6), ("ιούλιος", 7), ("ιούνιος", 6), ("μάι", 5), ("μάιος", 5), ("μάρτιος", 3), ("μαΐ", 5),
    ("μαΐου", 5), ("μαρ", 3), ("μαρτίου", 3), ("νοέ", 11), ("νοέμβριος", 11), ("νοε", 11),
    ("νοεμβρίου", 11), ("οκτ", 10), ("οκτωβρίου", 10), ("οκτώβριος", 10),
    ("σεπ", 9), ("σεπτ", 9), ("σεπτέμβριος", 9), ("σεπτεμβρίου", 9), ("φεβ", 2), ("φεβρουάριος", 2),
    ("φεβρουαρίου", 2), ("авг", 8), ("август", 8), ("августа", 8), ("апр", 4), ("апрель", 4),
    ("апреля", 4), ("април", 4), ("бер", 3), ("березень", 3), ("березня", 3),
    ("вер", 9), ("вересень", 9), ("вересня", 9), ("гру", 12), ("грудень", 12), ("грудня", 12),
    ("дек", 12), ("декабрь", 12), ("декабря", 12), ("декември", 12), ("жов", 10), ("жовтень", 10),
    ("жовтня", 10), ("июл", 7), ("июль", 7), ("июля", 7), ("июн", 6), ("июнь", 6), ("июня", 6),
    ("кві", 4), ("квітень", 4), ("квітня", 4), ("лип", 7), ("липень", 7), ("липня", 7), ("листопад", 11),
    ("листопада", 11), ("лют", 2), ("лютий", 2), ("лютого", 2), ("май", 5), ("мар", 3), ("март", 3),
    ("марта", 3), ("мая", 5), ("ноември", 11), ("ноя", 11), ("нояб", 11), ("ноябрь", 11), ("ноября", 11),
    ("окт", 10), ("октомври", 10), ("октябрь", 10), ("октября", 10), ("сен", 9), ("сент", 9),
    ("сентябрь", 9), ("сентября", 9), ("септември", 9), ("сер", 8), ("серпень", 8), ("серпня", 8),
    ("січ", 1), ("січень", 1), ("січня", 1), ("тра", 5), ("травень", 5), ("травня", 5),
    ("фев", 2), ("февр", 2), ("февраль", 2), ("февраля", 2), ("февруари", 2),
    ("чер", 6), ("червень", 6), ("червня", 6), ("юли", 7), ("юни", 6), ("янв", 1), ("январь", 1),
    ("января", 1), ("януари", 1), ("אוגוסט", 8), ("אוקטובר", 10), ("אפריל", 4),
    ("דצמבר", 12), ("יולי", 7), ("יוני", 6), ("ינואר", 1), ("מאי", 5), ("מרס", 3), ("מרץ", 3),
    ("נובמבר", 11), ("ספטמבר", 9), ("פברואר", 2), ("آب", 8), ("آذار", 3),
    ("أبريل", 4), ("أغسطس", 8), ("أفريل", 4), ("أكتوبر", 10), ("أوت", 8), ("أيار", 5), ("أيلول", 9),
    ("إبريل", 4), ("ابريل", 4), ("اغسطس", 8), ("اكتوبر", 10), ("تموز", 7),
    ("جانفي", 1), ("جوان", 6), ("جويلية", 7), ("حزيران", 6), ("ديسمبر", 12),
    ("سبتمبر", 9), ("شباط", 2), ("فبراير", 2), ("فيفري", 2), ("مارس", 3), ("ماي", 5), ("مايو", 5),
    ("نوفمبر", 11), ("نيسان", 4), ("يناير", 1), ("يوليه", 7), ("يوليو", 7), ("يونيه", 6), ("يونيو", 6),
];

/// The Levant's months of two words: the second tells which of the pair.
const PAIRED_MONTHS: &[(&str, &str, u8)] =
    &[("كانون", "الثاني", 1), ("تشرين", "الأول", 10), ("تشرين", "الثاني", 11), ("كانون", "الأول", 12)];

/// A month's name; the second name that Arabic and Croatian pages add after a slash goes with
/// it.
pub(super) fn month(c: &mut Cursor) -> Option<u8> {
    let month = one_name(c)?;
    c.attempt(|c| {
        c.eat('/')?;
        c.gap();
        one_name(c).filter(|second| *second == month)
    });
    Some(month)
}

fn one_name(c: &mut Cursor) -> Option<u8> {
    c.attempt(|c| {
        let word = c.word()?;
        // Hebrew glues "in" to the name: 29 בינואר 2023
        named(word).or_else(|| named(word.strip_prefix('ב')?)).or_else(|| paired(c, word))
    })
}

fn named(word: &str) -> Option<u8> {
    let word = lowered(word);
    let place = MONTHS.binary_search_by(|(name, _)| (*name).cmp(word.as_str())).ok()?;
    MONTHS.get(place).map(|(_, month)| *month)
}

fn paired(c: &mut Cursor, first: &str) -> Option<u8> {
    PAIRED_MONTHS.iter().any(|(name, ..)| *name == first).then_some(())?;
    c.gap();
    let second = c.word()?;
    PAIRED_MONTHS.iter().find(|(a, b, _)| (*a, *b) == (first, second)).map(|(.., month)| *month)
}

/// `29. listopada`: Polish and Czech would not write both the dot and this case, so that it is
/// the Croatian October, which [`MONTHS`] reads as November.
pub(super) fn is_croatian_october(name: &str, dotted: bool) -> bool {
    dotted && lowered(name) == "listopada"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorted_and_each_once() {
        for pair in MONTHS.windows(2) {
            let [(a, _), (b, _)] = pair else { continue };
            assert!(a < b, "{a} before {b}");
        }
        for (name, month) in MONTHS {
            assert!((1..=12).contains(month) && lowered(name) == *name, "{name}");
        }
    }

    #[test]
    fn names() {
        for (text, expected) in [
            ("January", Some(1)),
            ("FÉVRIER", Some(2)),
            ("HAZİRAN", Some(6)),
            ("ARALIK", Some(12)),
            ("בינואר", Some(1)),
            ("كانون الثاني/يناير", Some(1)),
            ("تشرين الأول", Some(10)),
            ("Янв", Some(1)),
            ("Marching", None),
            ("كانون", None),
            ("", None),
        ] {
            assert_eq!(month(&mut Cursor::new(text, 0)), expected, "{text}");
        }
    }
}
