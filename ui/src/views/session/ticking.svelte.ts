/** The time, once a second, for clocks on screen. */
export class Ticking {
  now = $state(Date.now());

  /** Runs while the component that asked for it is on screen. */
  run(): void {
    $effect(() => {
      const timer = setInterval(() => {
        this.now = Date.now();
      }, 1000);
      return () => clearInterval(timer);
    });
  }
}
