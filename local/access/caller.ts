/** Who calls a service: the session of a role. Nobody is the owner of the account, who may do everything. */
export interface Caller {
  /** The role's name. */
  readonly role: string
  /** As AWS names it: of a function its name, of a container the id of its task. */
  readonly session: string
  /**
   * `glue` for a job's script, which reads tables and writes files by itself: it needs the rights on data, and none on the
   * service that runs its statement here.
   */
  readonly by?: 'glue'
}

/** The session of a role that is given by name or ARN; nobody where there is none. `session` is cut to the 64 characters that AWS takes. */
export function callerAs(role: string | undefined, session: string, by?: Caller['by']): Caller | undefined {
  const name = role?.slice(role.lastIndexOf('/') + 1)
  if (name === undefined || name === '') return undefined
  return { role: name, session: session.replace(/[^\w+=,.@-]/g, '-').slice(0, 64), ...(by && { by }) }
}

/** The ARN of a role of the account. */
export function roleArnOf(name: string, accountId: string): string {
  return `arn:aws:iam::${accountId}:role/${name}`
}

/** How AWS calls a caller in its errors. */
export function callerArn({ role, session }: Caller, accountId: string): string {
  return `arn:aws:sts::${accountId}:assumed-role/${role}/${session}`
}
