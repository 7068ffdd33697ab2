// SPDX-License-Identifier: MIT
// A form in React: <bantam-form> around it, and what follows from what the server answers.
import { useEffect, useState } from 'react';
import { defineForm } from 'bantam-crm/form-element';

const FOLLOWS = { calendar: 'Choose a time for a call.', guide: 'The guide is on its way.' };

export function App() {
  const [name, setName] = useState('');
  const [company, setCompany] = useState('');
  const [step, setStep] = useState(null);
  // After hydration, so that React finds what the server wrote.
  useEffect(() => defineForm(), []);

  async function send(event) {
    event.preventDefault();
    const answer = await fetch('lead', { method: 'POST', headers: { accept: 'application/json' }, body: new FormData(event.target) });
    const lead = await answer.json();
    setStep(answer.ok ? FOLLOWS[lead.step] : lead.errors.map(({ message }) => message).join(' '));
  }

  return (
    <main>
      <h1>Get the buyer's guide</h1>
      <bantam-form model="published/form.en.js">
        <form method="post" action="lead" onSubmit={send}>
          <label>Name <input name="name" autoComplete="name" required value={name} onChange={(event) => setName(event.target.value)} /></label>
          <label>Work e-mail <input name="email" type="email" autoComplete="email" required /></label>
          {company !== '' && <p className="hello">Hello, {company}!</p>}
          <label>Company <input name="company" autoComplete="organization" value={company} onChange={(event) => setCompany(event.target.value)} /></label>
          <label className="box"><input type="checkbox" name="consent.profiling" value="yes" /> You may profile me by these answers and keep them on this device.</label>
          <button>Send me the guide</button>
        </form>
        {step && <p id="follows" role="status">{step}</p>}
      </bantam-form>
    </main>
  );
}
