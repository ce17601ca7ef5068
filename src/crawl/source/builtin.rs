//! The sources that the binary carries: every file of `feeds/`, compiled in so that one file works anywhere.

use std::path::Path;

use super::{File, Source, SourceErrors, load, parse};

macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        const FILES: &[File<'static>] =
            &[$(File { name: concat!("feeds/", $name), text: include_str!(concat!("../../../feeds/", $name)) }),+];
    };
}

files!(
    "aggregators.toml",
    "analysis.toml",
    "china-government.toml",
    "companies-china.toml",
    "companies-world.toml",
    "governments.toml",
    "model-repositories.toml",
    "papers.toml",
    "press.toml",
    "state-media.toml",
    "trade-asia.toml",
    "trade-china.toml",
    "trade-world.toml",
);

/// The sources of `feeds/`.
pub fn builtin() -> Result<Vec<Source>, SourceErrors> {
    parse(FILES)
}

/// The sources of `feeds/` and of every `*.toml` in a folder of the user's own.
pub fn builtin_and(own: &Path) -> Result<Vec<Source>, SourceErrors> {
    load(FILES, own)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn every_file_of_the_folder_is_compiled_in() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("feeds");
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| format!("feeds/{}", entry.unwrap().file_name().to_str().unwrap()))
            .filter(|name| name.to_ascii_lowercase().ends_with(".toml"))
            .collect();
        names.sort();
        let compiled: Vec<&str> = FILES.iter().map(|file| file.name).collect();
        assert_eq!(compiled, names);
    }

    #[test]
    fn the_example_of_the_readme_is_a_source() {
        let readme = include_str!("../../../feeds/README.md");
        let example = readme.split("```toml").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
        let sources = parse(&[File { name: "feeds/README.md", text: example }]).unwrap();
        assert_eq!(sources[0].id, "huawei-news");
    }

    #[test]
    fn no_two_sources_have_one_address() {
        let sources = builtin().unwrap();
        let addresses: std::collections::HashSet<&str> = sources.iter().map(|source| source.url.as_str()).collect();
        assert_eq!(addresses.len(), sources.len());
    }

    #[test]
    fn the_sources_that_the_binary_carries_are_sound() {
        let sources = builtin().unwrap_or_else(|errors| panic!("{errors}"));
        assert!(sources.len() >= 150, "only {}", sources.len());
    }
}
