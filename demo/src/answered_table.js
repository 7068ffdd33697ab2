// SPDX-License-Identifier: MIT
// A table as it came, all its own columns, with the answers: what was told stands as lines in its notes, where it is found again when the
// file is opened another day, and behind them what the core says of the contact now.

const FIRST = 'bantam_score';

/** The core's own rows end with CRLF and double the quotes in their cells: one is whole when its quotes are even. @param {Blob} blob @returns {AsyncGenerator<string>} */
async function* recordsOf(blob) {
  const reader = blob.stream().pipeThrough(/** @type {any} */ (new TextDecoderStream())).getReader();
  let rest = '';
  /** @type {string | null} */
  let open = null;
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const lines = (rest + value).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      open = open === null ? line : `${open}\r\n${line}`;
      if (open.split('"').length % 2 === 0) continue;
      yield open;
      open = null;
    }
  }
}

/** @param {string} record @param {string} delimiter */
function cellsOf(record, delimiter) {
  const cells = [''];
  let quoted = false;
  for (const letter of record) {
    if (letter === '"') quoted = !quoted;
    if (letter === delimiter && !quoted) cells.push('');
    else cells[cells.length - 1] += letter;
  }
  return cells.map((cell) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell));
}

/** @param {string[]} cells @param {string} delimiter */
const recordOf = (cells, delimiter) => cells.map((cell) => (/["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(delimiter);

/** @param {any} inside @param {string[]} [path] @returns {any[]} facts that were told, as noteLine takes them */
function toldIn(inside, path = []) {
  if (!inside || typeof inside !== 'object' || Array.isArray(inside)) return [];
  if (inside.source === 'person' && 'value' in inside) return [{ fact: path.join('.'), value: inside.value, at: inside.at, by: inside.by }];
  return Object.entries(inside).flatMap(([name, part]) => toldIn(part, [...path, name]));
}

/** @param {any} app @param {any} contact */
async function notesOf({ ranking, locale }, contact) {
  const lines = await Promise.all(toldIn(contact).map((fact) => ranking.qualifier.noteLine(fact, { locale })));
  return lines.filter(Boolean).join('\n');
}

/** What the core says of each of these contacts, as it stands behind a table's own columns. @param {any} open @param {any[]} contacts */
async function answersTo(open, contacts) {
  const job = await open(new Blob(contacts.map((contact) => `${JSON.stringify(contact)}\n`)));
  const records = [];
  for await (const record of recordsOf(await job.exportCsv())) records.push(cellsOf(record, ','));
  await job.close();
  const from = records[0].indexOf(FIRST);
  return records.slice(1).map((cells) => cells.slice(from));
}

/** What a row of the table becomes. @param {string} record @param {{ delimiter: string, from: number, place: number }} shape where the answers begin, and the notes @param {{ notes: string, answers: string[] } | undefined} told */
function withTold(record, { delimiter, from, place }, told) {
  if (!told) return place < 0 ? record + delimiter : record;
  const { notes, answers } = told;
  const said = delimiter === ';' ? answers.map((cell) => cell.replace(/^(-?\d+)\.(\d+)$/, '$1,$2')) : answers;   // there the decimal sign is the comma
  const cells = cellsOf(record, delimiter);
  cells.splice(from, said.length, ...said);
  if (place < 0) cells.push(notes);
  else cells[place] = [cells[place], notes].filter(Boolean).join('\n');
  return recordOf(cells, delimiter);
}

/** @param {any} app @param {{ signal: AbortSignal, onProgress: (progress: any) => void }} work @returns {Promise<Blob>} */
export async function answeredTable(app, work) {
  const { book, ranking, words, made: { edits } } = app;
  const open = (/** @type {Blob} */ blob, /** @type {object} */ how = {}) => ranking.qualifier.openFile(blob, { now: ranking.now, ...how });
  const answers = await answersTo(open, [...edits.values()]);
  const told = new Map(await Promise.all([...edits].map(async ([row, contact], i) => /** @type {[number, any]} */ ([row, { notes: await notesOf(app, contact), answers: answers[i] }]))));
  const job = await open(book.file, { map: book.map, ...(book.dates && { dates: book.dates }), ...work });
  const table = await job.exportCsv(work);
  const shape = { delimiter: '', from: 0, place: -1 };
  const notes = job.summary.columns.find((/** @type {any} */ { attribute }) => attribute === 'notes')?.header;
  await job.close();
  const records = [];
  for await (const record of recordsOf(table)) {
    if (shape.delimiter) records.push(withTold(record, shape, told.get(records.length - 1)));
    else {
      shape.delimiter = record[record.lastIndexOf(FIRST) - 1] ?? ',';
      const headers = cellsOf(record, shape.delimiter);
      Object.assign(shape, { from: headers.indexOf(FIRST), place: headers.indexOf(notes) });
      records.push(shape.place < 0 ? record + shape.delimiter + words.messages['fact.notes'] : record);
    }
  }
  return new Blob(records.map((record) => `${record}\r\n`), { type: 'text/csv' });
}
