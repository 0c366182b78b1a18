import type { InjectionKey, Ref } from 'vue'

/** When the incident began beside which a runbook stands, in milliseconds since the epoch. */
export const beganKey: InjectionKey<Readonly<Ref<number | undefined>>> = Symbol('began')
