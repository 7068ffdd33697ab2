// SPDX-License-Identifier: MIT
// The words of the extension's own pages, beside those of the views: what `new Wording({ words })` takes.
import { loadWords } from 'bantam-crm/views';
import de from '../../words/de.json';
import en from '../../words/en.json';
import es from '../../words/es.json';
import fi from '../../words/fi.json';
import fr from '../../words/fr.json';
import nb from '../../words/nb.json';
import pl from '../../words/pl.json';
import ru from '../../words/ru.json';
import sv from '../../words/sv.json';

const OWN = /** @type {Record<string, Record<string, string | Record<string, string>>>} */ ({ de, en, es, fi, fr, nb, pl, ru, sv });

/** @param {string} locale as the user chose it, or the browser's @returns {Promise<import('bantam-crm/views').Words>} */
export async function pageWords(locale) {
  const words = await loadWords(locale);
  return { ...words, messages: { ...words.messages, ...OWN[words.locale] } };
}
