//! Parses, runs, prints the error once, sets the exit code.

fn main() -> std::process::ExitCode {
    starcoach::cli::run()
}
