// SPDX-License-Identifier: MIT
// The seeded contacts as an export of a CRM: one row a contact, plain cells, the last date of each kind of event. The headers are of the
// kind that the core's header lexicon knows; the JavaScript subjects know their columns by number.
const plain = (told) => (Array.isArray(told) ? plain(told[0]) : told?.value !== undefined ? told.value : told);
const isText = (value) => (typeof value === 'string' ? value : '');
const last = (passes) => ({ events = [] }) => events.filter((event) => event.at && passes(event)).map(({ at }) => at).sort().at(-1) ?? '';

const COLUMNS = {
  'Id': ({ id }) => id,
  'Name': ({ person }) => person?.name,
  'Job title': ({ person }) => isText(plain(person?.title)),
  'Email': ({ person }) => person?.email,
  'Country': ({ person }) => person?.country,
  'Company': ({ company }) => company?.name,
  'Industry': ({ company }) => isText(plain(company?.industry)),
  'Employees': ({ company }) => (typeof plain(company?.employees) === 'number' ? plain(company.employees) : ''),
  'Company country': ({ company }) => company?.country,
  'Decision role': ({ bant }) => isText(plain(bant?.authority?.role)),
  'Timely': ({ bant }) => ({ true: 'yes', false: 'no' })[plain(bant?.timeline?.timely)],
  'Lifecycle stage': ({ lifecycle }) => lifecycle?.stage,
  'Last product page view': last(({ type, topic }) => type === 'page_view' && topic === 'product'),
  'Last email click date': last(({ type }) => type === 'email_click'),
  "Buyer's guide download date": last(({ asset }) => asset === 'buyers_guide'),
  'Trend guide download date': last(({ asset }) => asset === 'trend_guide'),
  'Case study download date': last(({ asset }) => asset === 'case_study'),
  'Last webinar date': last(({ type }) => type === 'webinar'),
  'Last contact request date': last(({ type }) => type === 'contact_request'),
};

function cell(value) {
  const text = String(value ?? '');
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** @param {object[]} contacts */
export function tableOf(contacts) {
  const row = (cells) => `${cells.map(cell).join(',')}\n`;
  return row(Object.keys(COLUMNS)) + contacts.map((contact) => row(Object.values(COLUMNS).map((of) => of(contact)))).join('');
}

/** What else stands in an export of everything, and how often it is filled: one in so many. */
const OTHERS = {
  'Phone': 2, 'Mobile': 3, 'Fax': 20, 'Street': 2, 'City': 2, 'Postal code': 2, 'State': 4, 'Website': 2, 'Record type': 1, 'Assistant': 20,
  'Assistant phone': 20, 'Other street': 10, 'Other city': 10, 'Other postal code': 10, 'Salutation': 2, 'Time zone name': 4, 'Twitter handle': 10,
  'Photo': 5, 'Territory': 3, 'Segment code': 2, 'Newsletter list': 3, 'Data source': 1, 'Import batch': 1, 'Enrichment id': 2, 'Fiscal code': 6,
  'Reports to': 5, 'Jigsaw key': 10, 'Do not call': 1, 'Fax opt': 1, 'Bounced reason': 20, 'Individual key': 1, 'Partner code': 8, 'Legal form': 4,
  'Parent record': 6, 'Shipping method': 9, 'Tax number': 4, 'Bank': 9, 'Internal number': 1, 'Pool': 3, 'Kiosk': 12,
};

/** The same rows as a report of everything, each cell in quotes, as Salesforce writes its reports; the columns of the table come first. */
export function reportOf(contacts) {
  const others = Object.entries(OTHERS);
  const row = (cells) => `${cells.map((value) => `"${String(value ?? '').replaceAll('"', '""')}"`).join(',')}\n`;
  const rest = (i) => others.map(([name, every], k) => ((i * 31 + k * 7) % every === 0 ? `${name.toLowerCase()} ${(i * 17 + k) % 997}` : ''));
  return row([...Object.keys(COLUMNS), ...Object.keys(OTHERS)]) +
    contacts.map((contact, i) => row([...Object.values(COLUMNS).map((of) => of(contact)), ...rest(i)])).join('');
}

const EVENTS = [
  [12, { type: 'page_view', topic: 'product' }],
  [13, { type: 'email_click' }],
  [14, { type: 'download', asset: 'buyers_guide' }],
  [15, { type: 'download', asset: 'trend_guide' }],
  [16, { type: 'download', asset: 'case_study' }],
  [17, { type: 'webinar' }],
  [18, { type: 'contact_request' }],
];

/** A row's cells, as texts, as a contact. */
export function contactOfRow(cells) {
  const events = [];
  for (let i = 0; i < EVENTS.length; ++i) {
    const [column, { type, asset, topic }] = EVENTS[i];
    if (cells[column] !== '') events.push({ type, asset, topic, at: cells[column] });
  }
  return {
    id: cells[0],
    person: { title: cells[2], email: cells[3], country: cells[4] },
    company: { industry: cells[6], employees: cells[7] === '' ? undefined : Number(cells[7]), country: cells[8] },
    bant: { authority: { role: cells[9] }, timeline: { timely: cells[10] === '' ? undefined : cells[10] === 'yes' } },
    lifecycle: { stage: cells[11] },
    events,
  };
}
