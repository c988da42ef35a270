import type { Format, PolicyName } from '../model/format.ts';

/** The format with the HTTP status policy that the user demands; a policy the format does not allow changes nothing. */
export function withStatusPolicy(format: Format, demanded: PolicyName | 'any'): Format {
  const { policy } = format.statuses;
  if (policy === undefined || demanded === 'any' || !policy.allowed.includes(demanded)) return format;
  return { ...format, statuses: { ...format.statuses, policy: { ...policy, allowed: [demanded] } } };
}
