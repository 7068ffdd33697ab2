// SPDX-License-Identifier: MIT
// Whole files: the rows, the order and the annotations are those of one contact at a time, however the bytes come.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { asksToBeCalled, bantam, native, root } from './places.mjs';

const { BantamError, Qualifier, RemoteQualifier, serve } = bantam;
const now = '2026-11-21T09:00:00Z';
const qualifier = await Qualifier.load({ model: 'reference' });
const withCode = (code) => (error) => error instanceof BantamError && error.code === code;

const seeded = (count) => {
  const python = `import sys; sys.path.insert(0, "tests/command"); from calling import ndjson, seeded; sys.stdout.write(ndjson(seeded(${count})))`;
  const run = spawnSync('python3', ['-c', python], { cwd: root, maxBuffer: 1 << 28 });
  assert.equal(run.status, 0, String(run.stderr));
  return run.stdout;
};
const command = (input, ...args) => spawnSync(native, ['qualify', '--now', now, ...args], { input, maxBuffer: 1 << 28 }).stdout.toString();
/** The rows of a CSV text, by RFC 4180. */
const cellsOf = (text) => {
  const rows = [[]];
  for (const [whole, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    if (whole === '') break;
    rows.at(-1).push(quoted ?? plain);
    if (end !== ',') rows.push([]);
  }
  return rows.slice(0, -1);
};
const LOCALES = ['en', 'fi', 'ru', 'pl', 'nb', 'de', 'es', 'fr', 'sv'];
const wordsOf = (locale) => JSON.parse(readFileSync(join(root, `js-glue/words/${locale}.json`), 'utf8'));
const lines = seeded(1500);
const table = readFileSync(join(root, 'demo/sample-contacts.csv'));
/** Good and bad records with every line end, and none at the end. */
const mixed = Buffer.from('\uFEFF{"id":"a"}\r\n\n{"id":\n   \n[1]\n{"id":"b","events":[{"type":"contact_request","at":"2026-11-20T09:00:00Z"}]}');

test('the rows of seeded contacts are what score answers one by one', async () => {
  const job = await qualifier.openFile(lines, { now });
  const { score, fit, engagement, tier, standing, missing, bad, offset, length } = job.rows();
  const texts = lines.toString().trimEnd().split('\n');
  assert.equal(job.summary.count, texts.length);
  const none = (points) => (Number.isNaN(points) ? null : points);
  texts.forEach((text, row) => {
    const one = qualifier.score(text, { now });
    assert.deepEqual([none(score[row]), none(fit[row]), none(engagement[row]), job.summary.tiers[tier[row]] ?? null, job.summary.standings[standing[row]], bad[row]],
      [one.score, one.fit, one.engagement, one.tier, one.standing, 0], text);
    assert.equal(lines.subarray(offset[row], offset[row] + length[row]).toString(), text);
  });
  for (let row = 0; row < texts.length; row += 37) {
    const annotation = qualifier.qualify(texts[row], { now });
    assert.deepEqual(job.summary.criteria.filter((_, i) => (missing[row] >> i) & 1).sort(), annotation.missing.sort());
    assert.equal(await job.annotateText(row), qualifier.qualifyText(texts[row], { now }));
  }
  const counts = { disqualified: 0, lead: 0, mql: 0, sql: 0 };
  for (const one of tier) if (one >= 0) counts[job.summary.tiers[one]] += 1;
  assert.deepEqual(job.tierCounts(), counts);
  assert.ok(counts.lead > 0 && counts.mql > 0 && counts.sql > 0);
  job.close();
});

test('chunks, and where the bytes come from, do not matter', async () => {
  for (const file of [lines.subarray(0, 20_000), table, mixed]) {
    const whole = await qualifier.openFile(file, { now });
    const rows = whole.rows();
    const exported = await (await whole.exportNdjson()).text();
    for (const [other, options] of [[file, { chunkBytes: 1 }], [file, { chunkBytes: 997 }], [file, { chunkBytes: 1e9 }], [new Blob([file]), { chunkBytes: 4096 }],
      [file.toString(), {}], [Uint8Array.from(file).buffer, { chunkBytes: 65_537 }]]) {
      const job = await qualifier.openFile(other, { now, ...options });
      assert.deepEqual(job.summary, whole.summary);
      assert.deepEqual(job.rows(), rows);
      assert.ok((await (await job.exportNdjson()).text()) === exported, JSON.stringify(options));
      job.close();
    }
  }
});

test('the export is what the command writes', async () => {
  for (const file of [lines, table, mixed]) {
    const job = await qualifier.openFile(new Blob([file]), { now });
    assert.ok(job.summary.count > 5);
    const progress = [];
    const exported = await job.exportNdjson({ onProgress: (told) => progress.push(told) });
    assert.ok((await exported.text()) === command(file, '--format', 'ndjson', '-'), 'not the same bytes');
    assert.deepEqual(progress.at(-1), { done: job.summary.count, of: job.summary.count });
  }
});

test('the export as CSV is what the command writes, a table\'s own columns and formulas disarmed', async () => {
  const spreadsheet = Buffer.from('\ufeffid;Job title;Remark;Employees\r\n1;CEO;=1+1;120\r\n2;Student;"-5;x";3;left over\r\n3;"unclosed');
  for (const file of [lines, table, mixed, spreadsheet, Buffer.from('id,Job title\n')]) {
    const job = await qualifier.openFile(new Blob([file]), { now });
    const exported = await (await job.exportCsv()).text();
    assert.ok(exported === command(file, '--format', 'csv', '-'), 'not the same bytes');
    if (file === spreadsheet) assert.match(exported, /\r\n1;CEO;'=1\+1;120;/);
  }
});

test('score and tier of a table are those of the command\'s csv', async () => {
  const job = await qualifier.openFile(table, { now });
  const [header, ...records] = cellsOf(command(table, '--format', 'csv', '-'));
  const [scores, tiers] = [header.indexOf('bantam_score'), header.indexOf('bantam_tier')];
  const { score, tier } = job.rows(['score', 'tier']);
  assert.equal(records.length, job.summary.count);
  records.forEach((cells, row) => assert.deepEqual([cells[scores], cells[tiers]], Number.isNaN(score[row]) ? ['', ''] : [String(score[row]), job.summary.tiers[tier[row]]]));
  assert.ok(job.summary.columns.some(({ attribute }) => attribute === 'company.employees'));
});

test('overrides of columns and the order of dates reach the core', async () => {
  const text = 'Who,Heads\nx@firm.example,120\n';
  const plain = await qualifier.openFile(text, { now });
  assert.equal(plain.summary.columns[1].attribute, null);
  const mapped = await qualifier.openFile(text, { now, map: ['Who=person.email', 'Heads=company.employees'], dates: 'dmy' });
  assert.deepEqual(mapped.summary.columns.map(({ attribute }) => attribute), ['person.email', 'company.employees']);
  await assert.rejects(qualifier.openFile(text, { now, map: 'Who=x' }), withCode('misuse'));
  await assert.rejects(qualifier.openFile(text, { now, dates: 'ymd' }), withCode('misuse'));
});

test('an override that says nothing, and an array, are refused before anybody believes them', async () => {
  const text = 'Who,Heads\nx@firm.example,120\n';
  for (const [pair, message] of [['Who=person.shoe', /no attribute person\.shoe/], ['=person.email', /HEADER=ATTRIBUTE/], ['Nobody=person.email', /no such column/]]) {
    await assert.rejects(qualifier.openFile(text, { now, map: [pair] }), ({ code, path, message: said }) => code === 'bad_map' && path === pair && message.test(said), pair);
  }
  await assert.rejects(qualifier.openFile(' [\n{"id":"a"},\n{"id":"b"}]', { now }), withCode('json_array'));
});

test('what a person should know of a table is a warning, in nine languages, and a header that cannot be read is a fault', async () => {
  const warned = { 'Ida Invented,ida@firm.example\nMax Invented,max@firm.example\n': ['unnamed_columns'], 'Email,Created\na@x.example,03/04/2026\nTotal: 1,\n': ['ambiguous_dates', 'outside_rows'], 'Email\nida@firm.example\n': [], 'Email\n': ['no_contacts'], '': ['no_contacts'], '\uFEFF': ['no_contacts'], '\n\n': ['no_contacts'] };
  for (const [text, codes] of Object.entries(warned)) {
    for (const chunkBytes of [1, 1e6]) {
      const job = await qualifier.openFile(text, { now, chunkBytes });
      assert.deepEqual(job.summary.warnings.map(({ code }) => code), codes);
      const told = spawnSync(native, ['contacts', '-'], { input: text }).stderr.toString();
      for (const { message, path } of job.summary.warnings) assert.ok(told.includes(message) && told.includes(path), told);
      job.close();
    }
    for (const locale of LOCALES) for (const code of codes) assert.ok(wordsOf(locale)[`unread.${code}`], `${code} ${locale}`);
  }
  await assert.rejects(qualifier.openFile('Name,"Email\nIda,a@x.example\n', { now }), withCode('unclosed_quote'));
});

test('joined exports, and files without contacts, give what the command gives', async () => {
  const first = 'Company,Name,Job title,Employees\r\n"Firm, Inc",Ann,CEO,120\r\n', files = [`${first}\uFEFF"Other, Ltd",Bob,CEO,120\r\n`, '\uFEFF\uFEFF{"id":"b"}\n{"id":"c"}\n', '\uFEFF\uFEFF{"id":"b"}', '', '\uFEFF', '\n\n', 'Email\n',
    'Name;Position;Mitarbeiterzahl;Land;Thema aktuell;Buyers guide downloaded\nA;Marketingleiter;100;Deutschland;Ja;17.11.2026\n'];
  for (const [at, file] of files.entries()) {
    for (const chunkBytes of [1, 1e6]) {
      const job = await qualifier.openFile(file, { now, chunkBytes });
      assert.equal(await (await job.exportCsv()).text(), command(file, '--format', 'csv'), file);
      assert.equal(await (await job.exportNdjson()).text(), command(file, '--format', 'ndjson'), file);
      if (at === 0) assert.equal((await job.contact(1)).company.name, 'Other, Ltd');
      const { score } = job.rows(['score']);
      for (let row = 0; row < score.length; ++row) assert.equal((await job.annotate(row)).score, score[row], file);
      job.close();
    }
  }
});

test('what is neither lines nor a table is named, in nine languages, whatever the file is called', async () => {
  const begins = { is_workbook: 'PK\x03\x04 [Content_Types].xml _rels/.rels xl/workbook.xml', is_archive: 'PK\x03\x04 contacts.csv', is_page: '\ufeff\n<html><table>', is_document: '%PDF-1.7',
    is_picture: 'GIF89a', is_cards: 'BEGIN:VCARD', not_text: '\x7fELF\0\0\0', utf16_json: '[\0{\0}\0]\0' };
  for (const [code, begin] of Object.entries(begins)) {
    for (const kind of ['openFile', 'whatIf']) {
      await assert.rejects(qualifier[kind](new Blob([begin.repeat(900)]), { now }), (error) => withCode(code)(error) && /CSV|UTF-8/.test(error.message), code);
    }
    for (const locale of LOCALES) assert.match(wordsOf(locale)[`unread.${code}`], /CSV|UTF-8/, `${code} ${locale}`);
  }
});

test('work order is that of the rows, and filters keep what they say', async () => {
  const job = await qualifier.openFile(lines, { now });
  const { score, fit, tier, missing, dueAt } = job.rows();
  const due = (row) => (Number.isNaN(dueAt[row]) ? Infinity : dueAt[row]);
  const all = [...job.inWorkOrder()];
  assert.equal(all.length, job.summary.count);
  const nulled = (points) => (Number.isNaN(points) ? 0 : points);
  const sorted = [...all].sort((a, b) => (due(a) === due(b) ? 0 : due(a) - due(b)) || tier[b] - tier[a] || nulled(score[b]) - nulled(score[a]) || nulled(fit[b]) - nulled(fit[a]) || a - b);
  assert.deepEqual(all, sorted);
  const bit = (name) => 1 << job.summary.criteria.indexOf(name);
  const kept = (filter, keeps) => {
    const found = [...job.inWorkOrder(filter)];
    assert.deepEqual(found, all.filter(keeps));
    assert.ok(found.length > 0 && found.length < all.length, JSON.stringify(filter));
  };
  kept({ tiers: ['sql', 'mql'] }, (row) => tier[row] >= 2);
  kept({ missing: ['budget', 'timeline'] }, (row) => missing[row] & bit('budget') && missing[row] & bit('timeline'));
  kept({ leastScore: 20.5 }, (row) => score[row] >= 20.5);
  kept({ tiers: ['lead'], leastScore: 10, missing: ['need'] }, (row) => tier[row] === 1 && score[row] >= 10 && missing[row] & bit('need'));
  kept({ tiers: ['sql', 'mql', 'lead', 'disqualified'] }, (row) => tier[row] >= 0);
  for (const leastScore of [-Infinity, -1e300, -1e6]) kept({ leastScore }, (row) => tier[row] >= 0);
  assert.throws(() => job.inWorkOrder({ tiers: ['gold'] }), withCode('misuse'));
  assert.throws(() => job.rows(['colour']), withCode('misuse'));
});

test('bad records have their place, the first is told, and asking for one tells why', async () => {
  const job = await qualifier.openFile(mixed, { now });
  assert.equal(job.summary.count, 6);
  assert.equal(job.summary.bad, 4);
  assert.equal(job.summary.firstFault.row, 1);
  assert.deepEqual([...job.rows(['bad']).bad], [0, 1, 1, 1, 1, 0]);
  assert.equal((await job.annotate(1)).error.code, 'empty_line');
  assert.equal((await job.annotate(4)).error.code, 'not_an_object');
  assert.equal((await job.annotate(5)).tier, 'sql');
  for (const row of [6, -1, 0.5, '1']) await assert.rejects(job.annotate(row), withCode('not_here'));
});

test('an empty file has no rows', async () => {
  const job = await qualifier.openFile('', { now });
  assert.equal(job.summary.count, 0);
  assert.deepEqual(job.inWorkOrder(), new Uint32Array(0));
  assert.equal((await job.exportNdjson()).size, 0);
});

test('a record of more than 16 MiB is a bad row, not the end', async () => {
  const job = await qualifier.openFile(new Blob(['{"id":"a"}\n', '{"id":"', 'x'.repeat(17 << 20), '"}\n{"id":"c"}\n']), { now });
  assert.deepEqual([...job.rows(['bad']).bad], [0, 1, 0]);
  assert.equal((await job.annotate(1)).error.code, 'too_large');
  assert.equal((await job.annotate(2)).id, 'c');
});

test('lines are lines and an array is an array, however many blanks stand before them and however long a first line that is none', async () => {
  for (const before of [9000, 900_000].flatMap((count) => ['\n', ' ', 'x'].map((letter) => letter.repeat(count)))) {
    const file = `${before}\n{"id":"a"}\n`;
    const job = await qualifier.openFile(new Blob([file]), { now });
    assert.equal(job.summary.columns, null);
    assert.equal((await job.annotate(job.summary.count - 1)).id, 'a');
    if (before.length < 10_000) assert.ok((await (await job.exportNdjson()).text()) === command(file, '--format', 'ndjson', '-'), 'not the same bytes');
    job.close();
  }
  await assert.rejects(qualifier.openFile(`${' '.repeat(9000)}[{"id":"a"}]`, { now }), withCode('json_array'));
});

test('files that were joined, each with its byte order mark, and a line that is too long are read again as they were read', async () => {
  const joined = Buffer.concat([lines.subarray(0, lines.indexOf('\n') + 1), Buffer.from(`\ufeff${JSON.stringify(asksToBeCalled)}\r\n\ufeff\n{"id":"${'x'.repeat(17 << 20)}"}\n{"id":"b"}`)]);
  const job = await qualifier.openFile(new Blob([joined]), { now });
  assert.deepEqual([...job.rows(['bad']).bad], [0, 0, 1, 1, 0]);
  for (const [format, exported] of [['ndjson', await job.exportNdjson()], ['csv', await job.exportCsv()]]) {
    assert.ok((await exported.text()) === command(joined, '--format', format, '-'), `not the same bytes of ${format}`);
  }
});

test('a file in UTF-16 that ends within a letter is read again as it was read, whatever was read before', async () => {
  const rows = Array.from({ length: 40_000 }, (_, i) => `${i},CEO,120\n`).join('');   // more than one chunk
  for (const [mark, swap] of [['\xff\xfe', (bytes) => bytes], ['\xfe\xff', (bytes) => bytes.swap16()]]) for (const body of ['7,CEO,120', rows]) for (const stray of [0x0a, 0xd8]) {
    const file = Buffer.concat([Buffer.from(mark, 'latin1'), swap(Buffer.from(`id,Job title,Employees\n${body}`, 'utf16le')), Buffer.of(stray)]);
    const job = await qualifier.openFile(file, { now });
    const exported = await (await job.exportNdjson()).text();
    assert.ok(exported === command(file, '--format', 'ndjson', '-'), `${mark.charCodeAt(0)} ${body.length} ${stray}`);
    assert.equal(exported.trimEnd().split('\n').length, job.summary.count);
    assert.equal(`${await job.annotateText(job.summary.count - 1)}\n`, exported.slice(exported.lastIndexOf('\n', exported.length - 2) + 1));
    job.close();
  }
});

test('in its account a record is what the command says of it there, whoever asked for accounts before, twice at once or in vain', async () => {
  const many = Array.from({ length: 5000 }, (_, row) => `x${row},Other ${row},,Firm ${row},12\n`).join('');
  const file = `id,Name,Job title,Company,Employees,Notes\n1,Oona Invented,CEO,Acme,120,Bantam 2026-11-20 · Budget: 20 000 EUR/y · AK\n2,Pia Invented,CFO,Acme,about as many\n3,Ida Invented,Clerk,Acme,\n${many}`;
  const folder = mkdtempSync(join(tmpdir(), 'bantam-'));
  writeFileSync(join(folder, 'firm.csv'), file);
  const told = command('', '--accounts', '--format', 'ndjson', join(folder, 'firm.csv')).split('\n').slice(0, 3).map((line) => JSON.parse(line));
  rmSync(folder, { recursive: true });
  assert.match(JSON.stringify(told[1].warnings), /bad_number/);
  assert.match(JSON.stringify(told[1].bant.budget.evidence), /"quote":"20 000 EUR\/y"/);
  const inVain = async (job) => {
    const abort = new AbortController();
    await assert.rejects(job.accounts({ signal: abort.signal, onProgress: () => abort.abort() }), withCode('aborted'));
    await job.accounts();
  };
  for (const ask of [(job) => job.accounts(), (job) => Promise.all([job.accounts(), job.accounts()]), inVain]) {
    const job = await qualifier.openFile(file, { now });
    await ask(job);
    for (const row of [0, 1, 2]) assert.deepEqual(await job.annotateInAccount(row), told[row]);
    job.close();
  }
});

test('progress is told per chunk and an abort is heard between two', async () => {
  const told = [];
  await qualifier.openFile(lines, { now, chunkBytes: 50_000, onProgress: (progress) => told.push(progress) });
  assert.equal(told.length, Math.ceil(lines.length / 50_000));
  assert.deepEqual({ ...told.at(-1) }, { done: lines.length, of: lines.length, rows: 1500 });
  for (const after of [1, 3]) {
    const abort = new AbortController();
    let chunks = 0;
    const onProgress = () => (chunks += 1) === after && abort.abort();
    await assert.rejects(qualifier.openFile(lines, { now, chunkBytes: 50_000, signal: abort.signal, onProgress }), withCode('aborted'));
    assert.equal(chunks, after);
  }
  await assert.rejects(qualifier.openFile(lines, { now, signal: AbortSignal.abort() }), withCode('aborted'));
  const job = await qualifier.openFile(lines, { now });
  await assert.rejects(job.exportNdjson({ signal: AbortSignal.abort() }), withCode('aborted'));
});

test('misuse, a closed job and a file that is gone are errors', async () => {
  await assert.rejects(qualifier.openFile(5, { now }), withCode('misuse'));
  await assert.rejects(qualifier.openFile(null, { now }), withCode('misuse'));
  await assert.rejects(qualifier.openFile('', {}), withCode('bad_now'));
  const bytes = Uint8Array.from(table);
  const job = await qualifier.openFile(bytes, { now });
  structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
  await assert.rejects(job.annotate(0), withCode('unreadable'));
  job.close();
  job.close();
  for (const ask of [() => job.rows(), () => job.inWorkOrder(), () => job.tierCounts()]) assert.throws(ask, withCode('closed'));
  await assert.rejects(job.exportNdjson(), withCode('closed'));
  assert.equal(qualifier.qualify(asksToBeCalled, { now: '2026-11-02T09:00:00Z' }).tier, 'sql');
});

test('behind a port it is the same job', async () => {
  const { port1, port2 } = new MessageChannel();
  const stop = serve(port2);
  const remote = await RemoteQualifier.load({ port: port1, model: 'reference' });
  const [here, there] = [await qualifier.openFile(lines, { now }), await remote.openFile(new Blob([lines]), { now: new Date(now) })];
  assert.deepEqual(there.summary, here.summary);
  assert.deepEqual(await there.rows(), here.rows());
  assert.deepEqual(await there.inWorkOrder({ tiers: ['sql'] }), here.inWorkOrder({ tiers: ['sql'] }));
  assert.deepEqual(await there.tierCounts(), here.tierCounts());
  assert.deepEqual(await there.annotate(7), await here.annotate(7));
  const told = [];
  assert.equal(await (await there.exportNdjson({ onProgress: (progress) => told.push(progress) })).text(), await (await here.exportNdjson()).text());
  assert.ok(told.length > 0);
  await there.close();
  await assert.rejects(there.tierCounts(), withCode('closed'));
  const abort = new AbortController();
  await assert.rejects(remote.openFile(new Blob([lines]), { now, chunkBytes: 1000, signal: abort.signal, onProgress: () => abort.abort() }), withCode('aborted'));
  remote.close();
  stop();
});
