//! Files of lists: a struct whose fields are the lists of one TOML file, each under its own name.

use serde::de::{DeserializeOwned, Error as _};
use toml::{Value, de::Error};

/// One list of a file, whatever it is kept as.
pub(super) trait List {
    fn take(&mut self, list: Value) -> Result<(), Error>;
}

impl<T: DeserializeOwned> List for T {
    fn take(&mut self, list: Value) -> Result<(), Error> {
        *self = list.try_into()?;
        Ok(())
    }
}

/// Reads all lists of a file: each that is asked for, once, and no other.
pub(super) fn read<L: Default>(
    toml: &str,
    wanted: &[&str],
    list: impl for<'l> Fn(&'l mut L, &str) -> Option<&'l mut dyn List>,
) -> Result<L, Error> {
    let file: toml::Table = toml::from_str(toml)?;
    if let Some(name) = wanted.iter().find(|name| !file.contains_key(**name)) {
        return Err(Error::custom(format!("there is no list `{name}`")));
    }
    let mut lists = L::default();
    for (name, words) in file {
        let unknown = || Error::custom(format!("no list is called `{name}`"));
        list(&mut lists, &name).ok_or_else(unknown)?.take(words)?;
    }
    Ok(lists)
}

/// A struct of lists with `parse`. What serde derives for a struct of hundreds of fields is one function that takes the
/// compiler minutes.
macro_rules! lists {
    ($(#[$meta:meta])* $seen:vis struct $lists:ident { $( $open:vis $name:ident: $kind:ty, )+ }) => {
        $(#[$meta])*
        #[derive(Debug, Default)]
        $seen struct $lists { $( $open $name: $kind, )+ }

        impl $lists {
            fn parse(toml: &str) -> Result<Self, toml::de::Error> {
                crate::lexicon::lists::read(toml, &[$( stringify!($name) ),+], Self::list)
            }

            fn list(&mut self, name: &str) -> Option<&mut dyn crate::lexicon::lists::List> {
                match name {
                    $( stringify!($name) => Some(&mut self.$name), )+
                    _ => None,
                }
            }
        }
    };
}

pub(super) use lists;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    lists! {
        /// Two of them.
        struct Two {
            first: Vec<String>,
            second: BTreeSet<String>,
        }
    }

    #[test]
    fn a_file_has_each_list_and_no_other() {
        let two = Two::parse("first = ['b', 'a']\nsecond = ['d', 'c']").unwrap();
        assert!(two.first == ["b", "a"] && two.second.iter().eq(["c", "d"]));
        for (wrong, why) in [
            ("first = []", "there is no list `second`"),
            ("first = []\nsecond = []\nthird = []", "no list is called `third`"),
            ("first = 1\nsecond = []", "invalid type: integer `1`, expected a sequence"),
        ] {
            assert!(Two::parse(wrong).unwrap_err().to_string().contains(why), "{wrong}");
        }
    }
}
