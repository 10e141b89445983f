import type { ApiError, ErrorCode } from './types/commands';

/** A command that failed. The message is English, for the log; the reader gets the words for the code. */
export class CallError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string) {
    super(message);
    this.name = 'CallError';
    this.code = code;
  }
}

function isApiError(value: unknown): value is ApiError {
  return (
    typeof value === 'object' &&
    value !== null &&
    'code' in value &&
    typeof value.code === 'string' &&
    'message' in value
  );
}

/** Whatever a transport rejects with, as one kind of error. */
export function asCallError(value: unknown): CallError {
  if (value instanceof CallError) return value;
  if (isApiError(value)) return new CallError(value.code, String(value.message));
  return new CallError('internal', value instanceof Error ? value.message : String(value));
}
