// SPDX-License-Identifier: MIT
/** @type {typeof import('./en.js').default} */
const words = {
  locale: 'fr',
  own: 'Avec vos mots',
  go: 'OK',
  skip: 'Je préfère ne pas répondre',
  back: 'Retour',
  progress: 'Question {number}, {most} au plus',
  done: 'Merci, c’était tout.',
  remember: 'Retenir mes réponses sur cet appareil',
  known: 'Nous utilisons vos réponses précédentes.',
  forget: 'Les oublier',
  notice: 'La suite que nous vous proposons est choisie automatiquement d’après vos réponses. Sur demande, une personne la vérifie.',
  mistyped: 'Vouliez-vous dire {address} ?',
  free: 'Une adresse professionnelle nous aide à répondre, mais celle-ci convient aussi.',
  disposable: 'Cette adresse semble temporaire : notre réponse risque de ne pas vous parvenir.',
  unclear: 'Écrivez un nombre ou choisissez une réponse.',
  next: 'Continuer',
  change: 'Modifier',
  none: 'sans réponse',
};
export default words;
