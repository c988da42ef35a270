import { MatchersV3 as M } from '@pact-foundation/pact';
import type { Template } from '../../src/model/interaction.ts';
import { exampleOf } from '../../src/pact/template.ts';

/** Converts a template to a Pact matcher. */
export function matcherOf(template: Template): unknown {
  switch (template.kind) {
    case 'exact':
      return template.value;
    case 'like':
      return M.like(template.value);
    case 'integer':
      return M.integer(template.value);
    case 'regex':
      // Pact's types require a string; the example value may be a number.
      return { ...M.regex(template.pattern, String(template.value)), value: template.value };
    case 'state':
      return M.fromProviderState(template.expression, template.value);
    case 'object':
      return Object.fromEntries(Object.entries(template.members).map(([name, each]) => [name, matcherOf(each)]));
    case 'list':
      return template.items.map(matcherOf);
    case 'contains':
      return M.arrayContaining(...template.items.map(matcherOf));
    default:
      return template satisfies never;
  }
}

/** Converts the templates of headers or query parameters, which are all strings. */
export function textMatchers(templates: Readonly<Record<string, Template>>): Record<string, string> {
  // Pact's builders accept a matcher as JSON text wherever they accept a string.
  return Object.fromEntries(
    Object.entries(templates).map(([name, template]) => [
      name,
      template.kind === 'exact' ? String(exampleOf(template)) : JSON.stringify(matcherOf(template)),
    ]),
  );
}
