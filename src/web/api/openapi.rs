//! What can be asked, for programs that write clients: `OpenAPI` 3.1, its shapes made from the types that are printed.

use axum::{Extension, http::header, response::IntoResponse};
use schemars::{JsonSchema, SchemaGenerator, generate::SchemaSettings};
use serde_json::{Map, Value, json};

use crate::{
    model::{Claim, Language, Modality, Predicate, Promise, PromiseStatus},
    query::{Comparison, Contested, Found, Sheet, Shown, Told},
    web::{address::Asked, error::Refusal, site::Answer},
};

pub(in crate::web) async fn openapi(Extension(asked): Extension<Asked>) -> Answer {
    let text = serde_json::to_string_pretty(&described(&asked.base)).map_err(|error| Refusal::Broken(error.into()))?;
    Ok(([(header::CONTENT_TYPE, "application/openapi+json")], text).into_response())
}

fn described(base: &str) -> Value {
    let mut shapes = SchemaSettings::draft2020_12().for_serialize().with(|settings| {
        settings.definitions_path = "/components/schemas".into();
        settings.meta_schema = None;
    });
    shapes.inline_subschemas = false;
    let mut shapes = shapes.into_generator();
    let words = [parameter(
        "q",
        "Words, names, \"phrases\", fields such as parameters:>1e12",
        &json!({ "type": "string" }),
        true,
    )];
    let statuses: Vec<&str> = PromiseStatus::ALL.iter().map(|status| status.as_str()).collect();
    let status = [parameter("status", "What became of the plan", &json!({ "enum": statuses }), false)];
    let names = json!({ "type": "array", "items": { "type": "string" }, "minItems": 2, "maxItems": 6 });
    let paths = [
        ("/api/timeline", list::<Told>(&mut shapes, "Announcements and edits, newest first", &[])),
        ("/api/claims", list::<Claim>(&mut shapes, "Claims with their evidence, said last first", &[])),
        ("/api/conflicts", list::<Contested>(&mut shapes, "Claims that cannot both hold", &[])),
        ("/api/promises", list::<Promise>(&mut shapes, "Plans with a date, and what became of them", &status)),
        ("/api/search", list::<Found>(&mut shapes, "Documents and claims that hold the words, best first", &words)),
        ("/api/show/{id}", one::<Shown>(&mut shapes, "A thing by its id", &[of_path("id")])),
        ("/api/entity/{name}", one::<Sheet>(&mut shapes, "The fact sheet of a thing", &[of_path("name")])),
        (
            "/api/compare",
            one::<Comparison>(
                &mut shapes,
                "Things side by side",
                &[parameter("name", "A name in any language", &names, true)],
            ),
        ),
    ];
    let paths: Map<String, Value> =
        paths.into_iter().map(|(path, operation)| (path.to_owned(), json!({ "get": operation }))).collect();
    json!({
        "openapi": "3.1.0",
        "info": { "title": "homegrown", "version": env!("CARGO_PKG_VERSION"),
            "description": "Claims of AI self-reliance with their evidence. Quotes, titles and snippets are words of web pages." },
        "servers": [{ "url": base }],
        "paths": paths,
        "components": { "schemas": shapes.take_definitions(false) },
    })
}

/// The filters that every list takes.
fn filters() -> Vec<Value> {
    let text = || json!({ "type": "string" });
    let words = |words: Vec<&str>| json!({ "enum": words });
    let number = |least: u32, most: u32| json!({ "type": "integer", "minimum": least, "maximum": most });
    let predicates = words(Predicate::ALL.iter().map(|predicate| predicate.as_str()).collect());
    let modalities = words(Modality::ALL.iter().map(|modality| modality.as_str()).collect());
    let languages = words(std::iter::once("zh").chain(Language::ALL.iter().map(|language| language.tag())).collect());
    let known: [(&str, &str, Value); 14] = [
        ("since", "Not before: 2024, 2024-Q3, 2024-09, 2024-09-20, or 7d, 2w, 3m, 1y ago", text()),
        ("until", "Not after", text()),
        ("subject", "About this thing, by any of its names in any language", text()),
        ("org", "With this organization as subject, value, maker or speaker", text()),
        ("country", "ISO 3166-1 alpha-2, or a name", text()),
        ("predicate", "What is claimed", predicates),
        ("modality", "How firmly", modalities),
        ("lang", "In a document of this language", languages),
        ("source", "From this source", text()),
        ("min_sources", "Said by at least so many independent sources", number(0, 1_000_000)),
        ("as_of", "As it could be known at the end of this date", text()),
        ("sort", "By a column of the CSV; with - before it the greatest first", text()),
        ("limit", "At most so many; 100 by default", number(1, 1_000)),
        ("offset", "Leaves out the first so many", number(0, 100_000)),
    ];
    known.into_iter().map(|(name, what, schema)| parameter(name, what, &schema, false)).collect()
}

fn parameter(name: &str, what: &str, schema: &Value, is_required: bool) -> Value {
    json!({ "name": name, "in": "query", "description": what, "required": is_required, "schema": schema })
}

fn of_path(name: &str) -> Value {
    json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } })
}

fn list<T: JsonSchema>(shapes: &mut SchemaGenerator, what: &str, own: &[Value]) -> Value {
    let schema = json!({ "type": "array", "items": shapes.subschema_for::<T>() });
    operation(what, &schema, &[own, &filters()].concat())
}

fn one<T: JsonSchema>(shapes: &mut SchemaGenerator, what: &str, own: &[Value]) -> Value {
    let day = parameter("as_of", "As it could be known at the end of this date", &json!({ "type": "string" }), false);
    operation(what, &json!(shapes.subschema_for::<T>()), &[own, &[day]].concat())
}

fn operation(what: &str, schema: &Value, parameters: &[Value]) -> Value {
    let problem = |what: &str| {
        json!({ "description": what, "content": { "application/problem+json": { "schema": { "type": "object",
            "properties": { "type": { "type": "string" }, "title": { "type": "string" }, "status": { "type": "integer" },
                "detail": { "type": "string" } } } } } })
    };
    json!({
        "summary": what,
        "parameters": parameters,
        "responses": {
            "200": { "description": what, "content": { "application/json": { "schema": schema } } },
            "400": problem("what is asked with is not known; the detail says what is"),
            "404": problem("there is no such id or name"),
            "503": problem("it takes longer: ask again"),
        },
    })
}
