//! How soon the page's scripts are made machine code. WebKitGTK does so with whatever has run some hundred times, and
//! that is most of a desk while it opens: 4 MB of the compiler's own code and memory, and time, for scripts that then
//! wait for their reader. What runs ten times longer is compiled all the same.

use crate::switch::set;

/// The JavaScript engine's own name for it; one that doesn't know the name passes it over.
const SWITCH: &str = "JSC_thresholdForJITAfterWarmUp";
/// Ten times its own choice, in its count of calls and of turns of loops.
const RUNS: &str = "5000";

/// Chooses for the windows to come; what the reader's environment says about it stays. Called before there is a second
/// thread, as [`set`] asks.
pub(crate) fn compile_later() {
    set(SWITCH, RUNS);
}
