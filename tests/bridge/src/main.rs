//! The core behind a web address of this computer alone: the same screens and the same commands as in the
//! window, for the browser tests and for work on the interface.

mod door;
mod files;
mod policy;

use std::error::Error;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::thread;

use clap::Parser;
use study::{App, Paths};

use crate::door::Door;

/// How many requests are worked on at once.
const WORKERS: usize = 4;

/// Serves the screens and the command table on 127.0.0.1. Prints its address as its first line.
#[derive(Parser)]
struct Options {
    /// The port; 0 takes any that is free
    #[arg(long, default_value_t = 4517)]
    port: u16,
    /// Where notes and settings are kept
    #[arg(long, value_name = "DIR", default_value_os_t = in_the_tree("target/bridge"))]
    data: PathBuf,
    /// The shipped library
    #[arg(long, value_name = "DIR", default_value_os_t = in_the_tree("content"))]
    library: PathBuf,
    /// The built screens
    #[arg(long, value_name = "DIR", default_value_os_t = in_the_tree("ui/dist"))]
    ui: PathBuf,
    /// The folder that the reader "chooses" in the folder dialog; none: they change their mind
    #[arg(long, value_name = "DIR")]
    pick_folder: Option<String>,
    /// The file that the reader "chooses" to read in; none: they change their mind
    #[arg(long, value_name = "FILE")]
    pick_file: Option<String>,
    /// Where the reader "chooses" to write a file to; none: they change their mind
    #[arg(long, value_name = "FILE")]
    save_file: Option<String>,
    /// End in good order when standard input ends, so that a test that dies leaves nothing behind
    #[arg(long)]
    until_stdin_ends: bool,
}

fn in_the_tree(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

fn main() -> ExitCode {
    match serve(Options::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("sotay-bridge: {error}");
            ExitCode::FAILURE
        }
    }
}

fn serve(options: Options) -> Result<(), Box<dyn Error>> {
    let policy = policy::read(&in_the_tree("tauri.conf.json"))?;
    let paths = Paths { cache: options.data.join("cache"), data: options.data, library: options.library };
    let app = Arc::new(App::open(paths, Arc::new(study::clock::System))?);

    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, options.port));
    let server = Arc::new(tiny_http::Server::http(address).map_err(|error| format!("{address}: {error}"))?);
    let mut out = std::io::stdout();
    writeln!(out, "http://{}/", server.server_addr())?;
    out.flush()?;

    if options.until_stdin_ends {
        let server = Arc::clone(&server);
        thread::spawn(move || {
            // What stands there doesn't matter, only that it ends; a broken pipe is an end as well.
            let _ = std::io::stdin().read_to_end(&mut Vec::new());
            (0..WORKERS).for_each(|_| server.unblock());
        });
    }

    let door = Door {
        app: Arc::clone(&app),
        ui: options.ui,
        pick_folder: options.pick_folder,
        pick_file: options.pick_file,
        save_file: options.save_file,
        policy,
    };
    thread::scope(|scope| {
        for _ in 0..WORKERS {
            scope.spawn(|| {
                while let Ok(request) = server.recv() {
                    if let Err(error) = door.answer(request) {
                        eprintln!("sotay-bridge: a reply did not go out: {error}");
                    }
                }
            });
        }
    });
    app.close();
    Ok(())
}
