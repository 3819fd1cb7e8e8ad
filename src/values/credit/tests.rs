use super::*;

fn shown(text: &str) -> (String, String) {
    let Caption { caption, credit } = split(text);
    (caption.unwrap_or_default(), credit.unwrap_or_default())
}

#[test]
fn credits_leave_captions() {
    for (text, caption, credit) in [
        ("It rains in Seoul on Friday. (Yonhap)", "It rains in Seoul on Friday.", "Yonhap"),
        ("It rains in Seoul on Friday (Yonhap).", "It rains in Seoul on Friday", "Yonhap"),
        ("Minister Ann Lee (right) waves. (Yonhap)", "Minister Ann Lee (right) waves.", "Yonhap"),
        (
            "Korea Composite Stock Price Index (Kospi) (Yonhap)",
            "Korea Composite Stock Price Index (Kospi)",
            "Yonhap",
        ),
        ("It rains. (PHOTO NOT FOR SALE) (Yonhap)", "It rains.", "Yonhap"),
        ("(Yonhap)", "", "Yonhap"),
        ("(Credit: Ann Instagram)", "", "Ann Instagram"),
        ("It rains. (Photo - 123rf)", "It rains.", "123rf"),
        ("Rain by month (Graph - The Gazette)", "Rain by month", "The Gazette"),
        ("Guests arrive. (Indian Embassy in Seoul)", "Guests arrive.", "Indian Embassy in Seoul"),
        ("A scene of the new drama (tvN)", "A scene of the new drama", "tvN"),
        ("Shoppers look at cheap apples (E-mart)", "Shoppers look at cheap apples", "E-mart"),
        ("The new car. (Hyundai Motor)", "The new car.", "Hyundai Motor"),
        ("Both listen. (Reuters-Yonhap)", "Both listen.", "Reuters-Yonhap"),
        ("It rains. [YONHAP]", "It rains.", "YONHAP"),
        ("It rains / Yonhap", "It rains", "Yonhap"),
        ("It rains./ Courtesy of Ann Lee", "It rains.", "Ann Lee"),
        ("It rains. Photo: Ann Lee/AP", "It rains.", "Ann Lee/AP"),
        ("Es regnet Foto: dpa", "Es regnet", "dpa"),
        ("Es regnet. (Foto: Ann Lee/dpa)", "Es regnet.", "Ann Lee/dpa"),
        ("It rains | Photo: Ann Lee", "It rains", "Ann Lee"),
        ("It rains. AP Photo/Ann Lee", "It rains.", "AP Photo/Ann Lee"),
        ("It rains. (AP Photo/Ann Lee, File)", "It rains.", "AP Photo/Ann Lee, File"),
        ("It rains. Photograph: Ann Lee/The Gazette", "It rains.", "Ann Lee/The Gazette"),
        ("Es regnet.© Ann Lee", "Es regnet.", "Ann Lee"),
        ("It rains. Getty Images", "It rains.", "Getty Images"),
        ("It rains. Ann Lee/Getty Images", "It rains.", "Ann Lee/Getty Images"),
        ("It rains.Ann Lee / AFP - Getty Images", "It rains.", "Ann Lee / AFP - Getty Images"),
        ("It rains. Image: REUTERS/Ann Lee", "It rains.", "REUTERS/Ann Lee"),
        ("It rains. Photo by ANN LEE /AFP via Getty Images", "It rains.", "ANN LEE /AFP via Getty Images"),
        ("It rains. Courtesy of Ann Lee", "It rains.", "Ann Lee"),
        ("Es regnet\nBild: Ann Lee", "Es regnet", "Ann Lee"),
        ("Image copyright Reuters Image caption It rains", "It rains", "Reuters"),
        ("Photo: Ann Lee/AP", "", "Ann Lee/AP"),
        ("Getty Images", "", "Getty Images"),
        ("It rains [File: Reuters]", "It rains", "Reuters"),
        ("It rains (Picture: Ann Lee)", "It rains", "Ann Lee"),
        ("비가 내리고 있다. 잠실=홍길동 기자 a@b.co.kr /2020.08.20/", "비가 내리고 있다.", "홍길동"),
        ("비가 내리고 있다. /연합뉴스", "비가 내리고 있다.", "연합뉴스"),
        ("비가 내리고 있다. 뉴시스", "비가 내리고 있다.", "뉴시스"),
        ("비가 내리고 있다. 세종=연합뉴스", "비가 내리고 있다.", "연합뉴스"),
        (
            "The Harbour Gazette\nRain falls on the old ferry.",
            "Rain falls on the old ferry.",
            "The Harbour Gazette",
        ),
        ("비가 내리고 있다. 세종시 제공", "비가 내리고 있다.", "세종시"),
        ("비가 내리고 있다. 사진=홍길동 기자", "비가 내리고 있다.", "홍길동"),
        ("[사진 출처 : 가나 트위터 캡처]", "", "가나 트위터 캡처"),
        ("雨の東京（３日）＝ＡＰ", "雨の東京（３日）", "ＡＰ"),
        ("Mưa ở Hà Nội. Ảnh: Báo làng trẻ", "Mưa ở Hà Nội.", "Báo làng trẻ"),
        ("雨の東京 写真：山田太郎", "雨の東京", "山田太郎"),
    ] {
        assert_eq!(shown(text), (caption.to_owned(), credit.to_owned()), "{text}");
    }
}

#[test]
fn captions_without_credit_stay_whole() {
    for text in [
        "Korea Composite Stock Price Index (Kospi)",
        "Ann Lee (left) and Bo Ray (right)",
        "Bo Ray (sixth from left)",
        "Ann Lee (R)",
        "The tower in its first year (1911)",
        "Granny (78)",
        "Minister Ann Lee (XYZ)",
        "The town (file)",
        "A prize (5 million won)",
        "The old house (not to scale)",
        "Rain over Berlin",
        "He works for Reuters.",
        "A train leaves for Rome",
        "",
        "The photo: what nobody had ever wanted to see again",
        "A view of New York/New Jersey",
    ] {
        assert_eq!(shown(text), (text.to_owned(), String::new()), "{text}");
    }
}

#[test]
fn labels_leave_credits() {
    for (text, expected) in [
        ("Photo: Ann Lee/AP", Some("Ann Lee/AP")),
        ("(Yonhap)", Some("Yonhap")),
        ("Foto: dpa", Some("dpa")),
        ("Picture: Ann Lee", Some("Ann Lee")),
        ("Picture Ann Lee", Some("Ann Lee")),
        ("picture alliance/dpa", Some("picture alliance/dpa")),
        ("Credit: Ann Instagram", Some("Ann Instagram")),
        ("Image credit: Ann Lee", Some("Ann Lee")),
        ("Photograph by Ann Lee", Some("Ann Lee")),
        ("© Ann Lee", Some("Ann Lee")),
        ("© 2023 Ann Lee", Some("Ann Lee")),
        ("[사진 출처 : 가나 캡처]", Some("가나 캡처")),
        ("사진=홍길동 기자", Some("홍길동")),
        ("사진출처 가나 인스타그램", Some("가나 인스타그램")),
        ("Photo : YONHAP News", Some("YONHAP News")),
        ("Courtesy of Ann Lee", Some("Ann Lee")),
        ("(Photo: Courtesy of Ann Lee)", Some("Ann Lee")),
        ("Quelle: Ann Lee", Some("Ann Lee")),
        ("Crédit photo : Ann Lee", Some("Ann Lee")),
        ("Foto de Ann Lee", Some("Ann Lee")),
        ("写真：山田太郎", Some("山田太郎")),
        ("Sam Doe Jr.", Some("Sam Doe Jr.")),
        ("AP Photo/Ann Lee", Some("AP Photo/Ann Lee")),
        ("Photo:", None),
        ("()", None),
        ("", None),
    ] {
        assert_eq!(clean(text).as_deref(), expected, "{text}");
    }
}
