//! skeleton
mod article;
mod error;
mod field;
mod render;
mod text;
mod timestamp;
pub use article::*;
pub use error::*;
pub use field::*;
pub use text::*;
pub use timestamp::*;
