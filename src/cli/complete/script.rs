//! What a shell sources. Names have spaces: what stands in quotes is completed too, and a name is given quoted.

/// Behind the script for bash: takes quotes and backslashes out of what is typed, and puts them into what is offered.
const BASH: &str = r#"
_homegrown_quoted() {
    local i typed=${2//\\/}
    for i in "${!COMP_WORDS[@]}"; do
        COMP_WORDS[i]=${COMP_WORDS[i]//\\/}
        COMP_WORDS[i]=${COMP_WORDS[i]#[\"\']}
    done
    _clap_complete_homegrown "$1" "${typed#[\"\']}" "$3"
    [[ ${COMP_LINE:0:COMP_POINT} == *[\"\']"${typed#[\"\']}" ]] && return
    for i in "${!COMPREPLY[@]}"; do
        [[ ${COMPREPLY[i]} == *[[:space:]\(\)\'\&]* ]] && printf -v "COMPREPLY[i]" %q "${COMPREPLY[i]}"
    done
}
complete -o bashdefault -o nosort -o nospace -F _homegrown_quoted homegrown
"#;

/// The end of the script for zsh: it may be sourced, or lie in fpath, where the first call is the file itself.
const ZSH: &str = r#"if [[ $funcstack[1] == _homegrown ]]; then
    _clap_dynamic_completer_homegrown "$@"
else
    compdef _clap_dynamic_completer_homegrown homegrown
fi"#;

/// What a shell's script is changed to: what stands there, and what stands there instead.
fn changes(shell: &str) -> &'static [(&'static str, &'static str)] {
    match shell {
        "zsh" => &[
            ("homegrown -- \"${words[@]}\"", "homegrown -- \"${(@)${(@Q)words}#[\\\"\\']}\""),
            ("compdef _clap_dynamic_completer_homegrown homegrown", ZSH),
        ],
        "fish" => &[(
            "(commandline --current-token)",
            r#"(commandline --current-token | string replace --regex '^[\"\\']' '' | string replace --all '\\\\' '')"#,
        )],
        "powershell" => &[(
            "[System.Management.Automation.CompletionResult]::new($cmd, $cmd,",
            "$text = if ($cmd -match '\\s') { \"'\" + ($cmd -replace \"'\", \"''\") + \"'\" } else { $cmd }\n        \
             [System.Management.Automation.CompletionResult]::new($text, $cmd,",
        )],
        _ => &[],
    }
}

/// The script of a shell, as it was generated → as it is good for names with spaces.
pub(super) fn quoting(shell: &str, generated: &str) -> String {
    let changed = changes(shell).iter().fold(generated.to_owned(), |script, (from, to)| script.replacen(from, to, 1));
    if shell == "bash" { changed + BASH } else { changed }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap_complete::env::Shells;

    #[test]
    fn what_is_changed_stands_in_the_scripts() {
        for shell in ["bash", "zsh", "fish", "powershell"] {
            let mut script = Vec::new();
            let shells = Shells::builtins();
            let completer = shells.completer(shell).unwrap();
            completer.write_registration("COMPLETE", "homegrown", "homegrown", "homegrown", &mut script).unwrap();
            let script = String::from_utf8(script).unwrap();
            for (from, _) in changes(shell) {
                assert_eq!(script.matches(from).count(), 1, "{shell}: {from} in\n{script}");
            }
            assert!(shell != "bash" || script.contains("_clap_complete_homegrown()"), "{script}");
        }
    }
}
