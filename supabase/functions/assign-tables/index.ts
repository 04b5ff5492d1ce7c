import { serveEndpoint } from "../_shared/endpoint.ts";
import { assignTables } from "./handler.ts";

export default { fetch: serveEndpoint(assignTables) };
