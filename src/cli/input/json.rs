//! A JSON object → a raw document: `{"id","url","outlet","published","text"|"html"}`.

use serde::Deserialize;
use serde_json::Value;

use super::{Body, Raw};

/// The object's members that are read; others (a gold file's mentions) are passed over.
#[derive(Deserialize)]
struct Object {
    id: Option<Value>,
    url: Option<String>,
    title: Option<String>,
    outlet: Option<String>,
    published: Option<String>,
    #[serde(alias = "language")]
    lang: Option<String>,
    text: Option<String>,
    html: Option<String>,
}

/// One line.
pub(super) fn document(line: &[u8], otherwise: &str) -> Result<Raw, String> {
    let object: Object = serde_json::from_slice(line).map_err(|error| told(&error))?;
    raw(object, otherwise)
}

/// A whole file: one object, or an array of them.
pub(super) fn documents(bytes: &[u8], otherwise: &str) -> Result<Vec<Raw>, String> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.iter().find(|byte| !byte.is_ascii_whitespace()) != Some(&b'[') {
        return Ok(vec![document(bytes, otherwise)?]);
    }
    let objects: Vec<Object> = serde_json::from_slice(bytes).map_err(|error| told(&error))?;
    objects.into_iter().zip(1..).map(|(object, n)| raw(object, &format!("{otherwise}-{n}"))).collect()
}

fn told(error: &serde_json::Error) -> String {
    if error.is_data() { format!("is not as expected: {error}") } else { format!("is no JSON: {error}") }
}

fn raw(object: Object, otherwise: &str) -> Result<Raw, String> {
    let body = match (object.text, object.html) {
        (Some(text), _) => Body::Text(text),
        (None, Some(html)) => {
            Body::Page { bytes: html.into_bytes(), content_type: Some("text/html; charset=utf-8".to_owned()) }
        }
        (None, None) => return Err("has neither \"text\" nor \"html\"".to_owned()),
    };
    let name = match object.id {
        Some(Value::String(id)) if !id.is_empty() => id,
        Some(Value::Number(id)) => id.to_string(),
        _ => otherwise.to_owned(),
    };
    Ok(Raw {
        name,
        url: object.url,
        title: object.title,
        outlet: object.outlet,
        published: object.published,
        language: object.lang,
        body,
        ..Raw::default()
    })
}
