//! Links into the library, `sotay://…`, from wherever the reader clicked them.

use std::sync::{Mutex, PoisonError};

use tauri::{AppHandle, Emitter, Manager, State};
use tauri_plugin_deep_link::DeepLinkExt;

use crate::page::MAIN;

/// The link that the window hasn't followed yet; a newer one takes its place.
#[derive(Default)]
pub(crate) struct Links(Mutex<Option<String>>);

/// Keeps the link that the program was started with, and those that come while it runs, and tells the window.
pub(crate) fn receive(app: &AppHandle) {
    app.manage(Links::default());
    let links = app.deep_link();
    match links.get_current() {
        Ok(urls) => urls.into_iter().flatten().for_each(|url| keep(app, url.to_string())),
        Err(error) => log::warn!("no link could be read: {error}"),
    }
    let handle = app.clone();
    links.on_open_url(move |event| {
        for url in event.urls() {
            keep(&handle, url.to_string());
        }
    });
}

fn keep(app: &AppHandle, link: String) {
    let links: State<'_, Links> = app.state();
    *links.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(link);
    // The window asks for it by `take_link`: now if it is there, else when it has come up.
    if let Err(error) = app.emit_to(MAIN, "link", ()) {
        log::warn!("the window did not hear of a link: {error}");
    }
}

/// The link to follow, once.
#[tauri::command]
pub(crate) fn take_link(links: State<'_, Links>) -> Option<String> {
    links.0.lock().unwrap_or_else(PoisonError::into_inner).take()
}
