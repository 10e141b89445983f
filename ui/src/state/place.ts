/** A place in the library to go to. */
export interface Place {
  doc: string;
  block?: string;
  address?: string;
  at?: number;
}
