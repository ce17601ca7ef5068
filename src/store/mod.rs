//! Everything written in SQL.
