import type { Submitted } from '../call.ts';
import type { Detail } from '../codes.ts';
import { business, type Outcome, success } from '../outcome.ts';
import type { Certificate } from '../resources.ts';
import type { World } from '../world.ts';
import { storedNumber, storedText } from './read.ts';

/** Sets the status of a certificate to a given or to its next value. */
export function verifyCertificate({ input, key }: Submitted, { store }: World): Outcome {
  const names = storedText(input, 'action') === 'set_status';
  if (names && storedText(input, 'to_status') === undefined) return business(100326);
  const certificate = store.certificates.get(storedText(input, 'certificate_code') ?? '');
  if (certificate === undefined || certificate.organisation !== key.organisation) return business(100320);
  const detail = obstacle(certificate, { tplId: storedNumber(input, 'tpl_id'), authorization: storedText(input, 'authorization_code') });
  if (detail !== undefined) return business(detail);
  if (!names && certificate.status === 'used') return business(100326);
  const status = names && storedText(input, 'to_status') === 'pending' ? 'pending' : 'used';
  store.certificates.set(certificate.code, { ...certificate, status });
  return success({ certificate_code: certificate.code, status });
}

interface Claim {
  readonly tplId: number | undefined;
  readonly authorization: string | undefined;
}

/** Why the certificate cannot be verified; errors of the request come first. */
function obstacle(certificate: Certificate, { tplId, authorization }: Claim): Detail | undefined {
  if (tplId !== undefined && tplId !== certificate.form) return 100323;
  if (authorization !== undefined && authorization !== certificate.authorization) return 100327;
  if (!certificate.permitted) return 100328;
  if (!certificate.enabled) return 100321;
  if (!certificate.approved) return 100322;
  if (certificate.ended) return 100324;
  if (!certificate.identified) return 100329;
  return certificate.genuine ? undefined : 100319;
}
