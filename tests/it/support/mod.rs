//! What tests share: fresh databases on both engines.

pub(crate) mod cluster;
pub(crate) mod database;

pub(crate) use database::Database;
