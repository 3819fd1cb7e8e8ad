//! The built-in profiles, one file a site.

mod korea_herald;
mod korea_herald_text;

use crate::profile::SiteProfile;

/// Every built-in profile.
pub(crate) const ALL: &[SiteProfile] = &[korea_herald::KOREA_HERALD];
