import type { ReactNode } from "react";

/** The part of a query that says whether there is something to show. */
interface Loading<Data> {
  data: Data | undefined;
  isError: boolean;
  refetch: () => unknown;
}

/** What {@linkcode Region} shows. */
export interface RegionProps<Data> {
  /** What is being loaded, as in "the bookings". */
  what: string;
  query: Loading<Data>;
  children: (data: Data) => ReactNode;
}

/** A part of the page, or word of its loading or failing. */
export function Region<Data>({ what, query, children }: RegionProps<Data>) {
  // Old data is better than none; the freshness says how old.
  if (query.data !== undefined) return children(query.data);
  if (query.isError) {
    return (
      <div className="region-note" role="alert">
        <p>Could not load {what}. Check the connection.</p>
        <button
          type="button"
          className="button"
          onClick={() => query.refetch()}
        >
          Try again
        </button>
      </div>
    );
  }
  return (
    <div className="region-note" aria-busy="true">
      <p>Loading {what}…</p>
    </div>
  );
}
