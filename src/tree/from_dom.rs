//! A tree from one that html5ever has built already: nodes of `markup5ever_rcdom` into document order.

use std::vec;

use markup5ever_rcdom::{Handle, NodeData};
use tendril::StrTendril;

use super::attributes::{Attributes, Span};
use super::{Data, NodeId, Place, Tag, Tree, complete};
use crate::error::Limits;

impl Tree {
    /// The tree below a node. Comments and what stands inside svg, math and templates are left out;
    /// elements that are nested too deep too, but not their contents. So is the text of a `noscript`
    /// that was parsed as text, as browsers with scripts do: it is markup.
    pub(crate) fn of_dom(document: &Handle, limits: &Limits) -> Tree {
        let mut copy = Copy::new(limits);
        copy.below(document);
        let Copy { mut tree, .. } = copy;
        tree.data.iter_mut().for_each(|data| complete(data, &tree.attributes));
        tree
    }
}

struct Copy<'a> {
    limits: &'a Limits,
    tree: Tree,
    open: Vec<Open>,
}

/// An element whose children are being copied.
struct Open {
    /// Its node; of an element that was left out the node around it.
    node: NodeId,
    end: End,
    /// The children still to come.
    children: vec::IntoIter<Handle>,
}

/// What the end of an element ends.
#[derive(Clone, Copy)]
enum End {
    Node,
    /// A word, where a block was left out.
    Word,
    Nothing,
}

impl Copy<'_> {
    fn new(limits: &Limits) -> Copy<'_> {
        let tree = Tree {
            places: Vec::new(),
            data: Vec::new(),
            attributes: Attributes::new(StrTendril::new()),
            flattened: 0,
            truncated: false,
        };
        Copy { limits, tree, open: Vec::new() }
    }

    fn below(&mut self, document: &Handle) {
        let (name, attributes) = (html5ever::LocalName::default(), Span::default());
        let root = self
            .add(NodeId::ROOT, Data::Element { tag: Tag::Other, hidden: false, roles: 0, name, attributes });
        self.open.push(Open { node: root, end: End::Node, children: children(document) });
        while let Some(Open { node, end, children }) = self.open.last_mut() {
            let (node, end) = (*node, *end);
            match children.next() {
                Some(child) if self.tree.len() < self.limits.nodes => self.enter(node, &child),
                Some(_) => {
                    self.tree.truncated = true;
                    *children = Vec::new().into_iter();
                }
                None => {
                    self.open.pop();
                    self.end(node, end);
                }
            }
        }
    }

    fn enter(&mut self, parent: NodeId, node: &Handle) {
        match &node.data {
            NodeData::Text { contents } => {
                let text = contents.try_borrow().map(|text| text.clone()).unwrap_or_default();
                if self.tree.tag(parent) != Tag::Noscript || !text.contains('<') {
                    self.add(parent, Data::Text(text));
                }
            }
            NodeData::Element { name, .. } if self.open.len() > self.limits.depth => {
                self.tree.flattened += 1;
                let end = if Tag::of(&name.local).is_block() { End::Word } else { End::Nothing };
                self.end(parent, end);
                self.open.push(Open { node: parent, end, children: children(node) });
            }
            NodeData::Element { name, attrs, .. } => {
                let attrs = attrs.try_borrow().map(|attrs| attrs.clone()).unwrap_or_default();
                let given = attrs.iter().map(|a| (&*a.name.local, &*a.value));
                let attributes = self.tree.attributes.give(given);
                let (tag, name) = (Tag::of(&name.local), name.local.clone());
                let id = self.add(parent, Data::Element { tag, hidden: false, roles: 0, name, attributes });
                if !matches!(tag, Tag::Svg | Tag::Math | Tag::Template) {
                    self.open.push(Open { node: id, end: End::Node, children: children(node) });
                }
            }
            _ => {}
        }
    }

    fn add(&mut self, parent: NodeId, data: Data) -> NodeId {
        let id = NodeId::from_index(self.tree.len());
        self.tree.places.push(Place { parent, end: id.next() });
        self.tree.data.push(data);
        id
    }

    fn end(&mut self, node: NodeId, end: End) {
        let next = NodeId::from_index(self.tree.len());
        match end {
            End::Node => {
                self.tree.places.get_mut(node.index()).into_iter().for_each(|place| place.end = next)
            }
            // The words before and after it stay two words.
            End::Word => {
                self.add(node, Data::Text(StrTendril::from(" ")));
            }
            End::Nothing => {}
        }
    }
}

/// None of a node whose owner is changing it just then.
fn children(node: &Handle) -> vec::IntoIter<Handle> {
    node.children.try_borrow().map(|children| children.clone()).unwrap_or_default().into_iter()
}

#[cfg(test)]
mod tests {
    use html5ever::tendril::TendrilSink;
    use markup5ever_rcdom::RcDom;

    use super::*;

    fn of_dom(html: &str, limits: &Limits) -> Tree {
        let options = html5ever::ParseOpts {
            tree_builder: html5ever::tree_builder::TreeBuilderOpts {
                scripting_enabled: false,
                ..Default::default()
            },
            ..Default::default()
        };
        let dom = html5ever::parse_document(RcDom::default(), options).one(html);
        Tree::of_dom(&dom.document, limits)
    }

    fn shape(tree: &Tree) -> Vec<String> {
        let node = |id| {
            let attributes: Vec<String> = tree.attributes(id).map(|(n, v)| format!("{n}={v}")).collect();
            let (up, end) = (tree.parent(id), tree.end(id));
            let text = tree.raw_text(id).unwrap_or_default();
            format!("{up:?} {end:?} {} {attributes:?} {} {text:?}", tree.name(id), tree.is_hidden(id))
        };
        tree.all().map(node).collect()
    }

    #[test]
    fn it_is_the_tree_of_the_same_page() {
        let limits = Limits::default();
        for html in [
            "<!doctype html><title>A &amp; B</title><p class=x id='&lt;'>one<b>two</b><!-- c -->three<br>",
            "<table><tr><td>a<td>b</table><p hidden>not</p><template><p>t</p></template>",
            "<p>a<svg viewbox=1><g>x</g></svg>b<math><mi>x</mi></math>",
            "<script type=application/ld+json>{\"a\": 1}</script><p>x",
            "",
        ] {
            assert_eq!(shape(&of_dom(html, &limits)), shape(&Tree::parse(html, &limits)), "{html}");
        }
    }

    #[test]
    fn markup_in_a_noscript_is_no_text() {
        let dom = html5ever::parse_document(RcDom::default(), html5ever::ParseOpts::default());
        let dom = dom.one("<p>a</p><noscript><p>Turn <b>it</b> on</p></noscript><p>b</p>");
        let tree = Tree::of_dom(&dom.document, &Limits::default());
        assert_eq!(tree.text(NodeId::ROOT), "a\nb");
    }

    #[test]
    fn words_of_blocks_that_were_left_out_stay_apart() {
        let html = "<div>".repeat(300) + "<div>one</div><div>two</div><span>th</span>ree";
        for limit in [200, 1000] {
            let text = of_dom(&html, &Limits::default().depth(limit)).text(NodeId::ROOT);
            assert_eq!(text.split_whitespace().collect::<Vec<_>>(), ["one", "two", "three"], "{limit}");
        }
    }

    #[test]
    fn limits_hold_for_it_too() {
        let deep = "<div>".repeat(3000) + "x";
        let tree = of_dom(&deep, &Limits::default());
        assert!(tree.flattened > 2000 && tree.text(NodeId::ROOT) == "x");
        assert!(tree.all().all(|id| tree.ancestors(id).count() <= Limits::default().depth + 1));
        let tree = of_dom(&"<p>x".repeat(3000), &Limits::default().nodes(100));
        assert!(tree.truncated && tree.len() == 100);
    }
}
