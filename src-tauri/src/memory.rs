//! What the program no longer uses goes back to the system.
//!
//! glibc takes a large piece of memory from the system by itself and gives it back when it is freed, but raises what it
//! calls large each time to what was just freed, up to 32 MB. After a library was read and indexed, what that took is
//! then kept between pieces that are still used: with a document of 128,000 blocks 117 MB of the process instead of 56.
//! Named once, the limit stays.

/// What is large, in bytes: glibc's own measure before it raises it.
const LARGE: libc::c_int = 128 * 1024;

/// Called before there is a second thread.
#[expect(
    unsafe_code,
    reason = "glibc can be told by this call alone, or by the environment it is started with"
)]
pub(crate) fn give_back() {
    // SAFETY: it takes two numbers and changes how later allocations are made, not those that there are.
    let told = unsafe { libc::mallopt(libc::M_MMAP_THRESHOLD, LARGE) };
    // Where it isn't taken all works as well, only with more memory.
    debug_assert_eq!(told, 1);
}
