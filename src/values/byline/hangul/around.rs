//! What stands around a Korean name: towns, papers, desks.

use crate::values::byline::agency;
use crate::values::byline::shape::is_hangul;

/// Cities and provinces that begin with a family name, and the cities of correspondents.
#[rustfmt::skip]
const PLACES: &[&str] = &[
    "서울", "부산", "대구", "인천", "광주", "대전", "울산", "세종", "경기", "강원", "충북", "충남", "전북", "전남", "경북", "경남", "제주",
    "수원", "성남", "고양", "용인", "안산", "안양", "남양주", "화성", "평택", "의정부", "시흥", "김포", "광명", "군포", "이천", "오산", "하남",
    "양주", "구리", "안성", "포천", "의왕", "여주", "동두천", "과천", "가평", "연천", "양평", "춘천", "원주", "강릉", "동해", "태백", "속초",
    "삼척", "홍천", "정선", "양양", "인제", "고성", "청주", "충주", "제천", "보은", "옥천", "영동", "진천", "괴산", "음성", "단양", "천안",
    "공주", "보령", "아산", "서산", "논산", "계룡", "당진", "금산", "부여", "서천", "청양", "홍성", "예산", "태안", "전주", "군산", "익산",
    "정읍", "남원", "김제", "완주", "진안", "무주", "장수", "임실", "순창", "고창", "부안", "목포", "여수", "순천", "나주", "광양", "담양",
    "곡성", "구례", "고흥", "보성", "화순", "장흥", "강진", "해남", "영암", "무안", "함평", "영광", "장성", "완도", "진도", "신안", "포항",
    "경주", "김천", "안동", "구미", "영주", "영천", "상주", "문경", "경산", "의성", "청송", "영양", "영덕", "청도", "고령", "성주", "칠곡",
    "예천", "봉화", "울진", "울릉", "창원", "진주", "통영", "사천", "김해", "밀양", "거제", "양산", "의령", "함안", "창녕", "남해", "하동",
    "산청", "함양", "거창", "합천", "서귀포", "잠실", "고척", "여의도", "인천공항", "판문점", "도쿄", "베이징", "상하이", "홍콩", "워싱턴", "뉴욕",
    "파리", "런던", "베를린", "로마", "제네바", "모스크바", "하노이", "방콕", "마닐라", "시드니", "자카르타", "카이로", "이스탄불", "선양", "타이베이",
    "브뤼셀", "두바이",
];

/// Endings of the names of papers, stations and desks.
#[rustfmt::skip]
const HOUSE_ENDINGS: &[&str] = &[
    "뉴스", "신문", "일보", "방송", "통신", "경제", "닷컴", "미디어", "타임스", "타임즈", "저널", "투데이", "매거진", "코리아", "연예", "스포츠",
    "팀", "부서", "국제부", "사회부", "정치부", "경제부", "문화부", "체육부", "산업부", "전국부", "편집부", "온라인부", "뉴스부", "보도부", "스포츠부",
    "취재부", "증권부", "금융부", "생활부", "과학부", "편집국", "보도국", "본부", "센터", "위원회", "협회", "비즈", "데일리", "헤럴드", "사이트",
    "관리자", "운영자", "제공", "채널", "라디오", "특별취재",
];

/// Names of papers that are shaped like a person's.
#[rustfmt::skip]
const HOUSES: &[&str] = &[
    "한겨레", "더팩트", "조선", "동아", "중앙", "경향", "한국", "국민", "문화", "세계", "연합", "이코노미", "노컷", "민중", "서울",
];

/// Endings of the names of papers alone, not of desks or sections.
#[rustfmt::skip]
const PAPER_ENDINGS: &[&str] = &[
    "신문", "일보", "경제", "방송", "통신", "닷컴", "저널", "타임스", "타임즈", "투데이", "데일리", "헤럴드",
];

/// Whether the text is the name of a paper or a station (`서울경제`).
pub(in crate::values::byline) fn is_paper(text: &str) -> bool {
    text.chars().count() >= 4
        && text.chars().all(is_hangul)
        && PAPER_ENDINGS.iter().any(|e| text.ends_with(e))
}

/// Whether a word is a town, a paper, a desk or an agency, or letters that stand for a station.
pub(super) fn is_around(word: &str) -> bool {
    PLACES.contains(&word)
        || HOUSES.contains(&word)
        || HOUSE_ENDINGS.iter().any(|e| word.ends_with(e))
        || agency(word).is_some()
        || word.chars().all(|c| c.is_ascii_uppercase())
}
