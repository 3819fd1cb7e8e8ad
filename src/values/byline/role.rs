//! What a person is (`Staff Writer`, `Redakteurin`), printed before or after the name.

use super::shape::{is_capitalised, join, listed, lower};

/// Words that name a trade of the newsroom. Left out, because they are surnames as well: chief,
/// fellow, head, host, leiter, page. Each language stands by itself.
#[rustfmt::skip]
const NOUNS: &[&str] = &[
    // English
    "reporter", "reporters", "correspondent", "correspondents", "editor", "editors", "writer", "writers",
    "columnist", "contributor", "contributors", "producer", "anchor", "journalist", "journalists", "author",
    "critic", "analyst", "blogger", "photographer", "photojournalist", "videojournalist", "intern",
    "director", "manager", "professor", "strategist", "expert", "specialist", "researcher", "presenter",
    "meteorologist", "copywriter", "publisher", "founder", "cofounder", "ceo", "dietitian", "nutritionist",
    "commentator", "engineer", "consultant", "developer", "physician", "attorney", "lawyer", "adviser",
    "advisor", "therapist", "psychologist", "scientist", "coordinator", "officer", "strategists", "essayist", "novelist", "historian", "economist", "editor-in-chief", "editor-at-large",
    // German
    "redakteur", "redakteurin", "chefredakteur", "chefredakteurin", "autor", "autorin", "journalistin",
    "korrespondent", "korrespondentin", "volontär", "volontärin", "reporterin", "kolumnist", "kolumnistin",
    "herausgeber", "herausgeberin", "ressortleiter", "ressortleiterin", "experte", "expertin", "praktikant",
    "praktikantin", "gastautor", "gastautorin", "mitarbeiter", "mitarbeiterin",
    // French
    "journaliste", "rédacteur", "rédactrice", "correspondant", "correspondante", "chroniqueur",
    "chroniqueuse", "envoyé", "envoyée", "reporteur", "éditorialiste",
    // Spanish, Portuguese, Italian
    "periodista", "redactor", "redactora", "corresponsal", "enviado", "enviada", "columnista",
    "colaborador", "colaboradora", "jornalista", "repórter", "correspondente", "colunista", "redator",
    "redatora", "giornalista", "redattore", "redattrice", "corrispondente", "inviato", "inviata",
    "caporedattore",
    // Dutch, the North
    "verslaggever", "redacteur", "columniste", "redaktør", "redaktör", "journalisten", "toimittaja",
    "skribent", "blaðamaður", "korrespondenten",
    // Polish, Czech, Turkish, Indonesian
    "dziennikarz", "dziennikarka", "redaktor", "redaktorka", "muhabir", "muhabiri", "editör", "editörü",
    "wartawan",
    // Russian, Ukrainian, Greek
    "корреспондент", "обозреватель", "журналист", "журналістка", "редактор", "кореспондент",
    "δημοσιογράφος",
];

/// Endings of German compounds (`Politikredakteur`, `Auto-Experte`).
#[rustfmt::skip]
const COMPOUND_ENDINGS: &[&str] = &[
    "redakteur", "redakteurin", "korrespondent", "korrespondentin", "reporter", "reporterin", "experte",
    "expertin",
];

/// Words that stand with a trade: rank, beat and tie. Only beside one of [`NOUNS`] do they count.
#[rustfmt::skip]
const MODIFIERS: &[&str] = &[
    "staff", "senior", "chief", "deputy", "associate", "assistant", "executive", "managing", "contributing",
    "guest", "freelance", "special", "lead", "principal", "former", "junior", "trainee", "graduate",
    "independent", "political", "politics", "national", "international", "foreign", "business", "economics",
    "economic", "economy", "finance", "financial", "markets", "technology", "tech", "science", "health",
    "medical", "sports", "sport", "football", "crime", "court", "courts", "legal", "education",
    "environment", "climate", "energy", "culture", "arts", "entertainment", "film", "music", "food",
    "travel", "features", "feature", "lifestyle", "opinion", "news", "digital", "online", "web",
    "investigative", "investigations", "diplomatic", "defense", "defence", "security", "european", "world",
    "global", "asia", "africa", "europe", "middle", "east", "regional", "local", "state", "city", "metro",
    "community", "general", "assignment", "multimedia", "video", "photo", "data", "visual", "breaking",
    "social", "media", "royal", "religion", "race", "housing", "transport", "consumer", "personal", "real",
    "estate", "house", "white", "ap", "bbc", "cnn", "content", "copy", "night", "weekend", "co", "vice",
    "own", "our", "editorial", "marketing", "product", "freie", "freier", "stellvertretender",
    "stellvertretende", "leitende", "leitender", "hub", "china", "us", "uk", "eu", "verified", "certified",
    "licensed", "registered", "politische", "politischer", "grand", "spécial", "spéciale", "especial", "&",
    "and",
];

/// Words that tie a trade to a house or a field: `editor of`, `professor at`.
const TIES: &[&str] =
    &["of", "at", "for", "in", "on", "with", "bei", "für", "im", "à", "au", "de", "del", "der", "from"];

/// Whether the word names a trade.
pub(super) fn is_noun(word: &str) -> bool {
    let word = lower(word);
    let last = word.rsplit('-').next().unwrap_or(&word);
    let compound = || COMPOUND_ENDINGS.iter().any(|e| word.len() > e.len() && word.ends_with(e));
    NOUNS.contains(&word.as_str()) || NOUNS.contains(&last) || compound()
}

/// Whether the word names a trade or stands with one.
pub(super) fn is_part(word: &str) -> bool {
    is_noun(word) || listed(MODIFIERS, word) || word == "&" || lower(word) == "chief"
}

/// Whether a role begins at a word: a trade, or what stands with one before another such word.
pub(super) fn begins_role(word: &str, next: Option<&str>) -> bool {
    is_noun(word) || (is_part(word) && next.is_some_and(is_part))
}

/// What a remark behind a name says of the trade: it begins with one, or ends in one behind
/// capitals (`Gazette Science Writer`); `Search author on` is none.
pub(super) fn of_remark(words: &[&str]) -> Option<String> {
    let (last, before) = words.split_last()?;
    let begins = words.first().is_some_and(|w| is_part(w)) && mentions(words);
    let ends = is_noun(last) && before.iter().all(|w| is_part(w) || is_capitalised(w));
    let role = join(words);
    let fits = words.len() <= MAX_WORDS && (begins || ends);
    fits.then(|| role.trim_end_matches(['.', '»', '”', '"', ':']).to_owned())
}

/// A longer remark is a sentence about the author.
const MAX_WORDS: usize = 8;

/// Whether the words are a trade and no name: `Chief political correspondent`, `Editor of the
/// Gazette`.
pub(super) fn is_role(words: &[&str]) -> bool {
    let head = words.iter().take_while(|w| is_part(w)).count();
    let rest = words.get(head).copied();
    words.iter().take(head).any(|w| is_noun(w)) && rest.is_none_or(|w| listed(TIES, w))
}

/// Whether the words speak of a trade anywhere; said of what stands behind a name and a comma.
pub(super) fn mentions(words: &[&str]) -> bool {
    words.iter().any(|w| is_noun(w))
}

/// The words without the trade before and behind the name, and the trade as printed.
pub(super) fn split<'w, 't>(words: &'w [&'t str]) -> (&'w [&'t str], Option<String>) {
    let (name, behind) = split_behind(words);
    let (name, before) = split_before(name);
    (name, behind.or(before))
}

fn split_behind<'w, 't>(words: &'w [&'t str]) -> (&'w [&'t str], Option<String>) {
    let count = words.iter().rev().take_while(|w| is_part(w)).count();
    let Some((name, role)) = words.split_at_checked(words.len() - count) else { return (words, None) };
    if name.is_empty() || !mentions(role) {
        return (words, None);
    }
    (name, Some(join(role)))
}

fn split_before<'w, 't>(words: &'w [&'t str]) -> (&'w [&'t str], Option<String>) {
    let count = words.iter().take_while(|w| is_part(w)).count();
    let Some((role, name)) = words.split_at_checked(count) else { return (words, None) };
    let named = name.len() > 1 && name.iter().all(|w| is_capitalised(w) || w.chars().count() <= 3);
    if !named || !role.last().is_some_and(|w| is_noun(w)) {
        return (words, None);
    }
    (name, Some(join(role)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_leave_names() {
        for (text, name, role) in [
            ("Jane Doe Staff Writer", "Jane Doe", Some("Staff Writer")),
            ("Jane Doe Chief Political Correspondent", "Jane Doe", Some("Chief Political Correspondent")),
            ("Staff writer Jane Doe", "Jane Doe", Some("Staff writer")),
            ("Auto-Experte Max Muster", "Max Muster", Some("Auto-Experte")),
            ("Betsy White", "Betsy White", None),
            ("Jane Doe", "Jane Doe", None),
            ("Staff Writer", "Staff Writer", None),
        ] {
            let words: Vec<&str> = text.split(' ').collect();
            let (rest, found) = split(&words);
            assert_eq!((join(rest).as_str(), found.as_deref()), (name, role), "{text}");
        }
    }

    #[test]
    fn a_role_is_no_name() {
        for (text, expected) in [
            ("Chief political correspondent", true),
            ("Wirtschaftsredakteurin", true),
            ("Editor of The Gazette", true),
            ("Senior", false),
            ("Jane Editor", false),
        ] {
            assert_eq!(is_role(&text.split(' ').collect::<Vec<_>>()), expected, "{text}");
        }
    }
}
