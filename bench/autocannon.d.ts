/** The part of autocannon that the throughput benchmark uses. The package has no types. */
declare module 'autocannon' {
  export interface Request {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  }

  export interface Client {
    readonly setRequests: (requests: readonly Request[]) => void;
  }

  export interface Options {
    readonly url: string;
    readonly connections: number;
    /** The total number of requests, over all connections. */
    readonly amount: number;
    readonly setupClient: (client: Client) => void;
    /** Milliseconds between two checks whether the run has ended. */
    readonly sampleInt: number;
  }

  export interface Result {
    readonly errors: number;
    readonly timeouts: number;
    readonly '2xx': number;
  }

  export interface Instance extends PromiseLike<Result> {
    readonly on: (event: 'start' | 'response', listener: () => void) => void;
  }

  export default function autocannon(options: Options): Instance;
}
