// SPDX-License-Identifier: MIT
import { ask, askForSite } from '../browser.js';

/** Shows badges on a site, if the user lets it be read; to be called from a click. @param {string} origin @returns {Promise<boolean>} */
export async function switchOn(origin) {
  if (!(await askForSite(origin))) return false;
  const { sites } = await ask({ type: 'settings' });
  await ask({ type: 'changeSettings', changed: { sites: { ...sites, [origin]: { map: {}, ...sites[origin], on: true } } } });
  return true;
}
