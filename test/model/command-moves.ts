import type { Command } from '../../src/domain/commands';
import { FROM_AN_ADDRESS, FROM_AN_AGENT } from '../../src/domain/conversation';
import { asConversationSid } from '../../src/domain/ids';
import { refusalOf } from '../../src/domain/process';
import { currentLeg } from '../../src/domain/process/legs';
import type { TransferTarget } from '../../src/domain/transfer';
import type { Hear, Move } from './move';
import { spend, type Budget } from './budget';
import type { World } from './world';

/** What people ask of the interaction, and what they write. */
export class CommandMoves {
  constructor(private readonly hear: Hear) {}

  from(world: World): Move[] {
    const { commands, transfers, consults, consultEnds, parks, replies, supervised, agentWrites } =
      world.budget;
    const backend = { kind: 'backend', id: 'b' } as const;
    const left: Command = { kind: 'cancel', by: backend, onBehalfOf: 'customer', reason: 'left' };
    return [
      ...(commands > 0 ? this.command(world, 'the customer leaves', left, 'commands') : []),
      ...(transfers > 0 ? this.transfers(world) : []),
      ...(consults > 0 ? this.consults(world) : []),
      ...(consultEnds > 0 ? this.consultEnds(world) : []),
      ...(parks > 0 ? this.parks(world) : []),
      ...(replies > 0 ? this.replies(world) : []),
      ...(supervised > 0 ? this.supervised(world) : []),
      ...(agentWrites > 0 ? this.agentWrites(world) : []),
      ...(world.budget.escalations > 0 ? this.escalates(world) : []),
      ...this.sentAgain(world),
    ];
  }

  /** The answer did not reach whoever sent it. */
  private sentAgain(world: World): Move[] {
    if (world.budget.twice === 0) return [];
    return world.sent.map(({ commandId, command }) => {
      const heard = this.hear(world, { kind: 'command', commandId, bodyHash: '', command });
      return {
        label: `the ${command.kind} is sent again`,
        world: { ...heard, budget: spend(world.budget, 'twice') },
      };
    });
  }

  private transfers(world: World): Move[] {
    const { acceptance } = currentLeg(world.process);
    if (acceptance === null) return [];
    const by = { kind: 'agent', id: acceptance.agentSid } as const;
    const other = acceptance.agentName === 'ana' ? 'ben' : 'ana';
    const targets: TransferTarget[] = [
      { kind: 'queue', queue: other === 'ben' ? 'everybody' : 'senior' },
      { kind: 'agent', agent: other },
    ];
    return targets.flatMap((to) =>
      (['warm', 'cold'] as const).flatMap((mode) => {
        const command: Command = {
          kind: 'transfer',
          by,
          to,
          mode,
          note: null,
          desktop: false,
          override: false,
        };
        const where = to.kind === 'queue' ? to.queue : to.agent;
        return this.command(
          world,
          `${acceptance.agentName} transfers to ${where}, ${mode}`,
          command,
          'transfers',
        );
      }),
    );
  }

  private consults(world: World): Move[] {
    const { acceptance } = currentLeg(world.process);
    if (acceptance === null) return [];
    const by = { kind: 'agent', id: acceptance.agentSid } as const;
    const to = { kind: 'queue', queue: acceptance.agentName === 'ana' ? 'everybody' : 'senior' } as const;
    return (['private', 'joined'] as const).flatMap((mode) => {
      const command: Command = { kind: 'consult', by, to, mode, note: null, desktop: false };
      return this.command(world, `${acceptance.agentName} asks for a ${mode} consult`, command, 'consults');
    });
  }

  private consultEnds(world: World): Move[] {
    const { legs, currentLegId } = world.process;
    const holders = legs.flatMap(({ legId, acceptance }) => (acceptance ? [{ legId, acceptance }] : []));
    return holders.flatMap(({ legId, acceptance }) => {
      const by = { kind: 'agent', id: acceptance.agentSid } as const;
      const ends = legId === currentLegId ? [false, true] : [false];
      return ends.flatMap((handOver) => {
        const label = `${acceptance.agentName} ${handOver ? 'hands over in' : 'ends'} the consult`;
        return this.command(world, label, { kind: 'end_consult', by, handOver }, 'consultEnds');
      });
    });
  }

  private escalates(world: World): Move[] {
    const { acceptance } = currentLeg(world.process);
    if (acceptance === null) return [];
    const by = { kind: 'agent', id: acceptance.agentSid } as const;
    const command: Command = { kind: 'escalate', by, ladder: 'help', level: 1, note: null };
    return this.command(world, `${acceptance.agentName} escalates`, command, 'escalations');
  }

  private parks(world: World): Move[] {
    const { acceptance } = currentLeg(world.process);
    if (acceptance === null) return [];
    const by = { kind: 'agent', id: acceptance.agentSid } as const;
    const until = world.now + 600_000;
    return this.command(
      world,
      `${acceptance.agentName} parks it`,
      { kind: 'park', by, until, note: null },
      'parks',
    );
  }

  private replies(world: World): Move[] {
    const wrote = { ...world.wrote, customerAt: world.now };
    const heard = this.message({ ...world, wrote }, FROM_AN_ADDRESS);
    return [{ label: 'the customer writes', world: { ...heard, budget: spend(world.budget, 'replies') } }];
  }

  private agentWrites(world: World): Move[] {
    const { acceptance, end } = currentLeg(world.process);
    if (acceptance === null || end !== null) return [];
    const heard = this.message({ ...world, wrote: { ...world.wrote, agentAt: world.now } }, FROM_AN_AGENT);
    const label = `${acceptance.agentName} writes`;
    return [{ label, world: { ...heard, budget: spend(world.budget, 'agentWrites') } }];
  }

  private message(world: World, author: string): World {
    const told = {
      key: `${author}@${world.now}`,
      at: world.now,
      conversationSid: asConversationSid(''),
      author,
    };
    return this.hear(world, { kind: 'conversation', event: { type: 'message.added', ...told } });
  }

  private supervised(world: World): Move[] {
    const by = { kind: 'supervisor', id: 's' } as const;
    const reason = 'model';
    const commands: readonly Command[] = [
      { kind: 'take_over', by, agent: 'ana', reason },
      { kind: 'move', by, to: { kind: 'queue', queue: 'everybody' }, reason },
      { kind: 'move', by, to: { kind: 'queue', queue: 'senior' }, reason },
      { kind: 'requeue', by, reason },
      { kind: 'force_complete', by, reason },
    ];
    return commands.flatMap((command) => this.command(world, named(command), command, 'supervised'));
  }

  /** As the workflow's update does: refused by the validator, or pushed. */
  command(world: World, label: string, command: Command, costs: keyof Budget): Move[] {
    if (refusalOf(world.process, command) !== null) return [];
    const commandId = `${command.kind}-${world.budget[costs]}`;
    const heard = this.hear(world, { kind: 'command', commandId, bodyHash: '', command });
    const sent = [...world.sent, { commandId, command }];
    return [{ label, world: { ...heard, sent, budget: spend(world.budget, costs) } }];
  }
}

const named = (command: Command): string =>
  `a supervisor: ${command.kind}${command.kind === 'move' ? ` to ${JSON.stringify(command.to)}` : ''}`;
