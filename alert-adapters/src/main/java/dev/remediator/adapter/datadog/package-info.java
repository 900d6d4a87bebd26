/// Datadog's webhook, whose body is a template people write: ours, Datadog's own, and those of
/// others that carry the same variables.
@NullMarked
package dev.remediator.adapter.datadog;

import org.jspecify.annotations.NullMarked;
