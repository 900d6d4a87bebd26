/// Nagios, and those that took its macros over: Naemon, Checkmk, Centreon, Nagios XI. They call a
/// command; what it sends is up to whoever wrote it.
@NullMarked
package dev.remediator.adapter.nagios;

import org.jspecify.annotations.NullMarked;
