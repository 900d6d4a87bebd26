/// The heart: what is decided about a resource, and why. Pure: no clock, no chance, no I/O.
///
/// [dev.remediator.remediation.Remediator] takes what is known about one resource and one event and
/// answers with what is known afterwards and what shall be done. Every decision is logged with a
/// [dev.remediator.reason.Reason] from a closed list.
///
/// ```text
///             no playbook                       ┌──────────────── next remedy ───────────────┐
///  alert ──┬──────────────► unmatched           ▼                                            │
///          │  too often                     asking ──allowed──► acting ──done──► verifying ──┤
///          ├────────────► flapping ─┐    ▲   │   ▲               │  │ failed, timed out    │
///          ├─ held-for ─► watching ─┤    │   └───┘ held          │  └──────────────────────►┤
///          └────────────────────────┴─► waiting   ▲              │                          │
///                                     for the lock └──── halted ─┘   clear and held ────────┴► healed
///                                                                    ladder exhausted ──► paging ──► paged
/// ```
///
/// From each of them an alert that clears ends the incident, or what is left of it. Nothing is done
/// and nobody is paged before the warden has said so; what [dev.remediator.remediation.Remediator]
/// wants to tell it are effects like all others.
@NullMarked
package dev.remediator.remediation;

import org.jspecify.annotations.NullMarked;
