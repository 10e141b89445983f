/**
 * Long work in short pieces. Between two pieces the page answers the reader; and once they have taken a part of a
 * frame, the frame is shown before the next. A piece never runs inside the frame itself, where the page is laid out:
 * the two together would be one long task.
 */

/** So much of a frame goes to the work, in milliseconds. */
const SHARE = 10;

export class Pace {
  #began = performance.now();

  /** Resolves when the next piece may be done. */
  async next(): Promise<void> {
    if (performance.now() - this.#began >= SHARE) await nextFrame();
    await nextTask();
    if (performance.now() - this.#began >= SHARE) this.#began = performance.now();
  }

  /** Resolves after what is there has been shown. */
  async shown(): Promise<void> {
    await nextFrame();
    await nextTask();
    this.#began = performance.now();
  }
}

// A window that is hidden has no frames; the work goes on all the same.
function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, 100);
    const frame = requestAnimationFrame(done);
    function done() {
      clearTimeout(timer);
      cancelAnimationFrame(frame);
      resolve();
    }
  });
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
