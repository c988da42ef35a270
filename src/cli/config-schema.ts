import type { CommandUnknownOpts, Option } from '@commander-js/extra-typings';
import type { Json, JsonObject } from '../json/json.ts';
import { keywordsOf } from '../load/extension.ts';
import { namesOfAll } from './config.ts';
import { nestedCommands } from './environment.ts';

/** The JSON Schema of a configuration file, for editors: made from the options of all commands, so that it lists what they accept. */
export function configSchema(program: CommandUnknownOpts): JsonObject {
  const options = new Map(nestedCommands(program).flatMap(({ options: own }) => own.map((option) => [nameOf(option), option] as const)));
  const properties = Object.fromEntries(
    namesOfAll(program).flatMap((name): readonly [string, Json][] => {
      const option = options.get(name);
      return option === undefined ? [] : [[name, schemaOf(option)]];
    }),
  );
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'errspec.yaml',
    description: 'Options of errspec by their long names. ${NAME} is replaced by an environment variable, ${NAME:-default} falls back.',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string' },
      targets: {
        description: 'Options that hold for a named target: errspec check --target staging.',
        type: 'object',
        additionalProperties: { type: 'object', additionalProperties: false, required: ['target'], properties },
      },
      errorFormat: {
        description:
          'Keywords of x-error-format, merged over those of the description: objects by member, null removes, lists are replaced.',
        ...keywordProperties('errorFormat', ''),
      },
      operations: {
        description: 'Keywords of operations without their "x-", by operationId or by method and path: POST /books.',
        type: 'object',
        additionalProperties: {
          ...keywordProperties('operation', 'x-', {
            members: {
              description: 'Keywords of members and parameters without their "x-", by request location: /body/url, /query/limit.',
              type: 'object',
              additionalProperties: keywordProperties('member', 'x-'),
            },
          }),
        },
      },
      ...properties,
    },
  };
}

/** An object with some of the keywords of a part: each is described by `extension.schema.json` beside this schema. */
function keywordProperties(part: Parameters<typeof keywordsOf>[0], prefix: string, more: JsonObject = {}): JsonObject {
  const properties = keywordsOf(part).map((keyword): readonly [string, Json] => [
    keyword.slice(prefix.length),
    { $ref: `extension.schema.json#/$defs/${part}/properties/${keyword}` },
  ]);
  return { type: 'object', additionalProperties: false, properties: { ...Object.fromEntries(properties), ...more } };
}

function nameOf({ long }: Option): string {
  return (long ?? '').replace(/^--/, '');
}

function schemaOf(option: Option): JsonObject {
  const { description, argChoices } = option;
  if (option.isBoolean()) return { description, type: 'boolean' };
  const one: JsonObject = argChoices === undefined ? { type: ['string', 'number'] } : { enum: argChoices };
  // A default that is a list belongs to an option that may be repeated.
  return Array.isArray(option.defaultValue) ? { description, anyOf: [one, { type: 'array', items: one }] } : { description, ...one };
}
