/** The ids of roles, of which role names are made: `<what>-<suffix>`. */
export const ROLE_ID = Object.freeze({
  stateMachine: (name: string) => `${name}-workflow`,
  function: (name: string) => `${name}-function`,
  crawler: (id: string) => `${id}-crawler`,
  glueJob: (id: string) => `${id}-job`,
  /** What the container does. */
  fargateTask: (id: string) => `${id}-task`,
  /** What ECS does to start it. */
  fargateStart: (id: string) => `${id}-task-start`,
  trigger: (id: string) => `${id}-trigger`,
})
