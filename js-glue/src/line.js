// SPDX-License-Identifier: MIT
// One shape for everything that carries messages: Worker, MessagePort, a worker's own scope, Node's worker_threads, and the
// Port of an extension (which carries JSON only).
import { misuse } from './bantam_error.js';

/**
 * @typedef {object} Line
 * @property {boolean} jsonOnly
 * @property {(message: object) => void} send
 * @property {() => void} stop   no message is heard afterwards
 */

/**
 * Starts to listen. `onLost` is called when the other side is gone, as far as the port can tell.
 * @param {any} port
 * @param {(message: any) => void} onMessage
 * @param {(cause: unknown) => void} onLost
 * @returns {Line}
 */
export function lineOver(port, onMessage, onLost) {
  if (port?.onMessage && typeof port.onMessage.addListener === 'function') return extensionLine(port, onMessage, onLost);
  if (typeof port?.postMessage !== 'function') throw misuse('misuse', 'A port is a Worker, a MessagePort or an extension Port.');
  if (port.threadId === -1) throw misuse('port_lost', 'The other side is gone.');
  if (typeof port.addEventListener !== 'function') return namedLine(port, 'on', 'off', 'exit', onMessage, onLost);
  return namedLine(port, 'addEventListener', 'removeEventListener', 'close', (event) => onMessage(event.data), (event) => onLost(event?.message));
}

/** @param {any} port @param {(message: any) => void} onMessage @param {(cause: unknown) => void} onLost @returns {Line} */
function extensionLine(port, onMessage, onLost) {
  const lost = () => onLost(undefined);
  const heard = (/** @type {any} */ message) => onMessage(message);
  port.onMessage.addListener(heard);
  port.onDisconnect.addListener(lost);
  return {
    jsonOnly: true,
    send: (message) => port.postMessage(message),
    stop: () => {
      port.onMessage.removeListener(heard);
      port.onDisconnect.removeListener(lost);
    },
  };
}

/**
 * Where listeners are named by what they hear.
 * @param {any} port @param {string} on @param {string} off @param {string} end what is heard when the other side ends
 * @param {(heard: any) => void} heard @param {(cause: any) => void} lost @returns {Line}
 */
function namedLine(port, on, off, end, heard, lost) {
  const kinds = ['error', 'messageerror', end];
  port[on]('message', heard);
  for (const kind of kinds) port[on](kind, lost);
  port.start?.();
  return {
    jsonOnly: false,
    send: (message) => port.postMessage(message),
    stop: () => {
      port[off]('message', heard);
      for (const kind of kinds) port[off](kind, lost);
    },
  };
}
