import type { Signal, Tabs } from './feed'

const name = 'headroom.live'

/**
 * Tabs that share one connection: HTTP/1.1 gives a browser six per host, and a stream in each tab
 * would use them up.
 */
function sharedTabs(): Tabs {
  const channel = new BroadcastChannel(name)
  return {
    post: (signal) => channel.postMessage(signal),
    listen: (handle) => {
      channel.onmessage = ({ data }: MessageEvent<Signal>) => handle(data)
    },
    lead: (work, signal) => navigator.locks.request(name, { signal }, work),
  }
}

/** Without a secure context there are no locks; each tab then reads for itself. */
const aloneTabs: Tabs = {
  post: () => undefined,
  listen: () => undefined,
  lead: (work) => work(),
}

export function browserTabs(): Tabs {
  return 'locks' in navigator && 'BroadcastChannel' in window ? sharedTabs() : aloneTabs
}
