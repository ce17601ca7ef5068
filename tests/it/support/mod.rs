//! What tests share: fresh databases on both engines, the gold documents.

pub(crate) mod cluster;
pub(crate) mod database;
pub(crate) mod gold;
pub(crate) mod program;
pub(crate) mod server;

pub(crate) use database::Database;
