//! The story's blocks: the page is cut into pieces in reading order, pieces are judged, and what
//! stays is put together as blocks and images.

mod assemble;
pub(crate) mod context;
pub(crate) mod features;
pub(crate) mod image;
pub(crate) mod judge;
mod model;
mod per_node;
pub(crate) mod picture_features;
pub(crate) mod pieces;
pub(crate) mod second;
pub(crate) mod verdict;
mod weights;

pub(crate) use assemble::{Body, assemble};
pub(crate) use pieces::{Kind, Piece, cut};
