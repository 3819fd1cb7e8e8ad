//! Element names as numbers: one `match` when the tree is laid out, none afterwards.

macro_rules! tags {
    ($($variant:ident $name:literal),* $(,)?) => {
        /// The element names that the crate asks for; all others are `Other`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub(crate) enum Tag { $($variant,)* Other }

        impl Tag {
            /// The tag of a lower-case element name.
            pub(crate) fn of(name: &str) -> Tag {
                match name { $($name => Tag::$variant,)* _ => Tag::Other }
            }
        }
    };
}

tags! {
    A "a", Abbr "abbr", Address "address", AmpImg "amp-img", AmpVideo "amp-video", Article "article",
    Aside "aside", Audio "audio", B "b", Base "base", Big "big", Blockquote "blockquote", Body "body", Br "br",
    Button "button", Canvas "canvas", Caption "caption", Center "center", Cite "cite", Code "code", Col "col",
    Colgroup "colgroup", Dd "dd", Del "del", Details "details", Dialog "dialog", Dir "dir", Div "div", Dl "dl",
    Dt "dt", Em "em", Embed "embed", Fieldset "fieldset", Figcaption "figcaption", Figure "figure", Font "font",
    Footer "footer", Form "form", Frameset "frameset", H1 "h1", H2 "h2", H3 "h3", H4 "h4", H5 "h5", H6 "h6",
    Head "head", Header "header", Hgroup "hgroup", Hr "hr", Html "html", I "i", Iframe "iframe", Img "img",
    Input "input", Ins "ins", Kbd "kbd", Label "label", Legend "legend", Li "li", Link "link", Main "main",
    Map "map", Mark "mark", Math "math", Menu "menu", Meta "meta", Nav "nav", Noframes "noframes",
    Noscript "noscript", Object "object", Ol "ol", Optgroup "optgroup", Option "option", Output "output", P "p",
    Param "param", Picture "picture", Pre "pre", Q "q", Rp "rp", Rt "rt", Ruby "ruby", S "s", Samp "samp",
    Script "script", Search "search", Section "section", Select "select", Small "small", Source "source",
    Span "span", Strike "strike", Strong "strong", Style "style", Sub "sub", Summary "summary", Sup "sup",
    Svg "svg", Table "table", Tbody "tbody", Td "td", Template "template", Textarea "textarea", Tfoot "tfoot",
    Th "th", Thead "thead", Time "time", Title "title", Tr "tr", Tt "tt", U "u", Ul "ul", Video "video", Wbr "wbr",
}

impl Tag {
    /// Starts and ends a line of its own when a browser lays it out (HTML standard, section 15.3).
    /// Custom elements are inline by default, but a block inside them breaks the line anyway.
    #[rustfmt::skip]
    pub(crate) const fn is_block(self) -> bool {
        use Tag::{
            Address, Article, Aside, Blockquote, Body, Caption, Center, Dd, Details, Dialog, Dir, Div, Dl, Dt, Fieldset,
            Figcaption, Figure, Footer, Form, Frameset, H1, H2, H3, H4, H5, H6, Header, Hgroup, Hr, Html, Legend, Li,
            Main, Menu, Nav, Ol, Optgroup, Option, P, Pre, Search, Section, Summary, Table, Tbody, Td, Tfoot, Th,
            Thead, Tr, Ul, Video,
        };
        matches!(
            self,
            Address | Article | Aside | Blockquote | Body | Caption | Center | Dd | Details | Dialog | Dir | Div | Dl | Dt
                | Fieldset | Figcaption | Figure | Footer | Form | Frameset | H1 | H2 | H3 | H4 | H5 | H6 | Header | Hgroup
                | Hr | Html | Legend | Li | Main | Menu | Nav | Ol | Optgroup | Option | P | Pre | Search | Section
                | Summary | Table | Tbody | Td | Tfoot | Th | Thead | Tr | Ul | Video
        )
    }

    /// Never shown as text, whatever the style says.
    pub(crate) const fn is_silent(self) -> bool {
        matches!(
            self,
            Tag::Script
                | Tag::Style
                | Tag::Template
                | Tag::Head
                | Tag::Noscript
                | Tag::Noframes
                | Tag::Iframe
                | Tag::Object
                | Tag::Audio
                | Tag::Canvas
                | Tag::Svg
                | Tag::Math
                | Tag::Textarea
                | Tag::Select
                | Tag::Rt
                | Tag::Rp
        )
    }

    /// 1 to 6 for `h1` to `h6`.
    pub(crate) const fn heading_level(self) -> Option<u8> {
        Some(match self {
            Tag::H1 => 1,
            Tag::H2 => 2,
            Tag::H3 => 3,
            Tag::H4 => 4,
            Tag::H5 => 5,
            Tag::H6 => 6,
            _ => return None,
        })
    }
}
