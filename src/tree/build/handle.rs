//! A node as the tree builder knows it.

use html5ever::{ExpandedName, LocalName, Namespace, local_name, ns};

use super::arena::Id;

/// A node with its name: the tree builder asks for the names of many nodes at every tag.
#[derive(Debug, Clone)]
pub(super) struct Handle {
    pub id: Id,
    pub name: LocalName,
    pub language: Language,
    /// An `<annotation-xml>` that holds HTML.
    pub is_integration_point: bool,
}

/// What a namespace stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    Html,
    Svg,
    Math,
}

impl Language {
    pub(super) fn of(namespace: &Namespace) -> Self {
        match *namespace {
            ns!(svg) => Language::Svg,
            ns!(mathml) => Language::Math,
            _ => Language::Html,
        }
    }

    fn namespace(self) -> &'static Namespace {
        static HTML: Namespace = ns!(html);
        static SVG: Namespace = ns!(svg);
        static MATH: Namespace = ns!(mathml);
        match self {
            Language::Html => &HTML,
            Language::Svg => &SVG,
            Language::Math => &MATH,
        }
    }
}

impl Handle {
    /// A node that is no element.
    pub(super) fn nameless(id: Id) -> Self {
        Handle { id, name: local_name!(""), language: Language::Html, is_integration_point: false }
    }

    pub(super) fn is_foreign(&self) -> bool {
        self.language != Language::Html
    }

    pub(super) fn expanded_name(&self) -> ExpandedName<'_> {
        ExpandedName { ns: self.language.namespace(), local: &self.name }
    }
}
