import { header, hint, members, membersAmong, type Signature, signature, text, value } from './signature.ts';

/** API gateways, by the bodies they make themselves. */
export const GATEWAYS: readonly Signature[] = [
  signature(
    'gateway',
    'Kong',
    membersAmong('message'),
    value(
      '/message',
      /^(no Route matched with those values|An invalid response was received from the upstream server|The upstream server is timing out|failure to get a peer from the ring-balancer|name resolution failed)/,
    ),
  ),
  signature('gateway', 'Kong', membersAmong('message'), header('server', /^kong/i)),
  signature('gateway', 'AWS API Gateway', membersAmong('message'), header('x-amzn-errortype')),
  signature('gateway', 'AWS API Gateway', membersAmong('message'), header('x-amz-apigw-id')),
  signature('gateway', 'AWS API Gateway', members('message'), header('apigw-requestid')),
  signature('gateway', 'AWS API Gateway', members('message'), value('/message', /^Missing Authentication Token$/)),
  signature('gateway', 'Apigee', value('/fault/detail/errorcode', /./), value('/fault/faultstring', /./)),
  signature(
    'gateway',
    'Azure API Management',
    members('statusCode', 'message'),
    value('/message', /^(Resource not found|Access denied due to |Rate limit is exceeded|Unable to match incoming request)/),
  ),
  signature(
    'gateway',
    'Tyk',
    members('error'),
    value(
      '/error',
      /^(Requested endpoint is forbidden|Access to this API has been disallowed|Authorization field missing|API rate limit exceeded)$/i,
    ),
  ),
  signature('gateway', 'gRPC gateway', members('code', 'message', 'details'), value('/code', /^\d{1,2}$/), value('/details', /^\[/)),
  signature('gateway', 'KrakenD', text(/^(?!.)/s, 'no body'), header('x-krakend')),
];

export const GATEWAY_HINTS: readonly Signature[] = [
  hint('gateway', 'Kong', 'x-kong-response-latency'),
  hint('gateway', 'Kong', 'server', /^kong/i),
  hint('gateway', 'Kong', 'via', /kong/i),
  hint('gateway', 'AWS API Gateway', 'x-amzn-errortype'),
  hint('gateway', 'AWS API Gateway', 'x-amz-apigw-id'),
  hint('gateway', 'AWS API Gateway', 'apigw-requestid'),
  hint('gateway', 'KrakenD', 'x-krakend'),
];
