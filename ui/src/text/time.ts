/** Times and dates as they are read in Vietnamese. */

const two = (value: number) => String(value).padStart(2, '0');
const DAYS = ['Chủ Nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'];
const DAY = 86_400_000;

/** "09:14" */
export function clock(time: number): string {
  const date = new Date(time);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** "hôm nay", "hôm qua", "thứ Sáu, 20/11", and the year where it is another one. */
export function day(time: number, now: number): string {
  const date = new Date(time);
  const today = new Date(now);
  const days = Math.round((midnight(today) - midnight(date)) / DAY);
  if (days === 0) return 'hôm nay';
  if (days === 1) return 'hôm qua';
  const short = `${date.getDate()}/${date.getMonth() + 1}`;
  if (date.getFullYear() !== today.getFullYear()) return `${short}/${date.getFullYear()}`;
  return `${DAYS[date.getDay()] ?? ''}, ${short}`;
}

/** "hôm nay, 08:02" */
export function moment(time: number, now: number): string {
  return `${day(time, now)}, ${clock(time)}`;
}

/** A running clock: "24:18", from an hour on "1:24:18". */
export function stopwatch(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/** The same for a screen reader. */
export function spokenMinutes(milliseconds: number): number {
  return Math.max(0, Math.round(milliseconds / 60_000));
}

/** "2022-01-24" as "24/01/2022"; anything else as it stands. */
export function isoDate(iso: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(iso);
  return parts ? `${parts[3]}/${parts[2]}/${parts[1]}` : iso;
}

export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}

function midnight(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

/** "24/12/2026" */
export function shortDate(time: number): string {
  const date = new Date(time);
  return `${date.getDate()}/${date.getMonth() + 1}/${date.getFullYear()}`;
}

/** "2026-11-24", for the names of files. */
export function fileDate(time: number): string {
  const date = new Date(time);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
