/// Opsgenie's webhooks, and those of its successor, the operations of Jira Service Management,
/// which sends the same.
@NullMarked
package dev.remediator.adapter.opsgenie;

import org.jspecify.annotations.NullMarked;
