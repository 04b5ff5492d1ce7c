import { serveEndpoint } from "../_shared/endpoint.ts";
import { seatBookings } from "./endpoint.ts";

export default { fetch: serveEndpoint(seatBookings) };
