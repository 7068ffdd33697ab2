// SPDX-License-Identifier: MIT
// A widget inside Zoho CRM, on a contact's or lead's page: the record that Zoho hands out, judged here. It asks Zoho's own interface for the
// record and nobody for anything else; it keeps nothing.
import { Qualifier } from 'bantam-crm';
import { loadWords, panel } from 'bantam-crm/views';

const root = /** @type {HTMLElement} */ (document.getElementById('contact'));
const zoho = /** @type {any} */ (globalThis).ZOHO;

/** One value as a cell: of a look-up its name. @param {any} value @returns {string} */
function cell(value) {
  if (Array.isArray(value)) return value.map(cell).filter(Boolean).join(', ');
  if (value !== null && typeof value === 'object') return cell(value.name ?? value.display_value);
  return value === null || value === undefined ? '' : String(value);
}

/** A record as a table of one row, headed by its fields' names. Zoho's own marks begin with `$`. @param {Record<string, any>} record */
function tableOf(record) {
  const fields = Object.entries(record).filter(([name, value]) => !name.startsWith('$') && cell(value));
  return { headers: fields.map(([name]) => name.replaceAll('_', ' ')), rows: [fields.map(([, value]) => cell(value))] };
}

/** @param {{ Entity: string, EntityId: string | string[] }} opened */
async function show({ Entity, EntityId }) {
  const locale = navigator.language;
  const [words, qualifier, { data: [record] }] = await Promise.all([
    loadWords(locale), Qualifier.load({ model: 'reference', locale }), zoho.CRM.API.getRecord({ Entity, RecordID: [EntityId].flat()[0] })]);
  document.documentElement.lang = words.locale;
  const read = await qualifier.readTable(tableOf(record));
  if ('error' in read) throw new Error(read.error.message);
  const annotation = await qualifier.qualify({ ...read.contacts[0], id: record.id }, { now: new Date(), locale });
  panel(root, annotation, { words, timeZone: qualifier.info().timeZone, questions: await qualifier.questions({ locale }), person: { name: cell(record.Full_Name), title: cell(record.Title ?? record.Designation), company: cell(record.Account_Name ?? record.Company) } });
}

zoho.embeddedApp.on('PageLoad', (/** @type {any} */ opened) => show(opened).catch((error) => (root.textContent = String(error.message ?? error))));
zoho.embeddedApp.init();
