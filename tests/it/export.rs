//! What is written into files: tables, their description, Parquet, linked data; and the comparison with published tables.

use serde_json::Value;

use crate::support::program::{DOCS, filled, list};

#[test]
fn an_export_describes_itself() {
    let program = filled();
    program.run(["export", "out"]).done();
    let package: Value = serde_json::from_slice(&std::fs::read(program.path("out/datapackage.json")).unwrap()).unwrap();
    let resources = package["resources"].as_array().unwrap();
    assert!(resources.len() >= 8, "{package:#}");
    for resource in resources {
        let bytes = std::fs::read(program.path("out").join(resource["path"].as_str().unwrap())).unwrap();
        assert_eq!(resource["bytes"], bytes.len());
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        let heads: Vec<Value> = reader.headers().unwrap().iter().map(Into::into).collect();
        let fields = resource["schema"]["fields"].as_array().unwrap();
        assert_eq!(fields.iter().map(|field| field["name"].clone()).collect::<Vec<_>>(), heads);
    }
    let refused = program.run(["export", "nothing.csv"]).refused();
    assert!(refused.starts_with("2\n") && refused.contains("name the file after one of timeline, claims"), "{refused}");
}

#[test]
fn tables_line_up_with_the_published_ones_and_are_compared_with_them() {
    let program = filled();
    program.run(["export", "hardware.csv"]).done();
    let text = std::fs::read_to_string(program.path("hardware.csv")).unwrap();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let heads: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    assert_eq!(&heads[..2], ["Hardware name", "Manufacturer"]);
    let at = |head: &str| heads.iter().position(|known| known == head).unwrap();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let row = rows.iter().find(|row| &row[0] == "Ascend 910C").unwrap();
    assert_eq!(&row[at("Memory size per board (Byte)")], "128000000000");
    assert!(row[at("Quotes")].contains("128 GB") && &row[at("Confidence")] == "Likely", "{row:?}");
    let published = "Hardware name,Memory size per board (Byte),Process size (nm)\nHuawei Ascend 910C,96000000000,\nNvidia B300,1,2\n";
    program.file("published.csv", published);
    let found = list(program.run(["diff", "published.csv", "--format", "json"]));
    let kind = |kind: &str, name: &str| found.iter().find(|row| row["kind"] == kind && row["name"] == name);
    let differs = kind("differs", "Ascend 910C").unwrap();
    assert_eq!((&differs["there"], &differs["here"]), (&"96000000000".into(), &"128000000000".into()));
    assert!(differs["evidence"].as_str().unwrap().contains("128 GB"));
    assert_eq!(kind("fills", "Ascend 910C").unwrap()["column"], "Process size (nm)");
    assert!(kind("new", "Ascend 910B").is_some() && kind("absent", "Nvidia B300").is_some(), "{found:#?}");
    program.file("other.csv", "a,b\n1,2\n");
    assert!(program.run(["diff", "other.csv"]).refused().contains("no table that is known"));
}

#[test]
fn annotations_lead_back_to_the_words() {
    let program = filled();
    program.run(["export", "out", "--format", "jsonld"]).done();
    let read = |name: &str| -> Value { serde_json::from_slice(&std::fs::read(program.path(name)).unwrap()).unwrap() };
    let page = read("out/mentions.jsonld");
    assert_eq!(page["@context"], "http://www.w3.org/ns/anno.jsonld");
    let texts: Vec<Value> = DOCS.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let items = page["items"].as_array().unwrap();
    assert!(items.len() > 5);
    for item in items {
        let source = texts.iter().find(|text| text["url"] == item["target"]["source"]).unwrap();
        let quote = &item["target"]["selector"][0];
        let parts: Vec<&str> = ["prefix", "exact", "suffix"].iter().map(|part| quote[part].as_str().unwrap()).collect();
        assert!(source["text"].as_str().unwrap().contains(&parts.concat()), "{item:#}");
    }
    let claims = read("out/claims.jsonld");
    let claim = &claims["@graph"][0];
    assert!(claim["@type"] == "Claim" && claim["firstAppearance"]["url"].is_string(), "{claim:#}");
    assert!(claim.get("reviewRating").is_none(), "no verdicts");
}

#[cfg(feature = "parquet")]
mod parquet_files {
    use std::fs::File;

    use arrow_array::{Array as _, RecordBatch, cast::AsArray as _, types::Float64Type, types::Int64Type};
    use arrow_schema::DataType;
    use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
    use serde_json::Value;

    use crate::support::program::{Program, filled, list};

    /// All rows of a file as one batch: the tests' tables are small.
    fn read(program: &Program, name: &str) -> RecordBatch {
        let file = File::open(program.path(name)).unwrap();
        let mut batches = ParquetRecordBatchReaderBuilder::try_new(file).unwrap().build().unwrap();
        let batch = batches.next().unwrap().unwrap();
        assert!(batches.next().is_none());
        batch
    }

    fn texts(batch: &RecordBatch, column: &str) -> Vec<Option<String>> {
        let column = batch.column_by_name(column).unwrap().as_string::<i32>();
        column.iter().map(|cell| cell.map(str::to_owned)).collect()
    }

    fn text(claim: &Value, pointer: &str) -> Option<String> {
        claim.pointer(pointer).and_then(Value::as_str).map(str::to_owned)
    }

    #[test]
    fn a_parquet_file_holds_what_the_store_holds_each_in_its_type() {
        let program = filled();
        let claims = list(program.run(["claims", "--format", "json"]));
        program.run(["export", "claims.parquet"]).done();
        let batch = read(&program, "claims.parquet");
        assert_eq!(batch.num_rows(), claims.len());
        for (column, kind) in [
            ("id", DataType::Utf8),
            ("min", DataType::Float64),
            ("approximate", DataType::Boolean),
            ("mentions", DataType::Int64),
            ("documents", DataType::Int64),
            ("independent_sources", DataType::Int64),
            ("primary", DataType::Boolean),
        ] {
            let schema = batch.schema();
            let field = schema.field_with_name(column).unwrap();
            assert!(field.data_type() == &kind && field.is_nullable(), "{field:?}");
        }
        let (min, mentions) = (batch.column_by_name("min").unwrap(), batch.column_by_name("mentions").unwrap());
        let primary = batch.column_by_name("primary").unwrap().as_boolean();
        for (at, claim) in claims.iter().enumerate() {
            let least = min.is_valid(at).then(|| min.as_primitive::<Float64Type>().value(at));
            assert_eq!(least, claim["value"]["min"].as_f64(), "{claim:#}");
            assert_eq!(Some(mentions.as_primitive::<Int64Type>().value(at)), claim["mentions"].as_i64());
            assert_eq!(Some(primary.value(at)), claim["primary"].as_bool());
        }
        let told = |pointer| claims.iter().map(|claim| text(claim, pointer)).collect::<Vec<_>>();
        assert_eq!(texts(&batch, "subject"), told("/subject/name"));
        assert_eq!(texts(&batch, "quote"), told("/evidence/0/quote"));
        assert_eq!(texts(&batch, "event_date"), told("/event_date"), "what is not told is null");
        assert!(
            min.null_count() > 0 && min.null_count() < batch.num_rows(),
            "some claims have numbers, some have none"
        );
        let chinese = texts(&batch, "quote").into_iter().flatten().any(|quote| quote.contains("1150亿参数"));
        assert!(chinese || texts(&batch, "quote").iter().flatten().any(|quote| quote.contains("昇腾910C")));
    }

    #[test]
    fn a_folder_of_parquet_files_describes_itself() {
        let program = filled();
        program.run(["export", "out", "--format", "parquet"]).done();
        let package: Value =
            serde_json::from_slice(&std::fs::read(program.path("out/datapackage.json")).unwrap()).unwrap();
        let resources = package["resources"].as_array().unwrap();
        assert!(resources.len() >= 8, "{package:#}");
        for resource in resources {
            let name = resource["path"].as_str().unwrap();
            assert_eq!(resource["mediatype"], "application/vnd.apache.parquet");
            let file = File::open(program.path("out").join(name)).unwrap();
            let reader = ParquetRecordBatchReaderBuilder::try_new(file).unwrap();
            let heads: Vec<Value> = reader.schema().fields().iter().map(|field| field.name().as_str().into()).collect();
            let fields = resource["schema"]["fields"].as_array().unwrap();
            assert_eq!(fields.iter().map(|field| field["name"].clone()).collect::<Vec<_>>(), heads, "{name}");
        }
        let documents = read(&program, "out/documents.parquet");
        let outlets: Vec<String> = texts(&documents, "outlet").into_iter().flatten().collect();
        assert!(outlets.iter().any(|outlet| outlet == "华东观察"), "{outlets:?}");
        assert_eq!(texts(&documents, "copy_of").iter().flatten().count(), 0, "nothing is null where nothing is a copy");
    }
}
