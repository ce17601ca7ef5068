//! Dates in running text, relative ones resolved against the publication day.
