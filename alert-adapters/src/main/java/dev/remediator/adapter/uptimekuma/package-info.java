/// Uptime Kuma's webhook: one heartbeat of one monitor per message, as JSON, as a form or in an
/// address.
@NullMarked
package dev.remediator.adapter.uptimekuma;

import org.jspecify.annotations.NullMarked;
