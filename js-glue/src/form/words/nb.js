// SPDX-License-Identifier: MIT
/** @type {typeof import('./en.js').default} */
const words = {
  locale: 'nb',
  own: 'Med egne ord',
  go: 'OK',
  skip: 'Vil ikke si det',
  back: 'Tilbake',
  progress: 'Spørsmål {number}, høyst {most}',
  done: 'Takk, det var alt vi spør om.',
  remember: 'Husk svarene mine på denne enheten',
  known: 'Vi bruker det du har svart før.',
  forget: 'Glem det',
  notice: 'Hva vi tilbyr deg videre, velges automatisk ut fra svarene. Ber du om det, ser et menneske på det.',
  mistyped: 'Mente du {address}?',
  free: 'En jobbadresse gjør det lettere å svare, men denne går også bra.',
  disposable: 'Dette ligner en midlertidig adresse: svaret vårt når deg kanskje ikke.',
  unclear: 'Skriv et tall eller velg et av svarene.',
  next: 'Fortsett',
  change: 'Endre',
  none: 'ikke besvart',
};
export default words;
