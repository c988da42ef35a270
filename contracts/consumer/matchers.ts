import { MatchersV3 as M } from '@pact-foundation/pact';
import type { Template } from '../../src/model/interaction.ts';
import { exampleOf } from '../../src/pact/template.ts';

/** A template as Pact's own matchers say it. */
export function matcherOf(template: Template): unknown {
  switch (template.kind) {
    case 'exact':
      return template.value;
    case 'like':
      return M.like(template.value);
    case 'integer':
      return M.integer(template.value);
    case 'regex':
      // Pact's types want a text; a number is compared as its text.
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

/** The templates of headers or query parameters, all of them texts. */
export function textMatchers(templates: Readonly<Record<string, Template>>): Record<string, string> {
  // Pact's builders take a matcher as JSON wherever they take a text; their types name other classes for it.
  return Object.fromEntries(
    Object.entries(templates).map(([name, template]) => [
      name,
      template.kind === 'exact' ? String(exampleOf(template)) : JSON.stringify(matcherOf(template)),
    ]),
  );
}
