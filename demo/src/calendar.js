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

/** @param {string[]} lines */
const written = (lines) => lines.map((line) => `${folded(line)}\r\n`).join('');

export const calendarHead = () => written(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Bantam//EN']);
export const calendarFoot = () => written(['END:VCALENDAR']);

/** A day on which somebody should be looked at again. @param {{ day: string, who: string, id: string, ask?: string }} one @param {string} now */
export const calendarEvent = ({ day, who, id, ask }, now) => written(['BEGIN:VEVENT', `UID:${escaped(id.replace(/\s/g, '-'))}-${day}@bantam.invalid`, `DTSTAMP:${now.replace(/[-:]/g, '')}`, `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
  `SUMMARY:${escaped(say('ahead.event', { who }))}`, ...(ask ? [`DESCRIPTION:${escaped(ask)}`] : []), 'TRANSP:TRANSPARENT', 'END:VEVENT']);
