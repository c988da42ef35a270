import { anyOf, locationText, part, rest, valueText, type Words } from './words.ts';

/** What is said of requests that are accepted, and of listings. */
export const accept = {
  refused: {
    says: ({ actual }) => {
      const blamed = rest(actual, 1);
      return `The request is valid, but it was refused with ${part(actual, 0)}${blamed === 'none' ? '' : ` (blamed: ${blamed})`}.`;
    },
    advises: 'Accept what the description allows, or write the stricter rule into the description.',
  },
  'success-status': {
    says: ({ expected, actual }) => `The success has the status ${valueText(actual)}, but it should be ${anyOf(expected)}.`,
    advises: 'Answer with the documented status, or document the other one.',
  },
  'not-readable': {
    says: ({ actual }) => `What was created cannot be read again: the answer was ${valueText(actual)}.`,
    advises: 'Make what was created readable as soon as its creation is answered.',
  },
  'reads-differently': {
    says: ({ where, expected, actual }) =>
      `What was created reads differently: ${locationText(where)} should be ${valueText(expected)}, but is ${valueText(actual)}.`,
    advises: 'Store each member as it was sent; look for members that are dropped, cut or replaced by a default.',
  },
  'update-not-seen': {
    says: ({ where }) => `The update was accepted, but ${locationText(where)} does not read as it was sent afterwards.`,
    advises: 'Store the changed members before the update is answered.',
  },
  'update-elsewhere': {
    says: ({ where }) => `The update also changed what it does not name: ${locationText(where)}.`,
    advises: 'Change only the members that were sent, of the one resource that was addressed.',
  },
  'refused-but-changed': {
    says: ({ where, expected, actual }) =>
      `The write was refused, and yet something changed at ${locationText(where)}: it should be ${valueText(expected)}, but is ${valueText(actual)}.`,
    advises: 'Validate everything before the first change, or carry the write out in a transaction.',
  },
  'still-there': {
    says: ({ expected, actual }) =>
      `After its deletion the resource should be answered with ${anyOf(expected)}, but the answer was ${valueText(actual)}.`,
    advises: 'Leave deleted resources out of every operation that looks them up.',
  },
  'page-too-long': {
    says: ({ expected, actual }) => `A page should hold ${valueText(expected)} elements, but it holds ${valueText(actual)}.`,
    advises: 'Apply the limit of the request to the query of the list.',
  },
  'page-adds-up': {
    says: ({ where, expected, actual }) =>
      `The pagination does not add up: ${locationText(where)} should be ${valueText(expected)}, but is ${valueText(actual)}.`,
    advises: 'Compute the pagination from the same query, and in a fixed order, as the list itself.',
  },
} satisfies Record<string, Words>;
