import type { Fault } from '../fault.ts';
import { RULES } from '../structured-error/rules.ts';

/** The enum is compared without regard to case. */
export default {
  name: 'encryption-in-any-case',
  defect: 'The server accepts the encryption of a network in another case, such as `wpa`.',
  format: 'structured-error',
  breaks: ['codes/cause'],
  seams: {
    rules: {
      content: {
        ...RULES.content,
        wifi: { ...RULES.content.wifi, encryption: { kind: 'one of', values: ['WPA', 'WEP', 'nopass', 'wpa', 'wep', 'NOPASS'] } },
      },
    },
  },
} satisfies Fault;
