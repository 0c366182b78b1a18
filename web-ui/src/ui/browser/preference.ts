// What this browser remembers for its reader. A browser that forbids storage forgets, and nothing
// else breaks.

export interface Preference {
  read(): string | null
  write(value: string): void
}

export function preference(key: string): Preference {
  return {
    read() {
      try {
        return localStorage.getItem(key)
      } catch {
        return null
      }
    },
    write(value) {
      try {
        localStorage.setItem(key, value)
      } catch {
        // Kept for this page only.
      }
    },
  }
}
