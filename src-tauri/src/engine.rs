//! What the engine offers by itself and a desk can't have: its menu, whose "Reload" throws the page away. In fields the
//! menu stays, since a page may not paste by itself, with our words.

use gtk::gio::prelude::ActionExt;
use gtk::gio::{Action, SimpleAction};
use gtk::glib::prelude::Cast;
use tauri::WebviewWindow;
use webkit2gtk::{
    ContextMenu, ContextMenuAction, ContextMenuExt, ContextMenuItem, ContextMenuItemExt, HitTestResultExt,
    WebView, WebViewExt,
};

/// What a field's menu keeps of the engine's, in this order, in our words.
const IN_FIELDS: [(ContextMenuAction, &str); 5] = [
    (ContextMenuAction::Cut, "Cắt"),
    (ContextMenuAction::Copy, "Chép"),
    (ContextMenuAction::Paste, "Dán"),
    (ContextMenuAction::Delete, "Xoá"),
    (ContextMenuAction::SelectAll, "Chọn hết"),
];
/// What it has besides: the names are WebKit's own for its editing commands.
const LETTERS: [(&str, &str); 2] = [("Undo", "Hoàn tác"), ("Redo", "Làm lại")];

/// Puts our menu in the place of the engine's.
pub(crate) fn tame(window: &WebviewWindow) -> tauri::Result<()> {
    window.with_webview(|view| {
        view.inner().connect_context_menu(|view, menu, _, hit| {
            // True: no menu. Outside fields the page shows one of its own.
            if !hit.context_is_editable() {
                return true;
            }
            in_words_of_ours(view, menu);
            false
        });
    })
}

fn in_words_of_ours(view: &WebView, menu: &ContextMenu) {
    let enabled = |wanted: ContextMenuAction| {
        let known = menu.items().into_iter().find(|item| item.stock_action() == wanted);
        known.and_then(|item| item.gaction()).is_some_and(|action| action.is_enabled())
    };
    let kept = IN_FIELDS.map(|(action, name)| {
        let item = ContextMenuItem::from_stock_action_with_label(action, name);
        if let Some(own) = item.gaction().and_then(|own: Action| own.downcast::<SimpleAction>().ok()) {
            own.set_enabled(enabled(action));
        }
        item
    });
    menu.remove_all();
    for (command, name) in LETTERS {
        let action = SimpleAction::new(command, None);
        let view = view.clone();
        action.connect_activate(move |_, _| view.execute_editing_command(command));
        menu.append(&ContextMenuItem::from_gaction(&action, name, None));
    }
    menu.append(&ContextMenuItem::new_separator());
    for item in &kept {
        menu.append(item);
    }
}
