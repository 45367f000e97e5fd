/** Speaks with the other pages of this browser that have the same address. */
export interface PageChannel {
  readonly post: (message: unknown) => void;
  readonly close: () => void;
}

/** @param onMessage Told what other pages have posted, never what this one has. */
export function openPageChannel(name: string, onMessage: (message: unknown) => void): PageChannel {
  if (typeof BroadcastChannel !== 'function') return { post: () => undefined, close: () => undefined };
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => onMessage(data);
  return { post: (message) => channel.postMessage(message), close: () => channel.close() };
}
