// SPDX-License-Identifier: MIT
// A page that stays open: whoever comes back to it sees today, not the day on which the file was opened.
import { isoDay } from './say.js';

const MINUTE = 60_000;

/** @param {any} app */
export function keepToday(app) {
  const look = () => {
    if (document.hidden || !app.book?.name || !app.isAnswered) return;   // the sample has a day of its own
    const now = new Date(), { timeZone } = app.info;
    const clocksMoved = app.ranking.clocks > 0 && now.getTime() - app.today.getTime() > MINUTE;
    if (!clocksMoved && isoDay(now, timeZone) === isoDay(app.today, timeZone)) return;
    app.today = now;
    app.rank();
  };
  document.addEventListener('visibilitychange', look);
  addEventListener('focus', look);
}
