/// Pingdom's state change webhook: one check per message, UP and DOWN.
@NullMarked
package dev.remediator.adapter.pingdom;

import org.jspecify.annotations.NullMarked;
