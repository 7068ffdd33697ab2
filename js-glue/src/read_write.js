// SPDX-License-Identifier: MIT
// Who reads does so side by side; who changes something waits for all that began before, and is waited for by all that comes after.

export class ReadWrite {
  /** @type {Set<Promise<unknown>>} */
  #reading = new Set();
  /** Settles when the last change has been made, or has failed: never rejected. @type {Promise<unknown>} */
  #written = Promise.resolve();

  /** @template T @param {() => T | Promise<T>} start @returns {Promise<T>} */
  read(start) {
    const own = this.#written.then(start);
    this.#reading.add(own);
    own.catch(() => {}).finally(() => this.#reading.delete(own));
    return own;
  }

  /** @template T @param {() => T | Promise<T>} start @returns {Promise<T>} */
  write(start) {
    const own = Promise.allSettled([this.#written, ...this.#reading]).then(start);
    this.#written = own.catch(() => {});
    return own;
  }
}
