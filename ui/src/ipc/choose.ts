import type { Host } from './host';

/** The window where there is one, else the bridge. Each brings only its own code. */
export async function chooseHost(): Promise<Host> {
  if (import.meta.env.MODE === 'fake') {
    const { FakeHost } = await import('./fake/host');
    return FakeHost.fromLocation();
  }
  if ('__TAURI_INTERNALS__' in window) {
    const { TauriHost } = await import('./tauri');
    return new TauriHost();
  }
  const { BridgeHost } = await import('./bridge');
  return new BridgeHost();
}
