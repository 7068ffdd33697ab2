// SPDX-License-Identifier: MIT
// What both example servers do with a post: judge it again with the full model, prepare what is to be sent on, choose what follows.
import { FormIntake } from 'bantam-crm/server';

// The event is the one that the form was published with.
const intake = await FormIntake.load({ model: 'reference', events: [{ type: 'download', asset: 'buyers_guide' }] });

/**
 * @param {unknown} request as it came
 * @param {(what: { lead: object, email: object, slack: object, teams: object, crm: object }) => unknown} sendOn your mailer, your webhooks, your CRM
 */
export async function take(request, sendOn) {
  const lead = await intake.accept(request, { now: new Date() });
  if (lead.ok) await sendOn({ lead, email: intake.email(lead, { to: 'sales@site.example' }), slack: intake.slack(lead), teams: intake.teams(lead), crm: intake.crm(lead) });
  return lead;
}

/** What the visitor's page may know: what follows, or what is wrong. Score, tier and reasons stay here. */
export const answerTo = ({ ok, status, step, errors }) => ({ status, body: ok ? { step } : { errors } });
