//! Pages laid out as Chinese outlets lay theirs out (portals, accounts, ministries, forums, model hubs) → their
//! text, and all else to the letter.

use super::layout::{found, layouts, of};

const FOLDER: &str = "article-chinese";

#[test]
fn the_text_of_forty_chinese_layouts_is_found_and_little_else() {
    let layouts = layouts(FOLDER);
    assert_eq!(layouts.len(), 40);
    let found = found(&layouts);
    let f1 = found.f1();
    println!("precision {:.4} recall {:.4} F1 {f1:.4}", found.precision, found.recall);
    assert!(f1 >= 0.97, "F1 {f1:.4}\n{}", found.short.join("\n\n"));
}

#[test]
fn title_outlet_date_and_script_of_forty_chinese_layouts_are_right() {
    let mut wrong = Vec::new();
    for layout in layouts(FOLDER) {
        let document = of(&layout);
        let found = [
            ("title", document.title.as_deref().unwrap_or("")),
            ("outlet", document.outlet.as_deref().unwrap_or("")),
            ("published", document.published.as_deref().unwrap_or("")),
            ("lang", document.language.tag()),
        ];
        for (what, found) in found {
            if layout.told[what] != found {
                wrong.push(format!("{} {what}: {found:?} for {}", layout.name, layout.told[what]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
