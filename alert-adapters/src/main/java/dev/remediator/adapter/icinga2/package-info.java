/// Icinga 2: notification commands, the event stream, Icinga Notifications' push API.
@NullMarked
package dev.remediator.adapter.icinga2;

import org.jspecify.annotations.NullMarked;
