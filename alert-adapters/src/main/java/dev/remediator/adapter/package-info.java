/// The door: what a monitoring system sent becomes alerts, or a reasoned rejection.
///
/// Pure. Bytes and headers come in, a value goes out; nothing here reads a clock, a file or the
/// network. One package below this one is one kind of sender, and the senders do not know each
/// other.
@NullMarked
package dev.remediator.adapter;

import org.jspecify.annotations.NullMarked;
