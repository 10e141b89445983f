//! The window on its screen: a small one, one that enlarges everything, or a smaller one than the last time must still
//! show all of it, the title bar too.

use tauri::utils::config::WindowConfig;
use tauri::{AppHandle, LogicalSize, Monitor, PhysicalPosition, PhysicalSize, WebviewWindow};

/// What a title bar and edges may take before the window is there and says so. Logical pixels.
const FRAME: LogicalSize<f64> = LogicalSize::new(16.0, 48.0);

/// A place on the screen, with what the system draws around the window. Physical pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Place {
    x: i32,
    y: i32,
    width: u32,
    height: u32,
}

/// The smallest size the window may be made, in logical pixels: the wanted one, or less where the screen has no room
/// for that.
pub(crate) fn smallest(app: &AppHandle, config: &WindowConfig) -> LogicalSize<f64> {
    let wanted = LogicalSize::new(config.min_width.unwrap_or(0.0), config.min_height.unwrap_or(0.0));
    match app.primary_monitor() {
        Ok(Some(monitor)) => smallest_in(wanted, monitor.work_area().size.to_logical(monitor.scale_factor())),
        _ => wanted,
    }
}

fn smallest_in(wanted: LogicalSize<f64>, area: LogicalSize<f64>) -> LogicalSize<f64> {
    let fits = |wanted: f64, room: f64| wanted.min(room.max(1.0));
    LogicalSize::new(
        fits(wanted.width, area.width - FRAME.width),
        fits(wanted.height, area.height - FRAME.height),
    )
}

/// Brings a window that reaches over its screen's edges back onto it. What was kept of the window may be from a larger
/// screen, and only a window that is there knows how wide its frame is.
pub(crate) fn onto_screen(window: &WebviewWindow) -> tauri::Result<()> {
    if window.is_maximized()? || window.is_fullscreen()? || window.is_minimized()? {
        return Ok(());
    }
    let (outer, inner, at) = (window.outer_size()?, window.inner_size()?, window.outer_position()?);
    let monitor = match window.current_monitor()? {
        Some(monitor) => Some(monitor),
        None => window.primary_monitor()?,
    };
    let Some(monitor) = monitor else { return Ok(()) };
    let is = Place { x: at.x, y: at.y, width: outer.width, height: outer.height };
    let fitted = fitted(is, area(&monitor));
    if (fitted.width, fitted.height) != (is.width, is.height) {
        window.set_size(PhysicalSize::new(
            inner.width.saturating_sub(is.width - fitted.width),
            inner.height.saturating_sub(is.height - fitted.height),
        ))?;
    }
    if (fitted.x, fitted.y) != (is.x, is.y) {
        window.set_position(PhysicalPosition::new(fitted.x, fitted.y))?;
    }
    Ok(())
}

fn area(monitor: &Monitor) -> Place {
    let area = monitor.work_area();
    Place { x: area.position.x, y: area.position.y, width: area.size.width, height: area.size.height }
}

/// No larger than the area and, where it reaches over an edge, moved inside.
fn fitted(is: Place, area: Place) -> Place {
    let along = |at: i32, length: u32, from: i32, room: u32| {
        let length = length.min(room);
        let last = from.saturating_add_unsigned(room - length);
        (at.clamp(from, last), length)
    };
    let (x, width) = along(is.x, is.width, area.x, area.width);
    let (y, height) = along(is.y, is.height, area.y, area.height);
    Place { x, y, width, height }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn place(x: i32, y: i32, width: u32, height: u32) -> Place {
        Place { x, y, width, height }
    }

    #[test]
    fn a_window_that_fits_stays() {
        let is = place(10, 40, 800, 500);
        assert_eq!(fitted(is, place(0, 30, 1024, 570)), is);
    }

    #[test]
    fn one_from_a_larger_screen_is_made_smaller_and_moved_inside() {
        let area = place(0, 30, 1024, 570);
        assert_eq!(fitted(place(1500, 700, 1900, 1000), area), area);
        assert_eq!(fitted(place(900, -20, 300, 200), area), place(724, 30, 300, 200));
    }

    #[test]
    fn the_screen_may_stand_left_of_the_first() {
        assert_eq!(fitted(place(-3000, 0, 800, 500), place(-1920, 0, 1920, 1080)), place(-1920, 0, 800, 500));
    }

    #[test]
    fn the_smallest_size_leaves_room_for_the_frame() {
        let wanted = LogicalSize::new(640.0, 560.0);
        assert_eq!(smallest_in(wanted, LogicalSize::new(1366.0, 768.0)), wanted);
        assert_eq!(smallest_in(wanted, LogicalSize::new(683.0, 384.0)), LogicalSize::new(640.0, 336.0));
        assert_eq!(smallest_in(wanted, LogicalSize::new(512.0, 300.0)), LogicalSize::new(496.0, 252.0));
    }
}
