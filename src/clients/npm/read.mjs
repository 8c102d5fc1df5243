// Reads the stream with one client library and prints each alert's unlock, until there have been so many.
// node read.mjs <library> <url> <count>
const [library, url, count] = process.argv.slice(2);
const KINDS = ['new', 'revised', 'cancelled'];
let got = 0;

function tell(data) {
  process.stdout.write(`${JSON.parse(data).unlockId}\n`);
  if (++got === Number(count)) {
    process.stdout.write('', () => process.exit(0));
  }
}

const readers = {
  async eventsource() {
    const { EventSource } = await import('eventsource');
    listen(new EventSource(url));
  },
  async 'event-source-polyfill'() {
    const { EventSourcePolyfill } = (await import('event-source-polyfill')).default;
    listen(new EventSourcePolyfill(url));
  },
  async 'eventsource-client'() {
    const { createEventSource } = await import('eventsource-client');
    createEventSource({ url, onMessage: ({ event, data }) => KINDS.includes(event) && tell(data) });
  },
  async '@microsoft/fetch-event-source'() {
    // Made for browsers: it looks at the document's visibility.
    globalThis.document = { hidden: false, addEventListener() {}, removeEventListener() {} };
    globalThis.window = globalThis;
    const { fetchEventSource } = await import('@microsoft/fetch-event-source');
    await fetchEventSource(url, {
      openWhenHidden: true,
      onmessage: ({ event, data }) => KINDS.includes(event) && tell(data),
      onclose() { throw new Error('come back'); },
      onerror() {},
    });
  },
};

function listen(source) {
  KINDS.forEach(kind => source.addEventListener(kind, event => tell(event.data)));
}

await readers[library]();
