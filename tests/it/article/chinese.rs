//! Pages laid out as Chinese outlets lay theirs out (portals, accounts, ministries, forums, model hubs) → their
//! text, and all else to the letter.

use super::layout::{assert_found, layouts, of};

const FOLDER: &str = "article-chinese";

#[test]
fn the_text_of_forty_chinese_layouts_is_found_and_little_else() {
    let layouts = layouts(FOLDER);
    assert_eq!(layouts.len(), 40);
    println!("{}", assert_found(&layouts));
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
