import type { Fault } from '../fault.ts';
import { pictureText } from '../structured-error/code.ts';

/** The text is stored as bytes that are no UTF-8. */
export default {
  name: 'lone-surrogate-stored-unreadable',
  defect: 'The server stores half of a surrogate pair, and then fails whenever it reads the code.',
  format: 'structured-error',
  breaks: ['accept/stays-readable', 'transport/no-server-error'],
  seams: {
    shows: (code, account, operation) => {
      if (operation === 'getQrcode' && !(code.name + pictureText(code)).isWellFormed()) throw new TypeError('invalid byte sequence');
      return code.owner === account.id;
    },
  },
} satisfies Fault;
