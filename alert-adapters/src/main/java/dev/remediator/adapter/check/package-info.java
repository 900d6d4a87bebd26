/// What Nagios and its descendants share: states of hosts and services, and kinds of notifications.
/// For the adapters of Nagios and Icinga 2.
@NullMarked
package dev.remediator.adapter.check;

import org.jspecify.annotations.NullMarked;
