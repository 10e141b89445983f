//! The window, and the core behind it from start to end.

use std::error::Error;
use std::io;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use files::moves::{remove, to_hold};
use files::whole::make_private;
use study::App;
use tauri::webview::{NewWindowResponse, PageLoadEvent};
use tauri::{AppHandle, Manager, RunEvent, WebviewWindow, WebviewWindowBuilder};
use tauri_plugin_log::{Target, TargetKind};
use tauri_plugin_window_state::StateFlags;

use crate::ground::Ground;
use crate::memory::Memory;
use crate::page::{MAIN, Page};
use crate::places::Places;
use crate::speech::{self, Speech};
use crate::trouble::{self, Trouble};
use crate::{call, clipboard, fit, ground, layout, links, memory, native};

/// Runs the program until its window is closed.
pub fn run() -> ExitCode {
    memory::name_large();
    trouble::explain_panics();
    #[cfg(target_os = "linux")]
    {
        crate::drawing::choose();
        crate::scripts::compile_later();
    }
    // Asked before anything is touched: Tauri would say it in English, beside an empty window.
    if cfg!(windows) && tauri::webview_version().is_err() {
        return trouble::say(&Trouble::NoWebView);
    }
    let built = tauri::Builder::default()
        // First, so that a second instance ends before it touches anything; a link that it was given is handed on. It needs a session bus on Linux;
        // where there is none both windows open, and the core's own lock keeps each notebook to one of them.
        .plugin(tauri_plugin_single_instance::init(|app, _args, _folder| bring_forward(app)))
        .plugin(tauri_plugin_deep_link::init())
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(tauri::generate_handler![
            call::call,
            native::pick_folder,
            native::pick_file,
            native::save_file,
            native::reveal,
            ground::ground,
            clipboard::copy,
            speech::find_voice,
            speech::speak,
            speech::hush,
            links::take_link
        ])
        .setup(|app| {
            // An error would be a panic of Tauri's, in English.
            if let Err(trouble) = set_up(app.handle()) {
                trouble::say_and_exit(app.handle(), &trouble);
            }
            Ok(())
        })
        .build(tauri::generate_context!());
    match built {
        // `run_return` gives the exit code back, so that destructors run; `run` would end the process itself.
        Ok(app) => ExitCode::from(u8::try_from(app.run_return(at_the_end)).unwrap_or(1)),
        Err(error) => trouble::say(&Trouble::Other { detail: error.to_string() }),
    }
}

fn set_up(app: &AppHandle) -> Result<(), Trouble> {
    let other = |error: tauri::Error| Trouble::Other { detail: error.to_string() };
    let places = Places::find(app).map_err(other)?;
    let moved = layout::bring_up_to_date(&places);
    // Only now: the older log is to come to where this one will be.
    start_log(app, &places.logs).map_err(other)?;
    moved?.iter().for_each(|line| log::info!("an older layout: {line}"));
    let Places { paths, webview, window, .. } = places;
    let data = paths.data.clone();
    let unusable = |error: &dyn Error| Trouble::Data { folder: data.clone(), detail: error.to_string() };
    let written = try_writing(&data);
    let core = App::open(paths, Arc::new(study::clock::System)).map_err(|error| unusable(&error))?;
    if let Err(error) = written {
        // Notes that are there can be read all the same, as on a stick that is protected against writing.
        if !core.has_profiles() {
            return Err(unusable(&error));
        }
        log::warn!("{} can't be written to: {error}", data.display());
    }
    app.manage(Arc::new(core));
    app.manage(Memory::watched());
    app.manage(Ground::in_folder(&webview));
    app.manage(Speech::default());
    links::receive(app);
    app.plugin(remembering(window.as_deref())).map_err(other)?;
    open_window(app, &webview).map_err(|error| Trouble::WebView { detail: error.to_string() })
}

/// Whether a folder can be written: better said now than when the first words are to be saved.
fn try_writing(folder: &Path) -> io::Result<()> {
    make_private(folder)?;
    let trial = folder.join(".writable");
    drop(to_hold(&trial)?);
    // It can be; one that another program holds on to is gone at the next start.
    let _ = remove(&trial);
    Ok(())
}

/// Keeps the window's size and place, in the system's folder unless another file is named.
fn remembering(file: Option<&Path>) -> tauri::plugin::TauriPlugin<tauri::Wry> {
    let builder = tauri_plugin_window_state::Builder::new()
        .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED);
    match file.and_then(Path::to_str) {
        Some(file) => builder.with_filename(file).build(),
        None => builder.build(),
    }
}

/// Logs to a file; to the terminal alone if that can't be written, since a missing log is no reason not to start.
fn start_log(app: &AppHandle, folder: &Path) -> tauri::Result<()> {
    let log = |target| {
        tauri_plugin_log::Builder::new()
            // Tantivy tells every step at the levels below.
            .level(log::LevelFilter::Info)
            .max_file_size(1_000_000)
            .targets([Target::new(TargetKind::Stderr), Target::new(target)])
            .build()
    };
    let file = TargetKind::Folder { path: folder.to_path_buf(), file_name: Some("sotay".into()) };
    app.plugin(log(file)).or_else(|error| {
        app.plugin(log(TargetKind::Dispatch(Default::default())))?;
        log::warn!("no log file in {}: {error}", folder.display());
        Ok(())
    })
}

fn open_window(app: &AppHandle, webview: &Path) -> Result<(), Box<dyn Error>> {
    let config = app.config().app.windows.iter().find(|window| window.label == MAIN);
    let config = config.ok_or("tauri.conf.json names no main window")?;
    let page = Page::default();
    let loading = page.clone();
    let smallest = fit::smallest(app, config);
    let mut builder = WebviewWindowBuilder::from_config(app, config)?;
    if let Some(colour) = app.state::<Ground>().last() {
        builder = builder.background_color(colour);
    }
    let window = builder
        .min_inner_size(smallest.width, smallest.height)
        .data_directory(webview.to_owned())
        // A link in a document or a note must never replace the desk, and nothing opens a second one.
        .on_navigation(move |url| loading.may_load(url))
        .on_new_window(|_, _| NewWindowResponse::Deny)
        // By now the window stands with its frame, at the size that was kept of it.
        .on_page_load(|window, load| {
            if load.event() == PageLoadEvent::Finished {
                keep_on_screen(&window);
            }
        })
        .build()?;
    #[cfg(windows)]
    crate::revive::watch(&window)?;
    #[cfg(target_os = "linux")]
    {
        crate::revive::watch(&window, page)?;
        crate::typing::show(&window)?;
        crate::engine::tame(&window)?;
    }
    Ok(())
}

fn keep_on_screen(window: &WebviewWindow) {
    if let Err(error) = fit::onto_screen(window) {
        log::warn!("could not fit the window to its screen: {error}");
    }
}

fn bring_forward(app: &AppHandle) {
    let Some(window) = app.get_webview_window(MAIN) else { return };
    let shown = window.unminimize().and_then(|()| window.show()).and_then(|()| window.set_focus());
    if let Err(error) = shown {
        log::warn!("could not bring the window to the front: {error}");
    }
}

fn at_the_end(app: &AppHandle, event: RunEvent) {
    if let (RunEvent::Exit, Some(core)) = (event, app.try_state::<Arc<App>>()) {
        // First: closing the notebook can take a moment, in which nobody wants to hear the text go on.
        app.state::<Speech>().end();
        core.close();
        clipboard::leave_behind();
    }
}
