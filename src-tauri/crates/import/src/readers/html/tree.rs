//! A page as html5ever builds it: nodes in one list, and its letters counted as they come, before there is a tree.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};
use html5ever::tree_builder::TreeBuilder;
use html5ever::{Attribute, LocalName, Namespace, QualName, TokenizerResult, ns};

use crate::caps;
use crate::format::Format;
use crate::letters::Count;
use crate::refusal::Refusal;
use crate::watch::{Step, Watch};

/// A page's nodes; the first is the document.
#[derive(Debug)]
pub(super) struct Tree {
    nodes: Vec<Node>,
}

#[derive(Debug)]
pub(super) struct Node {
    pub kind: Kind,
    pub parent: Option<usize>,
    pub children: Vec<usize>,
    depth: usize,
}

#[derive(Debug)]
pub(super) enum Kind {
    Document,
    Element {
        name: QualName,
        attributes: Vec<Attribute>,
        /// What is in a `<template>`, which nothing shows.
        template: Option<usize>,
    },
    Text(String),
    /// A comment, or what a template holds.
    Other,
}

/// Elements may nest deeper than tables do: each turn of a font is one.
pub(super) const DEPTH: usize = caps::DEPTH * 4;
/// What is given to the parser at once. Bytes.
const CHUNK: usize = 8 << 10;

impl Tree {
    pub(super) fn node(&self, at: usize) -> &Node {
        &self.nodes[at]
    }

    /// An element's name in lower case with its prefix; "" of anything else.
    pub(super) fn name(&self, at: usize) -> &str {
        match &self.nodes[at].kind {
            Kind::Element { name, .. } => &name.local,
            _ => "",
        }
    }

    /// It is HTML's own, not one of a drawing or a formula.
    pub(super) fn is_html(&self, at: usize) -> bool {
        matches!(&self.nodes[at].kind, Kind::Element { name, .. } if name.ns == ns!(html))
    }

    pub(super) fn attribute(&self, at: usize, wanted: &str) -> Option<&str> {
        let Kind::Element { attributes, .. } = &self.nodes[at].kind else { return None };
        attributes
            .iter()
            .find(|attribute| &*attribute.name.local == wanted)
            .map(|attribute| &*attribute.value)
    }

    /// Every node, the document first.
    pub(super) fn all(&self) -> std::ops::Range<usize> {
        0..self.nodes.len()
    }

    /// All words in a node, whatever becomes of it; scripts and style sheets have none.
    pub(super) fn words(&self, at: usize) -> String {
        let mut out = String::new();
        let mut next = vec![at];
        while let Some(at) = next.pop() {
            match &self.nodes[at].kind {
                Kind::Text(text) => out.push_str(text),
                Kind::Element { .. } if self.is_code(at) => {}
                Kind::Element { template, .. } => {
                    if !matches!(self.name(at), "span" | "font" | "b" | "i" | "a" | "u" | "em" | "strong") {
                        out.push(' ');
                    }
                    next.extend(self.nodes[at].children.iter().rev());
                    next.extend(template);
                }
                Kind::Document | Kind::Other => next.extend(self.nodes[at].children.iter().rev()),
            }
        }
        out
    }

    /// What stands in it is no text.
    pub(super) fn is_code(&self, at: usize) -> bool {
        self.is_html(at) && matches!(self.name(at), "script" | "style")
    }
}

/// Builds the tree of a page, and counts its letters.
pub(super) fn parse(text: &str, watch: &Watch<'_>) -> Result<(Tree, Count), Refusal> {
    let sink = Sink::default();
    sink.push(Kind::Document);
    let counting = Counting {
        builder: TreeBuilder::new(sink, Default::default()),
        count: RefCell::default(),
        is_code: Cell::new(false),
    };
    let tokenizer = Tokenizer::new(counting, Default::default());
    let queue = BufferQueue::default();
    let mut at = 0;
    while at < text.len() {
        watch.at(Step::Reading, at / 2, text.len())?;
        let end = text.floor_char_boundary((at + CHUNK).min(text.len()));
        queue.push_back(StrTendril::from(&text[at..end]));
        while !matches!(tokenizer.feed(&queue), TokenizerResult::Done) {}
        let sink = &tokenizer.sink.builder.sink;
        if sink.is_too_deep.get() {
            return Err(Refusal::TooDeep);
        }
        if sink.nodes.borrow().len() > caps::ELEMENTS {
            return Err(Refusal::TooMany);
        }
        at = end;
    }
    tokenizer.end();
    let Counting { builder, count, .. } = tokenizer.sink;
    if builder.sink.is_too_deep.get() {
        return Err(Refusal::TooDeep);
    }
    let nodes = builder.sink.nodes.into_inner();
    if nodes.is_empty() {
        return Err(Refusal::damaged(Format::Html, "no page"));
    }
    Ok((Tree { nodes }, count.into_inner()))
}

/// Counts what passes on its way to the tree. It knows nothing of elements but where code begins.
struct Counting {
    builder: TreeBuilder<usize, Sink>,
    count: RefCell<Count>,
    is_code: Cell<bool>,
}

impl TokenSink for Counting {
    type Handle = usize;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<usize> {
        let mut begins_code = false;
        match &token {
            Token::CharacterTokens(text) if !self.is_code.get() => self.count.borrow_mut().add(text),
            Token::TagToken(tag) => {
                self.is_code.set(false);
                begins_code = tag.kind == TagKind::StartTag && matches!(&*tag.name, "script" | "style");
            }
            _ => {}
        }
        let result = self.builder.process_token(token, line);
        self.is_code.set(self.is_code.get() || begins_code && matches!(result, TokenSinkResult::RawData(_)));
        result
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

#[derive(Default)]
struct Sink {
    nodes: RefCell<Vec<Node>>,
    is_too_deep: Cell<bool>,
}

#[derive(Debug)]
struct Name {
    space: Namespace,
    local: LocalName,
}

impl ElemName for Name {
    fn ns(&self) -> &Namespace {
        &self.space
    }

    fn local_name(&self) -> &LocalName {
        &self.local
    }
}

impl Sink {
    fn push(&self, kind: Kind) -> usize {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Node { kind, parent: None, children: Vec::new(), depth: 0 });
        nodes.len() - 1
    }

    /// Puts something into a node, before the child at `before`.
    fn put(&self, parent: usize, before: usize, child: NodeOrText<usize>) {
        match child {
            NodeOrText::AppendNode(child) => {
                self.take_out(child);
                let mut nodes = self.nodes.borrow_mut();
                let before = before.min(nodes[parent].children.len());
                nodes[parent].children.insert(before, child);
                nodes[child].parent = Some(parent);
                let depth = nodes[parent].depth + 1;
                nodes[child].depth = depth;
                self.is_too_deep.set(self.is_too_deep.get() || depth > DEPTH);
            }
            NodeOrText::AppendText(text) => {
                let last = {
                    let nodes = self.nodes.borrow();
                    before.checked_sub(1).and_then(|at| nodes[parent].children.get(at).copied())
                };
                if let Some(last) = last
                    && let Kind::Text(before) = &mut self.nodes.borrow_mut()[last].kind
                {
                    before.push_str(&text);
                    return;
                }
                let child = self.push(Kind::Text(text.to_string()));
                self.put(parent, before, NodeOrText::AppendNode(child));
            }
        }
    }

    fn take_out(&self, child: usize) {
        let mut nodes = self.nodes.borrow_mut();
        let Some(parent) = nodes[child].parent.take() else { return };
        if let Some(at) = nodes[parent].children.iter().rposition(|&one| one == child) {
            nodes[parent].children.remove(at);
        }
    }
}

impl TreeSink for Sink {
    type Handle = usize;
    type Output = Vec<Node>;
    type ElemName<'a> = Name;

    fn finish(self) -> Vec<Node> {
        self.nodes.into_inner()
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> usize {
        0
    }

    fn elem_name(&self, target: &usize) -> Name {
        match &self.nodes.borrow()[*target].kind {
            Kind::Element { name, .. } => Name { space: name.ns.clone(), local: name.local.clone() },
            _ => Name { space: ns!(), local: LocalName::from("") },
        }
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, flags: ElementFlags) -> usize {
        let template = flags.template.then(|| self.push(Kind::Other));
        self.push(Kind::Element { name, attributes, template })
    }

    fn create_comment(&self, _text: StrTendril) -> usize {
        self.push(Kind::Other)
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> usize {
        self.push(Kind::Other)
    }

    fn append(&self, parent: &usize, child: NodeOrText<usize>) {
        let end = self.nodes.borrow()[*parent].children.len();
        self.put(*parent, end, child);
    }

    fn append_based_on_parent_node(&self, element: &usize, previous: &usize, child: NodeOrText<usize>) {
        if self.nodes.borrow()[*element].parent.is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _name: StrTendril, _public: StrTendril, _system: StrTendril) {}

    fn get_template_contents(&self, target: &usize) -> usize {
        match &self.nodes.borrow()[*target].kind {
            Kind::Element { template: Some(contents), .. } => *contents,
            _ => *target,
        }
    }

    fn same_node(&self, x: &usize, y: &usize) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &usize, child: NodeOrText<usize>) {
        if let NodeOrText::AppendNode(child) = &child {
            self.take_out(*child);
        }
        let at = {
            let nodes = self.nodes.borrow();
            let Some(parent) = nodes[*sibling].parent else { return };
            let at = nodes[parent].children.iter().rposition(|one| one == sibling);
            (parent, at.unwrap_or(nodes[parent].children.len()))
        };
        self.put(at.0, at.1, child);
    }

    fn add_attrs_if_missing(&self, target: &usize, more: Vec<Attribute>) {
        if let Kind::Element { attributes, .. } = &mut self.nodes.borrow_mut()[*target].kind {
            for one in more {
                if attributes.iter().all(|known| known.name != one.name) {
                    attributes.push(one);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &usize) {
        self.take_out(*target);
    }

    fn reparent_children(&self, node: &usize, new_parent: &usize) {
        let children = std::mem::take(&mut self.nodes.borrow_mut()[*node].children);
        for &child in &children {
            self.nodes.borrow_mut()[child].parent = None;
            self.append(new_parent, NodeOrText::AppendNode(child));
        }
    }
}
