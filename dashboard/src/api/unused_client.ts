/** Stands in for the parts of supabase-js that the dashboard never uses. */
class UnusedClient {
  // supabase-js passes every new token to its realtime client.
  setAuth(): Promise<void> {
    return Promise.resolve();
  }
}

export {
  UnusedClient as RealtimeClient,
  UnusedClient as StorageApiError,
  UnusedClient as StorageClient,
};
