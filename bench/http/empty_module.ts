/** A function that does nothing: how long Deno itself takes to start. */
export default { fetch: () => new Response() };
