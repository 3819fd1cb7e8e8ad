//! Whole lines that are known beforehand: the site's from its layout, and those of any site.

use std::collections::HashMap;

use super::layout::TextLayout;

/// What a line is by its words alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// Anything else.
    Plain,
    /// A button or label, to be passed over.
    Skip,
    /// An entry of the site's menu.
    Menu,
    /// The heading of a box below the story, by the site's own layout.
    End,
    /// The heading of a box of other stories as any site has them, below the story or within.
    Inset,
    /// A list's number or bullet with nothing behind it.
    Rank,
    /// The headline behind a number: an entry of a ranking.
    Item,
}

/// Buttons and labels that pages of any site print beside a story.
#[rustfmt::skip]
const SKIP: &[&str] = &[
    // ways around the page
    "home", "menu", "search", "back to top", "skip to content", "skip to main content", "close", "x", "메뉴",
    "검색", "본문 바로가기", "닫기",
    // ways to pass the story on
    "share", "share this", "share this article", "print", "email", "e-mail", "mail", "facebook", "twitter",
    "copy link", "link copied", "save", "comment", "comments", "공유", "공유하기", "인쇄", "스크랩", "댓글",
    "シェア", "分享",
    // how to show it
    "print preview", "font size up", "font size down", "listen", "글자크기", "글자크기 조절", "가", "가가",
    // what pays for it
    "advertisement", "advertising", "ad", "sponsored", "subscribe", "sign in", "log in", "login", "광고", "로그인",
    "구독", "広告", "广告",
];

/// Headings of the boxes that follow a story on any site, or stand in the middle of it.
#[rustfmt::skip]
const INSETS: &[&str] = &[
    // what others read
    "most popular", "most read", "most viewed", "trending", "trending now", "많이 본 뉴스", "인기뉴스",
    // what is new
    "latest news", "주요뉴스", "최신뉴스",
    // what is like it
    "related articles", "related stories", "related news", "related", "관련기사", "관련 기사", "関連記事",
    "相关新闻", "相關新聞",
    // what to read next
    "read more", "read next", "more from", "recommended", "you may also like", "editors' picks", "editor's picks",
    "おすすめ記事",
    // what readers say
    "leave a comment",
];

/// Marks of a notice of rights: what stands in such a line is never the story.
#[rustfmt::skip]
const RIGHTS: &[&str] = &[
    "all rights reserved", "copyright", "©", "ⓒ", "저작권자", "무단전재", "무단 전재", "재배포 금지", "無断転載",
    "版权所有",
];

/// Longest notice of rights in bytes: a longer line is prose about rights.
const LONGEST_NOTICE: usize = 240;

/// The known lines, ready to be asked.
pub(super) struct Vocabulary {
    sorts: HashMap<String, Sort>,
    longest: usize,
}

impl Vocabulary {
    /// The words of any site and those of `layout`, which win.
    pub(super) fn new(layout: Option<&TextLayout>) -> Self {
        let mut words = Vocabulary { sorts: HashMap::new(), longest: 0 };
        words.learn(SKIP, Sort::Skip);
        words.learn(INSETS, Sort::Inset);
        if let Some(layout) = layout {
            words.learn(layout.menu, Sort::Menu);
            words.learn(layout.skip, Sort::Skip);
            words.learn(layout.ends, Sort::End);
        }
        words
    }

    fn learn(&mut self, lines: &[&str], sort: Sort) {
        for line in lines {
            let line = line.to_lowercase();
            self.longest = self.longest.max(line.len());
            self.sorts.insert(line, sort);
        }
    }

    /// What `line` is.
    pub(super) fn sort(&self, line: &str) -> Sort {
        if is_rank(line) {
            return Sort::Rank;
        }
        let name = line.trim_start_matches(is_bullet);
        if name.len() > self.longest.saturating_mul(2) {
            return Sort::Plain;
        }
        let name = super::lines::fold(name).to_lowercase();
        let known = self.sorts.get(name.trim_end_matches(':').trim_end());
        known.copied().unwrap_or(if heads_box(&name) { Sort::Inset } else { Sort::Plain })
    }
}

/// `More from Town`, in small letters.
fn heads_box(name: &str) -> bool {
    let most_words = 5;
    ["more from ", "more in ", "most read in "].iter().any(|start| name.starts_with(start))
        && name.split_whitespace().count() <= most_words
        && !name.ends_with(['.', '?', '!'])
}

/// Signs that open an entry of a list.
fn is_bullet(c: char) -> bool {
    c.is_whitespace() || matches!(c, '•' | '·' | '*' | '-' | '–' | '▶' | '»' | '›' | '■' | '◆' | '○' | '|')
}

/// A number of a ranking or a bullet, with nothing behind it: `-`, `1`, `2. 3`, `)`.
fn is_rank(line: &str) -> bool {
    let longest = "10. 10".len();
    if line.len() > longest {
        return false;
    }
    let digits = line.bytes().filter(u8::is_ascii_digit).count();
    let sign = |c: char| c.is_ascii_digit() || is_bullet(c) || matches!(c, '.' | ')' | ']' | '/' | '>' | ',');
    digits <= 4 && !is_year(line) && line.chars().all(sign)
}

fn is_year(line: &str) -> bool {
    line.len() == 4 && line.bytes().all(|b| b.is_ascii_digit())
}

/// A notice of rights.
pub(super) fn is_notice(line: &str) -> bool {
    if line.len() > LONGEST_NOTICE {
        return false;
    }
    let line = line.to_lowercase();
    RIGHTS.iter().any(|mark| line.contains(mark))
}
