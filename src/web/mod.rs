//! A request → a page, JSON, a feed or a chart: what the queries answer, for browsers, programs and feed readers.
//!
//! It only reads. Pages need no script and ask nothing of other sites; what was crawled is text in them and never markup.
//! Whatever a page shows is in its address.

mod address;
mod answers;
mod api;
mod chart;
mod desk;
mod error;
mod feed;
mod guard;
mod page;
mod serve;
mod site;
mod view;
mod words;

pub use self::{
    desk::{Desk, Past},
    guard::Guard,
    serve::serve,
    site::Site,
};
