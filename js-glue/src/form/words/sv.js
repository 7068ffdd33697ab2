// SPDX-License-Identifier: MIT
/** @type {typeof import('./en.js').default} */
const words = {
  locale: 'sv',
  own: 'Med egna ord',
  go: 'OK',
  skip: 'Vill inte svara',
  back: 'Tillbaka',
  progress: 'Fråga {number}, högst {most}',
  done: 'Tack, det var allt vi frågar.',
  remember: 'Kom ihåg mina svar på den här enheten',
  known: 'Vi använder det du svarat tidigare.',
  forget: 'Glöm det',
  notice: 'Vad vi erbjuder dig härnäst väljs automatiskt efter dina svar. Ber du om det tittar en människa på det.',
  mistyped: 'Menade du {address}?',
  free: 'En jobbadress gör det lättare att svara, men den här går också bra.',
  disposable: 'Det här liknar en tillfällig adress: vårt svar kanske inte når dig.',
  unclear: 'Skriv ett tal eller välj ett av svaren.',
  next: 'Fortsätt',
  change: 'Ändra',
  none: 'inget svar',
};
export default words;
