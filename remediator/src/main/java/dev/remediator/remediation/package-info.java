/// The heart: what is decided about a resource, and why. Pure: no clock, no chance, no I/O.
///
/// [dev.remediator.remediation.Remediator] takes what is known about one resource and one event and
/// answers with what is known afterwards and what shall be done. Every decision is logged with a
/// [dev.remediator.reason.Reason] from a closed list.
///
/// ```text
///             no playbook                                  ┌────────── next remedy ─────────┐
///  alert ──┬──────────────► unmatched                      ▼                                │
///          │                                            acting ──done──► verifying ──┬─────►┤
///          ├─ held-for ─► watching ─┐   lock is free ▲     │ failed, timed out       │      │
///          └────────────────────────┴─► waiting ─────┘     └─────────────────────────┼─────►┤
///                 │                       │                       clear and held ────┴► healed
///                 └── cleared             └── cleared                  ladder exhausted ──► paged
/// ```
@NullMarked
package dev.remediator.remediation;

import org.jspecify.annotations.NullMarked;
