import type { Params } from "./api.ts";

/** One of a group: takes values of others. */
export interface Member {
  take(params: Params): void;
}

const groups = new Map<string, Group>();

/** Cells of one page that share the values of parameters of the same names. */
export class Group {
  readonly #name: string;
  readonly #members = new Set<Member>();

  private constructor(name: string) {
    this.#name = name;
  }

  static join(name: string, member: Member): Group {
    const group = groups.get(name) ?? new Group(name);
    groups.set(name, group);
    group.#members.add(member);
    return group;
  }

  /** Gives the values of one to all others. */
  share(from: Member, params: Params): void {
    for (const member of this.#members) if (member !== from) member.take(params);
  }

  leave(member: Member): void {
    this.#members.delete(member);
    if (!this.#members.size) groups.delete(this.#name);
  }
}
