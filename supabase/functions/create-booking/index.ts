import { serveEndpoint } from "../_shared/endpoint.ts";
import { createBooking } from "./endpoint.ts";

export default { fetch: serveEndpoint(createBooking) };
