import type { Format, PolicyName } from '../model/format.ts';

/** The format with the HTTP status policy that the user demands; unchanged if the format does not allow that policy. */
export function withStatusPolicy(format: Format, demanded: PolicyName | 'any'): Format {
  const { policy } = format.statuses;
  if (policy === undefined || demanded === 'any' || !policy.allowed.includes(demanded)) return format;
  return { ...format, statuses: { ...format.statuses, policy: { ...policy, allowed: [demanded] } } };
}
