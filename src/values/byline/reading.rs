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
    /// The last person is still open for a role or an address that follows.
    open: bool,
}

/// More people than any byline names; beyond lies a list of something else.
const MAX_AUTHORS: usize = 64;

impl Reading {
    /// A person; somebody named twice is kept once.
    pub fn person(&mut self, name: &str, role: Option<String>) {
        if let Some(known) = self.authors.iter().position(|a| a.name.to_lowercase() == name.to_lowercase()) {
            let known = self.authors.remove(known);
            self.authors.push(Author { role: known.role.or(role), ..known });
        } else if self.authors.len() < MAX_AUTHORS {
            let email = self.early_email.take();
            self.authors.push(Author { role, email, ..Author::new(name) });
        }
        self.open = true;
    }

    /// A role behind the name it belongs to.
    pub fn role(&mut self, role: &str) {
        if let Some(last) = self.authors.last_mut().filter(|a| self.open && a.role.is_none()) {
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
        match self.authors.last_mut().filter(|a| self.open && a.email.is_none()) {
            Some(last) => last.email = Some(email.to_owned()),
            None => self.early_email = Some(email.to_owned()),
        }
        self.open = false;
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
