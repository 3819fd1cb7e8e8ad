//! Invented stories: headline and body, and the encodings that hold them.

pub struct Story {
    pub headline: &'static str,
    pub body: &'static str,
    /// Labels with the names of the encodings that they stand for.
    pub encodings: &'static [(&'static str, &'static str)],
}

impl Story {
    /// A page with some markup in its head.
    pub fn page(&self, head: &str) -> String {
        let Story { headline, body, .. } = self;
        format!(
            "<!DOCTYPE html>\n<html><head>{head}<title>{headline}</title></head>\n\
             <body><h1>{headline}</h1>\n<article><p>{body}</p></article></body></html>\n"
        )
    }
}

pub const KOREAN: Story = Story {
    headline: "부산 항만청, 백 년 조위 기록 학교에 공개",
    body: "부산 항만청이 지난 백 년 동안 모은 조위 기록을 시내 학교에 빌려주기로 했다고 금요일 밝혔다. 두 해의 시범 기간에 \
           학교 열두 곳이 참여했으며, 학생들은 기록을 베껴 쓰고 숫자를 서로 맞춰 보았다. 담당자는 앞으로 배의 이름도 함께 적겠다고 말했다.",
    encodings: &[("euc-kr", "EUC-KR"), ("ks_c_5601-1987", "EUC-KR"), ("windows-949", "EUC-KR")],
};

/// Syllables that CP949 has and EUC-KR as first defined has not.
pub const KOREAN_949: Story = Story {
    headline: "똠방각하 다리, 펲시 공원과 이어진다",
    body: "새 다리가 펲시 공원과 강 남쪽을 잇는다고 시청이 밝혔다. 햏님이라 불리는 관리인은 난간의 칠이 아직 덜 말랐으니 쫒기듯 건너지 \
           말라고 당부했다. 다리의 길이는 삼백 미터이며 자전거도 다닐 수 있다.",
    encodings: &[("euc-kr", "EUC-KR")],
};

pub const JAPANESE: Story = Story {
    headline: "川口の古い橋、四年ぶりに開通",
    body: "川口の橋が金曜日に開通し、最初の一時間で三百人が歩いて渡った。古い橋は四年前に閉じられ、町の人々は渡し船を使っていた。\
           町の技師によると、新しい橋は自転車も通れるという。ラーメン屋の主人は、店の前の行列が長くなったと話した。",
    encodings: &[("shift_jis", "Shift_JIS"), ("euc-jp", "EUC-JP"), ("iso-2022-jp", "ISO-2022-JP")],
};

pub const SIMPLIFIED: Story = Story {
    headline: "河口旧桥重新开放，居民步行过河",
    body: "河口的桥在星期五重新开放，第一个小时内有三百人步行过河。旧桥在四年前关闭，居民们一直乘坐渡船。镇上的工程师说，新桥也可以\
           骑自行车通过。面馆的老板说，店门前的队伍比以前长了许多。",
    encodings: &[("gbk", "GBK"), ("gb2312", "GBK"), ("gb18030", "gb18030")],
};

pub const TRADITIONAL: Story = Story {
    headline: "河口舊橋重新開放，居民步行過河",
    body: "河口的橋在星期五重新開放，第一個小時內有三百人步行過河。舊橋在四年前關閉，居民們一直乘坐渡船。鎮上的工程師說，新橋也可以\
           騎自行車通過。麵館的老闆說，店門前的隊伍比以前長了許多。",
    encodings: &[("big5", "Big5")],
};

pub const RUSSIAN: Story = Story {
    headline: "Старый мост через Ларку снова открыт",
    body: "Мост через Ларку открылся в пятницу, и за первый час по нему прошли триста человек. Старый мост закрыли четыре года назад, \
           и жители переправлялись на лодке. По словам инженера, по новому мосту можно ездить и на велосипеде.",
    encodings: &[("windows-1251", "windows-1251"), ("koi8-r", "KOI8-R"), ("iso-8859-5", "ISO-8859-5")],
};

pub const GREEK: Story = Story {
    headline: "Άνοιξε ξανά η παλιά γέφυρα του Λάρκου",
    body: "Η γέφυρα πάνω από τον Λάρκο άνοιξε την Παρασκευή και την πρώτη ώρα πέρασαν τριακόσιοι άνθρωποι. Η παλιά γέφυρα είχε κλείσει \
           πριν από τέσσερα χρόνια και οι κάτοικοι έπαιρναν τη βάρκα. Ο μηχανικός του δήμου είπε ότι περνούν και ποδήλατα.",
    encodings: &[("windows-1253", "windows-1253"), ("iso-8859-7", "ISO-8859-7")],
};

pub const POLISH: Story = Story {
    headline: "Stary most nad Larką znów otwarty",
    body: "Most nad Larką otwarto w piątek, a w ciągu pierwszej godziny przeszło po nim trzysta osób. Stary most zamknięto cztery lata \
           temu i mieszkańcy pływali łodzią. Miejski inżynier powiedział, że po nowym moście można też jeździć rowerem, byle ostrożnie.",
    encodings: &[("windows-1250", "windows-1250"), ("iso-8859-2", "ISO-8859-2")],
};

pub const GERMAN: Story = Story {
    headline: "Brücke über die Lark wieder geöffnet",
    body: "Die Brücke über die Lark wurde am Freitag geöffnet, und in der ersten Stunde gingen dreihundert Menschen hinüber. Die alte \
           Brücke war vor vier Jahren geschlossen worden; die Bürger fuhren mit der Fähre. Über die neue dürfen auch Fahrräder, sagte \
           der Ingenieur – „aber bitte langsam“, fügte er hinzu. Sie kostete 3 Millionen €.",
    encodings: &[("windows-1252", "windows-1252"), ("iso-8859-1", "windows-1252")],
};

pub const TURKISH: Story = Story {
    headline: "Lark üzerindeki eski köprü yeniden açıldı",
    body: "Lark üzerindeki köprü cuma günü açıldı ve ilk saatte üç yüz kişi yürüyerek geçti. Eski köprü dört yıl önce kapatılmıştı ve \
           kasabalılar kayıkla karşıya geçiyordu. Mühendis, yeni köprüden bisikletlerin de geçebileceğini söyledi.",
    encodings: &[("windows-1254", "windows-1254"), ("iso-8859-9", "windows-1254")],
};

pub const HEBREW: Story = Story {
    headline: "הגשר הישן מעל הלארק נפתח מחדש",
    body: "הגשר מעל הלארק נפתח ביום שישי, ובשעה הראשונה עברו בו שלוש מאות איש ברגל. הגשר הישן נסגר לפני ארבע שנים, והתושבים שטו \
           במעבורת. מהנדס העיר אמר שגם אופניים יוכלו לעבור בגשר החדש.",
    encodings: &[("windows-1255", "windows-1255")],
};

pub const ARABIC: Story = Story {
    headline: "إعادة فتح الجسر القديم فوق النهر",
    body: "فتح الجسر فوق النهر يوم الجمعة وعبره ثلاثمئة شخص سيرا على الأقدام في الساعة الأولى. وكان الجسر القديم قد أغلق قبل أربع \
           سنوات وكان السكان يعبرون بالقارب. وقال مهندس البلدة إن الدراجات تستطيع العبور أيضا.",
    encodings: &[("windows-1256", "windows-1256")],
};

pub const ALL: [&Story; 12] = [
    &KOREAN,
    &KOREAN_949,
    &JAPANESE,
    &SIMPLIFIED,
    &TRADITIONAL,
    &RUSSIAN,
    &GREEK,
    &POLISH,
    &GERMAN,
    &TURKISH,
    &HEBREW,
    &ARABIC,
];

/// Every story with every label and its name.
pub fn all() -> impl Iterator<Item = (&'static Story, &'static str, &'static str)> {
    ALL.into_iter().flat_map(|story| story.encodings.iter().map(move |(label, name)| (story, *label, *name)))
}
