//! Words that tell a person's name from a house, a desk or a phrase.

/// Small words within names.
#[rustfmt::skip]
pub(in crate::values::byline) const PARTICLES: &[&str] = &[
    "de", "del", "della", "delle", "dei", "degli", "di", "da", "dal", "dalla", "do", "dos", "das", "du",
    "des", "la", "le", "el", "al", "bin", "ibn", "bint", "binti", "ben", "van", "von", "vom", "zu", "zum",
    "zur", "der", "den", "ter", "ten", "te", "af", "av", "y", "e", "i", "und", "st", "t", "d", "bu", "abu",
    "umm", "ap", "o", "ní", "nic",
];

/// Words that no name holds: desks and departments, houses, and the furniture of a page. Left out,
/// because they are surnames as well: bank, club, home, law, page, post.
#[rustfmt::skip]
pub(super) const NEVER: &[&str] = &[
    // desks, in the languages of the papers
    "staff", "newsroom", "newsdesk", "desk", "editorial", "team", "teams", "webteam", "crew", "bureau",
    "board", "redaktion", "onlineredaktion", "sportredaktion", "redaktionsteam", "autorenteam", "rédaction",
    "redaction", "redacción", "redaccion", "redazione", "redação", "redacao", "redacció", "redactie",
    "redakcja", "redakce", "redakcia", "redaksi", "redaktionen", "redaksjonen", "toimitus", "szerkesztőség",
    "redacția", "ritstjórn", "редакция", "редакція", "уредник", "collectif", "equipo", "équipe", "equipe",
    "agencies", "agencias", "agences", "agenturen", "agenzie", "agências", "wires", "wire", "reports",
    "correspondents", "contributors",
    // houses
    "news", "media", "magazine", "magazin", "online", "tv", "radio", "fernsehen", "blog", "podcast",
    "webdesk", "web", "press", "presse", "newspaper", "newspapers", "nachrichten", "zeitung", "noticias",
    "journal", "gazette", "tribune", "publishing", "publications", "studios", "group", "gruppe", "inc",
    "llc", "ltd", "gmbh", "corp", "plc", "company", "corporation", "university", "universität",
    "université", "universidad", "institute", "institut", "foundation", "stiftung", "association",
    "society", "ministry", "ministerium", "bundesministerium", "department", "council", "committee",
    "service", "services", "network", "hospital", "center", "centre", "school", "college", "government",
    "official", "partners", "solutions", "submissions", "store", "shop", "verlag", "e.v", "global",
    "financial", "admissions", "projects", "project", "programme", "channel", "studio", "média", "sport",
    "sports", "times", "shimbun", "daily", "herald", "chronicle", "sentinel", "inquirer", "dispatch", "examiner", "tageblatt",
    "geographic", "international", "kg",
    // accounts without a person
    "admin", "adminn", "administrator", "webmaster", "anonymous", "anonym", "anonyme", "anónimo", "anonimo",
    "unknown", "unbekannt", "user", "username", "moderator", "sponsored", "advertorial", "advertisement",
    "anzeige", "archive", "archiv", "release", "pressemitteilung", "pressemeldung", "undefined", "null",
    "none", "test",
    // furniture
    "menu", "navigation", "login", "subscribe", "newsletter", "share", "shares", "sharing", "follow",
    "comments", "comment", "kommentare", "search", "suche", "contact", "kontakt", "cookie", "cookies",
    "privacy", "terms", "links", "posts", "posted", "published", "updated", "update", "author", "authors",
    "autoren", "autor", "auteur", "autore", "byline", "twitter", "facebook", "instagram", "linkedin",
    "youtube", "whatsapp", "telegram", "tiktok", "rss", "email", "e-mail", "mail", "download", "caption",
    "photo", "photos", "image", "images", "video", "videos", "foto", "fotos", "copyright", "rights",
    "latest", "trending", "popular", "related", "edition", "breaking", "exclusive", "analysis", "interview",
    "says", "said", "sagt", "minutes", "mins", "ago", "hours", "today", "yesterday", "menü", "reply",
    "antworten", "toggle", "loading", "profile", "anmelden", "datenschutz", "veröffentlicht",
    "aktualisiert", "geändert", "erstellt", "publiziert",
];

/// Function words in small letters: with one of them, a text is a phrase and no name. With a
/// capital many of them are names (`He Jiankui`, `Are Berg`, `Con Roe`).
#[rustfmt::skip]
pub(super) const FUNCTION_WORDS: &[&str] = &[
    "the", "this", "that", "these", "your", "our", "my", "we", "you", "she", "he", "they", "it", "us", "is",
    "are", "was", "has", "have", "how", "what", "why", "who", "when", "where", "with", "for", "from", "at",
    "as", "all", "not", "to", "by", "of", "and", "or", "a", "an", "in", "on", "ein", "eine", "wir", "ich",
    "sie", "ist", "für", "mit", "aus", "les", "gli", "het", "une", "un", "una", "et", "oder", "pour", "par",
    "por", "para", "con", "avec", "via",
];

/// Function words that are no name with a capital either.
pub(super) const PHRASE_WORDS: &[&str] = &[
    "the", "this", "that", "these", "your", "our", "how", "what", "why", "when", "where", "with", "from",
    "and",
];

/// Words that begin a phrase, a link or the name of a house, and no name of a person.
#[rustfmt::skip]
pub(super) const NEVER_FIRST: &[&str] = &[
    "the", "die", "das", "les", "los", "las", "gli", "het", "our", "read", "more", "view", "show", "click",
    "about", "all", "get", "sign", "log", "see", "save", "listen", "watch", "become", "learn", "skip", "go",
    "guest", "written", "reviewed", "edited", "reported", "diario", "spotlight", "story", "text", "by",
    "other", "any", "every", "no", "new", "last", "first", "ein", "eine", "name", "senior",
];

/// Articles that begin the name of a house of two words (`Le Monde`, `El Mostrador`) but of no
/// person (`Le Thanh Ha` has three).
pub(in crate::values::byline) const ARTICLES: &[&str] = &["le", "la", "el", "il", "lo", "der", "o"];

/// Forms of companies, in capitals behind words that are not (`Ag` and `Co` are names).
pub(super) const COMPANY_FORMS: &[&str] =
    &["AG", "SE", "SA", "AB", "AS", "NV", "BV", "KG", "UG", "SpA", "PR", "UK", "USA", "HQ"];

/// Single words that are no first name: sections of a paper, days, the agency's trade.
#[rustfmt::skip]
pub(super) const NEVER_ALONE: &[&str] = &[
    "politik", "politics", "wirtschaft", "business", "sport", "sports", "opinion", "entertainment", "world",
    "kultur", "culture", "lifestyle", "technology", "science", "health", "local", "national",
    "international", "regional", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday", "guest", "gast", "invitado", "january", "february", "march", "july", "september", "october",
    "november", "december", "januar", "februar", "märz", "juli", "oktober", "dezember", "home",
    "startseite", "culture", "editor", "by", "von", "par", "por", "ja", "nein", "yes", "wikipedia",
];
