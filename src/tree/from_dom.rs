//! A tree from one that html5ever has built already: nodes of `markup5ever_rcdom` into document order.

use std::vec;

use markup5ever_rcdom::{Handle, NodeData};
use tendril::StrTendril;

use super::attributes::{Attributes, Span};
use super::{Data, NodeId, Place, Tag, Tree, complete};
use crate::error::Limits;

impl Tree {
    /// The tree below a node. Comments and what stands inside svg, math and templates are left out;
    /// elements that are nested too deep too, but not their contents.
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
    /// The children still to come of every open element, and its node; of an element that was left
    /// out the node around it, which it does not end.
    open: Vec<(NodeId, bool, vec::IntoIter<Handle>)>,
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
        self.open.push((root, true, children(document)));
        while let Some((node, is_own, children)) = self.open.last_mut() {
            let (node, is_own) = (*node, *is_own);
            match children.next() {
                Some(child) if self.tree.len() < self.limits.nodes => self.enter(node, &child),
                Some(_) => {
                    self.tree.truncated = true;
                    *children = Vec::new().into_iter();
                }
                None => {
                    self.open.pop();
                    if is_own {
                        self.end(node);
                    }
                }
            }
        }
    }

    fn enter(&mut self, parent: NodeId, node: &Handle) {
        match &node.data {
            NodeData::Text { contents } => {
                let text = contents.try_borrow().map(|text| text.clone()).unwrap_or_default();
                self.add(parent, Data::Text(text));
            }
            NodeData::Element { .. } if self.open.len() > self.limits.depth => {
                self.tree.flattened += 1;
                self.open.push((parent, false, children(node)));
            }
            NodeData::Element { name, attrs, .. } => {
                let attrs = attrs.try_borrow().map(|attrs| attrs.clone()).unwrap_or_default();
                let given = attrs.iter().map(|a| (&*a.name.local, &*a.value));
                let attributes = self.tree.attributes.give(given);
                let (tag, name) = (Tag::of(&name.local), name.local.clone());
                let id = self.add(parent, Data::Element { tag, hidden: false, roles: 0, name, attributes });
                if !matches!(tag, Tag::Svg | Tag::Math | Tag::Template) {
                    self.open.push((id, true, children(node)));
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

    fn end(&mut self, node: NodeId) {
        let end = NodeId::from_index(self.tree.len());
        if let Some(place) = self.tree.places.get_mut(node.index()) {
            place.end = end;
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
    fn limits_hold_for_it_too() {
        let deep = "<div>".repeat(3000) + "x";
        let tree = of_dom(&deep, &Limits::default());
        assert!(tree.flattened > 2000 && tree.text(NodeId::ROOT) == "x");
        assert!(tree.all().all(|id| tree.ancestors(id).count() <= Limits::default().depth + 1));
        let tree = of_dom(&"<p>x".repeat(3000), &Limits::default().nodes(100));
        assert!(tree.truncated && tree.len() == 100);
    }
}
