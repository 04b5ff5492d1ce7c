import type { ReactNode } from "react";

/** The part of a TanStack query that says whether there is something to show. */
interface Loading<Data> {
  data: Data | undefined;
  isError: boolean;
  refetch: () => unknown;
}

/** Props of {@linkcode Region}. */
export interface RegionProps<Data> {
  /** What is being loaded, as in "the bookings". */
  what: string;
  query: Loading<Data>;
  /** Draws the data. */
  children: (data: Data) => ReactNode;
}

/**
 * A part of the page that needs data. Until there is some, it says that it is
 * loading, or that it failed and can be tried again.
 */
export function Region<Data>({ what, query, children }: RegionProps<Data>) {
  // Old data is better than none, and the desk says how old it is.
  if (query.data !== undefined) return children(query.data);
  if (query.isError) {
    return (
      <div className="region-note" role="alert">
        <p>{capital(what)} could not be loaded.</p>
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

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
