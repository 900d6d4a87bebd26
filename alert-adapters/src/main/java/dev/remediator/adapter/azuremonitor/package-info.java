/// Azure Monitor's alerts: the common alert schema, and the older ones an action group still sends
/// without it.
@NullMarked
package dev.remediator.adapter.azuremonitor;

import org.jspecify.annotations.NullMarked;
