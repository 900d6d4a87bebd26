/// New Relic's webhooks: workflows, whose body is a template people may change, and the
/// notification channels before them.
@NullMarked
package dev.remediator.adapter.newrelic;

import org.jspecify.annotations.NullMarked;
