//! `starcoach completions SHELL` and the hidden `starcoach man`, both made from the definition of the command line.

use super::{Cli, Done, Outcome, print};
use clap::CommandFactory;
use clap_complete::Shell;
use clap_mangen::Man;
use std::io::{self, Write};

/// For which shell.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The shell.
    pub shell: Shell,
}

/// Prints the completions.
pub fn run(args: &Args) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "starcoach", &mut script);
    print(&String::from_utf8_lossy(&script))?;
    Ok(Done::Fine)
}

/// Prints the manual page: the program, then each of its commands with what it takes.
pub fn man() -> Outcome {
    print(&page()?)?;
    Ok(Done::Fine)
}

fn page() -> io::Result<String> {
    let cli = Cli::command();
    let man = Man::new(cli.clone().disable_help_subcommand(true));
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    let mut page = String::from_utf8_lossy(&page).into_owned();
    page.push_str(&part(|w| man.render_name_section(w))?);
    page.push_str(&part(|w| man.render_synopsis_section(w))?);
    page.push_str(&part(|w| man.render_description_section(w))?);
    page.push_str(&part(|w| man.render_options_section(w))?);
    page.push_str(".SH COMMANDS\n");
    for command in cli.get_subcommands().filter(|command| !command.is_hide_set()) {
        let name = format!("starcoach {}", command.get_name());
        let man = Man::new(command.clone().bin_name(&name).disable_help_flag(true).disable_version_flag(true));
        let sections = [
            part(|w| man.render_synopsis_section(w))?.replace(".SH SYNOPSIS", &format!(".SS \"{name}\"")),
            part(|w| man.render_description_section(w))?.replace(".SH DESCRIPTION", ".PP"),
            part(|w| man.render_options_section(w))?.replace(".SH OPTIONS\n", ""),
        ];
        page.extend(sections);
    }
    Ok(page)
}

/// A part of the page, without the lines that each one would define its signs with.
fn part(render: impl Fn(&mut dyn Write) -> io::Result<()>) -> io::Result<String> {
    let mut text = Vec::new();
    render(&mut text)?;
    let text = String::from_utf8_lossy(&text).into_owned();
    Ok(text.split_inclusive('\n').filter(|line| !line.starts_with(".ie ") && !line.starts_with(".el ")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_manual_tells_every_command_and_every_option() {
        let page = page().unwrap();
        let cli = Cli::command();
        for command in cli.get_subcommands().filter(|command| !command.is_hide_set()) {
            assert!(page.contains(&format!(".SS \"starcoach {}\"\n", command.get_name())), "{}", command.get_name());
            for option in command.get_arguments().filter_map(clap::Arg::get_long) {
                let option = format!("\\-\\-{}", option.replace('-', "\\-"));
                assert!(page.contains(&option), "{option} of {}", command.get_name());
            }
        }
        assert_eq!(page.matches(".TH ").count(), 1);
        assert_eq!(page.matches(".ie ").count(), 1);
    }

    #[test]
    fn the_completions_of_every_shell_know_every_command() {
        for shell in [Shell::Bash, Shell::Elvish, Shell::Fish, Shell::PowerShell, Shell::Zsh] {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "starcoach", &mut script);
            let script = String::from_utf8(script).unwrap();
            for command in Cli::command().get_subcommands().filter(|command| !command.is_hide_set()) {
                assert!(script.contains(command.get_name()), "{shell}: {}", command.get_name());
            }
        }
    }
}
