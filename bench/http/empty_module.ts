/** A function that does nothing: what Deno itself takes to start. */
export default { fetch: () => new Response() };
