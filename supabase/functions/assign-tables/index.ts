import { serveEndpoint } from "../_shared/endpoint.ts";
import { assignTables } from "./endpoint.ts";

export default { fetch: serveEndpoint(assignTables) };
