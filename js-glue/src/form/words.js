// SPDX-License-Identifier: MIT
// The words of one language: the page's, and no other is loaded.

const LOADERS = {
  de: () => import('./words/de.js'), en: () => import('./words/en.js'), es: () => import('./words/es.js'),
  fi: () => import('./words/fi.js'), fr: () => import('./words/fr.js'), nb: () => import('./words/nb.js'),
  pl: () => import('./words/pl.js'), ru: () => import('./words/ru.js'), sv: () => import('./words/sv.js'),
};

/** @param {string} locale `fi`, `fi-FI`, `no`; another language is answered in English */
export async function formWords(locale) {
  const language = locale.toLowerCase().split(/[-_]/)[0];
  const load = LOADERS[/** @type {keyof typeof LOADERS} */ (language === 'no' || language === 'nn' ? 'nb' : language)] ?? LOADERS.en;
  return (await load()).default;
}
