//! Pages laid out as outlets and systems of the rest of the world lay theirs out (`WordPress`, Drupal, newsletters, AMP,
//! live blogs, wires, newspapers in seven languages) → their text, and all else to the letter.

use super::layout::{assert_found, layouts, of};

const FOLDER: &str = "article-world";

#[test]
fn the_text_of_layouts_from_all_over_the_world_is_found_and_little_else() {
    let layouts = layouts(FOLDER);
    assert!(layouts.len() >= 36, "{}", layouts.len());
    println!("{}", assert_found(&layouts));
}

#[test]
fn what_their_heads_say_is_read() {
    let mut wrong = Vec::new();
    for layout in layouts(FOLDER) {
        let document = of(&layout);
        let day = document.published.as_deref().and_then(|date| date.get(..10));
        let partial = layout.told["partial"].as_bool().is_none_or(|partial| partial == document.partial.is_some());
        for (what, is_right) in [
            ("title", layout.told["title"].as_str() == document.title.as_deref()),
            ("outlet", layout.told["outlet"].as_str() == document.outlet.as_deref()),
            ("published", layout.told["published"].as_str() == day),
            ("lang", layout.told["lang"].as_str() == Some(document.language.base())),
            ("partial", partial),
        ] {
            if !is_right {
                wrong.push(format!("{} {what}: {document:?} for {}", layout.name, layout.told[what]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
