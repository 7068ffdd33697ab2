// SPDX-License-Identifier: MIT
// Compiled, never run: what compiles must compile, and each @ts-expect-error must be an error.
import { BantamError, Qualifier, RemoteQualifier, serve, startWorker } from 'bantam-crm';
import type { Annotation, Contact, Fault, Refusal, Tier } from 'bantam-crm';
import bytes from 'bantam-crm/bytes';

const contact: Contact = {
  id: 'c',
  person: { title: [{ value: 'CEO', source: 'person', at: '2026-11-01' }, { value: null }] },
  company: { employees: { min: 50, max: 200 } },
  bant: { budget: { amount: { amount: 20000, currency: 'EUR', period: 'year' } }, timeline: { timely: true } },
  events: [{ type: 'page_view', at: '2026-11-02T09:00:00Z', seconds: 40 }],
};

export async function use(): Promise<Tier | null> {
  const qualifier = await Qualifier.load({ model: 'reference', locale: 'fi' });
  const answer: Annotation | Refusal = qualifier.qualify(contact, { now: new Date() });
  if ('error' in answer) {
    const fault: Fault = answer.error;
    throw new BantamError(fault);
  }
  const points: number = (answer.ledger ?? []).reduce((sum, line) => sum + line.points, 0);
  console.log(points, answer.bant?.budget.state === 'met', answer.next?.question.length);
  // @ts-expect-error the moment is always an argument
  qualifier.qualify(contact);
  // @ts-expect-error milliseconds are no moment
  qualifier.qualify(contact, { now: 5 });
  // @ts-expect-error made by load
  new Qualifier();
  // @ts-expect-error employees are no yes or no
  qualifier.score({ company: { employees: true } }, { now: '2026-11-02' });
  // @ts-expect-error a promise is awaited first
  qualifier.score(Promise.resolve(contact), { now: '2026-11-02' });
  // @ts-expect-error a list of promises too
  await qualifier.qualifyAll([Promise.resolve(contact)], { now: '2026-11-02' });
  // @ts-expect-error a Map is no object with keys
  qualifier.list([new Map([['id', 'c']])], { now: '2026-11-02' });
  // @ts-expect-error nor is a Set
  qualifier.score(new Set(['c']), { now: '2026-11-02' });
  await RemoteQualifier.load({ model: { default: 'reference' }, signal: AbortSignal.timeout(5) });
  // @ts-expect-error an id is text
  qualifier.list([{ id: 5 }], { now: '2026-11-02' });
  // @ts-expect-error one text is no list of contacts
  qualifier.list('{"id":"c"}', { now: '2026-11-02' });
  // @ts-expect-error an event has a type
  qualifier.score({ events: [{ at: '2026-11-02' }] }, { now: '2026-11-02' });
  const remote = await RemoteQualifier.load({ model: 'reference', port: startWorker() });
  const later: Promise<Annotation | Refusal> = remote.qualify(contact, { now: '2026-11-02' });
  const all = await remote.qualifyAll([contact], { now: '2026-11-02', signal: AbortSignal.timeout(5), onProgress: ({ done }) => done });
  const job = await remote.openFile(new Blob([]), { now: '2026-11-02', map: ['Who=person.email'], onProgress: ({ done, of }) => done / of });
  const order: Uint32Array = await job.inWorkOrder({ tiers: ['sql'], missing: ['budget'] });
  const { score } = await job.rows(['score']);
  // @ts-expect-error only what was asked for
  (await job.rows(['score'])).tier;
  const list = qualifier.list([contact], { now: '2026-11-02' });
  const columns: Int8Array = list.columns().tier.subarray(list.columns(['score']).score.length);
  // @ts-expect-error only what was asked for
  list.columns(['score']).tier;
  const farList = await remote.list([contact], { now: '2026-11-02' });
  const farTiers: Int8Array = (await farList.columns(['tier', 'bad'])).tier;
  // @ts-expect-error only what was asked for
  (await farList.columns(['tier'])).score;
  // @ts-expect-error no such tier
  await job.inWorkOrder({ tiers: ['gold'] });
  const whatIf = await qualifier.whatIf('', { now: new Date() });
  whatIf.setDecay('webinar', { type: 'halfLife', days: 30 });
  // @ts-expect-error a window has days
  whatIf.setDecay('webinar', { type: 'window' });
  console.log(columns.length, farTiers.length, order.length, score[0], whatIf.count().now.customer, (await job.exportNdjson()).size, job.summary.firstFault?.error.code);
  const stop: () => void = serve(new MessageChannel().port1, { qualifier, verbs: ['score'] });
  stop();
  console.log(all.length, bytes.length, (await later) === answer);
  return answer.tier;
}

interface Company {
  readonly employees: number;
  ownField?: Date;
}
interface Lead {
  id: string;
  company: Company;
  stage?: 'new' | 'won';
}
class Person {
  constructor(readonly title: string, private readonly age = 40) {}
  older = () => this.age + 1;
}
class Card implements Lead {
  constructor(readonly id: string, readonly company: Company, readonly person: Person) {}
  get label() { return `${this.id} ${this.person.title}`; }
}
type Row = { id: string; person: { email: string; shoeSize: number }; lifecycle: { owner: string } };
interface WrongLead {
  id: string;
  company: { employees: Date };
}
export function ownTypes(qualifier: Qualifier, lead: Lead, card: Card, row: Row, wrong: WrongLead): Contact[] {
  const now = '2026-11-02';
  qualifier.score(lead, { now });
  qualifier.qualify(card, { now });
  qualifier.list([lead, card, row], { now });
  qualifier.list(new Map([['a', lead]]).values(), { now });
  qualifier.score({ id: 'c', shoeSize: 44, company: { mascot: 'an owl' }, bant: { luck: {}, need: { urgency: 3 } } }, { now });
  // @ts-expect-error a date is no number of employees
  qualifier.score(wrong, { now });
  return [lead, card, row, row as Contact, lead as Contact];
}

import { FormIntake } from 'bantam-crm/server';
import { defineForm } from 'bantam-crm/form-element';
import type { BantamStepEvent } from 'bantam-crm/form-element';

export async function aForm(request: Request): Promise<string | null> {
  defineForm();
  document.querySelector('bantam-form')?.addEventListener('bantam:step', (event) => console.log((event as BantamStepEvent).detail.step));
  // @ts-expect-error a model must be named
  await FormIntake.load({});
  const lead = await (await FormIntake.load({ model: 'reference' })).accept(request, { now: new Date() });
  return lead.ok ? lead.step : (lead.errors[0]?.code ?? null);
}
