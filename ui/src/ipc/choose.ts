import type { Host } from './host';
import { TauriHost } from './tauri';

/** The window where there is one, else the bridge, whose code no window reads. */
export async function chooseHost(): Promise<Host> {
  if (import.meta.env.MODE === 'fake') {
    const { hostFromLocation } = await import('./fake/from-location');
    return hostFromLocation();
  }
  if ('__TAURI_INTERNALS__' in window) {
    return new TauriHost();
  }
  const { BridgeHost } = await import('./bridge');
  return new BridgeHost();
}
