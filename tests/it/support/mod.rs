//! What tests share: fresh databases on both engines, the gold documents.

pub(crate) mod cluster;
pub(crate) mod database;
pub(crate) mod gold;

pub(crate) use database::Database;
