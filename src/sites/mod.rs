//! The built-in profiles, one file a site.

mod korea_herald;

use crate::profile::SiteProfile;

/// Every built-in profile.
pub(crate) const ALL: &[SiteProfile] = &[korea_herald::KOREA_HERALD];
