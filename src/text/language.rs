//! Which language a text is in: the share of scripts first, then statistics.
