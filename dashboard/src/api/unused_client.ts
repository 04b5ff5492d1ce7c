/** Stands in for what the dashboard never uses of supabase-js. */
class UnusedClient {
  // supabase-js hands every new token on to its realtime client.
  setAuth(): Promise<void> {
    return Promise.resolve();
  }
}

export {
  UnusedClient as RealtimeClient,
  UnusedClient as StorageApiError,
  UnusedClient as StorageClient,
};
