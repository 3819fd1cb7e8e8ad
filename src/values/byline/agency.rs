//! News agencies: where a story comes from, and never its author.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::shape::{fold, lower};

/// An agency: the name that is given back, then other spellings. A spelling of up to three letters
/// must stand exactly so (`Ani`, `Sid` and `Efe` are people); longer ones in any case.
type Agency = (&'static str, &'static [&'static str]);

/// The world's agencies, by country of their seat. Names in the alphabet of the country give the
/// name that its papers print.
const AGENCIES: &[Agency] = &[
    // Korea
    ("Yonhap", &["Yonhap News", "Yonhap News Agency"]),
    ("연합뉴스", &["연합"]),
    ("뉴시스", &[]),
    ("뉴스1", &["뉴스원"]),
    ("Newsis", &[]),
    ("News1", &[]),
    ("KCNA", &["Korean Central News Agency"]),
    ("조선중앙통신", &[]),
    // United States
    ("AP", &["ap", "A.P."]),
    ("Associated Press", &["AP News"]),
    ("UPI", &["United Press International"]),
    ("Bloomberg", &["Bloomberg News"]),
    // Great Britain, Ireland
    ("Reuters", &["Thomson Reuters", "Reuters News", "Reuters News Service"]),
    ("PA Media", &["Press Association", "PA News Agency", "PA News"]),
    // France, Belgium, Switzerland
    ("AFP", &["afp", "Agence France-Presse", "Agence France Presse"]),
    ("Belga", &["Agence Belga"]),
    ("Keystone-SDA", &["Keystone-ATS"]),
    ("SDA", &["sda"]),
    ("ATS", &["ats"]),
    // Germany, Austria
    ("dpa", &["DPA", "Deutsche Presse-Agentur", "dpa-infocom", "dpa-AFX", "dpa-video"]),
    ("SID", &["sid", "Sport-Informations-Dienst"]),
    ("epd", &["Evangelischer Pressedienst"]),
    ("KNA", &["Katholische Nachrichten-Agentur"]),
    ("dts", &["dts Nachrichtenagentur"]),
    ("APA", &["apa", "Austria Presse Agentur"]),
    // Southern Europe
    ("EFE", &["Agencia EFE", "Agencias EFE"]),
    ("Europa Press", &[]),
    ("ANSA", &["Agenzia ANSA"]),
    ("Adnkronos", &[]),
    ("Lusa", &["Agência Lusa", "Lusa News Agency"]),
    ("AMNA", &["ΑΠΕ-ΜΠΕ"]),
    // The Low Countries, the North
    ("ANP", &["Algemeen Nederlands Persbureau"]),
    ("TT", &["TT Nyhetsbyrån", "TT-Reuters", "TT-AFP"]),
    ("NTB", &["NTB Scanpix", "Norsk Telegrambyrå"]),
    ("Ritzau", &["Ritzaus Bureau"]),
    ("STT", &["STT-Lehtikuva"]),
    // Central and eastern Europe
    ("PAP", &["Polska Agencja Prasowa"]),
    ("MTI", &["Magyar Távirati Iroda"]),
    ("ČTK", &["CTK"]),
    ("TASR", &[]),
    ("Hina", &[]),
    ("Tanjug", &[]),
    ("Agerpres", &[]),
    ("BTA", &[]),
    ("TASS", &["ITAR-TASS"]),
    ("ТАСС", &[]),
    ("Interfax", &["Interfax-Ukraine"]),
    ("Интерфакс", &[]),
    ("RIA Novosti", &[]),
    ("РИА Новости", &[]),
    ("Ukrinform", &["Укрінформ"]),
    // Turkey, Israel, the Arab world, Iran
    ("Anadolu Agency", &["Anadolu Ajansı", "Anadolu", "Agence Anadolu"]),
    ("DHA", &["Demirören Haber Ajansı"]),
    ("İHA", &["IHA", "İhlas Haber Ajansı"]),
    ("WAM", &["Emirates News Agency"]),
    ("IRNA", &[]),
    // South and east Asia, Australia
    ("PTI", &["Press Trust of India"]),
    ("ANI", &["Asian News International"]),
    ("IANS", &["Indo-Asian News Service"]),
    ("UNI", &["United News of India"]),
    ("APP", &["Associated Press of Pakistan"]),
    ("Bernama", &[]),
    ("Antara", &[]),
    ("Xinhua", &["Xinhua News Agency"]),
    ("新华社", &["新华", "新华网"]),
    ("新華社", &["新華"]),
    ("中新社", &["中国新闻社"]),
    ("中央社", &[]),
    ("Kyodo", &["Kyodo News"]),
    ("共同通信", &["共同通信社", "共同"]),
    ("Jiji Press", &["Jiji"]),
    ("時事通信", &["時事通信社", "時事"]),
    ("ロイター", &["ロイター通信"]),
    ("AFP時事", &["AFP=時事"]),
    ("AAP", &["Australian Associated Press"]),
    // Canada, Latin America, Africa
    ("The Canadian Press", &["Canadian Press", "La Presse Canadienne"]),
    ("Télam", &["Telam"]),
    ("Agência Brasil", &["Agencia Brasil"]),
    ("Notimex", &[]),
    ("NAN", &["News Agency of Nigeria"]),
    ("PANA", &[]),
];

/// Articles and kinds of house that stand around an agency's name.
#[rustfmt::skip]
const AROUND: &[&str] = &[
    "the ", "die ", "der ", "l'", "agencia ", "agência ", "agenzia ", "agence ", "agency ",
    "nachrichtenagentur ",
];

/// The agency that a text names and nothing else (`the Associated Press`, `YONHAP News`); the
/// spelling is the agency's own.
pub(crate) fn agency(name: &str) -> Option<&'static str> {
    let name = fold(name);
    let name = name.trim_matches(|c: char| !c.is_alphanumeric() && c != '.').trim_end_matches('.');
    if name.len() > MAX_BYTES {
        return None;
    }
    let small = name.to_lowercase();
    let announced = AROUND.iter().find_map(|word| small.strip_prefix(word));
    let announced = announced.and_then(|inner| SPELLINGS.any_case.get(inner));
    let found = announced.or_else(|| SPELLINGS.exact.get(name)).or_else(|| SPELLINGS.long.get(&small));
    found.copied()
}

/// Every spelling, with its agency.
struct Spellings {
    /// Spellings of at most three letters, which count as printed: `Ani` and `Sid` are people.
    exact: HashMap<&'static str, &'static str>,
    /// The others, in small letters.
    long: HashMap<String, &'static str>,
    /// All of them in small letters, for names that are announced as an agency's.
    any_case: HashMap<String, &'static str>,
}

static SPELLINGS: LazyLock<Spellings> = LazyLock::new(|| {
    let each = || AGENCIES.iter().flat_map(|agency| spellings(agency).map(|s| (s, agency.0)));
    let is_short = |spelling: &str| spelling.chars().count() <= 3;
    Spellings {
        exact: each().filter(|(s, _)| is_short(s)).collect(),
        long: each().filter(|(s, _)| !is_short(s)).map(|(s, agency)| (s.to_lowercase(), agency)).collect(),
        any_case: each().map(|(s, agency)| (s.to_lowercase(), agency)).collect(),
    }
});

/// Longer than any agency's name.
const MAX_BYTES: usize = 60;

fn spellings(agency: &Agency) -> impl Iterator<Item = &'static str> {
    std::iter::once(agency.0).chain(agency.1.iter().copied())
}

/// The agencies of a text that names nothing else; several as printed (`Reuters-Yonhap`), one
/// without the service behind it (`dpa/lno`).
pub(super) fn agencies(text: &str) -> Option<String> {
    if let Some(one) = agency(text) {
        return Some(one.to_owned());
    }
    let parts: Vec<&str> =
        text.split(['-', '/', ',', '&', '=']).map(str::trim).filter(|p| !p.is_empty()).collect();
    let named: Vec<&str> = parts.iter().filter_map(|part| agency(part)).collect();
    let first = parts.first().and_then(|part| agency(part))?;
    let all = parts.iter().all(|part| agency(part).is_some() || is_service(part));
    match named.len() {
        _ if !all => None,
        1 => Some(first.to_owned()),
        _ => Some(fold(text)),
    }
}

/// A regional or thematic service of an agency, printed after its name (`dpa/lno`, `dpa-afx`).
fn is_service(part: &str) -> bool {
    part.len() <= 3 && part.chars().all(|c| c.is_ascii_lowercase())
}

/// Whether the text ends in the long name of what stands in brackets after it: `the Associated
/// Press (AP)` explains, it does not sign.
pub(super) fn is_explained(before: &str, short: &str) -> bool {
    let initials: Vec<char> = lower(short).chars().collect();
    let words: Vec<&str> = before.trim_end().split([' ', '-']).rev().take(initials.len()).collect();
    let firsts: Vec<char> = words.iter().rev().filter_map(|w| lower(w).chars().next()).collect();
    initials.len() > 1 && firsts == initials
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agencies_are_known_by_any_of_their_spellings() {
        for (name, expected) in [
            ("Yonhap", Some("Yonhap")),
            ("YONHAP News", Some("Yonhap")),
            ("the Associated Press", Some("Associated Press")),
            ("(AP)", Some("AP")),
            ("afp", Some("AFP")),
            ("Agencia EFE", Some("EFE")),
            ("Agencia Efe", Some("EFE")),
            ("Efe", None),
            ("Agence France-Presse", Some("AFP")),
            ("Nachrichtenagentur Reuters", Some("Reuters")),
            ("연합뉴스", Some("연합뉴스")),
            ("共同通信", Some("共同通信")),
            ("Anadolu Ajansı", Some("Anadolu Agency")),
            ("Sid", None),
            ("Ani", None),
            ("AP Photo", None),
            ("", None),
        ] {
            assert_eq!(agency(name), expected, "{name}");
        }
    }

    #[test]
    fn several_agencies_keep_their_print() {
        assert_eq!(agencies("Reuters-Yonhap").as_deref(), Some("Reuters-Yonhap"));
        assert_eq!(agencies("dpa/lhe").as_deref(), Some("dpa"));
        assert_eq!(agencies("det/dpa"), None);
        assert_eq!(agencies("Yonhap, Ann Lee"), None);
        assert!(is_explained("told the Associated Press", "AP") && !is_explained("told the press", "AP"));
    }
}
