//! stub
use crate::{model::{Language, PartialDate}, text::Span};
#[derive(Debug, Clone)]
pub struct DateMention { pub span: Span, pub date: PartialDate }
pub fn find(_: &str, _: Language, _: Option<chrono::NaiveDate>) -> Vec<DateMention> { Vec::new() }
