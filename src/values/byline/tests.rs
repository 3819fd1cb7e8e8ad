use super::*;

fn shown(byline: &Byline) -> String {
    let one = |a: &Author| {
        let email = a.email.as_ref().map_or(String::new(), |e| format!(" <{e}>"));
        let role = a.role.as_ref().map_or(String::new(), |r| format!(" [{r}]"));
        format!("{}{email}{role}", a.name)
    };
    let mut parts: Vec<String> = byline.authors.iter().map(one).collect();
    parts.extend(byline.agency.as_ref().map(|a| format!("={a}")));
    parts.join(" + ")
}

#[test]
fn bylines_are_read() {
    for (text, expected) in [
        ("By Jane Doe", "Jane Doe"),
        ("by jane doe", "jane doe"),
        ("By\nJane Doe", "Jane Doe"),
        ("By A. Doe and B. Roe", "A. Doe + B. Roe"),
        ("By Ann Doe, Bob Roe and Cy Poe", "Ann Doe + Bob Roe + Cy Poe"),
        ("Ann Doe & Bob Roe", "Ann Doe + Bob Roe"),
        ("Von Ann Doe und Bob Roe", "Ann Doe + Bob Roe"),
        ("Par Ann Doe et Bob Roe", "Ann Doe + Bob Roe"),
        ("De Ana Ruiz y Eva Gil", "Ana Ruiz + Eva Gil"),
        ("Por Ana Ruiz e Eva Gil", "Ana Ruiz + Eva Gil"),
        ("Door Ann Doe en Bob Roe", "Ann Doe + Bob Roe"),
        ("Di Ann Doe", "Ann Doe"),
        ("Av Ann Doe och Bob Roe", "Ann Doe + Bob Roe"),
        ("Af Ann Doe", "Ann Doe"),
        ("Autor: Ann Doe", "Ann Doe"),
        ("Text: Ann Doe, Fotos: Bob Roe", "Ann Doe"),
        ("Written by Ann Doe", "Ann Doe"),
        ("Reported by Ann Doe; edited by Bob Roe", "Ann Doe"),
        ("Abby", "Abby"),
        ("Byron Doe", "Byron Doe"),
        ("Vonda Doe", "Vonda Doe"),
        ("Charles De Gaulle", "Charles De Gaulle"),
        ("Ursula von der Leyen", "Ursula von der Leyen"),
        ("Andy Anderson", "Andy Anderson"),
        ("Jane Doe, Staff Writer", "Jane Doe [Staff Writer]"),
        ("Jane Doe, Reuters", "Jane Doe + =Reuters"),
        ("Jane Doe (AP)", "Jane Doe + =AP"),
        ("Jane Doe Reuters", "Jane Doe + =Reuters"),
        ("By Jane Doe in Rome and Bob Roe in Oslo", "Jane Doe + Bob Roe"),
        ("Jan von Aachen", "Jan von Aachen"),
        ("Jane Doe (AP), Bob Roe (AFP)", "Jane Doe + Bob Roe + =AP"),
        ("Doe, Jane", "Jane Doe"),
        ("Jong, Ann de", "Ann de Jong"),
        ("Jane Doe, PhD", "Jane Doe"),
        ("Sam Doe, Jr.", "Sam Doe Jr."),
        ("John Smith Jr.", "John Smith Jr."),
        ("Jane Doe, in Berlin", "Jane Doe"),
        ("Jane Doe, New York", "Jane Doe"),
        ("Jane Doe | BBC News", "Jane Doe"),
        ("Jane Doe / Reuters", "Jane Doe + =Reuters"),
        ("Jane Doe for The Paper", "Jane Doe"),
        ("Jane Doe • 5 min read", "Jane Doe"),
        ("By Jane Doe — November 18, 2025", "Jane Doe"),
        ("Jane Doe Updated Mar 12, 2020 @ 10:42 am", "Jane Doe"),
        ("Wednesday January 18, 2017 10:44 am PST by Jane Doe", "Jane Doe"),
        ("Dec. 28, 2017 - 17:50 By Han Mi-rae", "Han Mi-rae"),
        ("By YonhapPublished : Oct. 27, 2017 - 09:20", "=Yonhap"),
        ("By Jane Doe @janedoe", "Jane Doe"),
        ("Jane Doe Follow @janedoe", "Jane Doe"),
        ("Jane Doe Jane Doe", "Jane Doe"),
        ("Jane Doe, Jane Doe and JANE DOE", "Jane Doe"),
        ("View all posts by Jane Doe", "Jane Doe"),
        ("More by Jane Doe", "Jane Doe"),
        ("About the author", ""),
        ("Politics · Jane Doe, Bob Roe", "Jane Doe + Bob Roe"),
        ("Jane Doe\nGear Team", "Jane Doe"),
        ("By Jane Doe, MA\nGazette Health News", "Jane Doe"),
        ("ANN ROE, MIA POE, 7 NEWS", "ANN ROE + MIA POE"),
        ("Lina and Peter", "Lina + Peter"),
        ("Jane Doe and Agencies", "Jane Doe"),
        ("By Han Mi-rae (miraehan@paper.com)", "Han Mi-rae <miraehan@paper.com>"),
        ("Ann Doe (a@b.com) and Bob Roe (c@d.com)", "Ann Doe <a@b.com> + Bob Roe <c@d.com>"),
        ("Ann Doe, Bob Roe a@b.com", "Ann Doe + Bob Roe <a@b.com>"),
        ("Jane Doe ist Redakteurin bei der Zeitung", "Jane Doe"),
        ("Jane DoeStaff Writer", "Jane Doe [Staff Writer]"),
        ("By Yonhap", "=Yonhap"),
        ("dpa/lno", "=dpa"),
        ("det/dpa", "=dpa"),
        ("Le Monde et AFP", "=AFP"),
        ("스포츠조선=오다솜 기자", "오다솜 [기자]"),
        ("순천, 광양 유가람 기자 garam@paper.com", "유가람 <garam@paper.com> [기자]"),
        ("한미래 기자,임보람 기자", "한미래 [기자] + 임보람 [기자]"),
        ("연합뉴스", "=연합뉴스"),
        ("记者 王小明", "王小明"),
        ("", ""),
    ] {
        assert_eq!(shown(&parse(text)), expected, "{text}");
    }
}

#[test]
fn what_is_no_person_is_left_out() {
    for text in [
        "Staff",
        "By Staff Reporter",
        "News Desk",
        "Redaktion",
        "La rédaction",
        "admin",
        "Hans says:",
        "Photo: Jane Doe",
        "Reviewed by Jane Doe",
        "https://paper.example/jane-doe",
        "4 min read",
        "November 6, 2023",
        "Follow us",
        "BBC News",
        "Associate professor of history at a college",
        "A long sentence that somebody wrote about the author of it.",
        "편집부",
        "디지털뉴스부",
        "読売新聞オンライン",
        "(",
        "@",
        ",",
        "By",
        "— —",
        "{{user.fullname}}",
    ] {
        assert_eq!(shown(&parse(text)), "", "{text}");
    }
}

#[test]
fn a_korean_name_before_the_source_of_the_pictures_signs() {
    let signed = |line: &str| {
        super::closing_line(line).map(|b| b.authors.into_iter().map(|a| a.name).collect::<Vec<_>>())
    };
    assert_eq!(signed("홍길동 / 사진출처 한국"), Some(vec!["홍길동".to_owned()]));
    assert_eq!(signed("사진출처 홍길동"), None);
    assert_eq!(signed("홍길동 사진출처"), None);
}

#[test]
fn labels_and_glue_around_a_full_name() {
    for (text, expected) in [
        ("Disput Von Ann Lee", "Ann Lee"),
        ("Dita Von Muster", "Dita Von Muster"),
        ("Ann LeeAnn Lee", "Ann Lee"),
        ("Autorin/Autor Ann Lee", "Ann Lee"),
    ] {
        let names: Vec<String> = super::parse(text).authors.into_iter().map(|a| a.name).collect();
        assert_eq!(names, vec![expected], "{text}");
    }
}
