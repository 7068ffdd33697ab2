// SPDX-License-Identifier: MIT
// Invented contacts, each from a number: the same on every run.

/** Small draws from a number: every place where a value may stand in every form in which it may come. */
export function seeded(i) {
  let state = (i + 1) * 2654435761 >>> 0;
  const draw = (most) => (state = Math.imul(state ^ state >>> 15, 2246822519) + 374761393 >>> 0) % most;
  const one = (...items) => items[draw(items.length)];
  const at = () => one('2026-10-30T08:00:00Z', '2026-10-01', '2024-01-05T10:00:00+02:00', '2026-11-20T00:00:00Z', '2039-05-01T00:00:00Z', 'in spring', '', null, '2026-02-30T00:00:00Z', 7, undefined);
  const fact = (value) => one(value, value, { value, source: one('person', 'crm', 'nobody'), at: at() }, { value, confidence: one(0.5, 'high') }, [{ value, source: 'form', at: at() }, { value: one(value, null), source: 'note' }]);
  const amount = () => one(12000, 12.5, '12 000 €', 1e12, { amount: 900, currency: one('USD', 'XXX', ''), period: one('month', 'fortnight') }, { min: 5, max: one(4, 9000) }, { amount: 1, source: 'form' }, { value: { amount: 8000, max: 9000, currency: 'SEK' }, at: at() });
  const event = () => ({ type: one('download', 'Page_View', 'contact_request', 'email_click', 'meeting', '', null, 5), at: at(), topic: one('product', 'support', undefined, null), asset: one('buyers_guide', 'EBOOK', undefined), count: one(1, 3, undefined, 0, '2'), extra: one(undefined, { deep: [1] }) });
  return {
    id: `s${i}`, observed: one(undefined, ['page_view', 'download'], [], null, [7], 'page_view'),
    person: one({ title: fact(one('CEO', 'Marketing manager', 'student', '')), email: fact(one('a@firm.example', 'B <b@gmail.com>', '@', 'x @y.example', 'me@bantam.example')), country: fact('FI'), firstName: 'Invented' }, null, 'nobody'),
    company: { employees: fact(one(120, 49, '50-500', true, { min: 60 }, -0, 1e10, 0.5)), industry: fact(one('software', ['software'], 5)), badFit: fact(one('no', false, true, 'yes')), country: fact('Suomi') },
    bant: { budget: { amount: fact(amount()), min: one(undefined, 400), max: one(undefined, 9000), currency: one(undefined, 'USD', 'stones'), period: one(undefined, 'year') },
      authority: { role: fact(one('decision maker', 'influencer', 'user', null)), decisionMakers: one(undefined, 3, [{ role: 'CFO', name: 'Invented' }], [{ role: '' }, { name: 'B' }]) },
      need: { problem: fact(one('too many tools', 7, true, ['a', 'b'], [], null)), goals: one(undefined, ['x'], [''], [1, 'x']) },
      timeline: { timely: fact(one(true, false, 'yes', 'perhaps', 1)), withinDays: fact(one(30, '6 months', 400)), date: fact(one('2027-01-01', 'soon', '')) } },
    events: one(undefined, null, [event(), event(), event()], [event(), null, 'x', [1]]),
    accountFacts: one(undefined, [{ fact: one('company.employees', 'bant.authority.role', 'person.title', 'no.such', 'custom.competitor'), value: one(100, 'CEO', null, { min: 60, max: 70 }, '', ['x']), at: at(), source: one('form', undefined) }]),
    lifecycle: { createdAt: one(at(), { value: '2026-01-01', source: 'crm' }), stage: fact(one('customer', 'lead')), lastContactedAt: at(), attempts: one(undefined, [{ at: at() }, null, {}]) },
    consent: { profiling: fact(one(undefined, true, true, false)), email: { on: true } }, custom: { competitor: fact(one(undefined, true, 'no')), seats: 4 },
  };
}
