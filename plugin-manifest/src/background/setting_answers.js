// SPDX-License-Identifier: MIT
// What the extension's own pages may ask of the settings: sites, fields that were pointed at, models, the set-up file.
import { giveUpSite, mayRead, openTab, openWindow, ownUrl, runIn, session, showTab, tabsOf, tell, tellAll } from '../browser.js';
import { qualifierOf } from './models.js';
import { changeSettings, changeSite, checkModelsBy, nameOfSite, readSettings } from './settings.js';
import { isAttribute, isField, settingsOf, setupOf } from './setup_file.js';
import { withSetup, withoutSetup } from './setup_use.js';

const POINTED = 'pointed';
const MAY_CHANGE = ['model', 'profile', 'locale', 'author', 'hidden', 'retentionDays'];

/** A model's faults in the core's words; none for the id of a shipped one. @param {string | object} model @param {string} locale */
async function faultsOf(model, locale) {
  const qualifier = await qualifierOf('reference', locale);
  if (typeof model !== 'string') return qualifier.check(JSON.stringify(model));
  return (await qualifier.models()).some(({ id }) => id === model) ? [] : [{ code: 'no_model', path: '$.model', message: model }];
}
checkModelsBy(faultsOf);

/** Every tab judges anew. @template Value @param {Value} value */
async function seenBy(value) {
  await tellAll({ type: 'again' });
  return value;
}

/** @param {string} text of a model document */
async function useModel(text) {
  const qualifier = await qualifierOf('reference', (await readSettings()).locale);
  const faults = await qualifier.check(text);
  if (faults.length > 0) return { faults };
  return { settings: await seenBy(await changeSettings({ model: JSON.parse(text), profile: null })) };
}

/** @type {Record<string, (message: any) => Promise<any>>} */
export const answersOnSettings = {
  settings: () => readSettings(),
  async changeSettings({ changed }) {
    const allowed = Object.fromEntries(Object.entries(changed ?? {}).filter(([name]) => MAY_CHANGE.includes(name)));
    return seenBy(await changeSettings(allowed));
  },

  /** The sites, and whether each may be read. */
  async sites() {
    const { sites, givenSites } = await readSettings();
    return Promise.all(Object.entries(sites).map(async ([origin, site]) => ({ origin, ...site, given: givenSites.includes(origin), granted: await mayRead(origin) })));
  },
  siteOn: ({ origin }) => changeSite(origin, (site) => ({ ...site, on: true })),
  async siteOff({ origin }) {
    await giveUpSite(origin);
    return changeSite(origin, (site) => (Object.keys(site.map).length + site.fields.length > 0 ? { ...site, on: false } : null)).then(seenBy);
  },
  forgetSite: ({ origin }) => changeSite(origin, () => null),
  forgetWord: ({ label }) => changeSettings(({ words: { [label]: _, ...words } = {} }) => ({ words })).then(seenBy),
  /** Undoes a teaching: a label's, or that of the field at a place. */
  untaught: ({ origin, label, at }) => changeSite(origin, ({ map, fields, ...site }) => (at
    ? { ...site, map, fields: fields.filter((field) => field.at !== at) }
    : { ...site, fields, map: Object.fromEntries(Object.entries(map).filter(([one]) => one !== label)) })).then(seenBy),

  /** Starts pointing in a tab of a site, or opens the site where no tab shows it. */
  async teach({ origin, tab }) {
    const [shown] = await tabsOf([origin]);
    if (tab === undefined && !shown) return openTab(origin.replace('*.', 'www.')).then(() => ({ opened: true }));
    if (tab === undefined) await showTab(shown);
    await session.set({ [POINTED]: { tab: tab ?? shown.id } });
    await runIn(tab ?? shown.id, 'point.js');
    return { opened: false };
  },
  /** What was pointed at last, until it is taught. */
  pointed: async () => (await session.get([POINTED]))[POINTED] ?? null,
  async taught({ origin, label, at, attribute, everywhere }) {
    if (!isAttribute(attribute) || typeof label !== 'string') throw new Error('a label and an attribute');
    await session.set({ [POINTED]: { tab: (await session.get([POINTED]))[POINTED]?.tab } });
    if (everywhere && !at) return seenBy(await changeSettings(({ words = {} }) => ({ words: { ...words, [label]: attribute } })));
    const { sites } = await readSettings();
    const field = { at, label, attribute };
    return seenBy(await changeSite(nameOfSite(sites, origin) ?? origin, (site) => (at
      ? { ...site, fields: isField(field) ? [...site.fields.filter((one) => one.at !== at), field] : site.fields }
      : { ...site, map: { ...site.map, [label]: attribute } })));
  },

  async models() {
    const { locale } = await readSettings();
    return (await qualifierOf('reference', locale)).models();
  },
  async modelText() {
    const { model, locale } = await readSettings();
    return typeof model === 'object' ? JSON.stringify(model, null, 2) : (await qualifierOf('reference', locale)).document(model);
  },
  useModel: ({ text }) => useModel(text),
  /** A model for the ideal customer of a profile; it is used at once. */
  async useProfile({ profile }) {
    const { locale } = await readSettings();
    const drafted = await (await qualifierOf('reference', locale)).draftModel({ ...profile, locale });
    if ('faults' in drafted) return drafted;
    return { settings: await seenBy(await changeSettings({ model: JSON.parse(drafted.document), profile })) };
  },

  setup: async () => setupOf(await readSettings(), new Date().toISOString().slice(0, 10)),
  /** Uses a set-up file beside the sites and words that there are; what stood before is kept, so that it can be undone. */
  async useSetup({ text }) {
    const read = settingsOf(text);
    if ('faults' in read) return read;
    const faults = read.settings.model === undefined ? [] : await faultsOf(read.settings.model, (await readSettings()).locale);
    if (faults.length > 0) return { faults };
    const settings = await changeSettings((own) => withSetup(own, read.settings), true);
    return seenBy({ settings });
  },
  undoSetup: async () => seenBy(await changeSettings(withoutSetup, true)),
};

/**
 * What a page's script points at is a proposal: it counts once the user says in a window of our own what it is. Only a tab where the
 * user began to point may propose.
 * @param {any} message @param {{ origin: string, tab: number | undefined }} from
 */
export async function pointedAt({ label, at, sample }, { origin, tab }) {
  const { [POINTED]: begun } = await session.get([POINTED]);
  if (tab === undefined || begun?.tab !== tab) return;
  const text = (/** @type {unknown} */ value, /** @type {number} */ most) => (typeof value === 'string' ? value.slice(0, most) : '');
  await session.set({ [POINTED]: { tab, origin, label: text(label, 300), at: text(at, 1_000), sample: text(sample, 200) } });
  await openWindow(ownUrl('teach.html'));
}

/** The user points no more, or there is nothing to point with. @param {unknown} _message @param {{ tab: number | undefined }} from */
export async function pointingEnded(_message, { tab }) {
  if (tab === undefined || (await session.get([POINTED]))[POINTED]?.tab !== tab) return;
  await session.remove([POINTED]);
  await tell(tab, { type: 'pointingEnded' });
}
