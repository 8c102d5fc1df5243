/**
 * Reads `text/event-stream` as the HTML standard says, from pieces cut anywhere. Unlike EventSource
 * it shows the reconnection time and every comment, which the state line and the watchdog need.
 *
 * @param onEvent called with `{type, data, id}` for each block that has data, also empty data
 * @returns {{push: function(string), retry: ?number, id: string}}
 */
export function eventReader(onEvent) {
  let rest = '';
  let first = true;
  let type = '';
  let data = null;
  const reader = { push, retry: null, id: '' };
  return reader;

  function push(piece) {
    rest += first && piece.startsWith('\uFEFF') ? piece.slice(1) : piece;
    first &&= piece === '';
    // A lone CR at the end may be the first half of a CRLF.
    const whole = rest.endsWith('\r') ? rest.length - 1 : rest.length;
    const lines = rest.slice(0, whole).split(/\r\n|\n|\r/);
    rest = lines.pop() + rest.slice(whole);
    lines.forEach(line);
  }

  function line(written) {
    if (written === '') {
      return dispatch();
    }
    const colon = written.indexOf(':');
    if (colon === 0) {
      return;
    }
    const name = colon < 0 ? written : written.slice(0, colon);
    const value = colon < 0 ? '' : written.slice(colon + 1).replace(/^ /, '');
    field(name, value);
  }

  function field(name, value) {
    switch (name) {
      case 'event': type = value; break;
      case 'data': data = data === null ? value : `${data}\n${value}`; break;
      case 'id': if (!value.includes('\0')) { reader.id = value; } break;
      case 'retry': if (/^\d+$/.test(value)) { reader.retry = Number(value); } break;
      default:
    }
  }

  function dispatch() {
    if (data !== null) {
      onEvent({ type: type || 'message', data, id: reader.id });
    }
    type = '';
    data = null;
  }
}
