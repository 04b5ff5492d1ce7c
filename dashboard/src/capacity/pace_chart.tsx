import type { CountedService } from "../data/service_reading.ts";
import { timeOfDay } from "../time/zoned_time.ts";
import { useWording } from "../wording/use_wording.ts";

/** The guests who start in each quarter of an hour, and the advised number. */
export function PaceChart({ service }: { service: CountedService }) {
  const { pace, paceCovers } = service;
  const { timeZone } = useWording();
  if (pace.length === 0) return null;
  const most = Math.max(paceCovers ?? 0, ...pace.map(({ covers }) => covers));
  return (
    <table className="pace">
      <caption>
        Guests per 15 minutes{paceCovers !== null && `, ${paceCovers} advised`}
      </caption>
      <tbody>
        {pace.map(({ startAt, covers }) => (
          <tr key={startAt}>
            <th scope="row">{timeOfDay(startAt, timeZone)}</th>
            <td>
              <span
                className="pace-bar"
                style={{ width: `${100 * covers / most}%` }}
              />
            </td>
            <td>
              {covers}
              {paceCovers !== null && covers > paceCovers && " !"}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
