/// Uptime Robot's webhook: one event of one monitor per message, with the fields its user chose, as
/// JSON, as a form or in an address.
@NullMarked
package dev.remediator.adapter.uptimerobot;

import org.jspecify.annotations.NullMarked;
