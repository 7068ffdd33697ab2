// SPDX-License-Identifier: MIT
/** @type {typeof import('./en.js').default} */
const words = {
  locale: 'pl',
  own: 'Własnymi słowami',
  go: 'OK',
  skip: 'Wolę nie mówić',
  back: 'Wstecz',
  progress: 'Pytanie {number}, najwyżej {most}',
  done: 'Dziękujemy, to wszystkie pytania.',
  remember: 'Zapamiętaj moje odpowiedzi na tym urządzeniu',
  known: 'Korzystamy z Twoich wcześniejszych odpowiedzi.',
  forget: 'Zapomnij je',
  notice: 'To, co zaproponujemy dalej, zależy od odpowiedzi i jest wybierane automatycznie. Na prośbę sprawdzi to człowiek.',
  mistyped: 'Czy chodziło o {address}?',
  free: 'Adres służbowy ułatwia nam odpowiedź, ale ten też wystarczy.',
  disposable: 'To wygląda na adres tymczasowy: nasza odpowiedź może nie dotrzeć.',
  unclear: 'Wpisz liczbę albo wybierz jedną z odpowiedzi.',
  next: 'Dalej',
  change: 'Zmień',
  none: 'bez odpowiedzi',
};
export default words;
