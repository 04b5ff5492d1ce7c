import { serveEndpoint } from "../_shared/endpoint.ts";
import { unblockTables } from "./endpoint.ts";

export default { fetch: serveEndpoint(unblockTables) };
