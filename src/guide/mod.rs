//! Pages to read, of which every program runs.
//!
//! | page | for |
//! | --- | --- |
//! | [`cookbook`] | tasks, each with a short program |
//! | [`add_your_site`] | a profile for a site, from nothing to a test that passes |
//! | [`fields`] | what each field of an [`Article`] holds, and from where |
//! | [`untrusted_input`] | limits, memory, threads, what passes through |
//! | [`stability`] | what a new version may change, and how to pin what it may |

#[allow(unused_imports)] // the pages name what they speak of without a path
use crate::*;

#[doc = include_str!("cookbook.md")]
pub mod cookbook {}

#[doc = include_str!("add_your_site.md")]
pub mod add_your_site {}

#[doc = include_str!("fields.md")]
pub mod fields {}

#[doc = include_str!("untrusted_input.md")]
pub mod untrusted_input {}

#[doc = include_str!("stability.md")]
pub mod stability {}
