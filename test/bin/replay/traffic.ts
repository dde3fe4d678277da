/* A small afternoon at a small bank, in the formats of docs/replay.md. Made up. */

export const LOG = `contact_id,queue,priority,route_requested_at,wait_s,outcome,service_s
c1,PS,0,2026-03-02T10:00:00,0,served,60
c2,PS,2,2026-03-02T10:00:30,40,served,90
c3,NE,0,2026-03-02T10:01:00,45,abandoned_queue,0
c4,PS,0,2026-03-02T10:01:30,0,abandoned_vru,0
c5,IN,1,2026-03-02T10:02:00,0,phantom,0
c6,NE,0,2026-03-02T10:03:00,5,served,30
c7,PS,0,2026-03-02T10:20:00,5,served,30
`;

/** Seconds since Sunday: 2026-03-01 is one, so Monday 10:00 is 122,400. Nobody speaks for NE before 10:02. */
export const AVAILABILITY = `agent,from_s,to_s,skills
A1,122000,124000,PS
A2,122520,124000,NE|IN
A3,10,20,PS
`;

export const WINDOW = { from: '2026-03-02T10:00', to: '2026-03-02T10:05' };
