//! Switches that WebKitGTK takes from the environment alone and reads while it starts.

use webkit2gtk::glib;

/// Sets one unless the reader's environment has it. Called before there is a second thread: another one could be reading
/// the environment meanwhile.
pub(crate) fn set(name: &str, value: &str) {
    if let Err(error) = glib::setenv(name, value, false) {
        // There is no log yet; without the switch all works as well, only slower.
        eprintln!("{name} could not be set: {error}");
    }
}
