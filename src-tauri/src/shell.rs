//! The window, and the core behind it from start to end.

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use study::App;
use tauri::webview::{NewWindowResponse, PageLoadEvent};
use tauri::{AppHandle, Manager, RunEvent, WebviewWindow, WebviewWindowBuilder};
use tauri_plugin_log::{Target, TargetKind};
use tauri_plugin_window_state::StateFlags;

use crate::page::{MAIN, Page};
use crate::places::Places;
use crate::trouble::say_and_exit;
use crate::{call, clipboard, fit, links, native};

/// Runs the program until its window is closed.
pub fn run() -> ExitCode {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    crate::memory::give_back();
    #[cfg(target_os = "linux")]
    {
        crate::drawing::choose();
        crate::scripts::compile_later();
    }
    let built = tauri::Builder::default()
        // First, so that a second instance ends before it touches anything; a link that it was given is handed on. It needs a session bus on Linux;
        // where there is none both windows open, and the core's own lock keeps each notebook to one of them.
        .plugin(tauri_plugin_single_instance::init(|app, _args, _folder| bring_forward(app)))
        .plugin(tauri_plugin_deep_link::init())
        .plugin(tauri_plugin_dialog::init())
        .plugin(
            tauri_plugin_window_state::Builder::new()
                .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED)
                .build(),
        )
        .invoke_handler(tauri::generate_handler![
            call::call,
            native::pick_folder,
            native::pick_file,
            native::save_file,
            native::reveal,
            clipboard::copy,
            links::take_link
        ])
        .setup(|app| set_up(app.handle()))
        .build(tauri::generate_context!());
    match built {
        // `run_return` gives the exit code back, so that destructors run; `run` would end the process itself.
        Ok(app) => ExitCode::from(u8::try_from(app.run_return(at_the_end)).unwrap_or(1)),
        Err(error) => {
            // No window and no dialog can be shown now: this is for a terminal or the system's journal.
            eprintln!("Không mở được Sổ tay Nghị quyết: {error}");
            ExitCode::FAILURE
        }
    }
}

fn set_up(app: &AppHandle) -> Result<(), Box<dyn Error>> {
    let places = Places::find(app)?;
    start_log(app, &places.logs)?;
    let data = places.paths.data.clone();
    match App::open(places.paths, Arc::new(study::clock::System)) {
        Ok(core) => {
            app.manage(Arc::new(core));
            links::receive(app);
            open_window(app)
        }
        Err(error) => {
            log::error!("the core did not open: {error}");
            say_and_exit(app, cannot_open(&data, &error));
            Ok(())
        }
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

fn open_window(app: &AppHandle) -> Result<(), Box<dyn Error>> {
    let config = app.config().app.windows.iter().find(|window| window.label == MAIN);
    let config = config.ok_or("tauri.conf.json names no main window")?;
    let page = Page::default();
    let loading = page.clone();
    let smallest = fit::smallest(app, config);
    let window = WebviewWindowBuilder::from_config(app, config)?
        .min_inner_size(smallest.width, smallest.height)
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
    // On Windows WebView2 shows an error page of its own instead of what died; nothing of ours answers that yet.
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

fn cannot_open(data: &Path, error: &dyn Error) -> String {
    format!(
        "Chưa mở được dữ liệu của chương trình trong thư mục:\n{}\n\n\
         Không có gì bị xoá hay thay đổi. Xin kiểm tra quyền đọc, quyền ghi và chỗ trống của thư mục này \
         rồi mở lại.\n\n\
         Chi tiết cho người phụ trách máy:\n{error}",
        data.display()
    )
}

fn at_the_end(app: &AppHandle, event: RunEvent) {
    if let (RunEvent::Exit, Some(core)) = (event, app.try_state::<Arc<App>>()) {
        core.close();
        clipboard::leave_behind();
    }
}
