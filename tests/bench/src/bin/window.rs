//! Starts our window and an empty one in turn and compares: time to readable text, memory, CPU time.
//!
//! `bench-window OURS EMPTY [PAIRS]`, on an X display with nothing else on it. Each figure is a ratio within a pair;
//! the median of the ratios is printed with its 95 % interval.

#[cfg(target_os = "linux")]
mod linux {
    use std::collections::{BTreeMap, HashSet};
    use std::error::Error;
    use std::fs;
    use std::path::Path;
    use std::process::{Child, Command, Stdio};
    use std::thread::sleep;
    use std::time::{Duration, Instant};

    use sotay_bench::stats::{interval, median};
    use x11rb::connection::Connection;
    use x11rb::protocol::xproto::{ConnectionExt, ImageFormat};
    use x11rb::rust_connection::RustConnection;

    type Outcome<T> = Result<T, Box<dyn Error>>;

    type Figure = fn(&Run) -> f64;

    /// How long one start may take.
    const PATIENCE: Duration = Duration::from_secs(60);
    /// Memory is read this long after the text stands.
    const SETTLE: Duration = Duration::from_secs(3);

    struct Run {
        /// Milliseconds from spawning the program to text on the screen.
        start: f64,
        /// Proportional set size of the program and all its children, kB.
        memory: f64,
        /// User and system time of all of them until memory was read, ms.
        cpu: f64,
    }

    pub(crate) fn run() -> Outcome<()> {
        let args: Vec<String> = std::env::args().skip(1).collect();
        let [ours, empty, rest @ ..] = args.as_slice() else {
            return Err("usage: bench-window OURS EMPTY [PAIRS]".into());
        };
        let pairs: usize = rest.first().map_or(Ok(20), |n| n.parse())?;
        let (screen, _) = x11rb::connect(None)?;
        let data = tempfile::tempdir()?;
        // The first start of each fills the disk's cache, makes the profile's folder and the index.
        for program in [ours, empty] {
            measure(&screen, Path::new(program), data.path())?;
        }
        let mut measured: Vec<(Run, Run)> = Vec::new();
        for pair in 0..pairs {
            let start = |program: &String| measure(&screen, Path::new(program), data.path());
            // Which comes first alternates, so that neither always finds the machine warm.
            let (a, b) = if pair % 2 == 0 {
                let a = start(ours)?;
                (a, start(empty)?)
            } else {
                let b = start(empty)?;
                (start(ours)?, b)
            };
            eprintln!("pair {:>2}: {:>5.0} ms against {:>5.0} ms", pair + 1, a.start, b.start);
            measured.push((a, b));
        }
        println!("{pairs} pairs, ours against an empty Tauri window (medians; ratio with its 95 % interval)");
        let figures: [(&str, Figure); 3] = [
            ("start to readable text, ms", |run| run.start),
            ("memory (PSS), kB", |run| run.memory),
            ("CPU time, ms", |run| run.cpu),
        ];
        for (name, figure) in figures {
            let ours: Vec<f64> = measured.iter().map(|(a, _)| figure(a)).collect();
            let empty: Vec<f64> = measured.iter().map(|(_, b)| figure(b)).collect();
            let ratios: Vec<f64> = ours.iter().zip(&empty).map(|(a, b)| a / b).collect();
            let (low, high) = interval(&ratios);
            println!(
                "{name:<28} {:>9.0} {:>9.0}   {:.2} [{low:.2}, {high:.2}]",
                median(&ours),
                median(&empty),
                median(&ratios)
            );
        }
        Ok(())
    }

    fn measure(screen: &RustConnection, program: &Path, data: &Path) -> Outcome<Run> {
        wait_until(screen, false)?;
        let began = Instant::now();
        let mut child = Command::new(program)
            .env("SOTAY_DATA_DIR", data)
            // Ours would choose this for itself where there is no graphics card: both are to draw alike.
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let shown = wait_until(screen, true);
        let start = began.elapsed().as_secs_f64() * 1e3;
        let figures = shown.and_then(|()| {
            sleep(SETTLE);
            family_figures(&child)
        });
        end(&mut child)?;
        let (memory, cpu) = figures?;
        Ok(Run { start, memory, cpu })
    }

    /// Waits until the screen shows text, or nothing.
    fn wait_until(screen: &RustConnection, text: bool) -> Outcome<()> {
        let began = Instant::now();
        while shows_text(screen)? != text {
            if began.elapsed() > PATIENCE {
                return Err(format!("the screen doesn't get {}", if text { "text" } else { "empty" }).into());
            }
            sleep(Duration::from_millis(10));
        }
        Ok(())
    }

    /// True if enough of the screen stands out against its most common colour.
    fn shows_text(screen: &RustConnection) -> Outcome<bool> {
        let root = &screen.setup().roots[0];
        let (width, height) = (root.width_in_pixels, root.height_in_pixels);
        let image = screen.get_image(ImageFormat::Z_PIXMAP, root.root, 0, 0, width, height, !0)?.reply()?;
        // Every seventh pixel is plenty.
        let brightness = |pixel: &[u8]| pixel.iter().take(3).map(|&c| u32::from(c)).sum::<u32>();
        let sample: Vec<u32> = image.data.chunks_exact(4).step_by(7).map(brightness).collect();
        let mut common = BTreeMap::new();
        for &pixel in &sample {
            *common.entry(pixel).or_insert(0) += 1;
        }
        let ground = common.into_iter().max_by_key(|&(_, count)| count).map_or(0, |(pixel, _)| pixel);
        // A bare root window is black; the text of both programs stands on something light.
        let ink = sample.iter().filter(|&&pixel| pixel.abs_diff(ground) > 250).count();
        Ok(ground > 300 && ink * 10_000 / sample.len() > 10)
    }

    /// Memory in kB and CPU time in ms of a program and all below it.
    fn family_figures(child: &Child) -> Outcome<(f64, f64)> {
        let mut family = HashSet::from([child.id()]);
        let mut parents = Vec::new();
        for entry in fs::read_dir("/proc")?.flatten() {
            let Some(id) = entry.file_name().to_str().and_then(|name| name.parse::<u32>().ok()) else {
                continue;
            };
            let Ok(stat) = fs::read_to_string(entry.path().join("stat")) else { continue };
            let Some((_, after)) = stat.rsplit_once(") ") else { continue };
            let fields: Vec<&str> = after.split(' ').collect();
            let number = |at: usize| fields.get(at).and_then(|field| field.parse::<u32>().ok()).unwrap_or(0);
            // Behind the name: state, parent, … user time and system time in hundredths of a second.
            parents.push((id, number(1), f64::from(number(11) + number(12)) * 10.0));
        }
        let mut before = 0;
        while family.len() > before {
            before = family.len();
            family.extend(
                parents
                    .iter()
                    .filter(|(_, parent, _)| family.contains(parent))
                    .map(|p| p.0)
                    .collect::<Vec<_>>(),
            );
        }
        let cpu = parents.iter().filter(|(id, ..)| family.contains(id)).map(|(.., time)| time).sum();
        let mut memory = 0.0;
        for id in &family {
            let rollup = fs::read_to_string(format!("/proc/{id}/smaps_rollup")).unwrap_or_default();
            let pss = rollup.lines().find_map(|line| line.strip_prefix("Pss:"));
            memory += pss.and_then(|pss| pss.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0.0);
        }
        Ok((memory, cpu))
    }

    fn end(child: &mut Child) -> Outcome<()> {
        child.kill()?;
        child.wait()?;
        Ok(())
    }
}

#[cfg(target_os = "linux")]
fn main() -> std::process::ExitCode {
    match linux::run() {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench-window: {error}");
            std::process::ExitCode::FAILURE
        }
    }
}

#[cfg(not(target_os = "linux"))]
fn main() {
    eprintln!("bench-window measures on Linux only");
}
