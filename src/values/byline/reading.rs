//! What has been read of a byline so far.

use super::Byline;
use super::agency::agencies;
use crate::article::Author;

/// People, agency, and how much could not be told.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub authors: Vec<Author>,
    pub agency: Option<String>,
    /// An address that stands before its person.
    early_email: Option<String>,
    /// Segments that are neither person nor role nor agency.
    pub unread: usize,
    /// A label (`By`) announced a writer.
    pub labelled: bool,
    /// Nothing more is to be read: a reader's comment began.
    pub closed: bool,
    /// The person who is still open for a role or an address that follows.
    current: Option<usize>,
}

/// More people than any byline names; beyond lies a list of something else.
const MAX_AUTHORS: usize = 64;

impl Reading {
    /// A person; somebody named twice is kept once.
    pub fn person(&mut self, name: &str, role: Option<String>) {
        let small = name.to_lowercase();
        self.current = self.authors.iter().position(|a| a.name.to_lowercase() == small);
        if let Some(known) = self.current_author() {
            known.role = known.role.take().or(role);
        } else if self.authors.len() < MAX_AUTHORS {
            let email = self.early_email.take();
            self.current = Some(self.authors.len());
            self.authors.push(Author { email, role, ..Author::new(name) });
        }
    }

    fn current_author(&mut self) -> Option<&mut Author> {
        self.authors.get_mut(self.current?)
    }

    /// A role behind the name it belongs to.
    pub fn role(&mut self, role: &str) {
        if let Some(last) = self.current_author().filter(|a| a.role.is_none()) {
            last.role = Some(role.to_owned());
        }
    }

    /// Takes the text as an agency if it is one.
    pub fn take_agency(&mut self, text: &str) -> bool {
        let Some(found) = agencies(text) else { return false };
        self.agency.get_or_insert(found);
        true
    }

    /// An address: of the person before it, else of the next.
    pub fn email(&mut self, email: &str) {
        match self.current_author().filter(|a| a.email.is_none()) {
            Some(last) => last.email = Some(email.to_owned()),
            None => self.early_email = Some(email.to_owned()),
        }
        self.current = None;
    }

    /// An address that no person could be found for.
    pub fn lone_email(&self) -> Option<&str> {
        self.early_email.as_deref()
    }

    pub fn byline(mut self) -> Byline {
        if let ([only], Some(email)) = (self.authors.as_mut_slice(), self.early_email.take())
            && only.email.is_none()
        {
            only.email = Some(email);
        }
        Byline { authors: self.authors, agency: self.agency }
    }
}
