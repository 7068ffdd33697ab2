// SPDX-License-Identifier: MIT
/** @type {typeof import('./en.js').default} */
const words = {
  locale: 'de',
  own: 'In eigenen Worten',
  go: 'OK',
  skip: 'Keine Angabe',
  back: 'Zurück',
  progress: 'Frage {number}, höchstens {most}',
  done: 'Danke, mehr fragen wir nicht.',
  remember: 'Meine Antworten auf diesem Gerät merken',
  known: 'Wir nutzen Ihre früheren Antworten.',
  forget: 'Vergessen',
  notice: 'Was wir Ihnen als Nächstes anbieten, wird anhand Ihrer Antworten automatisch gewählt. Auf Wunsch prüft es ein Mensch.',
  mistyped: 'Meinten Sie {address}?',
  free: 'Mit einer Firmenadresse können wir besser antworten, diese geht aber auch.',
  disposable: 'Das sieht nach einer Wegwerfadresse aus: Unsere Antwort erreicht Sie vielleicht nicht.',
  unclear: 'Bitte eine Zahl schreiben oder eine Antwort wählen.',
  next: 'Weiter',
  change: 'Ändern',
  none: 'keine Angabe',
};
export default words;
