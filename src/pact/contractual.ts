import { lastToken } from '../json/pointer.ts';
import type { Format, Operation } from '../model/format.ts';

/** The format as contracts see it, one request at a time: values of an earlier answer come from the provider state that answers them too. */
export function contractual(format: Format): Format {
  return { ...format, operations: format.operations.map((operation) => inState(operation)) };
}

function inState(operation: Operation): Operation {
  const { from, states, bind } = operation.valid;
  if (from?.state === undefined) return operation;
  const more = [...from.bind.values()].map((place) => [lastToken(place), [place]] as const);
  return {
    ...operation,
    valid: { ...operation.valid, from: undefined, states: [...states, from.state], bind: new Map([...bind, ...more]) },
  };
}
