// SPDX-License-Identifier: MIT
// Days to look again as an iCalendar file (RFC 5545).
import { say } from './say.js';

const encoder = new TextEncoder();

/** A value that cannot end its line. @param {string} text */
const escaped = (text) => text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n').replace(/[\u0000-\u001f\u007f]/g, ' ');

/** Lines of at most 75 bytes, continued behind a blank; no letter is cut in two. @param {string} line */
function folded(line) {
  const lines = [''];
  let bytes = 0;
  for (const letter of line) {
    const size = encoder.encode(letter).length;
    if (bytes + size > 74) {
      lines.push(' ');
      bytes = 1;
    }
    lines[lines.length - 1] += letter;
    bytes += size;
  }
  return lines.join('\r\n');
}

/** @param {{ day: string, who: string, id: string, ask?: string }[]} days @param {string} now */
export function calendar(days, now) {
  const stamp = now.replace(/[-:]/g, '');
  const events = days.flatMap(({ day, who, id, ask }) => ['BEGIN:VEVENT', `UID:${escaped(id.replace(/\s/g, '-'))}-${day}@bantam.invalid`, `DTSTAMP:${stamp}`, `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
    `SUMMARY:${escaped(say('ahead.event', { who }))}`, ...(ask ? [`DESCRIPTION:${escaped(ask)}`] : []), 'TRANSP:TRANSPARENT', 'END:VEVENT']);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Bantam//EN', ...events, 'END:VCALENDAR', ''].map(folded).join('\r\n');
}
