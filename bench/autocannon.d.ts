/** As much of the load generator as is used here; it ships no types. */
declare module 'autocannon' {
  export interface Client {
    setRequests(requests: { path: string; headers?: Record<string, string> }[]): void;
  }
  export interface Options {
    url: string;
    connections: number;
    duration: number;
    headers?: Record<string, string>;
    setupClient?: (client: Client) => void;
  }
  export interface Result {
    duration: number;
    errors: number;
    timeouts: number;
    statusCodeStats: Record<string, { count: number }>;
  }
  export interface Run extends Promise<Result> {
    on(event: 'response', heard: (client: Client, status: number, bytes: number, milliseconds: number) => void): this;
  }
  export default function autocannon(options: Options): Run;
}
