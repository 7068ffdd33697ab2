// SPDX-License-Identifier: MIT
/** @type {typeof import('./en.js').default} */
const words = {
  locale: 'es',
  own: 'Con sus palabras',
  go: 'OK',
  skip: 'Prefiero no decirlo',
  back: 'Atrás',
  progress: 'Pregunta {number} de {most} como máximo',
  done: 'Gracias, no hay más preguntas.',
  remember: 'Recordar mis respuestas en este dispositivo',
  known: 'Usamos lo que ya nos contó.',
  forget: 'Olvidarlo',
  notice: 'Lo que le ofrecemos después se elige automáticamente según sus respuestas. Si lo pide, lo revisa una persona.',
  mistyped: '¿Quiso decir {address}?',
  free: 'Con una dirección de trabajo respondemos mejor, pero esta también vale.',
  disposable: 'Parece una dirección temporal: nuestra respuesta quizá no le llegue.',
  unclear: 'Escriba un número o elija una de las respuestas.',
  next: 'Continuar',
  change: 'Cambiar',
  none: 'sin respuesta',
};
export default words;
