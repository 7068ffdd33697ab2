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
  return typeof port.addEventListener === 'function' ? eventLine(port, onMessage, onLost) : nodeLine(port, onMessage, onLost);
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

/** @param {any} port @param {(message: any) => void} onMessage @param {(cause: unknown) => void} onLost @returns {Line} */
function eventLine(port, onMessage, onLost) {
  const heard = (/** @type {MessageEvent} */ event) => onMessage(event.data);
  const lost = (/** @type {any} */ event) => onLost(event?.message);
  port.addEventListener('message', heard);
  for (const kind of ['error', 'messageerror', 'close']) port.addEventListener(kind, lost);
  port.start?.();
  return {
    jsonOnly: false,
    send: (message) => port.postMessage(message),
    stop: () => {
      port.removeEventListener('message', heard);
      for (const kind of ['error', 'messageerror', 'close']) port.removeEventListener(kind, lost);
    },
  };
}

/** @param {any} port @param {(message: any) => void} onMessage @param {(cause: unknown) => void} onLost @returns {Line} */
function nodeLine(port, onMessage, onLost) {
  const kinds = ['error', 'messageerror', 'exit'];
  port.on('message', onMessage);
  for (const kind of kinds) port.on(kind, onLost);
  return {
    jsonOnly: false,
    send: (message) => port.postMessage(message),
    stop: () => {
      port.off('message', onMessage);
      for (const kind of kinds) port.off(kind, onLost);
    },
  };
}
